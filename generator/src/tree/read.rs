//! A folder of text files -> `FileTree`.

use std::fs;
use std::io;
use std::path::Path;

use super::FileTree;
use super::error::{cannot, shown};
use super::scan::{Entry, Kind, scan};
use crate::diagnostics::Diagnostic;

pub(super) fn read(directory: &Path) -> Result<FileTree, Diagnostic> {
    let mut tree = FileTree::new();
    for entry in scan(directory)?.iter().filter(|entry| entry.kind != Kind::Folder) {
        tree.insert(entry.name.clone(), text(directory, entry)?)?;
    }
    Ok(tree)
}

fn text(directory: &Path, entry: &Entry) -> Result<String, Diagnostic> {
    let path = directory.join(&entry.path);
    if entry.kind != Kind::File {
        let message = format!("`{}` is {}, where only text files may be", shown(&path), entry.kind.noun());
        return Err(Diagnostic::error(message).in_file(shown(&path)).help("put the file itself there"));
    }
    fs::read_to_string(&path).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => Diagnostic::error(format!("`{}` is not UTF-8 text", shown(&path)))
            .in_file(shown(&path))
            .help("save it as UTF-8, or move it out of this folder"),
        _ => cannot("read", &path)(error),
    })
}
