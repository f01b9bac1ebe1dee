//! The staging folder: a complete new output next to the old one, and what killed runs left of theirs.

use std::ffi::OsStr;
use std::fs::{self, File, FileTimes, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::FileTree;
use super::error::cannot;
use super::manifest::{MANIFEST, Manifest, hash};
use super::output::Output;
use super::plan::Plan;
use super::scan::{CARRIED, Entry, Kind};
use crate::diagnostics::Diagnostic;

/// How the names of our staging folders start; six random characters follow.
const PREFIX: &str = ".copperplate-staging-";
/// The file in a staging folder that says which output it is for.
const OWNER: &str = "owner";

/// A folder next to the output, on the same file system, which is removed when it is dropped.
#[derive(Debug)]
pub(super) struct Stage {
    holder: PathBuf,
}

impl Stage {
    pub(super) fn create(output: &Output) -> Result<Self, Diagnostic> {
        let parent = output.parent()?;
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent).map_err(cannot("write in", parent))?;
        let stage = Self { holder: folder.keep() };
        let owner = stage.holder.join(OWNER);
        fs::write(&owner, output.name()?.as_encoded_bytes()).map_err(cannot("write", &owner))?;
        fs::create_dir(stage.tree()).map_err(cannot("create", &stage.tree()))?;
        Ok(stage)
    }

    /// The new output; once it has been exchanged, the old one.
    pub(super) fn tree(&self) -> PathBuf {
        self.holder.join("tree")
    }

    /// Where the old output goes when it cannot be exchanged.
    pub(super) fn old(&self) -> PathBuf {
        self.holder.join("old")
    }

    /// Brings together everything that the new output holds.
    ///
    /// A kill loses nothing that was written. A power cut may, since waiting for the disk with thousands of files takes longer
    /// than all else; the manifest alone is waited for, so that the next run tells what is not as it should be, and mends it.
    pub(super) fn fill(&self, tree: &FileTree, plan: &Plan, old: &Path) -> Result<(), Diagnostic> {
        let new = self.tree();
        plan.kept.iter().try_for_each(|entry| keep(entry, old, &new))?;
        let files: Vec<_> = tree.iter().map(|(path, text)| (path, text, !plan.unchanged.contains(path))).collect();
        // Files of a folder stand together.
        let fresh = files.iter().filter(|(_, _, is_fresh)| *is_fresh);
        let mut folders: Vec<_> = fresh.filter_map(|(path, ..)| Path::new(path).parent()).collect();
        folders.dedup();
        folders.iter().map(|folder| new.join(folder)).try_for_each(|folder| create_folder(&folder))?;
        let hashes = files.par_iter().map(|(path, text, is_fresh)| {
            if *is_fresh {
                write_new(&new.join(path), text)?;
            }
            Ok((*path, hash(text.as_bytes())))
        });
        let manifest = Manifest::from_hashes(hashes.collect::<Result<_, Diagnostic>>()?);
        write_new(&new.join(MANIFEST), &manifest.text())?.sync_data().map_err(cannot("write", &new.join(MANIFEST)))?;
        plan.folders
            .iter()
            .rev()
            .try_for_each(|folder| copy_permissions(&old.join(&folder.path), &new.join(&folder.path)))?;
        copy_permissions(old, &new)?;
        sync(&new)
    }

    /// Brings what belongs to tools from the old output, wherever it is now, to `output`.
    pub(super) fn carry(&self, output: &Path) -> io::Result<()> {
        for old in [self.tree(), self.old()] {
            for name in CARRIED {
                let (from, to) = (old.join(name), output.join(name));
                if is_folder(&from) && is_absent(&to) {
                    fs::rename(from, to)?;
                }
            }
        }
        Ok(())
    }

    /// Whether a repository is in it that would be lost with it.
    fn holds_repository(&self) -> bool {
        [self.tree(), self.old()].iter().any(|old| is_folder(&old.join(".git")))
    }
}

impl Drop for Stage {
    /// The owner goes last, so that a kill in between leaves what the next run knows to be ours. What cannot be removed now is
    /// tried again by the next run.
    fn drop(&mut self) {
        if self.holds_repository() {
            return;
        }
        let removed = [self.tree(), self.old()].iter().all(|part| is_absent(part) || fs::remove_dir_all(part).is_ok());
        if removed {
            let _ = fs::remove_file(self.holder.join(OWNER));
            let _ = fs::remove_dir(&self.holder);
        }
    }
}

/// Ends what killed runs left unfinished: nobody else may be writing.
pub(super) fn recover(output: &Output) -> Result<(), Diagnostic> {
    let parent = output.parent()?;
    let items = fs::read_dir(parent).map_err(cannot("list", parent))?;
    for item in items.filter_map(Result::ok) {
        let is_staging = item.file_name().as_encoded_bytes().starts_with(PREFIX.as_bytes());
        if is_staging && is_folder(&item.path()) && is_ours(&item.path(), output.name()?) {
            finish(&Stage { holder: item.path() }, &output.path)?;
        }
    }
    Ok(())
}

/// Gives back what a killed run had moved out of the output; dropping the stage removes the rest.
fn finish(stage: &Stage, output: &Path) -> Result<(), Diagnostic> {
    if is_folder(&stage.old()) && is_absent(output) {
        fs::rename(stage.old(), output).map_err(cannot("bring back", output))?;
    }
    if is_folder(output) {
        stage.carry(output).map_err(cannot("bring back the folders of tools in", output))
    } else {
        Ok(())
    }
}

/// Whether a staging folder is for this output, or for none yet, since its run was killed right after creating it.
fn is_ours(holder: &Path, output: &OsStr) -> bool {
    match fs::read(holder.join(OWNER)) {
        Ok(owner) => owner == output.as_encoded_bytes() || owner.is_empty(),
        Err(_) => fs::read_dir(holder).is_ok_and(|mut items| items.next().is_none()),
    }
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

fn is_absent(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Brings one entry from the old output to the new one; it stays in the old one too.
fn keep(entry: &Entry, old: &Path, new: &Path) -> Result<(), Diagnostic> {
    let (from, to) = (old.join(&entry.path), new.join(&entry.path));
    if entry.kind == Kind::Folder {
        return fs::create_dir_all(&to).map_err(cannot("create", &to));
    }
    create_parent(&to)?;
    // The link is the same file, with its times and permissions; not every file system has links.
    fs::hard_link(&from, &to).or_else(|error| copy(entry.kind, &from, &to, error)).map_err(cannot("keep", &from))
}

fn copy(kind: Kind, from: &Path, to: &Path, error: io::Error) -> io::Result<()> {
    match kind {
        Kind::File if is_absent(to) => copy_file(from, to),
        Kind::Link => copy_link(from, to),
        _ => Err(error),
    }
}

fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    let metadata = fs::metadata(from)?;
    let times = FileTimes::new().set_modified(metadata.modified()?).set_accessed(metadata.accessed()?);
    // A read-only copy cannot be opened for writing, and then keeps the time of now.
    let Ok(file) = OpenOptions::new().write(true).open(to) else { return Ok(()) };
    file.set_times(times)
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_link(from: &Path, _to: &Path) -> io::Result<()> {
    let message = format!("symbolic links cannot be copied here, and `{}` is one", from.display());
    Err(io::Error::new(io::ErrorKind::Unsupported, message))
}

fn create_parent(path: &Path) -> Result<(), Diagnostic> {
    path.parent().map_or(Ok(()), create_folder)
}

fn create_folder(folder: &Path) -> Result<(), Diagnostic> {
    fs::create_dir_all(folder).map_err(cannot("create", folder))
}

/// Writes a file that must not be there: on a file system that takes `a` for `A`, a foreign file may be.
fn write_new(path: &Path, text: &str) -> Result<File, Diagnostic> {
    let write = || {
        let mut file = File::create_new(path)?;
        file.write_all(text.as_bytes())?;
        Ok(file)
    };
    write().map_err(cannot("write", path))
}

fn copy_permissions(old: &Path, new: &Path) -> Result<(), Diagnostic> {
    if !is_folder(old) || !is_folder(new) {
        return Ok(());
    }
    let permissions = fs::metadata(old).map_err(cannot("read", old))?.permissions();
    fs::set_permissions(new, permissions).map_err(cannot("change the permissions of", new))
}

/// A folder that we cannot read is somebody else's, and nothing of ours is in it.
pub(super) fn sync(folder: &Path) -> Result<(), Diagnostic> {
    match File::open(folder) {
        Ok(opened) if cfg!(unix) => opened.sync_all().map_err(cannot("write", folder)),
        _ => Ok(()),
    }
}
