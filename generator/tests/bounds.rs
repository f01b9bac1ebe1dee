//! Small documents that describe more than any client could hold: what is made of them is bounded.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use copperplate::config::Config;
use copperplate::diagnostics::Tolerance;
use copperplate::document::Document;
use copperplate::{lower, rust};
use serde_json::{Value, json};

/// What becomes of some schemas: how many types, and what is said.
fn types(schemas: &Value) -> (usize, Vec<String>) {
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "Bounds", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": schemas},
    });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spec.json");
    std::fs::write(&path, document.to_string()).unwrap();
    let (document, _) = Document::load(&path).unwrap_or_else(|found| panic!("{found:#?}"));
    let (api, lowered) = lower::lower(&document, Tolerance::None).unwrap_or_else(|found| panic!("{found:#?}"));
    let view = rust::view(&api, &Config::named("bounds").unwrap(), Tolerance::None);
    let (view, _) = view.unwrap_or_else(|found| panic!("{found:#?}"));
    (view.models.len(), lowered.iter().map(|diagnostic| diagnostic.message.clone()).collect())
}

fn named(schemas: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::Object(schemas.into_iter().collect())
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

#[test]
fn crossed_unions_are_cut_off() {
    let pair = |index: usize| {
        let variant =
            |side: &str| json!({"type": "object", "properties": {format!("{side}{index}"): {"type": "string"}}});
        json!({"oneOf": [variant("a"), variant("b")]})
    };
    let parts: Vec<_> = (0..16).map(pair).collect();
    // As many of them as no thread reads alone.
    let crossed = (0..40).map(|index| (format!("Crossed{index}"), json!({"allOf": parts})));
    let (types, said) = types(&named(crossed));
    assert!(types < 40 * 100, "{types}");
    let too_many = said.iter().filter(|message| message.contains("too many schemas are combined here")).count();
    assert_eq!(too_many, 1, "{said:?}");
}

#[test]
fn sizes_are_found_once() {
    let level = |index: usize| {
        let next = reference(&format!("Level{}", index + 1));
        let property = |name: usize| (format!("x{name}"), next.clone());
        (format!("Level{index}"), json!({"type": "object", "properties": named((0..4).map(property))}))
    };
    let last = ("Level24".to_owned(), json!({"type": "object", "properties": {"x": {"type": "string"}}}));
    let either = ("Either".to_owned(), json!({"oneOf": [reference("Level0"), {"type": "integer"}]}));
    assert_eq!(types(&named((0..24).map(level).chain([last, either]))).0, 26);
}

#[test]
fn arrays_in_arrays_end() {
    let level =
        |index: usize| (format!("A{index}"), json!({"type": "array", "items": reference(&format!("A{}", index + 1))}));
    let last = ("A2000".to_owned(), json!({"type": "string"}));
    assert_eq!(types(&named((0..2000).map(level).chain([last]))).0, 0);
}

#[test]
fn many_heirs_are_no_more_work_each() {
    let base = json!({"type": "object", "properties": {"kind": {"type": "string"}}, "discriminator": {"propertyName": "kind"}});
    let heir = |index: usize| {
        (
            format!("Heir{index}"),
            json!({"allOf": [reference("Base"), {"type": "object", "properties": {"x": {"type": "string"}}}]}),
        )
    };
    let all = (0..1000).map(heir).chain([("Base".to_owned(), base)]);
    assert_eq!(types(&named(all)).0, 1002);
}
