//! What is written, and what is not.

use std::fs;
use std::time::{Duration, SystemTime};

use copperplate::tree::{FileTree, MANIFEST, Written};

use super::{everything, read, tree, written};

#[test]
fn writes_a_manifest_of_one_line_a_file() {
    let (_folder, output) = written(&[("src/lib.rs", "abc"), ("Cargo.toml", "")]);
    let expected = r#"{
  "files": {
    "Cargo.toml": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "src/lib.rs": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  }
}
"#;
    assert_eq!(read(output.join(MANIFEST)), expected);
    assert_eq!(read(output.join("src/lib.rs")), "abc");
}

#[test]
fn creates_the_folders_above() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("a/b/out");
    assert_eq!(tree(&[("x", "")]).write(&output).unwrap(), Written { created: 1, ..Written::default() });
    assert_eq!(fs::read_dir(folder.path().join("a/b")).unwrap().count(), 1);
}

#[test]
fn counts_what_it_does_and_keeps_what_is_equal() {
    let (folder, output) = written(&[("same", "1"), ("other", "1"), ("gone/deep", "1"), ("deleted", "1")]);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::open(output.join("same")).unwrap().set_modified(long_ago).unwrap();
    fs::remove_file(output.join("deleted")).unwrap();
    let next = tree(&[("same", "1"), ("other", "2"), ("new", "1"), ("deleted", "1")]);
    let written = next.write(&output).unwrap();
    let removed = vec!["gone/deep".to_owned()];
    assert_eq!(written, Written { created: 2, changed: 1, unchanged: 1, removed, ..Written::default() });
    assert!(!output.join("gone").exists());
    assert_eq!(fs::metadata(output.join("same")).unwrap().modified().unwrap(), long_ago);
    assert!(next.diff(&output).unwrap().is_empty());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no staging folder is left");
}

#[cfg(unix)]
#[test]
fn touches_nothing_where_nothing_changed() {
    use std::os::unix::fs::MetadataExt as _;

    let (_folder, output) = written(&[("a", "1"), ("b/c", "2")]);
    let paths = [output.clone(), output.join("b"), output.join("a"), output.join("b/c"), output.join(MANIFEST)];
    let look = || {
        paths
            .clone()
            .map(|path| fs::metadata(path).unwrap())
            .map(|data| (data.ino(), data.mtime_nsec(), data.ctime_nsec()))
    };
    let before = look();
    assert_eq!(
        tree(&[("a", "1"), ("b/c", "2")]).write(&output).unwrap(),
        Written { unchanged: 2, ..Written::default() }
    );
    assert_eq!(look(), before);
}

#[test]
fn writes_anew_what_somebody_edited() {
    let (_folder, output) = written(&[("a", "1"), ("b", "1")]);
    fs::write(output.join("a"), "edited").unwrap();
    let written = tree(&[("a", "1"), ("b", "2")]).write(&output).unwrap();
    assert_eq!(written, Written { changed: 2, edited: vec!["a".to_owned()], ..Written::default() });
    assert_eq!(read(output.join("a")), "1");
}

#[test]
fn leaves_foreign_files_alone() {
    let (_folder, output) = written(&[("src/a", "1"), ("gone/a", "1")]);
    fs::create_dir_all(output.join("target/debug")).unwrap();
    fs::create_dir_all(output.join("empty/folder")).unwrap();
    for (path, text) in
        [("notes", "n"), ("src/mine", "m"), ("gone/mine", "g"), ("Cargo.lock", "l"), ("target/debug/x", "x")]
    {
        fs::write(output.join(path), text).unwrap();
    }
    let written = tree(&[("src/a", "2")]).write(&output).unwrap();
    assert_eq!(written.foreign, ["gone/mine", "notes", "src/mine"]);
    assert_eq!(written.removed, ["gone/a"]);
    assert!(output.join("empty/folder").is_dir());
    for (path, text) in
        [("notes", "n"), ("src/mine", "m"), ("gone/mine", "g"), ("Cargo.lock", "l"), ("target/debug/x", "x")]
    {
        assert_eq!(read(output.join(path)), text, "{path}");
    }
}

#[test]
fn adds_its_files_beside_foreign_ones() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes"), "mine").unwrap();
    let written = tree(&[("a", "1")]).write(folder.path()).unwrap();
    assert_eq!(written, Written { created: 1, foreign: vec!["notes".to_owned()], ..Written::default() });
    assert_eq!(read(folder.path().join("notes")), "mine");
}

fn refused(tree: &FileTree, output: &std::path::Path) -> String {
    let before = everything(output);
    let diagnostic = tree.write(output).unwrap_err();
    assert_eq!(everything(output), before, "nothing may be written");
    assert!(diagnostic.help.is_some());
    diagnostic.message
}

#[test]
fn refuses_to_overwrite_what_is_not_its_own() {
    let (_folder, output) = written(&[("a", "1")]);
    fs::write(output.join("b"), "mine").unwrap();
    fs::create_dir_all(output.join("c")).unwrap();
    fs::write(output.join("d"), "mine").unwrap();
    let stands = "stands where the generator would write, and it wrote none of it";
    assert_eq!(refused(&tree(&[("a", "2"), ("b", "1")]), &output), format!("a file `b` {stands}"));
    assert_eq!(refused(&tree(&[("a", "2"), ("c", "1")]), &output), format!("a folder `c` {stands}"));
    assert_eq!(refused(&tree(&[("a", "2"), ("d/e", "1")]), &output), format!("a file `d` {stands}"));
}

#[test]
fn makes_folders_of_its_files_and_files_of_its_folders() {
    let (_folder, output) = written(&[("a", "1"), ("b/c", "1")]);
    let next = tree(&[("a/x", "1"), ("b", "1")]);
    assert_eq!(next.write(&output).unwrap().removed, ["a", "b/c"]);
    assert!(next.diff(&output).unwrap().is_empty());
    fs::write(output.join("a/mine"), "mine").unwrap();
    assert!(refused(&tree(&[("a", "1")]), &output).starts_with("a file `a/mine` stands"));
}

#[test]
fn takes_over_a_foreign_file_that_is_equal() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a"), "1").unwrap();
    assert_eq!(tree(&[("a", "1")]).write(folder.path()).unwrap().unchanged, 1);
    assert!(tree(&[("a", "1")]).diff(folder.path()).unwrap().is_empty());
}

#[test]
fn refuses_a_manifest_that_says_nothing() {
    let (_folder, output) = written(&[("a", "1")]);
    for text in ["", "{", "[]", r#"{"files": {"../x": ""}}"#, r#"{"files": {"a": 1}}"#] {
        fs::write(output.join(MANIFEST), text).unwrap();
        let message = refused(&tree(&[("a", "2")]), &output);
        assert!(message.contains("does not tell which files were generated"), "{text}: {message}");
    }
}

#[test]
fn refuses_paths_that_are_not_for_generated_files() {
    let folder = tempfile::tempdir().unwrap();
    for path in [MANIFEST, "target/x", ".git/config", "target"] {
        let message = tree(&[(path, "")]).write(&folder.path().join("out")).unwrap_err().message;
        assert!(message.contains("which is not for generated files"), "{message}");
    }
}

#[test]
fn refuses_an_output_that_is_a_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("out"), "mine").unwrap();
    let message = tree(&[("a", "")]).write(&folder.path().join("out")).unwrap_err().message;
    assert!(message.ends_with("/out` is no folder"), "{message}");
    assert_eq!(read(folder.path().join("out")), "mine");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::{everything, fs, read, refused, tree, written};

    #[test]
    fn never_writes_through_a_link() {
        let (folder, output) = written(&[("a", "1"), ("src/b", "1")]);
        let outside = folder.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("b"), "mine").unwrap();
        fs::remove_dir_all(output.join("src")).unwrap();
        symlink(&outside, output.join("src")).unwrap();
        assert!(refused(&tree(&[("a", "2"), ("src/b", "2")]), &output).starts_with("a symbolic link `src` stands"));
        fs::remove_file(output.join("a")).unwrap();
        symlink(outside.join("b"), output.join("a")).unwrap();
        assert!(refused(&tree(&[("a", "2")]), &output).starts_with("a symbolic link `a` stands"));
        assert_eq!(everything(&outside), [("b".to_owned(), "mine".to_owned())]);
    }

    #[test]
    fn keeps_foreign_links_as_they_are() {
        let (folder, output) = written(&[("a", "1")]);
        symlink("../outside", output.join("link")).unwrap();
        symlink("nowhere", output.join("target")).unwrap();
        let written = tree(&[("a", "2")]).write(&output).unwrap();
        assert_eq!(written.foreign, ["link"]);
        assert_eq!(fs::read_link(output.join("link")).unwrap().to_str(), Some("../outside"));
        assert_eq!(fs::read_link(output.join("target")).unwrap().to_str(), Some("nowhere"));
        assert!(!folder.path().join("outside").exists());
    }

    #[test]
    fn follows_a_link_that_is_the_output_itself() {
        let (folder, output) = written(&[("a", "1")]);
        let link = folder.path().join("link");
        symlink("out", &link).unwrap();
        tree(&[("a", "2")]).write(&link).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(read(output.join("a")), "2");
        assert!(tree(&[("a", "2")]).diff(&link).unwrap().is_empty());
        symlink("nowhere", folder.path().join("dangling")).unwrap();
        let message = tree(&[]).write(&folder.path().join("dangling")).unwrap_err().message;
        assert!(message.ends_with("is a symbolic link that leads nowhere"), "{message}");
    }

    #[test]
    fn gives_files_the_usual_permissions_and_keeps_those_of_folders() {
        let (_folder, output) = written(&[("src/a", "1")]);
        let mode = |path: &str| fs::metadata(output.join(path)).unwrap().permissions().mode() & 0o777;
        fs::write(output.join("usual"), "").unwrap();
        assert_eq!(mode("src/a"), mode("usual"));
        fs::create_dir(output.join("private")).unwrap();
        for (path, bits) in [("private", 0o700), ("src", 0o750), ("", 0o711)] {
            fs::set_permissions(output.join(path), fs::Permissions::from_mode(bits)).unwrap();
        }
        tree(&[("src/a", "2")]).write(&output).unwrap();
        assert_eq!([mode("private"), mode("src"), mode("")], [0o700, 0o750, 0o711]);
    }

    #[test]
    fn does_not_open_pipes() {
        let (_folder, output) = written(&[("a", "1")]);
        let made = std::process::Command::new("mkfifo").arg(output.join("pipe")).status().unwrap();
        assert!(made.success());
        assert_eq!(tree(&[("a", "2")]).write(&output).unwrap().foreign, ["pipe"]);
        assert_eq!(tree(&[("a", "2")]).diff(&output).unwrap().to_string(), "orphaned  pipe\n");
        assert!(fs::symlink_metadata(output.join("pipe")).is_ok());
    }
}
