//! The output folder: where it really is, and whom to keep waiting while we change it.

use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::error::{cannot, shown};
use crate::diagnostics::Diagnostic;

/// How long to wait for another run, in pauses.
const PAUSES: usize = 600;
const PAUSE: Duration = Duration::from_millis(100);

/// An output folder behind all symbolic links, which need not exist yet.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) path: PathBuf,
}

impl Output {
    /// Follows the symbolic links on the way to `directory`, itself included; none inside it is followed ever.
    pub(super) fn resolve(directory: &Path) -> Result<Self, Diagnostic> {
        match fs::canonicalize(directory) {
            Ok(path) if path.is_dir() => Ok(Self { path }),
            Ok(_) => Err(Diagnostic::error(format!("`{}` is no folder", shown(directory)))
                .in_file(shown(directory))
                .help("move it away, or name another folder to write to")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::absent(directory),
            Err(error) => Err(cannot("find", directory)(error)),
        }
    }

    fn absent(directory: &Path) -> Result<Self, Diagnostic> {
        if fs::symlink_metadata(directory).is_ok() {
            let message = format!("`{}` is a symbolic link that leads nowhere", shown(directory));
            return Err(Diagnostic::error(message)
                .in_file(shown(directory))
                .help("remove it, or create the folder behind it"));
        }
        let name = directory.file_name();
        let path = std::path::absolute(directory).map_err(cannot("find", directory))?;
        if name.is_none() {
            return Err(no_place(directory));
        }
        Ok(Self { path })
    }

    /// Creates the folder above where it is missing, and resolves it as well.
    pub(super) fn with_parent(self) -> Result<Self, Diagnostic> {
        let (parent, name) = (self.parent()?, self.name()?);
        fs::create_dir_all(parent).map_err(cannot("create", parent))?;
        let parent = fs::canonicalize(parent).map_err(cannot("find", parent))?;
        Ok(Self { path: parent.join(name) })
    }

    /// The folder that holds it.
    pub(super) fn parent(&self) -> Result<&Path, Diagnostic> {
        self.path.parent().ok_or_else(|| no_place(&self.path))
    }

    /// Its last part.
    pub(super) fn name(&self) -> Result<&OsStr, Diagnostic> {
        self.path.file_name().ok_or_else(|| no_place(&self.path))
    }

    pub(super) fn exists(&self) -> bool {
        fs::symlink_metadata(&self.path).is_ok()
    }

    /// Keeps other runs from changing what is in the same parent folder until the lock is dropped, or its process killed.
    ///
    /// `None` where the file system has no locks: then no leftover can be told from a run that goes on.
    pub(super) fn lock(&self) -> Result<Option<File>, Diagnostic> {
        let Ok(parent) = File::open(self.parent()?) else { return Ok(None) };
        for _ in 0..PAUSES {
            match parent.try_lock() {
                Ok(()) => return Ok(Some(parent)),
                Err(TryLockError::Error(_)) => return Ok(None),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            }
        }
        Err(Diagnostic::error(format!("another run has been writing next to `{}` for a minute", shown(&self.path)))
            .help("wait until it ends, or end it"))
    }
}

fn no_place(directory: &Path) -> Diagnostic {
    Diagnostic::error(format!("`{}` cannot be replaced as a whole", shown(directory)))
        .in_file(shown(directory))
        .help("name a folder below it")
}
