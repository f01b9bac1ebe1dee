//! Tests that use the client of a crate as its user would. Crates without a folder of `clients/` have none.

use std::fs;
use std::path::{Path, PathBuf};

use crate::write;

/// What all of these tests share.
const SUPPORT: &str = "support";

/// Writes the tests for a crate, and what they share, beside the files of the crate.
pub(crate) fn add(directory: &Path, fixture: &str) {
    let own = clients().join(fixture);
    if !own.is_dir() {
        return;
    }
    let folder = directory.join("tests/wire");
    fs::create_dir_all(&folder).unwrap();
    for path in [own, clients().join(SUPPORT), programs()].iter().flat_map(|folder| files(folder)) {
        let name = path.file_name().unwrap().to_owned();
        write(&folder.join(name), &fs::read_to_string(path).unwrap());
    }
}

/// The folders of `clients/` that hold tests for a crate.
pub(crate) fn tested() -> Vec<String> {
    let folders = files(&clients()).into_iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned());
    folders.filter(|name| name != SUPPORT).collect()
}

/// The programs that go with the production crate, which are tested with another one.
fn programs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/programs")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn clients() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients")
}
