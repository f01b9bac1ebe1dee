//! Where things stand.

use super::{Syntax, Wanted};
use crate::pointer::Pointer;

fn marked<'t>(text: &'t str, syntax: Syntax, pointer: &str) -> Option<&'t str> {
    let pointer = Pointer::from_fragment(pointer)?;
    let mut wanted = Wanted::new([&pointer]);
    wanted.find(text, syntax);
    text.get(wanted.nearest(&pointer)?)
}

#[test]
fn finds_places_in_yaml() {
    let text =
        "ä: &x\r\n  - b: one\r\n  - {c: 'two', d: {e: 3}}\r\ntext: |\r\n  first\r\n  second\r\n'q/': *x\r\nempty:\r\n";
    let marked = |pointer| marked(text, Syntax::Yaml, pointer);
    assert_eq!(marked("/ä"), Some("ä"));
    assert_eq!(marked("/ä/0"), Some("b: one"));
    assert_eq!(marked("/ä/0/b"), Some("one"));
    assert_eq!(marked("/ä/1/c"), Some("'two'"));
    assert_eq!(marked("/ä/1/d"), Some("d"));
    assert_eq!(marked("/ä/1/d/e"), Some("3"));
    assert_eq!(marked("/ä/1/d/x/y"), Some("d"));
    assert_eq!(marked("/text"), Some("|"));
    assert_eq!(marked("/q~1/0/b"), Some("'q/'"));
    assert_eq!(marked("/empty"), Some("empty"));
    assert_eq!(marked(""), Some("ä: &x"));
    assert_eq!(marked("/nowhere"), Some("ä: &x"));
}

#[test]
fn finds_places_in_json() {
    let text = "{\n\t\"a\\u00e4\" : [1, {\"b\": \"\\ud83d\\ude00\"}],\n\t\"c\": {\"d\": {}}}";
    let marked = |pointer| marked(text, Syntax::Json, pointer);
    assert_eq!(marked("/aä"), Some("\"a\\u00e4\""));
    assert_eq!(marked("/aä/0"), Some("1"));
    assert_eq!(marked("/aä/1/b"), Some("\"\\ud83d\\ude00\""));
    assert_eq!(marked("/c/d"), Some("\"d\""));
    assert_eq!(marked("/c/x"), Some("\"c\""));
    assert_eq!(marked(""), Some("{"));
}

#[test]
fn finds_what_stands_before_a_mistake() {
    assert_eq!(marked("a: 1\nb: [}\n", Syntax::Yaml, "/a"), Some("1"));
}
