//! The Cargo workspace of the generated crates, below `target/`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::paths::of_repository;

/// How it is built: nobody looks at it with a debugger.
const PROFILE: &str = "[profile.dev]\ndebug = false\nincremental = false\n";

/// A folder with a folder for each crate.
#[derive(Debug)]
pub(crate) struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    /// Makes the folder, or takes the one of the last run, so that only what changed is compiled.
    pub(crate) fn open() -> io::Result<Self> {
        let workspace = Self { folder: of_repository("target/corpus-crates") };
        fs::create_dir_all(workspace.reports())?;
        Ok(workspace)
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the crate of this name is.
    pub(crate) fn member(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Where what is said while crates are generated is kept.
    pub(crate) fn reports(&self) -> PathBuf {
        self.folder.join("reports")
    }

    /// Makes these crates its members.
    pub(crate) fn write(&self, members: &[&str]) -> io::Result<()> {
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n{PROFILE}");
        fs::write(self.folder.join("Cargo.toml"), manifest)?;
        let lock = self.folder.join("Cargo.lock");
        if !lock.exists() {
            fs::copy(of_repository("generator/tests/compile/Cargo.lock"), lock)?;
        }
        Ok(())
    }
}
