//! What must hold for anything that comes out.

use std::collections::{BTreeMap, BTreeSet};

use copperplate::Generated;
use copperplate::diagnostics::{Diagnostic, Diagnostics, Severity};
use copperplate::tree::FileTree;
use proc_macro2::{TokenStream, TokenTree};

/// The keys that a generated `Cargo.toml` has; dependencies stand for the tables of their names.
const MANIFEST_KEYS: [&str; 6] = ["package", "features", "dependencies", "dev-dependencies", "lints", "workspace"];

/// Whether there is an output. Panics where it is none that could be written and parsed, and where errors have no place.
pub(crate) fn accepted(result: &Result<Generated, Diagnostics>, what: &str) -> bool {
    match result {
        Ok(generated) => generated.tree.iter().for_each(|(path, text)| sound(path, text, what)),
        Err(diagnostics) => {
            assert!(diagnostics.errors() > 0, "{what}: failed without an error");
            diagnostics.iter().for_each(|diagnostic| located(diagnostic, what));
        }
    }
    result.is_ok()
}

fn sound(path: &str, text: &str, what: &str) {
    let leaves =
        path.starts_with('/') || path.contains('\\') || path.split('/').any(|part| matches!(part, ".." | "." | ""));
    assert!(!leaves, "{what}: the file {path:?}");
    match path.rsplit_once('.') {
        Some((_, "rs")) => {
            drop(syn::parse_file(text).unwrap_or_else(|error| panic!("{what}: {path}: {error}\n{text}")));
        }
        Some((_, "toml")) => {
            let keys = keys(text, what);
            let unknown: Vec<_> = keys.iter().filter(|key| !MANIFEST_KEYS.contains(&key.as_str())).collect();
            assert!(unknown.is_empty(), "{what}: {path} has {unknown:?}");
        }
        _ => {}
    }
}

fn keys(manifest: &str, what: &str) -> BTreeSet<String> {
    let table: toml::Table = manifest.parse().unwrap_or_else(|error| panic!("{what}: {error}\n{manifest}"));
    table.keys().cloned().collect()
}

/// A mistake of a template would be one of ours, and so would be an error of which nobody knows where it is.
fn located(diagnostic: &Diagnostic, what: &str) {
    let ours =
        diagnostic.file.as_ref().is_some_and(|file| std::path::Path::new(file).extension().is_some_and(|e| e == "j2"));
    let placed = diagnostic.position.is_some() || diagnostic.file.is_some();
    assert!(!ours && (placed || diagnostic.severity == Severity::Warning), "{what}: {diagnostic:#?}");
}

/// What is left of a crate when texts and documentation are taken out.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shape(BTreeMap<String, String>);

impl Shape {
    pub(crate) fn of(tree: &FileTree) -> Self {
        Self(tree.iter().map(|(path, text)| (path.to_owned(), shape(path, text))).collect())
    }
}

fn shape(path: &str, text: &str) -> String {
    match path.rsplit_once('.') {
        Some((_, "rs")) => without_texts(text.parse().unwrap()),
        Some((_, "toml")) => {
            let table: toml::Table = text.parse().unwrap();
            format!("{:?}", emptied(toml::Value::Table(table)))
        }
        _ => String::new(),
    }
}

fn emptied(value: toml::Value) -> toml::Value {
    match value {
        toml::Value::String(_) => toml::Value::String(String::new()),
        toml::Value::Array(items) => toml::Value::Array(items.into_iter().map(emptied).collect()),
        toml::Value::Table(table) => {
            toml::Value::Table(table.into_iter().map(|(key, value)| (key, emptied(value))).collect())
        }
        other => other,
    }
}

fn without_texts(tokens: TokenStream) -> String {
    let mut words = Vec::new();
    let tokens: Vec<_> = tokens.into_iter().collect();
    for token in &tokens {
        match token {
            TokenTree::Literal(_) => words.push("_".to_owned()),
            TokenTree::Group(group) if is_documentation(&group.stream()) => {}
            TokenTree::Group(group) => words.push(format!("{:?} {}", group.delimiter(), without_texts(group.stream()))),
            TokenTree::Punct(punct) if matches!(punct.as_char(), '#' | '!') => {}
            other => words.push(other.to_string()),
        }
    }
    // An empty text is written in a form of its own.
    words.join(" ").replace("String : : new Parenthesis ", "_ . to_owned Parenthesis ")
}

fn is_documentation(attribute: &TokenStream) -> bool {
    matches!(attribute.clone().into_iter().next(), Some(TokenTree::Ident(name)) if name == "doc")
}
