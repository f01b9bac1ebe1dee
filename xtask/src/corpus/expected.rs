//! The documents that need not work, with the reasons: `xtask/corpus.toml`.

use std::collections::BTreeMap;
use std::fs;
use std::io;

use serde::Deserialize;

use crate::paths::{of_repository, shown};

/// Documents that are broken beyond use.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    /// Why, by path below the folder of the corpus.
    failures: BTreeMap<String, String>,
}

impl Expected {
    /// Reads the list of this repository.
    pub(crate) fn read() -> io::Result<Self> {
        let file = of_repository("xtask/corpus.toml");
        let named = |error: String| io::Error::other(format!("{}: {error}", shown(&file)));
        let text = fs::read_to_string(&file).map_err(|error| named(error.to_string()))?;
        toml::from_str(&text).map_err(|error| named(error.to_string()))
    }

    /// Why a document need not work, where it need not.
    pub(crate) fn reason(&self, path: &str) -> Option<&str> {
        self.failures.get(path).map(String::as_str)
    }
}
