//! The style table of `OpenAPI`, and what it does not say.

use super::recorder::{call, refused, sent, value};
use crate::runtime::json::Encode;
use crate::runtime::or_empty::OrEmpty;
use crate::runtime::style::Style;

/// The columns of the table, the empty list and the empty object.
const VALUES: [&str; 6] =
    [r#""""#, r#""blue""#, r#"["blue","black","brown"]"#, r#"{"R":100,"G":200,"B":150}"#, "[]", "{}"];

async fn query(style: Style, text: &str) -> String {
    let sent = sent(call("/x").query_as(style, "color", &value(text))).await;
    sent.target().strip_prefix("/x").unwrap().to_owned()
}

#[tokio::test]
async fn paths_as_in_the_table() {
    for (style, expected) in [
        (Style::SIMPLE, ["", "blue", "blue,black,brown", "R,100,G,200,B,150", "", ""]),
        (Style::SIMPLE.exploded(), ["", "blue", "blue,black,brown", "R=100,G=200,B=150", "", ""]),
        (Style::LABEL, [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150", ".", "."]),
        (Style::LABEL.exploded(), [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150", "", ""]),
        (
            Style::MATRIX,
            [";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150", ";color", ";color"],
        ),
        (
            Style::MATRIX.exploded(),
            [";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150", "", ""],
        ),
    ] {
        for (text, expected) in VALUES.into_iter().zip(expected) {
            // The letter before it keeps the segment from being none.
            let sent = sent(call("/x{color}").path_as(style, "color", &value(text))).await;
            assert_eq!(sent.target(), format!("/x{expected}"), "{style:?} {text}");
        }
    }
}

#[tokio::test]
async fn queries_as_in_the_table() {
    for (style, expected) in [
        (Style::FORM, ["?color=", "?color=blue", "?color=blue&color=black&color=brown", "?R=100&G=200&B=150", "", ""]),
        (
            Style::FORM.joined(),
            ["?color=", "?color=blue", "?color=blue,black,brown", "?color=R,100,G,200,B,150", "?color=", "?color="],
        ),
        (
            Style::SPACE_DELIMITED,
            [
                "?color=",
                "?color=blue",
                "?color=blue%20black%20brown",
                "?color=R%20100%20G%20200%20B%20150",
                "?color=",
                "?color=",
            ],
        ),
        (
            Style::PIPE_DELIMITED,
            [
                "?color=",
                "?color=blue",
                "?color=blue%7Cblack%7Cbrown",
                "?color=R%7C100%7CG%7C200%7CB%7C150",
                "?color=",
                "?color=",
            ],
        ),
        (
            Style::PIPE_DELIMITED.exploded(),
            ["?color=", "?color=blue", "?color=blue&color=black&color=brown", "?R=100&G=200&B=150", "", ""],
        ),
        (
            Style::DEEP_OBJECT,
            [
                "?color=",
                "?color=blue",
                "?color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
                "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
                "",
                "",
            ],
        ),
        (
            Style::JSON,
            [
                "?color=%22%22",
                "?color=%22blue%22",
                "?color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D",
                "?color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
                "?color=%5B%5D",
                "?color=%7B%7D",
            ],
        ),
    ] {
        for (text, expected) in VALUES.into_iter().zip(expected) {
            assert_eq!(query(style, text).await, expected, "{style:?} {text}");
        }
    }
    assert_eq!(query(Style::TEXT, r#""a,b c""#).await, "?color=a%2Cb%20c");
}

#[tokio::test]
async fn headers_and_cookies() {
    for (style, expected) in [
        (Style::SIMPLE, [Some(""), Some("blue"), Some("blue,black,brown"), Some("R,100,G,200,B,150"), Some("")]),
        (Style::SIMPLE.exploded(), [Some(""), Some("blue"), Some("blue,black,brown"), Some("R=100,G=200,B=150"), None]),
    ] {
        for (text, expected) in VALUES.into_iter().zip(expected) {
            let sent = sent(call("/x").header_as(style, "X-Color", &value(text))).await;
            assert_eq!(sent.header("x-color"), expected, "{style:?} {text}");
        }
    }
    let plain = sent(call("/x").header("X-Name", &"a b%;é").header_as(Style::JSON, "X-Json", &value(r#"["é"]"#))).await;
    assert_eq!((plain.header("x-name"), plain.header("x-json")), (Some("a b%;é"), Some(r#"["é"]"#)));
    let list = value(r#"["a b","c;d"]"#);
    let cookies =
        call("/x").cookie("one", &list).cookie_as(Style::FORM.joined(), "two", &list).cookie("none", &value("[]"));
    assert_eq!(sent(cookies).await.header("cookie"), Some("one=a%20b; one=c%3Bd; two=a%20b,c%3Bd"));
    assert_eq!(sent(call("/x").cookie("none", &None::<String>)).await.header("cookie"), None);
}

#[tokio::test]
async fn a_header_holds_no_control_character() {
    for secret in ["secret\r\nX: y", "secret\0", "secret\u{7f}"] {
        let error = refused(call("/x").header("X-Name", &secret)).await;
        assert_eq!(error, "the value for the header `X-Name` holds a character that no header may hold");
    }
}

#[tokio::test]
async fn reserved_characters() {
    let all = r#""a:/?@!$'()*,;=#[]&+% |é""#;
    // The URL library escapes an apostrophe once more; that is the same URL.
    assert_eq!(query(Style::FORM.reserved(), all).await, "?color=a:/?@!$%27()*,;=%23%5B%5D%26%2B%25%20%7C%C3%A9");
    assert_eq!(
        query(Style::FORM, all).await,
        "?color=a%3A%2F%3F%40%21%24%27%28%29%2A%2C%3B%3D%23%5B%5D%26%2B%25%20%7C%C3%A9"
    );
    assert_eq!(query(Style::FORM.joined().reserved(), r#"["a,b","c/d"]"#).await, "?color=a%2Cb,c/d");
    assert_eq!(query(Style::FORM.reserved(), r#"{"a=b/c":"d=e/f"}"#).await, "?a%3Db%2Fc=d=e/f");
}

#[tokio::test]
async fn what_lies_deeper() {
    let nested = r#"{"a":{"b":[1,{"c":true}],"n":null},"d e":"f&g","x":[]}"#;
    assert_eq!(
        query(Style::DEEP_OBJECT, nested).await,
        "?color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=true&color%5Bd%20e%5D=f%26g"
    );
    assert_eq!(query(Style::FORM, r#"[[1,2],{"a":null}]"#).await, "?color=%5B1%2C2%5D&color=%7B%22a%22%3Anull%7D");
    assert_eq!(query(Style::FORM, r#"{"a":[1],"b":null}"#).await, "?a=%5B1%5D");
    assert_eq!(query(Style::FORM.joined(), "[1,null,2]").await, "?color=1,2");
}

#[tokio::test]
async fn numbers_keep_their_digits() {
    for number in ["123456789012345678901234567890.10", "-0", "1E400", "18446744073709551615", "2.50"] {
        assert_eq!(query(Style::FORM, number).await, format!("?color={number}"));
    }
    assert_eq!(query(Style::FORM, "[true,false]").await, "?color=true&color=false");
    let error = refused(call("/x").query("limit", &f64::NAN)).await;
    assert_eq!(error, "the query parameter `limit` cannot be written: a number that is not finite has no form in JSON");
}

#[tokio::test]
async fn what_is_absent_is_not_sent() {
    let absent: &dyn Encode = &None::<String>;
    let all = call("/x").query("a", absent).query_as(Style::JSON, "b", absent).header("X-C", absent);
    let sent = sent(all.query_as(Style::DEEP_OBJECT, "d", absent)).await;
    assert_eq!((sent.target(), sent.header("x-c")), ("/x", None));
}

#[tokio::test]
async fn a_value_may_be_empty() {
    let (empty, full) = (Some(OrEmpty::<i64>::Empty), Some(OrEmpty::from(1)));
    let sent = sent(call("/x").query("a", &empty).query("b", &full).query("c", &None::<OrEmpty<i64>>)).await;
    assert_eq!(sent.target(), "/x?a=&b=1");
}

#[tokio::test]
async fn names_are_escaped() {
    let sent = sent(call("/x?y=1").query("a[]&=", &1)).await;
    assert_eq!(sent.target(), "/x?y=1&a%5B%5D%26%3D=1");
}
