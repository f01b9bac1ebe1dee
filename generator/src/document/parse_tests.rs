//! Texts that are odd, and texts that are meant to hurt.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Syntax, parse};
use crate::diagnostics::{Diagnostics, Source};
use crate::value::{Number, Value};

fn read(text: &str) -> Result<(Value, Syntax), Diagnostics> {
    parse(&Arc::new(Source::new("a".to_owned(), text.to_owned())))
}

fn value(text: &str) -> Value {
    read(text).map(|(value, _)| value).map_err(|diagnostics| format!("{diagnostics:?}")).unwrap()
}

fn written(text: &str) -> String {
    serde_json::to_string(&value(text)).unwrap()
}

/// The message and the place of the only complaint.
fn complaint(text: &str) -> (String, Option<(usize, usize)>) {
    let start = Instant::now();
    let diagnostics = read(text).map(|_| ()).unwrap_err();
    println!("{:?} for {:.10}", start.elapsed(), text);
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
    let diagnostic = diagnostics.iter().next().unwrap();
    let place = diagnostic.position.as_ref().map(crate::diagnostics::Position::line_and_column);
    (diagnostic.message.clone(), place)
}

#[test]
fn knows_json_from_yaml() {
    assert_eq!(read(" {\"a\": 1}").unwrap().1, Syntax::Json);
    assert_eq!(read("{a: 1}").unwrap().1, Syntax::Yaml);
    assert_eq!(read("a: 1").unwrap().1, Syntax::Yaml);
    assert_eq!(value(""), Value::Null);
    assert_eq!(complaint("{\"a\": 1 \"b\": 2}").0, "the file is no valid JSON: expected `,` or `}`");
}

#[test]
fn keys_are_the_text_that_was_written() {
    assert_eq!(
        written("200: a\n1.10: b\ntrue: c\nnull: d\n0x10: e\n"),
        r#"{"200":"a","1.10":"b","true":"c","null":"d","0x10":"e"}"#
    );
}

#[test]
fn scalars_follow_yaml_1_2() {
    let text = "[no, on, 2024-01-01, 012, 0o14, 1e3, ~, 1_000]";
    assert_eq!(written(text), r#"["no","on","2024-01-01","012",12,1000.0,null,"1_000"]"#);
    assert_eq!(written("a: .nan\nb: -.inf\nc: 1e400\n"), r#"{"a":".nan","b":"-.inf","c":"1e400"}"#);
    assert_eq!(complaint("{\"a\": 1e400}").0, "the file is no valid JSON: number out of range");
}

#[test]
fn merge_keys_merge_objects() {
    let text = "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  w: 0\n  <<: [*a, *b]\n  x: 9\n";
    assert_eq!(written(text), r#"{"a":{"x":1,"y":2},"b":{"y":3,"z":4},"c":{"w":0,"x":9,"y":2,"z":4}}"#);
    assert_eq!(written(r#"{"<<": 1}"#), r#"{"<<":1}"#);
    assert!(complaint("<<: 1").0.contains("`<<` takes an object, not an integer"));
}

#[test]
fn tags_are_passed_over() {
    assert_eq!(written("a: !thing {b: !!str 1}\nc: !other [1]\nd: !x 5\n"), r#"{"a":{"b":"1"},"c":[1],"d":5}"#);
}

#[test]
fn long_integers_keep_their_digits() {
    let long = "123456789012345678901234567890123456789012345678901234567890";
    for text in [format!("{{\"a\": [{long}, -{long}]}}"), format!("a: [{long}, -{long}]\n")] {
        let Value::Object(object) = value(&text) else { unreachable!() };
        let numbers = [long.to_owned(), format!("-{long}")].map(|text| Value::Number(Number::Text(text.into())));
        assert_eq!(object.get("a"), Some(&Value::Array(numbers.to_vec())));
    }
    // On both sides of what the parser of YAML reads without rounding.
    let ends = ["340282366920938463463374607431768211455", "170141183460469231731687303715884105728"];
    let beyond = ["340282366920938463463374607431768211456", "170141183460469231731687303715884105729"];
    for text in ends.into_iter().chain(beyond).flat_map(|text| [text.to_owned(), format!("-{text}")]) {
        assert_eq!(value(&format!("- {text}\n")), Value::Array(vec![Value::Number(Number::Text(text.into()))]));
    }
    assert_eq!(value("18446744073709551615"), Value::Number(Number::Unsigned(u64::MAX)));
    assert_eq!(value("[1e30]"), Value::Array(vec![Value::Number(Number::Float(1e30))]));
}

#[test]
fn small_floats_keep_their_value() {
    for text in ["{\"a\": [1e-08, 5E-324, 0.1, -0.0]}", "a: [1e-08, 5E-324, .1, -0.0]\n"] {
        let Value::Object(object) = value(text) else { unreachable!() };
        let numbers = [1e-8, 5e-324, 0.1, -0.0].map(|number| Value::Number(Number::Float(number)));
        assert_eq!(object.get("a"), Some(&Value::Array(numbers.to_vec())));
    }
}

#[test]
fn texts_over_several_lines_are_the_same_on_every_system() {
    let text = "a: |\n  one\n  two\nb: >-\n  one\n  two\nc: one\n  two\n";
    let expected = r#"{"a":"one\ntwo\n","b":"one two","c":"one two"}"#;
    assert_eq!(written(text), expected);
    assert_eq!(written(&text.replace('\n', "\r\n")), expected);
}

#[test]
fn keys_that_stand_twice_are_named_with_both_places() {
    let expected = "the object has the key `b` twice; it stands at line 2, column 2 already".to_owned();
    assert_eq!(complaint("{\"a\": {\n \"b\": 1,\n \"b\": 2}}"), (expected, Some((3, 2))));
    let expected = "the object has the key `ä` twice; it stands at line 1, column 1 already".to_owned();
    assert_eq!(complaint("ä: 1\r\nc: 1\r\nä: 2\r\n"), (expected, Some((3, 1))));
    assert_eq!(read("a: 1\na: 2\na: 3\n").unwrap_err().errors(), 2);
}

#[test]
fn bombs_of_aliases_are_refused_at_once() {
    let mut laughs = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for level in 1..20 {
        let below = format!("*a{}", level - 1);
        writeln!(laughs, "a{level}: &a{level} [{}]", [below.as_str(); 9].join(", ")).unwrap();
    }
    assert!(complaint(&laughs).0.contains("aliases blow the document up"));
    let wide = format!("a: &a {}\nb: [{}]\n", "x".repeat(1_000_000), ["*a"; 900].join(", "));
    assert!(complaint(&wide).0.contains("aliases blow the document up"));
    let merged =
        format!("a: &a {{{}}}\nb: [{}]\n", "k: ".to_owned() + &"x".repeat(100_000), ["{<<: *a}"; 900].join(", "));
    assert!(complaint(&merged).0.contains("aliases blow the document up"));
    assert!(complaint("a: &a [*a]").0.contains("levels deep"));
}

#[test]
fn depth_is_bounded() {
    let levels = 1_000_000;
    let too_deep = "lists and objects lie more than 128 levels deep";
    assert!(complaint(&"[".repeat(levels)).0.contains(too_deep));
    assert!(complaint(&format!("{}{}", "[".repeat(levels), "]".repeat(levels))).0.contains(too_deep));
    assert!(complaint(&"{\"a\":".repeat(levels)).0.contains(too_deep));
    assert_eq!(complaint(&"{a: ".repeat(levels)).0, "the file is no valid JSON: key must be a string");
    assert!(complaint(&format!("a: {}", "[".repeat(levels))).0.contains(too_deep));
    assert!(complaint(&"- ".repeat(levels)).0.contains(too_deep));
    assert!(complaint(&"? ".repeat(levels)).0.contains(too_deep));
    assert!(read(&format!("{}{}", "[".repeat(120), "]".repeat(120))).is_ok());
}

#[test]
fn mistakes_have_a_place() {
    assert_eq!(complaint("a: 1\nb: [1\nc: 2\n").1.map(|(line, _)| line), Some(3));
    assert_eq!(complaint("ä: *nowhere\n"), ("the file is no valid YAML: unknown anchor".to_owned(), Some((1, 4))));
    assert_eq!(complaint("{\"ä\": x]").1, Some((1, 7)));
    assert!(complaint("a: 1\n---\nb: 1\n").0.ends_with("the file holds more than one YAML document"));
    assert!(complaint("? [a]\n: 1\n").0.ends_with("expected a key that is a text"), "{}", complaint("? [a]\n: 1\n").0);
}
