//! Headers as typed values.

use std::collections::BTreeMap;

use http::HeaderMap;
use http::header::{HeaderName, HeaderValue};

use crate::runtime::headers::{Form, read};

fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(HeaderName::from_static(name), HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    headers
}

#[test]
fn headers_are_read_by_their_form() {
    let map =
        headers(&[("x-text", " grün, blue "), ("x-number", "007"), ("x-flag", "true"), ("x-json", "{\"a\": [1]}")]);
    assert_eq!(read(&map, "X-Text", Form::Text), Some("grün, blue".to_owned()));
    assert_eq!(read(&map, "X-Number", Form::Literal), Some(7_i64));
    assert_eq!(read(&map, "X-Flag", Form::Literal), Some(true));
    assert_eq!(read(&map, "X-Json", Form::Json), Some(BTreeMap::from([("a".to_owned(), vec![1_i64])])));
    assert_eq!(read::<i64>(&map, "X-Text", Form::Literal), None);
    assert_eq!(read::<i64>(&map, "X-Missing", Form::Literal), None);
    assert_eq!(read::<i32>(&headers(&[("x-big", "3000000000")]), "X-Big", Form::Literal), None);
    assert_eq!(read(&headers(&[("x-zero", "-0.50")]), "X-Zero", Form::Literal), Some(-0.5));
}

#[test]
fn lists_are_one_whatever_lines_they_come_in() {
    let map = headers(&[("x-ids", "1, 2"), ("x-ids", "3,"), ("x-names", "a , b")]);
    assert_eq!(read(&map, "X-Ids", Form::Literals), Some(vec![1_i64, 2, 3]));
    assert_eq!(read(&map, "X-Names", Form::Texts), Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(read::<Vec<i64>>(&map, "X-Names", Form::Literals), None);
    let cookies = headers(&[("set-cookie", "a=1; Expires=Wed, 21 Oct 2015 07:28:00 GMT"), ("set-cookie", "b=2")]);
    let expected = vec!["a=1; Expires=Wed, 21 Oct 2015 07:28:00 GMT".to_owned(), "b=2".to_owned()];
    assert_eq!(read(&cookies, "Set-Cookie", Form::Texts), Some(expected));
}

#[test]
fn objects_are_pairs() {
    let expected = BTreeMap::from([("R".to_owned(), 100_i64), ("G".to_owned(), 200)]);
    let map = headers(&[("x-joined", "R,100,G,200"), ("x-exploded", "R=100,G=200"), ("x-odd", "R,100,G")]);
    assert_eq!(read(&map, "X-Joined", Form::Object { exploded: false }), Some(expected.clone()));
    assert_eq!(read(&map, "X-Exploded", Form::Object { exploded: true }), Some(expected));
    assert_eq!(read::<BTreeMap<String, i64>>(&map, "X-Odd", Form::Object { exploded: false }), None);
    let texts = BTreeMap::from([("a".to_owned(), "1".to_owned())]);
    assert_eq!(read(&headers(&[("x-texts", "a=1")]), "X-Texts", Form::Object { exploded: true }), Some(texts));
}
