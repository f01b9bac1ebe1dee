//! The manifest: which files of a folder we wrote, and what was in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::FileTree;
use super::error::{cannot, shown};
use super::name;
use crate::diagnostics::Diagnostic;

/// The file, at the root of what was generated, that records what was generated.
pub const MANIFEST: &str = ".copperplate-manifest.json";

/// The paths of files with the SHA-256 of each, in hexadecimal digits.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    files: BTreeMap<String, String>,
}

impl Manifest {
    /// What a folder that holds `tree` has to record.
    pub(super) fn of(tree: &FileTree) -> Self {
        let files: Vec<_> = tree.iter().collect();
        let hashed: Vec<_> = files.into_par_iter().map(|(path, text)| (path, hash(text.as_bytes()))).collect();
        Self::from_hashes(hashed)
    }

    /// What a folder has to record that holds files with these hashes.
    pub(super) fn from_hashes(hashes: Vec<(&str, String)>) -> Self {
        Self { files: hashes.into_iter().map(|(path, hash)| (path.to_owned(), hash)).collect() }
    }

    /// The manifest of `directory` with its text; `None` where there is none.
    pub(super) fn read(directory: &Path) -> Result<Option<(Self, String)>, Diagnostic> {
        let path = directory.join(MANIFEST);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(cannot("read", &path)(error)),
            Ok(metadata) if !metadata.is_file() => return Err(corrupt(&path, "it is no file")),
            Ok(_) => {}
        }
        let text = fs::read(&path).map_err(cannot("read", &path))?;
        let text = String::from_utf8(text).map_err(|_| corrupt(&path, "it is not UTF-8"))?;
        let manifest = Self::parse(&text).map_err(|reason| corrupt(&path, &reason))?;
        Ok(Some((manifest, text)))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let manifest: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let outside = manifest.files.keys().find_map(|path| name::check(path).err());
        outside.map_or(Ok(manifest), |diagnostic| Err(diagnostic.message))
    }

    /// The text to write: one line a file, sorted, so that merges and diffs stay small.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.files.len() * 160 + 32);
        text.push_str("{\n  \"files\": {");
        let mut separator = "\n    ";
        for (path, hash) in &self.files {
            text.extend([separator, &serde_json::Value::from(path.as_str()).to_string(), ": \"", hash, "\""]);
            separator = ",\n    ";
        }
        text.push_str("\n  }\n}\n");
        text
    }

    pub(super) fn records(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether a file still is what we wrote.
    pub(super) fn matches(&self, path: &str, content: &[u8]) -> bool {
        self.files.get(path).is_some_and(|recorded| *recorded == hash(content))
    }

    /// Every folder that holds a recorded file.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        self.files.keys().flat_map(|path| name::folders(path)).collect()
    }
}

fn corrupt(path: &Path, reason: &str) -> Diagnostic {
    Diagnostic::error(format!("`{}` does not tell which files were generated: {reason}", shown(path)))
        .in_file(shown(path))
        .help("bring it back from version control, or move the whole folder away and generate it anew")
}

/// What the manifest says of a file.
pub(super) fn hash(content: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16);
    Sha256::digest(content).iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(digit).collect()
}
