//! Documents that are refused: what the user is told.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;

use copperplate::diagnostics::{Diagnostics, github, json, text};
use copperplate::document::Document;
use copperplate::lower;

/// What is said about the document of a folder. Paths start at the folder of the crate, where tests run.
fn refusal(folder: &str) -> Diagnostics {
    let path = Path::new("tests/rejected").join(folder).join("spec.yaml");
    match Document::load(&path) {
        Err(diagnostics) => diagnostics,
        Ok((document, _)) => match lower::lower(&document) {
            Err(diagnostics) => document.locate(diagnostics),
            Ok(_) => panic!("{folder} was accepted"),
        },
    }
}

#[test]
fn every_refusal_says_what_to_do() {
    let mut folders: Vec<_> = std::fs::read_dir("tests/rejected").unwrap().map(|entry| entry.unwrap()).collect();
    folders.sort_by_key(std::fs::DirEntry::file_name);
    assert!(folders.len() > 10);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/rejected");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for folder in folders {
            let folder = folder.file_name().into_string().unwrap();
            insta::assert_snapshot!(folder.as_str(), text::render(&refusal(&folder), false));
        }
    });
}

#[test]
fn machines_are_told_the_same() {
    let diagnostics = refusal("missing_external_file");
    insta::assert_snapshot!("json", json::render(&diagnostics));
    insta::assert_snapshot!("github", github::render(&diagnostics));
}
