//! What is generated compiles, passes its own tests, and gives clippy and rustdoc nothing to say.
//!
//! All crates are members of one workspace below `target/`, which stays there, so that a second run only builds what changed.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "compile/clients.rs"]
mod clients;
#[allow(dead_code, reason = "its own tests use more of it")]
#[path = "draw/mod.rs"]
mod draw;
mod support;
#[path = "compile/values.rs"]
mod values;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use copperplate::generate;
use support::crates::{agreed, templates};
use support::{Fixture, crate_name, folders};

/// The versions of the dependencies. To renew them, put the `Cargo.lock` of the workspace below `target/` in this place.
const LOCK: &str = include_str!("compile/Cargo.lock");

/// How the workspace is built: nobody looks at it with a debugger, and hundreds of binaries fill a disk.
const PROFILE: &str = "[profile.dev]\ndebug = false\nstrip = true\nincremental = false\n";

#[test]
fn tests_of_generated_crates_pass() {
    // Linked, the examples would take gigabytes; clippy checks them.
    let workspace = Workspace::open();
    workspace.run(&["test", "--workspace", "--lib", "--tests", "--no-fail-fast", "--quiet"]);
    workspace.run(&["test", "--workspace", "--doc", "--no-fail-fast", "--quiet"]);
}

#[test]
fn clippy_has_nothing_to_say() {
    let lints = ["-D", "warnings", "-W", "clippy::pedantic"];
    Workspace::open()
        .run(&[&["clippy", "--workspace", "--all-targets", "--keep-going", "--quiet", "--"][..], &lints].concat());
}

#[test]
fn rustdoc_has_nothing_to_say() {
    Workspace::open().run(&["doc", "--workspace", "--no-deps", "--keep-going", "--quiet"]);
}

#[test]
fn each_feature_of_a_tag_builds_alone() {
    let workspace = Workspace::open();
    for features in ["", "fs", "reqwest", "books", "rare-authors", "everything"] {
        let package = ["--package", "fixture-tag-features", "--no-default-features", "--features", features];
        workspace.run(&[&["clippy", "--lib", "--quiet"][..], &package, &["--", "-D", "warnings"]].concat());
    }
}

#[test]
fn every_test_of_a_client_has_its_fixture() {
    let known = folders();
    for folder in clients::tested() {
        assert!(known.contains(&folder), "`clients/{folder}` is for no folder of `fixtures/`");
    }
}

/// The workspace with every crate in it. One test has it at a time.
struct Workspace {
    directory: PathBuf,
    _turn: MutexGuard<'static, ()>,
}

impl Workspace {
    fn open() -> Self {
        static TURN: Mutex<()> = Mutex::new(());
        // A test that failed leaves nothing behind that would hurt the next one.
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures");
        let templates = templates();
        let mut members = Vec::new();
        for (name, fixture) in crates() {
            let generated = agreed(generate(&fixture.document, &fixture.config, &templates, fixture.tolerance));
            generated.tree.write(&directory.join(&name)).unwrap();
            values::add(&directory.join(&name), &name, &fixture, &table_of(&name));
            clients::add(&directory.join(&name), &folder_of(&name));
            members.push(name);
        }
        write(
            &directory.join("Cargo.toml"),
            &format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n{PROFILE}"),
        );
        write(&directory.join("Cargo.lock"), LOCK);
        Self { directory, _turn: turn }
    }

    /// Runs cargo, in a target folder of its own: the one around it may be locked by the cargo that runs this test.
    fn run(&self, arguments: &[&str]) {
        let mut command = Command::new(env!("CARGO"));
        for (name, _) in std::env::vars().filter(|(name, _)| is_of_outer_cargo(name)) {
            command.env_remove(name);
        }
        command.args(arguments).current_dir(&self.directory);
        command.env("CARGO_TARGET_DIR", self.directory.join("target")).env("RUSTDOCFLAGS", "-D warnings");
        let output = command.output().unwrap();
        let (shown, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "cargo {}\n\n{shown}\n{said}", arguments.join(" "));
    }
}

/// Whether a variable is for the package that is being tested, or for how it is built. Where cargo keeps its files is for all.
fn is_of_outer_cargo(name: &str) -> bool {
    let flags = matches!(name, "RUSTFLAGS" | "RUSTC" | "RUSTC_WRAPPER" | "RUSTC_WORKSPACE_WRAPPER" | "CLIPPY_ARGS");
    let package = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_", "CARGO_BIN_", "CARGO_ENCODED_", "CARGO_BUILD_"];
    flags || package.iter().any(|prefix| name.starts_with(prefix))
}

/// Each crate by its folder.
fn crates() -> Vec<(String, Fixture)> {
    let fixtures = folders().into_iter().map(|folder| (crate_name(&folder), Fixture::load(&folder)));
    fixtures.chain([("production".to_owned(), Fixture::production())]).collect()
}

/// The table of values beside the document of a crate; not all have one.
fn table_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder_of(name)).join("values.yaml")
}

/// The folder of `fixtures/` that a crate is made from.
fn folder_of(name: &str) -> String {
    name.strip_prefix("fixture-").unwrap_or(name).replace('-', "_")
}

/// Writes a file, unless it is there already: cargo goes by when files were written.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).unwrap();
    }
}
