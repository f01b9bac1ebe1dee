//! `FileTree` -> `generated/`: the files of a crate in memory, written at once or compared with what is on disk.

mod drift;
mod error;
mod manifest;
mod name;
mod output;
mod plan;
mod read;
mod scan;
mod stage;
mod swap;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostics::Diagnostic;
use crate::hash::HashSet;
use name::Name;

pub use drift::{Change, Difference, Drift};
pub use manifest::MANIFEST;
pub use write::Written;

/// Text files by their relative paths, with `/` between the parts.
///
/// Whatever is in it can be written below a folder on every usual system: no path leaves the tree, and no two paths are the
/// same on a file system that does not tell `a` from `A`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileTree {
    files: BTreeMap<String, String>,
    /// Every file and folder, by the form in which all systems agree on its name.
    names: BTreeMap<String, Name>,
    /// The folders.
    folders: HashSet<String>,
}

impl FileTree {
    /// A tree without files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    ///
    /// # Errors
    ///
    /// A path that leaves the tree or that some system cannot store, one that is taken, one that differs from another only in
    /// case, and one that makes a file of a folder or the other way round. The tree stays as it was.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) -> Result<(), Diagnostic> {
        let path = path.into();
        Self::check(&path)?;
        self.add(path, text.into())
    }

    /// Whether a file can have this path in any tree.
    pub(crate) fn check(path: &str) -> Result<(), Diagnostic> {
        name::check(path)
    }

    /// Adds a file whose path was checked.
    ///
    /// # Errors
    ///
    /// As of [`Self::insert`], but for what is wrong with the path alone.
    pub(crate) fn add(&mut self, path: String, text: String) -> Result<(), Diagnostic> {
        // What is above a folder that is there was accepted with it.
        let folder = path.rsplit_once('/').map(|(folder, _)| folder).filter(|folder| !self.folders.contains(*folder));
        let folders: Vec<_> = folder.map(|_| name::folders(&path).collect()).unwrap_or_default();
        let names = folders.iter().map(|folder| Name::folder(folder)).chain([Name::file(&path)]);
        let names: Vec<_> = names.map(|name| (name.folded(), name)).collect();
        names.iter().try_for_each(|(folded, name)| self.accepts(folded, name))?;
        self.names.extend(names);
        self.folders.extend(folders.into_iter().map(str::to_owned));
        self.files.insert(path, text);
        Ok(())
    }

    fn accepts(&self, folded: &str, name: &Name) -> Result<(), Diagnostic> {
        self.names.get(folded).map_or(Ok(()), |present| present.agrees_with(name))
    }

    /// The text of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Each path with its text, ordered by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether files lie below `path`.
    fn has_folder(&self, path: &str) -> bool {
        let below = format!("{path}/");
        self.files.range(below.clone()..).next().is_some_and(|(file, _)| file.starts_with(&below))
    }

    /// Reads a folder of UTF-8 text files, `templates/` say.
    ///
    /// # Errors
    ///
    /// What cannot be read, what is not UTF-8, and a symbolic link, which is never followed.
    pub fn read(directory: &Path) -> Result<Self, Diagnostic> {
        read::read(directory)
    }

    /// Makes `directory` hold these files, all of them or, where anything is in the way, none.
    ///
    /// A kill at any moment leaves the files of before or those of after. Files that an earlier run wrote and this tree lacks
    /// are removed; files that no run wrote stay. Where everything is as it should be, nothing is touched.
    ///
    /// # Errors
    ///
    /// A file, folder or symbolic link of somebody else where one of these files belongs, a manifest that cannot be understood,
    /// and whatever the operating system refuses.
    pub fn write(&self, directory: &Path) -> Result<Written, Diagnostic> {
        write::write(self, directory, swap::Method::Exchange)
    }

    /// What has to be done to `directory` until it holds exactly these files.
    ///
    /// # Errors
    ///
    /// What cannot be read.
    pub fn diff(&self, directory: &Path) -> Result<Drift, Diagnostic> {
        drift::diff(self, directory)
    }
}

#[cfg(test)]
mod tests;
