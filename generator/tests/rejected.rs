//! Documents that are refused: what the user is told.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::Arc;

use copperplate::config::Config;
use copperplate::diagnostics::{Diagnostics, Source, Tolerance, github, json, text};
use copperplate::document::{Document, LoadOptions};
use copperplate::{lower, rust};

/// What is said about the document of a folder. Paths start at the folder of the crate, where tests run.
fn refusal(folder: &str) -> Diagnostics {
    let folder_of = Path::new("tests/rejected").join(folder);
    let overlay = folder_of.join("overlay.yaml");
    let overlays = if overlay.exists() { vec![overlay] } else { Vec::new() };
    match Document::load_with(&folder_of.join("spec.yaml"), &LoadOptions { overlays, ..LoadOptions::default() }) {
        Err(diagnostics) => diagnostics,
        Ok((document, _)) => match lower::lower(&document, Tolerance::None) {
            Err(diagnostics) => document.locate(diagnostics),
            Ok(_) => panic!("{folder} was accepted"),
        },
    }
}

/// What is said about the configuration of a folder, for a document that has two security schemes.
fn refusal_of_configuration(folder: &str) -> Diagnostics {
    let path = format!("tests/rejected_config/{folder}/client.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let source = Source::new(path, text);
    let config = match Config::parse(&Arc::new(source)) {
        Err(diagnostics) => return diagnostics,
        Ok(config) => config,
    };
    let (document, _) = Document::load(Path::new("../spec/openapi.yaml")).unwrap();
    let (api, _) = lower::lower(&document, Tolerance::None).unwrap();
    match rust::view(&api, &config, Tolerance::None) {
        Err(diagnostics) => document.locate(diagnostics),
        Ok(_) => panic!("{folder} was accepted"),
    }
}

/// Compares what is said about each folder with its snapshot.
fn compare(parent: &str, refusal: impl Fn(&str) -> Diagnostics) {
    let mut folders: Vec<_> =
        std::fs::read_dir(format!("tests/{parent}")).unwrap().map(|entry| entry.unwrap()).collect();
    folders.sort_by_key(std::fs::DirEntry::file_name);
    assert!(folders.len() > 4, "{parent}");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("snapshots/{parent}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for folder in folders {
            let folder = folder.file_name().into_string().unwrap();
            let diagnostics = refusal(&folder);
            assert!(diagnostics.iter().all(|diagnostic| diagnostic.help.is_some()), "{folder} leaves the user alone");
            insta::assert_snapshot!(folder.as_str(), text::render(&diagnostics, false));
        }
    });
}

#[test]
fn every_refusal_of_a_document_says_what_to_do() {
    compare("rejected", refusal);
}

#[test]
fn every_refusal_of_a_configuration_says_what_to_do() {
    compare("rejected_config", refusal_of_configuration);
}

#[test]
fn machines_are_told_the_same() {
    let diagnostics = refusal("missing_external_file");
    insta::assert_snapshot!("json", json::render(&diagnostics));
    insta::assert_snapshot!("github", github::render(&diagnostics));
}
