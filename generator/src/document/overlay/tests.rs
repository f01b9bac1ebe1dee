//! Overlays, and the places that are named afterwards.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::document::{Document, LoadOptions};
use crate::pointer::Pointer;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
tags:
  - name: a
  - name: b
  - name: c
paths:
  /pets:
    get:
      summary: old
      deprecated: false
      responses: {'200': {description: ok}}
components:
  schemas:
    Pet: {type: object, required: [id], properties: {id: {type: string}}}
";

/// An overlay of a version with these actions.
fn overlay(version: &str, actions: &str) -> String {
    format!("overlay: {version}\ninfo: {{title: t, version: '1'}}\nactions:\n{actions}")
}

/// Loads a document with overlays, called `0.yaml` and so on.
fn load(document: &str, overlays: &[String]) -> Result<(Document, Diagnostics), Diagnostics> {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("spec.yaml"), document).unwrap();
    let names = overlays.iter().enumerate().map(|(index, text)| {
        let path = path(&format!("{index}.yaml"));
        fs::write(&path, text).unwrap();
        path
    });
    let options = LoadOptions { overlays: names.collect(), ..LoadOptions::default() };
    Document::load_with(&path("spec.yaml"), &options)
}

fn loaded(actions: &str) -> Document {
    load(DOCUMENT, &[overlay("1.1.0", actions)]).map_err(|found| said(&found)).unwrap().0
}

fn at(pointer: &str) -> Pointer {
    Pointer::from_fragment(pointer).unwrap()
}

fn json(document: &Document, pointer: &str) -> String {
    serde_json::to_string(&document.value(&at(pointer))).unwrap()
}

/// What is said, as `file:line:column pointer: message (help)`.
fn said(diagnostics: &Diagnostics) -> Vec<String> {
    let one = |diagnostic: &Diagnostic| {
        let place = diagnostic.position.as_ref().map_or_else(String::new, |position| {
            let (line, column) = position.line_and_column();
            let file = position.source.name.rsplit('/').next().unwrap();
            format!("{file}:{line}:{column} ")
        });
        let pointer = diagnostic.pointer.as_ref().map_or_else(String::new, |pointer| format!("{pointer}: "));
        format!("{place}{pointer}{} ({})", diagnostic.message, diagnostic.help.as_deref().unwrap())
    };
    diagnostics.iter().map(one).collect()
}

fn refused(version: &str, actions: &str) -> Vec<String> {
    said(&load(DOCUMENT, &[overlay(version, actions)]).unwrap_err())
}

/// Where something is said to stand that stands at a place of the document: the file, the line and the pointer.
fn origin(document: &Document, pointer: &str) -> String {
    let located = document.locate(Diagnostic::error("").at(&at(pointer)).help("").into());
    said(&located).concat().replace(":  ()", "")
}

#[test]
fn updates_merge() {
    let document = loaded(
        "  - target: $.paths['/pets'].get\n    update:\n      summary: new\n      tags: [a]\n      responses: {'404': {description: none}}\n  \
         - target: $.tags\n    update: {name: d}\n  - target: $.tags\n    update: [{name: e}, {name: f}]\n  \
         - target: $.info.title\n    update: Animals\n",
    );
    assert_eq!(json(&document, "/info/title"), "\"Animals\"");
    assert_eq!(
        json(&document, "/paths/~1pets/get"),
        r#"{"summary":"new","deprecated":false,"responses":{"200":{"description":"ok"},"404":{"description":"none"}},"tags":["a"]}"#
    );
    let tags = r#"[{"name":"a"},{"name":"b"},{"name":"c"},{"name":"d"},{"name":"e"},{"name":"f"}]"#;
    assert_eq!(json(&document, "/tags"), tags);
    assert_eq!(
        origin(&document, "/paths/~1pets/get/responses/404/description"),
        "0.yaml:8:40 #/actions/0/update/responses/404/description"
    );
    assert_eq!(
        origin(&document, "/paths/~1pets/get/responses/200"),
        "spec.yaml:12:19 #/paths/~1pets/get/responses/200"
    );
    assert_eq!(origin(&document, "/paths/~1pets/get/summary"), "0.yaml:6:16 #/actions/0/update/summary");
    assert_eq!(origin(&document, "/tags/1/name"), "spec.yaml:5:11 #/tags/1/name");
    assert_eq!(origin(&document, "/tags/3/name"), "0.yaml:10:20 #/actions/1/update/name");
    assert_eq!(origin(&document, "/tags/5"), "0.yaml:12:25 #/actions/2/update/1");
    assert_eq!(origin(&document, "/info/title"), "0.yaml:14:13 #/actions/3/update");
}

#[test]
fn removals_shift_places() {
    let document = loaded(
        "  - target: $.tags[?@.name == 'a']\n    remove: true\n  - target: $.tags\n    update: {name: d}\n  \
         - target: $.tags[0]\n    remove: true\n  - target: $.paths['/pets'].get.summary\n    remove: true\n",
    );
    assert_eq!(json(&document, "/tags"), r#"[{"name":"c"},{"name":"d"}]"#);
    assert_eq!(json(&document, "/paths/~1pets/get/summary"), "null");
    assert_eq!(origin(&document, "/tags/0/name"), "spec.yaml:6:11 #/tags/2/name");
    assert_eq!(origin(&document, "/tags/1/name"), "0.yaml:7:20 #/actions/1/update/name");
}

#[test]
fn removals_inside_each_other_are_told_apart() {
    let document = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\nx-a:\n  - [9]\n  - [0, 1]\n  - [1, 0]\n";
    let target = "\"$['x-a']..[?@ == 1 || @[0] == 9]\"";
    let (document, _) =
        load(document, &[overlay("1.1.0", &format!("  - target: {target}\n    remove: true\n"))]).unwrap();
    assert_eq!(json(&document, "/x-a"), "[[0],[0]]");
    assert_eq!(origin(&document, "/x-a/0/0"), "spec.yaml:6:6 #/x-a/1/0");
    assert_eq!(origin(&document, "/x-a/1/0"), "spec.yaml:7:9 #/x-a/2/1");
}

#[test]
fn what_is_written_again_after_a_removal_is_the_new_one() {
    let document = loaded(
        "  - target: $\n    update: {x-a: {b: 1}}\n  - target: $['x-a']\n    remove: true\n  - target: $\n    update: {x-a: {b: 2}}\n",
    );
    assert_eq!(json(&document, "/x-a"), r#"{"b":2}"#);
    assert_eq!(origin(&document, "/x-a/b"), "0.yaml:9:23 #/actions/2/update/x-a/b");
}

#[test]
fn copies_name_what_was_copied() {
    let document = loaded(
        "  - target: $.paths\n    update: {/dogs: {}}\n  - target: $.paths['/dogs']\n    copy: $.paths['/pets']\n  \
         - target: $.tags[0]\n    remove: true\n",
    );
    assert_eq!(json(&document, "/paths/~1dogs"), json(&document, "/paths/~1pets"));
    assert_eq!(origin(&document, "/paths/~1dogs/get/summary"), "spec.yaml:10:16 #/paths/~1pets/get/summary");
    assert_eq!(origin(&document, "/paths/~1dogs"), "0.yaml:5:14 #/actions/0/update/~1dogs");
}

#[test]
fn overlays_are_applied_in_their_order() {
    let first = overlay("1.0.0", "  - target: $.info\n    update: {x-a: 1, x-b: 1}\n");
    let second = overlay("1.1.0", "  - target: $.info['x-a']\n    update: 2\n");
    let (document, warnings) = load(DOCUMENT, &[first, second]).unwrap();
    assert!(warnings.is_empty());
    assert_eq!((json(&document, "/info/x-a"), json(&document, "/info/x-b")), ("2".to_owned(), "1".to_owned()));
    assert!(origin(&document, "/info/x-a").starts_with("1.yaml:5:13"));
    assert!(origin(&document, "/info/x-b").starts_with("0.yaml:5:27"));
}

#[test]
fn overlays_mend_what_is_wrong_with_the_document() {
    let document =
        DOCUMENT.replace("openapi: 3.0.3", "openapi: three").replace("deprecated: false", "deprecated: 'no'");
    let mend = "  - target: $\n    update: {openapi: 3.0.3}\n  - target: $..deprecated\n    update: true\n";
    assert!(load(&document, &[overlay("1.1.0", mend)]).is_ok());
    let break_it = "  - target: $.paths.*.get\n    update:\n      deprecated: maybe\n";
    assert_eq!(
        said(&load(DOCUMENT, &[overlay("1.1.0", break_it)]).unwrap().1),
        [
            "0.yaml:6:19 #/actions/0/update/deprecated: expected `true` or `false`, found a string; it is passed over (write `true` or `false`)"
        ]
    );
}

#[test]
fn what_matches_nothing_is_an_error() {
    assert_eq!(
        refused("1.1.0", "  - target: $.paths['/pet'].get\n    remove: true\n  - target: $.pathes\n    remove: true\n"),
        [
            "0.yaml:4:13 #/actions/0/target: `$.paths['/pet'].get` matches nothing: `$.paths` has no `/pet` (did you mean `/pets`?)",
            "0.yaml:6:13 #/actions/1/target: `$.pathes` matches nothing: `$` has no `pathes` (did you mean `paths`?)",
        ]
    );
    let filter = refused("1.1.0", "  - target: $.tags[?@.name == 'z'].name\n    remove: true\n");
    assert!(filter[0].contains("`$.tags[?@.name == 'z'].name` matches nothing (name something"), "{filter:?}");
    let copy = refused("1.1.0", "  - target: $.info\n    copy: $.inf\n");
    assert!(copy[0].starts_with("0.yaml:5:11 #/actions/0/copy: `$.inf` matches nothing"), "{copy:?}");
}

#[test]
fn actions_that_do_not_fit_are_refused() {
    for (actions, expected) in [
        ("  - target: paths\n    remove: true\n", "is no JSONPath, at its character 1:"),
        ("  - target: $.paths./pets\n    remove: true\n", "(write names with other characters"),
        ("  - target: $.info\n    update: {}\n    remove: true\n", "an action with `update` and `remove`"),
        ("  - target: $.info\n", "an action that changes nothing"),
        ("  - update: {}\n", "an action without `target`"),
        ("  - target: 5\n    remove: true\n", "expected a JSONPath, found an integer"),
        ("  - target: $.info\n    remove: yes please\n", "`remove` is `true` or `false`, not a string"),
        ("  - a\n", "an action is an object, not a string"),
        ("  - target: $\n    remove: true\n", "the whole document cannot be removed"),
        (
            "  - target: $.info\n    update: text\n",
            "`#/info` is an object in the document, which a string cannot be merged into (write an object",
        ),
        ("  - target: $\n    update: {info: [a]}\n", "#/actions/0/update/info: `#/info` is an object"),
        ("  - target: $.info.title\n    update: {}\n", "(write a string, a number, `true`, `false` or null, or remove"),
        ("  - target: $['info', 'tags']\n    update: {}\n", "matches an object and a list"),
        ("  - target: $.info\n    copy: $.tags.*\n", "matches several places, and one can be copied"),
        ("  - target: $.info\n    copy: $.tags\n", "spec.yaml:3:1 #/tags: `#/info` is an object"),
    ] {
        let said = refused("1.1.0", actions);
        assert!(said.len() == 1 && said[0].contains(expected), "{actions}: {said:?}");
    }
    let primitive = refused("1.0.0", "  - target: $.info.title\n    update: x\n");
    assert!(primitive[0].contains("(write `overlay: 1.1.0`, or change the object that holds it)"), "{primitive:?}");
    assert!(load(DOCUMENT, &[overlay("1.0.0", "  - target: $.paths.*.*.summary\n    remove: true\n")]).is_ok());
}

#[test]
fn files_that_are_no_overlays_are_refused() {
    for (text, expected) in [
        (DOCUMENT, "0.yaml:1:1 #: this is no overlay: it has no `overlay`"),
        ("[]", "this is no overlay"),
        ("overlay: 2.0.0\nactions: []\n", "0.yaml:1:10 #/overlay: there is no version `2.0.0` of overlays"),
        ("overlay: 1.1.0\nactions: []\n", "the overlay has no actions"),
        ("overlay: 1.1.0\n", "the overlay has no actions"),
        ("overlay: 1.1.0\nactions: {}\n", "`actions` is a list, not an object"),
        ("overlay: [", "the file is no valid YAML"),
    ] {
        let said = said(&load(DOCUMENT, &[text.to_owned()]).unwrap_err());
        assert!(said.len() == 1 && said[0].contains(expected), "{text}: {said:?}");
    }
    let options = LoadOptions { overlays: vec!["/nowhere/at/all.yaml".into()], ..LoadOptions::default() };
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("spec.yaml"), DOCUMENT).unwrap();
    let missing = Document::load_with(&folder.path().join("spec.yaml"), &options).unwrap_err();
    assert!(said(&missing)[0].contains("the overlay cannot be read: there is no such file"), "{missing:?}");
}

#[test]
fn odd_fields_and_other_documents_are_warned_of() {
    let actions = "  - target: $.info\n    update: {}\n    describtion: x\n    x-y: 1\n";
    let text = overlay("1.1.0", actions).replace("info:", "extends: other.yaml\ninfo:");
    let (_, warnings) = load(DOCUMENT, std::slice::from_ref(&text)).unwrap();
    let said = said(&warnings);
    assert!(
        said[0]
            .contains("`describtion` is no field of an Action Object and is passed over (did you mean `description`?)")
    );
    assert!(said[1].starts_with("0.yaml:2:10 #/extends: this overlay was made for `other.yaml`"), "{said:?}");
    let (_, warnings) =
        load(DOCUMENT, &[text.replace("other.yaml", "./spec.yaml").replace("describtion", "description")]).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn overlays_that_are_meant_to_hurt_are_refused() {
    let mut deep = String::from("  - target: $\n    update: {x-a: {}, x-b: [x]}\n");
    for _ in 0..200 {
        deep += "  - target: $['x-a']\n    update: {a: {}}\n  - target: $['x-a'].a\n    copy: $['x-a']\n";
    }
    let said_of_deep = refused("1.1.0", &deep);
    assert!(said_of_deep[0].contains("levels deep"), "{}", said_of_deep[0]);
    let mut large = format!("  - target: $\n    update: {{x-b: [{}]}}\n", "x".repeat(1 << 20));
    for _ in 0..10 {
        large += "  - target: $['x-b']\n    copy: $['x-b']\n";
    }
    let said_of_large = refused("1.1.0", &large);
    assert!(said_of_large[0].contains("overlays add too much"), "{}", said_of_large[0]);
    for open in ["[?(", "[?!(", "[?@[", "[?length(", "[?$[", "[(", "[?@.a==1||("] {
        for count in [1, 4, 5000] {
            let start = std::time::Instant::now();
            let path = format!("$.info{}{}", open.repeat(count), "(".repeat(if count == 1 { 6 } else { 0 }));
            let actions = format!("  - target: \"{path}\"\n    remove: true\n");
            assert_eq!(refused("1.1.0", &actions).len(), 1);
            assert!(start.elapsed() < std::time::Duration::from_secs(2), "{path}: {:?}", start.elapsed());
        }
    }
}
