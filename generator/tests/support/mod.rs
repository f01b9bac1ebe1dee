//! The documents that tests generate crates from: a folder of `fixtures/` each, and the one of this repository.

pub(crate) mod crates;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use copperplate::config::Config;
use copperplate::diagnostics::{Source, Tolerance};
use copperplate::document::{Document, LoadOptions};

use crates::{agreed, repository};

/// A document with its configuration.
#[derive(Debug)]
pub(crate) struct Fixture {
    pub(crate) document: Document,
    pub(crate) config: Config,
    /// What becomes of what is wrong with it: documents of folders that are called so are tolerated.
    pub(crate) tolerance: Tolerance,
}

impl Fixture {
    /// What a folder of `fixtures/` holds; the crate is called after it.
    pub(crate) fn load(folder: &str) -> Self {
        let directory = tests().join("fixtures").join(folder);
        let config = config(&directory).with_name(&crate_name(folder));
        let tolerance = if folder.starts_with("tolerated") { Tolerance::KeepGoing } else { Tolerance::None };
        Self { document: document(&directory.join("spec.yaml"), tolerance), config: agreed(config), tolerance }
    }

    /// The document that this repository is for.
    pub(crate) fn production() -> Self {
        let directory = repository().join("spec");
        let tolerance = Tolerance::None;
        Self { document: document(&directory.join("openapi.yaml"), tolerance), config: config(&directory), tolerance }
    }
}

/// The folders of `fixtures/`, in order.
pub(crate) fn folders() -> Vec<String> {
    let entries = fs::read_dir(tests().join("fixtures")).unwrap().map(Result::unwrap);
    let mut folders: Vec<_> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    folders.sort();
    folders
}

/// The name of the crate that is made from a folder of `fixtures/`.
pub(crate) fn crate_name(folder: &str) -> String {
    format!("fixture-{}", folder.replace('_', "-"))
}

/// The folder of these tests.
fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn document(path: &Path, tolerance: Tolerance) -> Document {
    let options = LoadOptions { tolerance, ..LoadOptions::default() };
    let (document, warnings) = agreed(Document::load_with(path, &options));
    assert!(tolerance == Tolerance::KeepGoing || warnings.is_empty(), "{warnings:#?}");
    document
}

fn config(directory: &Path) -> Config {
    let path = directory.join("client.toml");
    if !path.exists() {
        return Config::default();
    }
    let source = Source::new(path.display().to_string(), fs::read_to_string(&path).unwrap());
    let config = agreed(Config::parse(&Arc::new(source)));
    agreed(config.with_programs(|beside| fs::read_to_string(directory.join(beside))))
}
