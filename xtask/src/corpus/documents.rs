//! The OpenAPI documents below a folder, told from the files that they refer to by what they say at their top.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use globset::{Glob, GlobMatcher};
use serde::Deserialize;
use serde_json::Value;
use walkdir::WalkDir;

use crate::paths::shown;

/// A document of a corpus.
#[derive(Debug)]
pub(crate) struct Document {
    /// Where it is.
    pub(crate) file: PathBuf,
    /// The same, below the folder of the corpus, with `/`.
    pub(crate) path: String,
    /// The name of its crate.
    pub(crate) name: String,
    /// The version of OpenAPI that it names.
    pub(crate) version: String,
}

/// The documents, ordered by their paths.
pub(crate) fn find(folder: &Path, filter: Option<&str>) -> io::Result<Vec<Document>> {
    let filter = filter.map(Glob::new).transpose().map_err(io::Error::other)?.map(|glob| glob.compile_matcher());
    let mut documents = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let file = entry?.into_path();
        let Some(path) = file.strip_prefix(folder).ok().map(shown).filter(|path| is_wanted(path, filter.as_ref()))
        else {
            continue;
        };
        let Some(version) = version(&file) else { continue };
        documents.push(Document { name: crate_name(&path), path, file, version });
    }
    Ok(documents)
}

fn is_wanted(path: &str, filter: Option<&GlobMatcher>) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default();
    matches!(extension, "json" | "yaml" | "yml") && filter.is_none_or(|filter| filter.is_match(path))
}

/// `specs/Box.json` -> `specs-box-json`: every path has a name of its own as long as two differ in more than signs.
fn crate_name(path: &str) -> String {
    let mut name = String::from("c");
    for part in path.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        name.push('-');
        name.push_str(&part.to_ascii_lowercase());
    }
    // The longest name that Cargo takes.
    name.chars().rev().take(64).collect::<Vec<_>>().into_iter().rev().collect::<String>().trim_matches('-').to_owned()
}

#[derive(Deserialize)]
struct Head {
    openapi: Option<Value>,
    swagger: Option<Value>,
}

/// The version that a document names at its top; `None` for any other file.
fn version(file: &Path) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let text = text.trim_start_matches('\u{feff}');
    let found = if text.trim_start().starts_with('{') { in_json(text) } else { in_yaml(text) };
    found.or_else(|| in_yaml(text))
}

fn in_json(text: &str) -> Option<String> {
    let head: Head = serde_json::from_str(text).ok()?;
    let version = head.openapi.or(head.swagger)?;
    Some(version.as_str().map_or_else(|| version.to_string(), str::to_owned))
}

/// Top-level keys start their line. A map of one line is read with `{openapi: 3.0.3, …}`.
fn in_yaml(text: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let line = line.trim_start_matches(['{', ' ']).trim_start_matches(['"', '\'']);
        let rest = line.strip_prefix("openapi").or_else(|| line.strip_prefix("swagger"))?;
        let rest = rest.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?;
        let version = rest.split([',', '#', '}']).next().unwrap_or_default();
        Some(version.trim().trim_matches(['"', '\'']).to_owned())
    })
}
