//! Documents in several files, and documents that are meant to hurt.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use super::{Document, LoadOptions};
use crate::diagnostics::{Diagnostic, Diagnostics, Tolerance};
use crate::pointer::Pointer;
use crate::value::Value;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\n";

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn load(files: &[(&str, &str)]) -> Result<Document, Diagnostics> {
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let folder = folder(&files);
    let start = Instant::now();
    let loaded = Document::load(&folder.path().join("spec.yaml"));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    loaded.map(|(document, _)| document)
}

fn schemas(schemas: &str) -> String {
    format!("{HEAD}paths: {{}}\ncomponents:\n  schemas:\n{schemas}")
}

fn at(pointer: &str) -> Pointer {
    Pointer::from_fragment(pointer).unwrap()
}

fn messages(diagnostics: &Diagnostics) -> Vec<&str> {
    diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect()
}

#[test]
fn brings_files_together() {
    let root = format!(
        "{HEAD}paths:\n  /a: {{$ref: 'sub/a%20b.yaml#/~1a'}}\ncomponents:\n  schemas:\n    X: {{type: string}}\n"
    );
    let item = "/a:\n  get:\n    responses:\n      200: {$ref: ../shared.json#/ok}\n      400: {$ref: '#/bad'}\nbad: {description: bad}\n";
    let shared = r#"{"ok": {"description": "ok", "content": {"a/b": {"schema": {"$ref": "spec.yaml#/components/schemas/X"},
        "examples": {"e": {"value": {"$ref": "data.json"}}}}}}}"#;
    let data = r#"{"$ref": "data", "n": 123456789012345678901234567890}"#;
    let document =
        load(&[("spec.yaml", &root), ("sub/a b.yaml", item), ("shared.json", shared), ("data.json", data)]).unwrap();
    let path = at("/paths/~1a");
    let text = |place: &Pointer| document.value(&place.join("$ref")).and_then(Value::as_str).unwrap().to_owned();
    let item = document.resolve(&text(&path), &path).unwrap();
    assert_eq!(item.to_string(), "#/x-copperplate-files/sub~1a b.yaml/~1a");
    let response = item.join("get").join("responses").join("200");
    let ok = document.resolve(&text(&response), &response).unwrap();
    assert_eq!(ok.to_string(), "#/x-copperplate-files/shared.json/ok");
    let media = ok.join("content").join("a/b");
    assert_eq!(document.resolve(&text(&media.join("schema")), &ok).unwrap(), at("/components/schemas/X"));
    let example = document.value(&media.join("examples").join("e").join("value")).unwrap();
    assert_eq!(serde_json::to_string(example).unwrap(), r#"{"$ref":"data","n":123456789012345678901234567890}"#);
    let located = document.locate(Diagnostic::error("here").at(&item.join("get")).into());
    let located = located.iter().next().unwrap();
    assert_eq!(located.pointer, Some(at("/~1a/get")));
    let position = located.position.clone().unwrap();
    assert!(position.source.name.ends_with("/sub/a b.yaml"));
    assert_eq!(position.line_and_column(), (2, 3));
}

#[test]
fn percent_signs_in_names_survive() {
    let root = schemas("    A: {$ref: 'a%2525.yaml#/x%2541'}\n");
    let document = load(&[("spec.yaml", &root), ("a%25.yaml", "x%41: {type: string}\n")]).unwrap();
    let place = at("/components/schemas/A");
    let reference = document.value(&place.join("$ref")).unwrap().as_str().unwrap();
    let target = document.resolve(reference, &place).unwrap();
    assert!(document.value(&target).unwrap().get("type").is_some());
}

#[test]
fn data_is_left_alone() {
    let root = schemas(
        "    A:\n      type: object\n      properties: {$ref: {type: string}}\n      default: {$ref: nowhere.yaml}\n      \
         enum: [{$ref: nowhere.yaml}]\n      x-a: {$ref: nowhere.yaml}\n",
    );
    let document = load(&[("spec.yaml", &root)]).unwrap();
    assert!(document.value(&at("/components/schemas/A/properties/$ref/type")).is_some());
}

#[test]
fn long_chains_are_followed_to_the_end() {
    let mut chain = String::new();
    for link in 0..10_000 {
        writeln!(chain, "    S{link}: {{$ref: '#/components/schemas/S{}'}}", link + 1).unwrap();
    }
    chain.push_str("    S10000: {type: string}\n");
    let document = load(&[("spec.yaml", &schemas(&chain))]).unwrap();
    for link in 0..10_000 {
        let place = at(&format!("/components/schemas/S{link}"));
        let end = document.resolve(&format!("#/components/schemas/S{link}"), &place).unwrap();
        assert_eq!(end, at("/components/schemas/S10000"));
    }
    assert!(document.resolve("#/components/schemas/S", &at("/paths")).is_err());
    assert!(document.resolve("other.yaml", &at("/paths")).is_err());
}

#[test]
fn files_may_refer_to_each_other() {
    let root = schemas("    A: {$ref: a.yaml}\n");
    let a = "type: object\nproperties: {b: {$ref: b.yaml}, self: {$ref: '#'}}\n";
    let b = "type: object\nproperties: {a: {$ref: a.yaml}}\n";
    assert!(load(&[("spec.yaml", &root), ("a.yaml", a), ("b.yaml", b)]).is_ok());
    let circle = load(&[("spec.yaml", &root), ("a.yaml", "$ref: b.yaml\n"), ("b.yaml", "$ref: a.yaml\n")]).unwrap_err();
    assert!(messages(&circle).concat().contains("in a circle"), "{circle:?}");
}

#[test]
fn deep_schemas_neither_overflow_nor_hang() {
    for (open, close) in [("{not: ", "}"), ("{items: ", "}"), ("{allOf: [", "]}"), ("{properties: {a: ", "}}")] {
        let levels = 110 / open.matches(['{', '[']).count();
        let deep = |inner: &str| format!("    A: {}{inner}{}\n", open.repeat(levels), close.repeat(levels));
        assert!(load(&[("spec.yaml", &schemas(&deep("{type: string}")))]).is_ok());
        let folder = folder(&[("spec.yaml", schemas(&deep("{type: 5}")).as_bytes())]);
        let (_, warnings) = Document::load(&folder.path().join("spec.yaml")).unwrap();
        assert_eq!(messages(&warnings), ["expected a type, or a list of types, found `5`; it is passed over"]);
    }
}

#[test]
fn other_encodings_are_refused() {
    let refusal = |bytes: &[u8]| {
        let folder = folder(&[("spec.yaml", bytes)]);
        let diagnostics = Document::load(&folder.path().join("spec.yaml")).unwrap_err();
        let diagnostic = diagnostics.iter().next().unwrap();
        (diagnostic.message.clone(), diagnostic.position.as_ref().map(crate::diagnostics::Position::line_and_column))
    };
    for bytes in [b"\xff\xfeo\0", b"\xfe\xff\0o", b"o\0p\0", b"\0o\0p"] {
        assert_eq!(refusal(bytes).0, "the file is UTF-16, not UTF-8");
    }
    assert_eq!(refusal(b"a: b\nc: \xe4\n"), ("the file is not UTF-8".to_owned(), Some((2, 4))));
}

#[test]
fn byte_order_marks_and_carriage_returns_are_no_matter() {
    let text = format!("\u{feff}{HEAD}paths: {{}}\n").replace('\n', "\r\n");
    assert!(load(&[("spec.yaml", &text)]).is_ok());
    let json = "\u{feff}{\"openapi\": \"3.0.0\", \"info\": {\"title\": \"\", \"version\": \"\"}, \"paths\": {}}";
    assert!(load(&[("spec.yaml", json)]).is_ok());
    let text = format!("{HEAD}paths: {{/a: {{$ref: 'a.json'}}}}\n");
    assert!(load(&[("spec.yaml", &text), ("a.json", "get: {responses: {204: {description: Done.}}}")]).is_ok());
}

#[cfg(unix)]
#[test]
fn links_that_lead_outside_are_refused() {
    let elsewhere = folder(&[("secret.yaml", b"type: string")]);
    let inside = folder(&[("spec.yaml", schemas("    A: {$ref: link.yaml}\n    B: {$ref: pipe}\n").as_bytes())]);
    std::os::unix::fs::symlink(elsewhere.path().join("secret.yaml"), inside.path().join("link.yaml")).unwrap();
    std::os::unix::net::UnixListener::bind(inside.path().join("pipe")).unwrap();
    let refused = Document::load(&inside.path().join("spec.yaml")).unwrap_err();
    let messages = messages(&refused);
    let parts = ["lies outside the folder", "it is no file"];
    assert_eq!(messages.len(), parts.len(), "{messages:?}");
    assert!(messages.iter().zip(parts).all(|(message, part)| message.contains(part)), "{messages:?}");
}

#[test]
fn copies_of_examples_are_bounded() {
    let mut root = format!("{HEAD}paths: {{}}\ncomponents:\n  examples:\n");
    for index in 0..200 {
        writeln!(root, "    E{index}: {{value: {{$ref: big.json}}}}").unwrap();
    }
    let big = format!("\"{}\"", "x".repeat(1_000_000));
    let refused = load(&[("spec.yaml", &root), ("big.json", &big)]).unwrap_err();
    assert_eq!(messages(&refused), ["the examples of the document refer to too much data"]);
}

#[test]
fn callbacks_may_hold_references() {
    let root = format!(
        "{HEAD}paths:\n  /a:\n    post:\n      responses: {{200: {{description: ok}}}}\n      callbacks:\n        \
         a: {{$ref: '#/components/callbacks/C'}}\ncomponents:\n  callbacks:\n    C: {{'{{$url}}': {{post: {{responses: {{}}}}}}}}\n"
    );
    assert!(load(&[("spec.yaml", &root)]).is_ok());
}

#[test]
fn references_lead_through_references() {
    let root = format!(
        "{HEAD}paths:\n  /a: {{$ref: 'a.yaml#/item'}}\ncomponents:\n  schemas:\n    X: {{$ref: '#/paths/~1a/get/responses/200/content/a~1b/schema'}}\n"
    );
    let other = "item: {get: {responses: {$ref: '#/all'}}}\nall:\n  200: {description: ok, content: {a/b: {schema: {type: string}}}}\n";
    let document = load(&[("spec.yaml", &root), ("a.yaml", other)]).unwrap();
    let place = at("/components/schemas/X");
    let text = document.value(&place.join("$ref")).and_then(Value::as_str).unwrap();
    assert_eq!(text, "#/x-copperplate-files/a.yaml/all/200/content/a~1b/schema");
    let endless = schemas("    A: {$ref: '#/components/schemas/B/x'}\n    B: {$ref: '#/components/schemas/B/y'}\n");
    let refused = load(&[("spec.yaml", &endless)]).unwrap_err();
    assert!(messages(&refused).concat().contains("without an end"), "{refused:?}");
}

#[test]
fn what_references_stand_for_is_bounded() {
    let circle = format!("{HEAD}paths: {{}}\ntags: {{$ref: '#/x-tags'}}\nx-tags: {{$ref: '#/tags'}}\n");
    assert!(messages(&load(&[("spec.yaml", &circle)]).unwrap_err()).concat().contains("in a circle"));
    let level = |next: &str| format!("{{a: {{encoding: {{$ref: {next}}}}}, b: {{encoding: {{$ref: {next}}}}}}}");
    let media_type = format!("{{encoding: {}}}", level("'#/x-0'"));
    let mut doubling = format!("{HEAD}paths: {{}}\ncomponents: {{mediaTypes: {{a: {media_type}}}}}\n");
    for number in 0..25 {
        writeln!(doubling, "x-{number}: {}", level(&format!("'#/x-{}'", number + 1))).unwrap();
    }
    doubling.push_str("x-25: {}\n");
    assert!(messages(&load(&[("spec.yaml", &doubling)]).unwrap_err()).concat().contains("too much that is copied"));
}

#[test]
fn what_moved_is_known_by_where_it_stood() {
    let root = format!("{HEAD}paths: {{}}\ncomponents: {{$ref: parts.yaml}}\n");
    let parts = "schemas:\n  A: {$ref: '#/schemas/B', title: A}\n  B: {type: string}\n";
    let document = load(&[("spec.yaml", &root), ("parts.yaml", parts)]).unwrap();
    let end = document.resolve("#/components/schemas/A", &at("/paths")).unwrap();
    assert_eq!(end, at("/x-copperplate-files/parts.yaml/schemas/A"));
    let located = document.locate(Diagnostic::error("here").at(&end.join("allOf").join(0)).into());
    assert_eq!(located.iter().next().unwrap().pointer, Some(at("/schemas/A")));
}

#[test]
fn anchors_and_identifiers_that_nobody_has_lead_nowhere() {
    for reference in ["'#nobody'", "'a.yaml#nobody'", "https://example.com/nobody"] {
        let root =
            schemas(&format!("    A: {{$ref: {reference}}}\n    B: {{$id: https://example.com/b, $anchor: b}}\n"));
        let refused = load(&[("spec.yaml", &root), ("a.yaml", "a: 1\n")]).unwrap_err();
        assert_eq!(refused.iter().count(), 1, "{reference}: {refused:?}");
    }
}

#[test]
fn what_only_people_read_may_be_missing() {
    let root = format!(
        "{HEAD}paths:\n  /a:\n    get:\n      description: {{$ref: nowhere.md}}\n      responses:\n        200:\n          description: {{$ref: '#/x-nowhere'}}\n          \
         content: {{a/b: {{example: {{$ref: nowhere.json}}}}}}\n"
    );
    assert!(load(&[("spec.yaml", &root)]).is_ok());
}

/// Slips of which one can tell what is meant are read as that, and what does not matter is passed over.
#[test]
fn slips_are_mended() {
    let text = "openapi: 3.0.3
info: {title: 5}
servers: [{url: 'https://{port}.a', variables: {port: {default: 80}}}]
paths: {}
components:
  schemas:
    A: {type: String, maxLength: -1, minLength: '2', nullable: 'true', required: true, discriminator: kind}
    B: {type: [Integer, 'null'], properties: 5}
";
    let folder = folder(&[("spec.yaml", text.as_bytes())]);
    let (document, warnings) = Document::load(&folder.path().join("spec.yaml")).unwrap();
    let json = |place: &str| document.value(&at(place)).unwrap().to_json().to_string();
    assert_eq!(json("/info"), r#"{"title":"5","version":"0.0.0"}"#);
    assert_eq!(json("/servers/0/variables/port"), r#"{"default":"80"}"#);
    let a = r#"{"discriminator":{"propertyName":"kind"},"minLength":2,"nullable":true,"type":"string"}"#;
    assert_eq!(json("/components/schemas/A"), a);
    assert_eq!(json("/components/schemas/B"), r#"{"nullable":true,"type":"integer"}"#);
    assert_eq!(warnings.len(), 11, "{:#?}", messages(&warnings));
}

/// What operations can do without is a warning; what they need is one for those that need it, where the user wants to go on.
#[test]
fn references_that_lead_nowhere_cost_what_depends_on_them() {
    let text = format!(
        "{HEAD}paths:
  /a: {{get: {{responses: {{200: {{$ref: '#/components/responses/R'}}}}}}}}
  /b: {{get: {{parameters: [{{$ref: '#/components/parameters/P'}}], responses: {{}}}}}}
  /c: {{get: {{requestBody: {{$ref: '#/components/requestBodies/B'}}, responses: {{}}}}}}
components:
  examples: {{E: {{$ref: '#/components/examples/F'}}}}
  schemas: {{S: {{$ref: '#/components/schemas/T'}}}}
"
    );
    let folder = folder(&[("spec.yaml", text.as_bytes())]);
    let spec = folder.path().join("spec.yaml");
    assert_eq!(Document::load(&spec).unwrap_err().errors(), 4);
    let (document, warnings) =
        Document::load_with(&spec, &LoadOptions { tolerance: Tolerance::KeepGoing, ..LoadOptions::default() }).unwrap();
    assert_eq!(warnings.len(), 5);
    assert!(document.broken_below(&at("/paths/~1a/get")).is_none());
    let response = document.value(&at("/paths/~1a/get/responses/200")).unwrap().get(super::tolerate::UNRESOLVED);
    assert!(response.unwrap().as_str().unwrap().contains("leads nowhere"));
    let parameter = document.value(&at("/paths/~1b/get/parameters/0")).unwrap().get(super::tolerate::UNRESOLVED);
    assert!(parameter.is_some());
    assert!(document.broken_below(&at("/paths/~1c/get/requestBody")).is_some());
    assert!(document.broken_below(&at("/components")).is_none());
    let unknown = document.value(&at("/components/schemas/S")).unwrap().get(super::tolerate::UNRESOLVED);
    assert!(unknown.unwrap().as_str().unwrap().contains("`#/components/schemas` has no `T`"));
}
