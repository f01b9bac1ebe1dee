//! Each rule, broken and kept, by small invented sources.

use super::rules::{broken, unknown_modules};
use super::scan::Source;

/// What is wrong with a file that has these lines behind its first.
fn found(path: &str, lines: &str) -> Vec<String> {
    broken(&Source::new(path, &format!("//! A file.\n{lines}")))
}

fn assert_broken(path: &str, line: &str, name: &str) {
    let found = found(path, line);
    assert_eq!(found.len(), 1, "{path}: {line}: {found:?}");
    assert!(found[0].starts_with(&format!("src/{path}:2: `{name}`: ")), "{found:?}");
}

fn assert_kept(path: &str, line: &str) {
    assert_eq!(found(path, line), Vec::<String>::new(), "{path}: {line}");
}

#[test]
fn model_knows_only_itself_and_pointer_and_value() {
    assert_broken("model/body.rs", "use crate::document::Document;", "crate::document::Document");
    assert_broken("model/body.rs", "use crate::{value::Value, rust::View};", "crate::rust::View");
    assert_broken("model/body.rs", "fn f() { let x = super::super::lower::lower(); }", "crate::lower::lower");
    assert_broken("model.rs", "use super::config;", "crate::config");
    assert_broken("model/body.rs", "mod inner { use super::super::super::tree::FileTree; }", "crate::tree::FileTree");
    assert_kept(
        "model/body.rs",
        "use crate::pointer::Pointer; use super::schema::Schema; use crate::value::{Number, Value};",
    );
    assert_kept("model/body.rs", "mod inner { use super::super::schema::Schema; use self::other::Thing; }");
    assert_kept("rust/body.rs", "use crate::document::Document;");
}

#[test]
fn crates_are_kept_apart() {
    assert_broken("rust/api.rs", "use openapiv3::OpenAPI;", "openapiv3::OpenAPI");
    assert_broken("rust/api.rs", "fn f() -> openapiv3::OpenAPI { g() }", "openapiv3::OpenAPI");
    assert_broken("rust/api.rs", "fn f() { println!(\"{}\", openapiv3::VERSION) }", "openapiv3::VERSION");
    assert_broken("rust.rs", "use minijinja as templates;", "minijinja");
    assert_broken("lib.rs", "use ::prettyplease::unparse;", "prettyplease::unparse");
    assert_broken("format.rs", "use minijinja::{Value, value};", "minijinja::Value");
    for (path, line) in [
        ("lower/body.rs", "use openapiv3::OpenAPI;"),
        ("document.rs", "use openapiv3::OpenAPI;"),
        ("render/escape.rs", "use minijinja::Value;"),
        ("format.rs", "fn f() { prettyplease::unparse(); }"),
        ("rust/api.rs", "// openapiv3::OpenAPI\n/// minijinja::Value\nfn openapiv3_like() {}"),
    ] {
        assert_kept(path, line);
    }
}

#[test]
fn yaml_is_read_in_one_place() {
    assert_broken("document/read.rs", "use serde_yaml::Value;", "serde_yaml::Value");
    assert_broken("lower/body.rs", "use serde_yaml::Value;", "serde_yaml::Value");
    assert_kept("document/yaml.rs", "use serde_yaml::Value;");
    assert_kept("document/yaml/number.rs", "use serde_yaml::Value;");
}

#[test]
fn the_file_system_is_touched_in_two_places() {
    assert_broken("render.rs", "use std::fs;", "std::fs");
    assert_broken("render.rs", "use std::{fmt, fs::read_to_string};", "std::fs::read_to_string");
    assert_broken("document/parse.rs", "fn f() { std::fs::read(path); }", "std::fs::read");
    assert_broken("config.rs", "fn f() { if path.exists() {} }", ".exists");
    assert_broken("lib.rs", "use tempfile::TempDir;", "tempfile::TempDir");
    for (path, line) in [
        ("tree/write.rs", "use std::fs;"),
        ("tree.rs", "fn f() { path.exists() }"),
        ("document/read.rs", "use std::fs;"),
        ("document/tests.rs", "use std::fs;"),
        ("render.rs", "use std::path::Path; use std::fmt;"),
        ("render.rs", "mod tests { use std::fs; }"),
    ] {
        assert_kept(path, line);
    }
}

#[test]
fn nothing_panics_or_waits_to_be_done() {
    assert_broken("rust.rs", "fn f() { g().unwrap() }", ".unwrap");
    assert_broken("rust.rs", "fn f() { g().expect(\"h\") }", ".expect");
    assert_broken("rust.rs", "fn f() { panic!() }", "panic");
    assert_broken("rust.rs", concat!("// TO", "DO: more"), concat!("TO", "DO"));
    assert_broken("rust.rs", concat!("/// FIX", "ME"), concat!("FIX", "ME"));
    assert_kept("rust.rs", "mod tests { fn f() { g().unwrap(); panic!() } }");
    assert_kept("rust.rs", "fn f() { g().unwrap_or_default() } // .unwrap()");
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let long = Source::new("rust.rs", &format!("//! A file.\n{}", "\n".repeat(400)));
    assert_eq!(broken(&long), ["src/rust.rs:401: 401 lines are more than 400: split it by subject"]);
    let right = Source::new("rust.rs", &format!("//! A file.\n{}", "\n".repeat(399)));
    assert_eq!(broken(&right), Vec::<String>::new());
    let silent = Source::new("rust.rs", "use std::fmt;\n");
    assert_eq!(broken(&silent), ["src/rust.rs:1: the first line says what the file is, behind `//!`"]);
}

#[test]
fn a_new_module_is_a_decision() {
    let sources =
        ["lib.rs", "rust/api.rs", "rust.rs", "plugins/a.rs", "plugins.rs"].map(|path| Source::new(path, "//! A"));
    assert_eq!(unknown_modules(&sources), ["plugins"]);
}
