//! Drift: how a folder differs from what would be generated, both ways.

mod text;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use super::FileTree;
use super::error::cannot;
use super::manifest::{MANIFEST, Manifest};
use super::output::Output;
use super::scan::{Entry, Kind, is_of_tools, scan};
use crate::diagnostics::Diagnostic;

/// How much of the differences to show, in lines of diffs over all files.
const LINES: usize = 400;

/// Every difference between a folder and a tree, ordered by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift(Vec<Difference>);

/// One file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The relative path with `/`.
    pub path: String,
    /// What is wrong with it.
    pub change: Change,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It differs.
    Changed {
        /// A unified diff from what is on disk to what would be generated, cut to a sane length; `None` where there is
        /// nothing to read: no file, no text, or the manifest, whose differences follow from the others.
        diff: Option<String>,
    },
    /// It would be generated and is not there.
    Missing,
    /// It is there and would not be generated.
    Orphaned {
        /// Whether an earlier run wrote it, so that the next one removes it; all others stay until somebody moves them away.
        recorded: bool,
    },
}

impl Change {
    /// The kind of difference in one word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Changed { .. } => "changed",
            Self::Missing => "missing",
            Self::Orphaned { .. } => "orphaned",
        }
    }
}

impl Drift {
    /// Whether the folder is as it should be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many files differ.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Each difference, ordered by path.
    pub fn iter(&self) -> impl Iterator<Item = &Difference> {
        self.0.iter()
    }
}

impl fmt::Display for Drift {
    /// One line a file, with the diffs between them.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|difference| write!(formatter, "{difference}"))
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:<9} {}", self.change.word(), text::visible(&self.path))?;
        match &self.change {
            Change::Changed { diff: Some(diff) } => formatter.write_str(diff),
            _ => Ok(()),
        }
    }
}

pub(super) fn diff(tree: &FileTree, directory: &Path) -> Result<Drift, Diagnostic> {
    let output = Output::resolve(directory)?;
    let expected = tree.iter().collect();
    let mut comparison = Comparison { expected, differences: BTreeMap::new(), lines: LINES };
    let manifest = Manifest::of(tree).text();
    comparison.expected.insert(MANIFEST, &manifest);
    if output.exists() {
        comparison.folder(&output.path)?;
    }
    Ok(comparison.finish())
}

/// A comparison that goes on.
struct Comparison<'t> {
    /// The files that were not found yet.
    expected: BTreeMap<&'t str, &'t str>,
    differences: BTreeMap<String, Change>,
    /// How many lines of diffs are left to show.
    lines: usize,
}

impl Comparison<'_> {
    fn folder(&mut self, directory: &Path) -> Result<(), Diagnostic> {
        // Without a readable manifest, nothing is known to be ours; that it is not as it should be is said as of any file.
        let recorded = Manifest::read(directory).ok().flatten().map(|(manifest, _)| manifest).unwrap_or_default();
        for entry in scan(directory)? {
            if let Some(change) = self.entry(&entry, directory, &recorded)? {
                self.differences.insert(entry.name, change);
            }
        }
        Ok(())
    }

    fn entry(&mut self, entry: &Entry, directory: &Path, recorded: &Manifest) -> Result<Option<Change>, Diagnostic> {
        let is_file = entry.kind == Kind::File;
        match self.expected.remove(entry.name.as_str()) {
            Some(expected) if is_file => self.file(entry, expected, directory),
            Some(_) => Ok(Some(Change::Changed { diff: None })),
            None if entry.kind == Kind::Folder || is_of_tools(&entry.name) => Ok(None),
            None => Ok(Some(Change::Orphaned { recorded: is_file && recorded.records(&entry.name) })),
        }
    }

    fn file(&mut self, entry: &Entry, expected: &str, directory: &Path) -> Result<Option<Change>, Diagnostic> {
        let path = directory.join(&entry.path);
        let content = fs::read(&path).map_err(cannot("read", &path))?;
        if content == expected.as_bytes() {
            return Ok(None);
        }
        let readable = String::from_utf8(content).ok().filter(|_| entry.name != MANIFEST);
        let diff = readable.map(|content| text::diff(&entry.name, &content, expected, &mut self.lines));
        Ok(Some(Change::Changed { diff }))
    }

    fn finish(mut self) -> Drift {
        let missing = self.expected.into_keys().map(|path| (path.to_owned(), Change::Missing));
        self.differences.extend(missing);
        Drift(self.differences.into_iter().map(|(path, change)| Difference { path, change }).collect())
    }
}
