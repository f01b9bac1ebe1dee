//! The documents that tests generate crates from: a folder of `fixtures/` each, and the one of this repository.

pub(crate) mod crates;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use copperplate::config::Config;
use copperplate::diagnostics::Source;
use copperplate::document::Document;

use crates::{agreed, repository};

/// A document with its configuration.
#[derive(Debug)]
pub(crate) struct Fixture {
    pub(crate) document: Document,
    pub(crate) config: Config,
}

impl Fixture {
    /// What a folder of `fixtures/` holds; the crate is called after it.
    pub(crate) fn load(folder: &str) -> Self {
        let directory = tests().join("fixtures").join(folder);
        let config = config(&directory).with_name(&crate_name(folder));
        Self { document: document(&directory.join("spec.yaml")), config: agreed(config) }
    }

    /// The document that this repository is for.
    pub(crate) fn production() -> Self {
        let directory = repository().join("spec");
        Self { document: document(&directory.join("openapi.yaml")), config: config(&directory) }
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

fn document(path: &Path) -> Document {
    let (document, warnings) = agreed(Document::load(path));
    assert!(warnings.iter().next().is_none(), "{warnings:#?}");
    document
}

fn config(directory: &Path) -> Config {
    let path = directory.join("client.toml");
    if !path.exists() {
        return Config::default();
    }
    let source = Source { name: path.display().to_string(), text: fs::read_to_string(&path).unwrap() };
    let config = agreed(Config::parse(&Arc::new(source)));
    agreed(config.with_programs(|beside| fs::read_to_string(directory.join(beside))))
}
