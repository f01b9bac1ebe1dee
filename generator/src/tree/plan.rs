//! What to do with each file before any is touched: write, keep, remove, or refuse.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::error::{cannot, shown};
use super::manifest::{MANIFEST, Manifest};
use super::scan::{Entry, Kind, is_of_tools, scan};
use super::{FileTree, Written, name};
use crate::diagnostics::Diagnostic;

/// How many of the paths that are in the way a message names.
const NAMED: usize = 10;

/// What to do with an output folder.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// What of the folder as it is goes into the folder as it will be: foreign files, and those of ours that stay the same.
    pub(super) kept: Vec<Entry>,
    /// The folders as they are, for the sake of their permissions.
    pub(super) folders: Vec<Entry>,
    /// The files of the tree that are on disk just so.
    pub(super) unchanged: BTreeSet<String>,
    /// What to tell people.
    pub(super) written: Written,
}

/// Whose a file is, and what becomes of it.
enum Fate {
    Unchanged,
    Changed,
    Edited,
    Removed,
    Foreign,
    InTheWay,
}

impl Plan {
    /// Looks at every file of `directory`, which exists.
    pub(super) fn of(tree: &FileTree, manifest: &Manifest, directory: &Path) -> Result<Self, Diagnostic> {
        let (mut plan, mut in_the_way) = (Self::default(), Vec::new());
        let folders = manifest.folders();
        for entry in scan(directory)?.into_iter().filter(|entry| entry.name != MANIFEST) {
            if entry.kind == Kind::Folder {
                plan.folder(entry, tree, &folders);
            } else {
                match fate(&entry, tree, manifest, directory)? {
                    Fate::InTheWay => in_the_way.push(entry),
                    fate => plan.file(entry, &fate),
                }
            }
        }
        in_the_way.extend(plan.kept.iter().filter(|entry| is_under_a_file(entry, tree)).cloned());
        plan.written.created = tree.len().saturating_sub(plan.written.changed + plan.written.unchanged);
        if in_the_way.is_empty() { Ok(plan) } else { Err(refusal(directory, &in_the_way)) }
    }

    /// A folder without files of ours stays even when it is empty.
    fn folder(&mut self, entry: Entry, tree: &FileTree, recorded: &BTreeSet<&str>) {
        if !tree.has_folder(&entry.name) && !recorded.contains(entry.name.as_str()) {
            self.kept.push(entry.clone());
        }
        self.folders.push(entry);
    }

    fn file(&mut self, entry: Entry, fate: &Fate) {
        let written = &mut self.written;
        match fate {
            Fate::Unchanged => {
                written.unchanged += 1;
                self.unchanged.insert(entry.name.clone());
                self.kept.push(entry);
            }
            Fate::Changed => written.changed += 1,
            Fate::Edited => {
                written.changed += 1;
                written.edited.push(entry.name);
            }
            Fate::Removed => written.removed.push(entry.name),
            Fate::Foreign | Fate::InTheWay => {
                if !is_of_tools(&entry.name) {
                    written.foreign.push(entry.name.clone());
                }
                self.kept.push(entry);
            }
        }
    }
}

fn fate(entry: &Entry, tree: &FileTree, manifest: &Manifest, directory: &Path) -> Result<Fate, Diagnostic> {
    let (text, is_file) = (tree.get(&entry.name), entry.kind == Kind::File);
    let Some(text) = text else {
        let is_ours = is_file && manifest.records(&entry.name);
        let is_in_the_way = !is_ours && tree.has_folder(&entry.name);
        return Ok(if is_ours {
            Fate::Removed
        } else if is_in_the_way {
            Fate::InTheWay
        } else {
            Fate::Foreign
        });
    };
    if !is_file {
        return Ok(Fate::InTheWay);
    }
    let path = directory.join(&entry.path);
    let content = fs::read(&path).map_err(cannot("read", &path))?;
    Ok(if content == text.as_bytes() {
        // Also where no manifest records it: taking over what is equal overwrites nobody's work.
        Fate::Unchanged
    } else if !manifest.records(&entry.name) {
        Fate::InTheWay
    } else if manifest.matches(&entry.name, &content) {
        Fate::Changed
    } else {
        Fate::Edited
    })
}

/// Whether it, or a folder above it, stands where a file is to be written.
fn is_under_a_file(entry: &Entry, tree: &FileTree) -> bool {
    let is_folder_at_file = entry.kind == Kind::Folder && tree.get(&entry.name).is_some();
    is_folder_at_file || name::folders(&entry.name).any(|folder| tree.get(folder).is_some())
}

fn refusal(directory: &Path, in_the_way: &[Entry]) -> Diagnostic {
    let named = in_the_way.iter().take(NAMED);
    let mut list: Vec<_> = named.map(|entry| format!("{} `{}`", entry.kind.noun(), entry.name)).collect();
    if in_the_way.len() > NAMED {
        list.push(format!("{} more", in_the_way.len() - NAMED));
    }
    let verb = if in_the_way.len() == 1 { "stands" } else { "stand" };
    let message = format!("{} {verb} where the generator would write, and it wrote none of it", list.join(", "));
    Diagnostic::error(message)
        .in_file(shown(&in_the_way.first().map_or(directory.to_owned(), |entry| directory.join(&entry.path))))
        .help("move it away, or name another folder to write to; nothing was written")
}
