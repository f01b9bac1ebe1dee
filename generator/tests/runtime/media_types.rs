//! Which of the described media types a server has sent.

use http::HeaderMap;
use http::header::{CONTENT_TYPE, HeaderValue};

use crate::runtime::reply::media_type::choose;

fn said(media_type: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(media_type))])
}

#[test]
fn the_best_fit_is_chosen() {
    let cases: [(&str, &[&'static str], &str); 14] = [
        ("application/json", &["text/csv", "application/json"], "application/json"),
        ("Application/JSON; charset=utf-8", &["text/csv", "application/json"], "application/json"),
        (
            "application/json;profile=\"b\"",
            &["application/json; profile=a", "application/json; profile=b"],
            "application/json; profile=b",
        ),
        ("application/json", &["application/json; profile=a"], "application/json; profile=a"),
        ("application/problem+json", &["text/plain", "application/json"], "application/json"),
        ("application/json", &["application/vnd.x+json"], "application/vnd.x+json"),
        (
            "application/vnd.x.v2+json",
            &["application/vnd.x.v1+json", "application/vnd.x.v2+json"],
            "application/vnd.x.v2+json",
        ),
        ("image/png", &["*/*", "image/*"], "image/*"),
        ("image/png", &["image/*", "image/png"], "image/png"),
        ("application/vnd.x+json", &["application/*+json", "text/plain"], "application/*+json"),
        ("text/html", &["application/json", "*/*"], "*/*"),
        ("text/html", &["application/json"], ""),
        ("", &["application/json", "text/csv"], "application/json"),
        ("nonsense", &["application/json"], ""),
    ];
    for (media_type, described, expected) in cases {
        assert_eq!(choose(&said(media_type), described), expected, "{media_type} of {described:?}");
    }
}

#[test]
fn a_server_that_says_nothing_sends_the_first() {
    assert_eq!(choose(&HeaderMap::new(), &["text/csv", "application/json"]), "text/csv");
    assert_eq!(choose(&HeaderMap::new(), &[]), "");
}
