//! What becomes of the things that Swagger 2.0 says in another way.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;

use crate::diagnostics::{Diagnostics, Tolerance};
use crate::document::{Document, LoadOptions};
use crate::pointer::Pointer;

/// The document, and what is said about it.
fn load(text: &str, tolerance: Tolerance) -> Result<(Document, Vec<String>), Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spec.yaml");
    fs::write(&path, format!("info: {{title: Pets, version: '1'}}\n{text}")).unwrap();
    let options = LoadOptions { tolerance, ..LoadOptions::default() };
    let said = |found: Diagnostics| {
        found.iter().map(|one| format!("{} {}", one.pointer.clone().unwrap_or_default(), one.message)).collect()
    };
    Document::load_with(&path, &options).map(|(document, warnings)| (document, said(warnings))).map_err(said)
}

/// The value at a place, as JSON.
fn at(document: &Document, keys: &[&str]) -> String {
    let place = keys.iter().fold(Pointer::root(), |place, key| place.join(key));
    document.value(&place).map_or_else(|| "nothing".to_owned(), |value| serde_json::to_string(value).unwrap())
}

fn servers(text: &str) -> String {
    at(&load(&format!("swagger: '2.0'\npaths: {{}}\n{text}"), Tolerance::None).unwrap().0, &["servers"])
}

#[test]
fn a_host_makes_servers_the_safe_one_first() {
    let urls = |list: &[&str]| {
        serde_json::json!(list.iter().map(|url| serde_json::json!({"url": url})).collect::<Vec<_>>()).to_string()
    };
    assert_eq!(
        servers("host: a.com\nbasePath: /v1/\nschemes: [http, https, wss]"),
        urls(&["https://a.com/v1", "http://a.com/v1"])
    );
    assert_eq!(servers("host: a.com:8080"), urls(&["https://a.com:8080"]));
    assert_eq!(servers("host: http://a.com/\nbasePath: v1\nschemes: [http]"), urls(&["http://a.com/v1"]));
    assert_eq!(servers("basePath: /v1"), urls(&["/v1"]));
    assert_eq!(servers("basePath: /"), "nothing");
    assert_eq!(servers(""), "nothing");
}

/// The parameters of the one operation of a document.
fn parameters(list: &str) -> (String, Vec<String>) {
    let text = format!(
        "swagger: '2.0'\npaths: {{/a: {{get: {{parameters: [{list}], responses: {{'200': {{description: x}}}}}}}}}}\n"
    );
    let (document, said) = load(&text, Tolerance::None).unwrap();
    (at(&document, &["paths", "/a", "get", "parameters"]), said)
}

#[test]
fn lists_are_written_as_their_format_says() {
    let list = |place: &str, format: &str| {
        parameters(&format!(
            "{{name: a, in: {place}, type: array, items: {{type: integer}}, collectionFormat: {format}}}"
        ))
    };
    let schema = r#""schema":{"type":"array","items":{"type":"integer"}}"#;
    for (format, style) in [
        ("csv", r#""explode":false"#),
        ("multi", r#""explode":true"#),
        ("ssv", r#""style":"spaceDelimited","explode":false"#),
        ("pipes", r#""style":"pipeDelimited","explode":false"#),
    ] {
        assert_eq!(list("query", format), (format!(r#"[{{"name":"a","in":"query",{style},{schema}}}]"#), Vec::new()));
    }
    let text = |place: &str| format!(r#"[{{"name":"a","in":"{place}","schema":{{"type":"string"}}}}]"#);
    let at = "#/paths/~1a/get/parameters/0";
    for (place, format) in [("query", "tsv"), ("header", "ssv"), ("header", "multi")] {
        let said = format!("{at}/collectionFormat `{format}` has no style in OpenAPI 3 here; the parameter is a text");
        assert_eq!(list(place, format), (text(place), vec![said]));
    }
    let nested =
        "{name: a, in: query, type: array, items: {type: array, items: {type: string}, collectionFormat: pipes}}";
    let said = format!("{at} lists of lists have no style in OpenAPI 3; the parameter is a text");
    assert_eq!(parameters(nested), (text("query"), vec![said]));
}

#[test]
fn a_parameter_without_a_type_is_a_text_and_constraints_belong_to_its_schema() {
    let (found, said) =
        parameters("{name: a, in: query, required: true, maxLength: 3, x-nullable: true, format: date}");
    assert_eq!(
        found,
        r#"[{"name":"a","in":"query","required":true,"x-nullable":true,"schema":{"maxLength":3,"x-nullable":true,"format":"date","type":"string","nullable":true}}]"#
    );
    assert!(said.is_empty());
}

/// The content of the one request body of a document.
fn body(text: &str) -> String {
    let text =
        format!("swagger: '2.0'\npaths: {{/a: {{post: {{{text}, responses: {{'200': {{description: x}}}}}}}}}}\n");
    at(&load(&text, Tolerance::None).unwrap().0, &["paths", "/a", "post", "requestBody", "content"])
}

#[test]
fn media_types_are_those_that_can_hold_the_body() {
    let types = |consumes: &str, parameter: &str| {
        let content = body(&format!("{consumes}parameters: [{parameter}]"));
        let content: indexmap::IndexMap<String, serde_json::Value> = serde_json::from_str(&content).unwrap();
        content.into_keys().collect::<Vec<_>>().join(" ")
    };
    let (form, file) = ("{name: a, in: formData, type: string}", "{name: a, in: formData, type: file}");
    let (urlencoded, multipart) = ("application/x-www-form-urlencoded", "multipart/form-data");
    assert_eq!(types("", form), urlencoded);
    assert_eq!(types("", file), multipart);
    assert_eq!(types("consumes: [application/json], ", form), urlencoded);
    assert_eq!(types("consumes: [multipart/form-data], ", form), multipart);
    assert_eq!(
        types("consumes: [multipart/form-data, application/x-www-form-urlencoded], ", form),
        format!("{multipart} {urlencoded}")
    );
    assert_eq!(types("consumes: [multipart/form-data, application/x-www-form-urlencoded], ", file), multipart);
    let body = "{name: a, in: body, schema: {type: object}}";
    assert_eq!(types("", body), "application/json");
    assert_eq!(
        types("consumes: [application/xml, application/json, application/xml], ", body),
        "application/xml application/json"
    );
}

#[test]
fn a_schema_for_several_media_types_is_the_same_one() {
    let content = body("consumes: [a/b, c/d], parameters: [{name: a, in: body, schema: {type: object}}]");
    let first = "#/paths/~1a/post/requestBody/content/a~1b/schema";
    assert_eq!(
        content,
        format!(r#"{{"a/b":{{"schema":{{"type":"object"}}}},"c/d":{{"schema":{{"$ref":"{first}"}}}}}}"#)
    );
}

#[test]
fn two_bodies_cost_their_operation_alone() {
    let text = "swagger: '2.0'\npaths:\n  /a:\n    post:\n      parameters:\n        - {name: a, in: body, schema: {type: object}}\n        \
                - {name: b, in: body, schema: {type: object}}\n      responses: {'200': {description: x}}\n  /b: {get: {responses: {'200': {description: x}}}}\n";
    let said = "#/paths/~1a/post/parameters an operation has one body at most";
    assert_eq!(load(text, Tolerance::None).err().unwrap(), [said]);
    let (document, warnings) = load(text, Tolerance::KeepGoing).unwrap();
    assert_eq!(warnings, [said]);
    let operation = |path: &str, method: &str| Pointer::root().join("paths").join(path).join(method);
    assert!(document.broken_below(&operation("/a", "post")).is_some());
    assert!(document.broken_below(&operation("/b", "get")).is_none());
}

#[test]
fn the_version_may_be_a_number_but_not_another_one() {
    let version = |text: &str| load(&format!("swagger: {text}\npaths: {{}}"), Tolerance::None).map(|(_, said)| said);
    assert_eq!(version("'2.0'").unwrap(), Vec::<String>::new());
    assert_eq!(version("2.0").unwrap(), ["#/swagger expected a string, found `2.0`; it is taken for `\"2.0\"`"]);
    assert_eq!(version("'1.2'").unwrap_err(), ["#/swagger there is no version `1.2` of `swagger` that can be read"]);
}

/// What is passed over is said once, though the document is looked at twice.
#[test]
fn nothing_is_said_twice() {
    let text = "swagger: '2.0'\npaths: {}\ndefinitions: {Pet: {type: object, colour: red, minimum: x}}\n";
    let said = load(text, Tolerance::None).unwrap().1;
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().all(|one| one.starts_with("#/definitions/Pet/")), "{said:?}");
}
