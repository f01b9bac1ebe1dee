//! Which paths a tree takes.

use std::fs;

use copperplate::tree::FileTree;

use super::tree;

fn message(tree: &FileTree, path: &str) -> String {
    let mut changed = tree.clone();
    let message = changed.insert(path, "").unwrap_err().message;
    assert_eq!(&changed, tree, "a refused path must not change the tree");
    message
}

#[test]
fn refuses_paths_that_leave_the_tree_or_that_some_system_cannot_store() {
    let long = "x".repeat(256);
    let paths = [
        "",
        "/",
        "/etc/x",
        "a//b",
        "a/",
        ".",
        "..",
        "../x",
        "a/../b",
        "a/./b",
        "..\\x",
        "C:\\x",
        "C:/x",
        "a\0b",
        "a\nb",
        "a:b",
        "a*",
        "CON",
        "con",
        "aux.rs",
        "src/NUL.tar.gz",
        "Com1",
        "lpt9.txt",
        "COM\u{b9}",
        "nul .txt",
        "a.",
        "a ",
        "\u{fffd}",
        &long,
    ];
    for path in paths {
        let message = message(&FileTree::new(), path);
        assert!(message.contains("cannot be the path of a file"), "{path:?}: {message}");
    }
}

#[test]
fn takes_usual_paths() {
    let longest = "x".repeat(255);
    let paths = [
        "a",
        "src/lib.rs",
        ".gitignore",
        "console.rs",
        "com",
        "com10",
        "lpt",
        "a b",
        "…/é",
        "...x",
        "auxiliary.rs",
        &longest,
    ];
    let mut tree = FileTree::new();
    for path in paths {
        tree.insert(path, "").unwrap();
    }
    assert_eq!(tree.len(), paths.len());
}

#[test]
fn refuses_paths_that_are_one_file_on_some_system() {
    let tree = tree(&[("src/Foo.rs", ""), ("caf\u{e9}", "")]);
    assert_eq!(
        message(&tree, "src/foo.rs"),
        "the paths `src/Foo.rs` and `src/foo.rs` differ only in case or accents' encoding"
    );
    assert!(message(&tree, "SRC/bar.rs").starts_with("the paths `src` and `SRC` differ"));
    assert!(message(&tree, "cafe\u{301}").contains("differ only"));
    assert_eq!(message(&tree, "src/Foo.rs"), "two files have the path `src/Foo.rs`");
}

#[test]
fn refuses_a_file_that_is_a_folder() {
    let tree = tree(&[("a/b", ""), ("c", "")]);
    assert_eq!(message(&tree, "a"), "`a` is both a file and a folder");
    assert_eq!(message(&tree, "c/d"), "`c` is both a file and a folder");
}

#[test]
fn reads_a_folder_of_text() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("crate/src")).unwrap();
    fs::write(folder.path().join("crate/src/lib.rs.j2"), "text").unwrap();
    fs::write(folder.path().join("z"), "").unwrap();
    assert_eq!(FileTree::read(folder.path()).unwrap(), tree(&[("crate/src/lib.rs.j2", "text"), ("z", "")]));
}

#[test]
fn says_which_file_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("z"), b"\xff").unwrap();
    let diagnostic = FileTree::read(folder.path()).unwrap_err();
    assert!(diagnostic.message.ends_with("/z` is not UTF-8 text"), "{}", diagnostic.message);
    let absent = FileTree::read(&folder.path().join("absent")).unwrap_err();
    assert!(absent.message.starts_with("cannot list"), "{}", absent.message);
}

#[cfg(unix)]
#[test]
fn does_not_read_through_links() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.path().join("a")).unwrap();
    let diagnostic = FileTree::read(folder.path()).unwrap_err();
    assert!(
        diagnostic.message.ends_with("/a` is a symbolic link, where only text files may be"),
        "{}",
        diagnostic.message
    );
}
