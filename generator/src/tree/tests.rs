//! What other file systems need, and the leftovers of killed runs.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::FileTree;
use super::swap::Method;
use super::write::write;

fn tree(files: &[(&str, &str)]) -> FileTree {
    let mut tree = FileTree::new();
    for (path, text) in files {
        tree.insert(*path, *text).unwrap();
    }
    tree
}

fn names(directory: &Path) -> Vec<String> {
    let names = fs::read_dir(directory).unwrap().map(|item| item.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

/// A folder with an output of one file, and the output's path.
fn written(text: &str) -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("out");
    tree(&[("a", text)]).write(&output).unwrap();
    (folder, output)
}

fn leftover(folder: &Path, owner: &str) -> std::path::PathBuf {
    let holder = folder.join(".copperplate-staging-abcdef");
    fs::create_dir_all(holder.join("tree/src")).unwrap();
    fs::write(holder.join("tree/src/a"), "half").unwrap();
    fs::write(holder.join("owner"), owner).unwrap();
    holder
}

#[test]
fn two_renames_do_what_an_exchange_does() {
    let (folder, output) = written("one");
    fs::create_dir(output.join("target")).unwrap();
    fs::write(output.join("target/built"), "x").unwrap();
    fs::write(output.join("notes"), "mine").unwrap();
    write(&tree(&[("a", "two"), ("b/c", "new")]), &output, Method::Renames).unwrap();
    assert_eq!(names(folder.path()), ["out"]);
    assert_eq!(names(&output), [".copperplate-manifest.json", "a", "b", "notes", "target"]);
    assert_eq!(fs::read_to_string(output.join("a")).unwrap(), "two");
    assert_eq!(fs::read_to_string(output.join("target/built")).unwrap(), "x");
}

#[test]
fn a_kill_between_two_renames_is_mended() {
    let (folder, output) = written("one");
    fs::write(output.join("notes"), "mine").unwrap();
    let holder = leftover(folder.path(), "out");
    fs::rename(&output, holder.join("old")).unwrap();
    let written = tree(&[("a", "one")]).write(&output).unwrap();
    assert_eq!((written.unchanged, written.foreign), (1, vec!["notes".to_owned()]));
    assert_eq!(names(folder.path()), ["out"]);
}

#[test]
fn a_kill_before_the_folders_of_tools_were_carried_over_is_mended() {
    let (folder, output) = written("one");
    let holder = leftover(folder.path(), "out");
    fs::create_dir_all(holder.join("tree/target/debug")).unwrap();
    fs::create_dir_all(holder.join("tree/.git")).unwrap();
    assert!(!tree(&[("a", "one")]).write(&output).unwrap().is_change());
    assert_eq!(names(&output), [".copperplate-manifest.json", ".git", "a", "target"]);
    assert_eq!(names(&output.join("target")), ["debug"]);
    assert_eq!(names(folder.path()), ["out"]);
}

#[test]
fn leftovers_of_every_moment_are_removed() {
    let (folder, output) = written("one");
    leftover(folder.path(), "out");
    fs::create_dir(folder.path().join(".copperplate-staging-empty0")).unwrap();
    fs::create_dir(folder.path().join(".copperplate-staging-begun0")).unwrap();
    fs::write(folder.path().join(".copperplate-staging-begun0/owner"), "").unwrap();
    tree(&[("a", "one")]).write(&output).unwrap();
    assert_eq!(names(folder.path()), ["out"]);
}

#[test]
fn folders_that_are_not_leftovers_of_this_output_stay() {
    let (folder, output) = written("one");
    leftover(folder.path(), "another");
    fs::create_dir(folder.path().join(".copperplate-staging-mine00")).unwrap();
    fs::write(folder.path().join(".copperplate-staging-mine00/notes"), "mine").unwrap();
    fs::create_dir(folder.path().join(".copperplate")).unwrap();
    tree(&[("a", "two")]).write(&output).unwrap();
    let left = [".copperplate", ".copperplate-staging-abcdef", ".copperplate-staging-mine00", "out"];
    assert_eq!(names(folder.path()), left);
}

#[test]
fn a_repository_is_never_removed_with_a_leftover() {
    let (folder, output) = written("one");
    let holder = leftover(folder.path(), "out");
    fs::create_dir_all(holder.join("tree/.git")).unwrap();
    fs::create_dir(output.join(".git")).unwrap();
    tree(&[("a", "two")]).write(&output).unwrap();
    assert!(holder.join("tree/.git").is_dir());
}
