//! The comparison, both ways.

use std::fmt::Write as _;
use std::fs;

use copperplate::tree::{Change, MANIFEST};

use super::{tree, written};

#[test]
fn is_empty_where_all_is_as_it_should_be() {
    let files = [("a", "1\n"), ("b/c", "2\n")];
    let (_folder, output) = written(&files);
    fs::create_dir_all(output.join("target/debug")).unwrap();
    fs::write(output.join("target/debug/x"), "").unwrap();
    fs::write(output.join("Cargo.lock"), "").unwrap();
    let drift = tree(&files).diff(&output).unwrap();
    assert!(drift.is_empty());
    assert_eq!(drift.to_string(), "");
}

#[test]
fn finds_changed_missing_and_orphaned_files() {
    let (_folder, output) = written(&[("a", "1\n2\n3\n"), ("b/c", "2\n"), ("old", "")]);
    let next = tree(&[("a", "1\n2\n3\n"), ("b/c", "2\n"), ("old", "")]);
    fs::write(output.join("a"), "1\nx\n3\n").unwrap();
    fs::remove_file(output.join("b/c")).unwrap();
    fs::create_dir(output.join("src")).unwrap();
    fs::write(output.join("src/Cargo.lock"), "").unwrap();
    let expected = "\
changed   a
--- a (on disk)
+++ a (generated)
@@ -1,3 +1,3 @@
 1
-x
+2
 3
missing   b/c
orphaned  src/Cargo.lock
";
    assert_eq!(next.diff(&output).unwrap().to_string(), expected);
}

#[test]
fn tells_orphans_of_its_own_from_those_of_others() {
    let (_folder, output) = written(&[("a", ""), ("old", "")]);
    fs::write(output.join("mine"), "").unwrap();
    let drift = tree(&[("a", "")]).diff(&output).unwrap();
    let found: Vec<_> = drift.iter().map(|difference| (difference.path.as_str(), &difference.change)).collect();
    let expected = [
        (MANIFEST, &Change::Changed { diff: None }),
        ("mine", &Change::Orphaned { recorded: false }),
        ("old", &Change::Orphaned { recorded: true }),
    ];
    assert_eq!(found, expected);
}

#[test]
fn misses_everything_where_there_is_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let drift = tree(&[("a", "")]).diff(&folder.path().join("absent")).unwrap();
    assert_eq!(drift.to_string(), format!("missing   {MANIFEST}\nmissing   a\n"));
}

#[test]
fn shows_what_cannot_be_seen() {
    let (_folder, output) = written(&[("a", "1\n"), ("b", "1\n"), ("c", "1\n")]);
    fs::write(output.join("a"), "1\r\n").unwrap();
    fs::write(output.join("b"), "\u{1b}[2J\u{202e}\n").unwrap();
    fs::write(output.join("c"), b"\xff").unwrap();
    let shown = tree(&[("a", "1\n"), ("b", "1\n"), ("c", "1\n")]).diff(&output).unwrap().to_string();
    assert!(shown.contains("\n-1\\r\n+1\n"), "{shown}");
    assert!(shown.contains("\n-\\u{1b}[2J\\u{202e}\n"), "{shown}");
    assert!(shown.ends_with("changed   c\n"), "{shown}");
}

#[test]
fn cuts_long_differences() {
    let text = |mark: &str| {
        (0..100).fold(String::new(), |mut text, line| {
            writeln!(text, "{mark}{line}").unwrap();
            text
        })
    };
    let names: Vec<_> = (0..10).map(|number| format!("f{number}")).collect();
    let (old, new) = (text("a"), text("b"));
    let files = |text| names.iter().map(|name| (name.as_str(), text)).collect::<Vec<(&str, &str)>>();
    let (_folder, output) = written(&files(&old));
    let shown = tree(&files(&new)).diff(&output).unwrap().to_string();
    // Each file has two lines of header, one of the hunk, and two hundred of differences.
    assert_eq!(shown.matches("… 143 more lines\n").count(), 6);
    assert_eq!(shown.matches("… 163 more lines\n").count(), 1);
    assert_eq!(shown.matches("… 203 more lines\n").count(), 3);
}

#[cfg(unix)]
#[test]
fn does_not_look_behind_links() {
    use std::os::unix::fs::symlink;

    let files = [("a", ""), ("src/b", "")];
    let (folder, output) = written(&files);
    fs::rename(output.join("src"), folder.path().join("src")).unwrap();
    symlink("../src", output.join("src")).unwrap();
    fs::rename(output.join("a"), folder.path().join("a")).unwrap();
    symlink("../a", output.join("a")).unwrap();
    let shown = tree(&files).diff(&output).unwrap().to_string();
    assert_eq!(shown, "changed   a\norphaned  src\nmissing   src/b\n");
}

#[test]
fn a_corrupt_manifest_is_a_difference() {
    let (_folder, output) = written(&[("a", "")]);
    fs::write(output.join(MANIFEST), "{").unwrap();
    assert_eq!(tree(&[("a", "")]).diff(&output).unwrap().to_string(), format!("changed   {MANIFEST}\n"));
}
