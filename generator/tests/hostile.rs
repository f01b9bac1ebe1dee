//! Hostile text in every place of a document and of a configuration: the output stays what it was but for the text itself, or
//! the text is refused at its place.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/crates.rs"]
mod crates;

mod hostile {
    pub(crate) mod document;
    pub(crate) mod output;
    pub(crate) mod strings;
}

use std::fs;
use std::sync::Arc;

use copperplate::config::Config;
use copperplate::diagnostics::{Diagnostics, Source, Tolerance};
use copperplate::document::Document;
use copperplate::tree::FileTree;
use copperplate::{Generated, generate};
use rayon::prelude::*;
use serde_json::Value;

use crates::{agreed, templates};
use hostile::document::{self, Place};
use hostile::output::{Shape, accepted};
use hostile::strings::{all, joined};

#[test]
fn text_stays_text() {
    let (base, templates) = (document::base(), templates());
    let shape = Shape::of(&agreed(from_document(&base, &templates)).tree);
    all().par_bridge().for_each(|text| {
        let mut document = base.clone();
        for place in document::texts(&base) {
            place.put(&mut document, text);
        }
        let generated = agreed(from_document(&document, &templates));
        assert_eq!(Shape::of(&generated.tree), shape, "{text:?} in every text");
    });
}

#[test]
fn names_are_made_of_any_text() {
    let (base, templates) = (document::base(), templates());
    all().par_bridge().for_each(|text| {
        let renamed = document::named(&base, text);
        let generated = from_document(&renamed, &templates);
        assert!(accepted(&generated, &format!("{text:?} in every name")), "{text:?}: {generated:#?}");
    });
}

#[test]
fn every_place_of_a_document_is_safe() {
    let (base, templates) = (document::base(), templates());
    let places = document::places(&base);
    assert!(places.len() > 150, "{}", places.len());
    places.par_iter().for_each(|place| {
        for text in joined() {
            let mut document = base.clone();
            place.put(&mut document, &text);
            accepted(&from_document(&document, &templates), &format!("{text:?} at {place}"));
        }
    });
}

#[test]
fn every_place_of_a_configuration_is_safe() {
    let (base, templates) = (document::configuration(), templates());
    let document = document::base();
    agreed(from_both(&document, &base, &templates));
    document::places(&base).par_iter().for_each(|place| {
        // Most keys are known or not, whatever they are like.
        let texts = if place.is_key { joined().to_vec() } else { all().map(str::to_owned).collect() };
        for text in texts {
            let mut configuration = base.clone();
            place.put(&mut configuration, &text);
            accepted(&from_both(&document, &configuration, &templates), &format!("{text:?} at {place} of client.toml"));
        }
    });
}

#[test]
fn places_are_found_and_filled() {
    let document = serde_json::json!({"a": ["x", {"b": 1}]});
    let places = document::places(&document);
    let filled = |place: &Place| {
        let mut document = document.clone();
        place.put(&mut document, "!");
        document.to_string()
    };
    let filled: Vec<_> = places.iter().map(filled).collect();
    assert_eq!(filled, [r#"{"!":["x",{"b":1}]}"#, r#"{"a":["!",{"b":1}]}"#, r#"{"a":["x",{"!":1}]}"#]);
}

fn from_document(document: &Value, templates: &FileTree) -> Result<Generated, Diagnostics> {
    generate(&load(document)?, &Config::named("hostile").unwrap(), templates, Tolerance::None)
}

fn from_both(document: &Value, configuration: &Value, templates: &FileTree) -> Result<Generated, Diagnostics> {
    let text = toml::to_string(&configuration).unwrap();
    let config = Config::parse(&Arc::new(Source::new("client.toml".to_owned(), text)))?;
    generate(&load(document)?, &config, templates, Tolerance::None)
}

fn load(document: &Value) -> Result<Document, Diagnostics> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spec.json");
    fs::write(&path, document.to_string()).unwrap();
    Document::load(&path).map(|(document, _)| document)
}
