//! The headers that the document describes, as typed values.

use fixture_response_media_types::models::ReadHeadersResponse204XKind as Kind;

use super::*;

async fn read(lines: &[&str]) -> ReadHeadersHeaders {
    let bytes = raw::head("204 No Content", lines, "");
    let response = client(bytes).await.read_headers().await.unwrap();
    response.declared_headers().clone()
}

#[tokio::test]
async fn headers_are_values() {
    let headers = read(&[
        "X-Count: 3",
        "X-Open: true",
        "X-Words: a, b ,c",
        "X-Numbers: 1,2, -3",
        "X-Day: 2024-02-29",
        "X-Place: room,b 1,shelf,3",
        "X-Place-Exploded: room=b=2,shelf=4",
        "X-Record: {\"title\": \"a, b\"}",
        "X-Kind: map",
    ])
    .await;
    assert_eq!(headers.x_count, Some(3));
    assert_eq!(headers.x_open, Some(true));
    assert_eq!(headers.x_words, Some(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]));
    assert_eq!(headers.x_numbers, Some(vec![1, 2, -3]));
    assert_eq!(headers.x_day.as_deref(), Some("2024-02-29"));
    assert_eq!(headers.x_place, Some(Place::new("b 1", 3)));
    assert_eq!(headers.x_place_exploded, Some(Place::new("b=2", 4)));
    assert_eq!(headers.x_record, Some(Record::new("a, b")));
    assert_eq!(headers.x_kind, Some(Kind::Map));
}

#[tokio::test]
async fn a_list_may_take_several_lines() {
    let headers = read(&["X-Words: a, b", "x-words: c", "X-Numbers: 1", "X-NUMBERS: 2"]).await;
    assert_eq!(headers.x_words.unwrap(), ["a", "b", "c"]);
    assert_eq!(headers.x_numbers.unwrap(), [1, 2]);
}

/// Cookies have commas of their own (RFC 6265, section 3).
#[tokio::test]
async fn cookies_are_one_a_line() {
    let headers = read(&["Set-Cookie: a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "Set-Cookie: b=2"]).await;
    assert_eq!(headers.set_cookie.unwrap(), ["a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "b=2"]);
}

#[tokio::test]
async fn a_header_that_does_not_fit_is_none() {
    let headers = read(&[
        "X-Count: many",
        "X-Open: yes",
        "X-Numbers: 1,two",
        "X-Place: room,b",
        "X-Place-Exploded: room",
        "X-Record: {\"title\"",
    ])
    .await;
    assert_eq!(headers.x_count, None);
    assert_eq!(headers.x_open, None);
    assert_eq!(headers.x_numbers, None);
    assert_eq!(headers.x_place, None);
    assert_eq!(headers.x_place_exploded, None);
    assert_eq!(headers.x_record, None);
    assert_eq!((headers.x_words, headers.x_day, headers.x_kind), (None, None, None));
    assert_eq!(read(&["X-Count: 2147483648"]).await.x_count, None);
}

#[tokio::test]
async fn a_header_may_hold_what_the_document_does_not_know() {
    assert_eq!(read(&["X-Kind: film"]).await.x_kind, Some(Kind::Unknown("film".to_owned())));
}
