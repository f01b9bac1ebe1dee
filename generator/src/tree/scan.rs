//! What is in a folder: every file, folder and symbolic link, none of them followed.

use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use super::error::cannot;
use crate::diagnostics::Diagnostic;

/// Folders at the root that belong to tools: never looked into, and carried along as a whole.
pub(super) const CARRIED: [&str; 2] = ["target", ".git"];

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    Link,
    /// A pipe, a socket or a device; opening one could block.
    Special,
}

impl Kind {
    fn of(file_type: FileType) -> Self {
        if file_type.is_symlink() {
            Self::Link
        } else if file_type.is_dir() {
            Self::Folder
        } else if file_type.is_file() {
            Self::File
        } else {
            Self::Special
        }
    }

    /// With its article, for messages.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::File => "a file",
            Self::Folder => "a folder",
            Self::Link => "a symbolic link",
            Self::Special => "a special file",
        }
    }
}

/// One file, folder or link below a folder.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The relative path with `/`; what is no text shows as U+FFFD, which no path of a tree has.
    pub(super) name: String,
    /// The relative path as the system has it.
    pub(super) path: PathBuf,
    pub(super) kind: Kind,
}

/// Everything below `directory`, ordered by path: each folder stands before what it holds.
pub(super) fn scan(directory: &Path) -> Result<Vec<Entry>, Diagnostic> {
    let (mut entries, mut pending) = (Vec::new(), vec![PathBuf::new()]);
    // A list of folders to visit instead of recursion: folders of other people may be nested at will.
    while let Some(folder) = pending.pop() {
        let first = entries.len();
        list(directory, &folder, &mut entries)?;
        let below = entries.iter().skip(first).filter(|entry| entry.kind == Kind::Folder);
        pending.extend(below.map(|entry| entry.path.clone()));
    }
    entries.sort_by(|one, two| one.path.cmp(&two.path));
    Ok(entries)
}

fn list(directory: &Path, folder: &Path, entries: &mut Vec<Entry>) -> Result<(), Diagnostic> {
    let at = directory.join(folder);
    for item in fs::read_dir(&at).map_err(cannot("list", &at))? {
        let item = item.map_err(cannot("list", &at))?;
        let path = folder.join(item.file_name());
        let kind = Kind::of(item.file_type().map_err(cannot("read", &item.path()))?);
        let carried = kind == Kind::Folder && CARRIED.iter().any(|name| path == Path::new(name));
        if !carried {
            entries.push(Entry { name: name(&path), path, kind });
        }
    }
    Ok(())
}

fn name(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Whether cargo or version control put it at the root of a crate, so that nobody needs to hear of it.
pub(super) fn is_of_tools(name: &str) -> bool {
    name == "Cargo.lock" || CARRIED.contains(&name)
}
