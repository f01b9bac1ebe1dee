//! Puts a complete new folder in the place of the old one.

use std::fs;
use std::io;
use std::path::Path;

use super::stage::Stage;

/// How a folder takes the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// In one step, where the file system can, and by two renames where it cannot.
    Exchange,
    /// By two renames, between which there is no folder; a later run ends what a kill in between leaves.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests ask for what other file systems need"))]
    Renames,
}

/// Makes `output` the staged tree; what was there before is in the staging folder afterwards.
pub(super) fn swap(stage: &Stage, output: &Path, method: Method) -> io::Result<()> {
    if fs::symlink_metadata(output).is_err() {
        return fs::rename(stage.tree(), output);
    }
    match method {
        Method::Exchange => exchange(&stage.tree(), output).or_else(|error| renames_instead(&error, stage, output)),
        Method::Renames => two_renames(stage, output),
    }
}

fn renames_instead(error: &io::Error, stage: &Stage, output: &Path) -> io::Result<()> {
    // A file system says `InvalidInput` of flags that it does not know.
    match error.kind() {
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput => two_renames(stage, output),
        kind => Err(io::Error::new(kind, error.to_string())),
    }
}

fn two_renames(stage: &Stage, output: &Path) -> io::Result<()> {
    fs::rename(output, stage.old())?;
    fs::rename(stage.tree(), output).inspect_err(|_| {
        // Best effort: the next run would do the same.
        let _ = fs::rename(stage.old(), output);
    })
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, two: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    Ok(renameat_with(CWD, one, CWD, two, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Path, _two: &Path) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}
