//! The generated crate of this repository is what its document and templates give.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

#[test]
fn generated_is_up_to_date() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let check = Command::new(env!("CARGO_BIN_EXE_xtask")).arg("check").current_dir(repository).output().unwrap();
    let (shown, said) = (String::from_utf8_lossy(&check.stdout), String::from_utf8_lossy(&check.stderr));
    assert!(check.status.success(), "`cargo xtask check` found:\n\n{shown}\n{said}");
}
