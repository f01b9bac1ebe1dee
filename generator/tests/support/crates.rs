//! What every test of whole crates needs.

use std::path::{Path, PathBuf};

use copperplate::diagnostics::Diagnostics;
use copperplate::tree::FileTree;

/// The templates of this repository.
pub(crate) fn templates() -> FileTree {
    FileTree::read(&repository().join("templates")).unwrap()
}

/// A result that nothing may spoil.
pub(crate) fn agreed<T>(result: Result<T, Diagnostics>) -> T {
    result.unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"))
}

/// The root of this repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}
