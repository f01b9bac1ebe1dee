//! Which of the described media types a server has sent.

use http::header::{CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, Response};

use crate::runtime::body::Body;
use crate::runtime::reply::media_type::choose;
use crate::runtime::reply::{self, Reply};
use crate::runtime::transport::Repeat;

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

/// A page that asks to log in holds no event, but is no stream without events either.
#[test]
fn events_are_not_read_from_something_else() {
    for (media_type, expected) in [
        ("text/event-stream; charset=utf-8", None),
        ("", None),
        ("text/html", Some("$: expected events, and the server says that it sent `text/html`")),
        ("application/json", Some("$: expected events, and the server says that it sent `application/json`")),
    ] {
        let mut response = Response::new(());
        *response.headers_mut() = said(media_type);
        let mut reply = Reply::new(Repeat::Harmless, response.into_parts().0, Body::empty(), 100);
        let error = reply::text_events(&mut reply).err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), expected);
    }
}
