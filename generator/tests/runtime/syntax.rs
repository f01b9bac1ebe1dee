//! Which texts are JSON.

use super::types::{Any, again, refusal, same};
use crate::runtime::json;

#[test]
fn what_is_read_is_written_again() {
    for text in [
        "null",
        "true",
        "false",
        r#""""#,
        r#""a\"\\\n\u0001é😀""#,
        "[]",
        "{}",
        r#"[1,[2.50,{"b":1E400,"a":-0}]]"#,
        "123456789012345678901234567890.10",
    ] {
        assert_eq!(again::<Any>(text), text);
    }
    assert_eq!(again::<Any>(" { \"a\" : [ 1 , 2 ] }\r\n\t"), r#"{"a":[1,2]}"#);
    assert_eq!(again::<Any>(r#""\u00e9\ud83d\ude00\/""#), r#""é😀/""#);
}

#[test]
fn order_does_not_matter_but_duplicates_do() {
    assert!(same(r#"{"a":1,"b":[{"c":2,"d":3}]}"#, r#"{"b":[{"d":3,"c":2}],"a":1}"#));
    assert!(!same(r#"{"a":1}"#, r#"{"a":1,"b":1}"#));
    assert!(!same("[1,2]", "[2,1]"));
    assert!(same(r#"{"a":1,"b":2,"a":3}"#, r#"{"b":2,"a":3}"#));
    assert_eq!(again::<Any>(r#"{"a":1,"\u0061":2}"#), r#"{"a":2}"#);
}

#[test]
fn what_is_no_json_is_told_by_its_place() {
    for (text, place) in [
        ("x", "1, column 1"),
        ("nul1", "1, column 2"),
        ("007", "1, column 2"),
        ("1 2", "1, column 3"),
        ("[1,]", "1, column 4"),
        ("{\"a\" 1}", "1, column 6"),
        ("{a: 1}", "1, column 2"),
        ("[\n  1,\n  +2]", "3, column 3"),
        ("\u{feff}1", "1, column 1"),
        ("NaN", "1, column 1"),
        ("[1.]", "1, column 4"),
        (r#""\ud800""#, "1, column 8"),
        (r#""\udc00""#, "1, column 8"),
    ] {
        assert_eq!(refusal::<Any>(text), format!("$: this is no JSON, at line {place}"), "{text}");
    }
    let error = json::from_slice::<Any>(b"\"secret\xff\"").err().unwrap();
    assert!(error.reason().starts_with("this is no JSON"), "{error}");
}

#[test]
fn what_breaks_off_is_told() {
    for text in
        ["[", "[1", "[1,", "{", r#"{"a"#, r#"{"a":"#, r#"{"a":1"#, r#""abc"#, r#""\"#, r#""\u00"#, "tru", "-", "1."]
    {
        assert_eq!(
            refusal::<Any>(text),
            format!("$: the JSON ends too early, at line 1, column {}", broken_at(text)),
            "{text}"
        );
    }
    for text in ["", "  \n"] {
        assert_eq!(refusal::<Any>(text), "$: the body is empty");
    }
}

/// Behind the text, but of a word the lexer has only read the first letter.
fn broken_at(text: &str) -> usize {
    if text == "tru" { 2 } else { text.len() + 1 }
}

#[test]
fn depth_is_bounded() {
    let nested = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(again::<Any>(&nested(128)), nested(128));
    assert_eq!(refusal::<Any>(&nested(129)), "$: the JSON lies more than 128 levels deep, at line 1, column 129");
    let objects = "{\"a\":".repeat(1_000_000);
    assert!(refusal::<Any>(&objects).contains("128 levels"));
}

#[test]
fn large_objects_are_no_trouble() {
    let entries: Vec<_> = (0..100_000).map(|index| format!("\"k{index}\":{index}")).collect();
    let text = format!("{{{},{}}}", entries.join(","), entries.join(","));
    assert_eq!(again::<Any>(&text), format!("{{{}}}", entries.join(",")));
}
