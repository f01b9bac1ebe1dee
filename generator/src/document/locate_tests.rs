//! Where things stand.

use super::{Syntax, Wanted};
use crate::pointer::Pointer;

fn marked<'t>(text: &'t str, syntax: Syntax, pointer: &str) -> Option<&'t str> {
    let pointer = Pointer::from_fragment(pointer)?;
    let mut wanted = Wanted::new([&pointer]);
    wanted.find(text, syntax);
    let mut first = Wanted::new([&pointer]);
    first.find_first(text, syntax);
    assert_eq!(first.nearest(&pointer), wanted.nearest(&pointer), "{pointer}");
    text.get(wanted.nearest(&pointer)?)
}

#[test]
fn sections_are_where_the_parser_finds_them() {
    let text = "# A comment.\nopenapi: 3.1.0\ninfo:\n  title: ä\n  description: |\n    components:\n      b: 1\n  'x: y':\n    z: 1\n\n\
                servers:\n- url: a\n- url:\n    b\npaths:\n  # /c:\n  \"/c\":\n    get:\n      tags: [d,\n      e]\n\
                \x20     responses:\n        200: {f: 1}\n        '4XX':\n          g: \"h\n  i:\n  \"\n  /j: &k\n    l: ö\n  /m: *k\n";
    for pointer in [
        "",
        "/openapi",
        "/info",
        "/info/title",
        "/info/description",
        "/info/components/b",
        "/info/x: y/z",
        "/servers",
        "/servers/0/url",
        "/servers/1/url",
        "/paths",
        "/paths/~1c",
        "/paths/~1c/get",
        "/paths/~1c/get/tags/1",
        "/paths/~1c/get/responses/200/f",
        "/paths/~1c/get/responses/4XX/g",
        "/paths/~1j",
        "/paths/~1j/l",
        "/paths/~1m/l",
        "/paths/i",
        "/nowhere/at/all",
    ] {
        assert!(marked(text, Syntax::Yaml, pointer).is_some());
    }
    for text in [
        "- a\n- b: 1\n",
        "{a: {b: 1},\nb: 2}\n",
        "a: {\n}\nb:\n  c: 1\n",
        "? a\n: b\n",
        "a:\n- b: 1\n  c: 2\n",
        "---\na: 1\n",
    ] {
        for pointer in ["/a", "/b", "/a/b", "/b/c", "/1/b", "/a/0/c"] {
            marked(text, Syntax::Yaml, pointer);
        }
    }
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
    assert_eq!(marked("/text"), Some("first"));
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
