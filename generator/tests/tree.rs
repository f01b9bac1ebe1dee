//! File trees on real folders: what is written, what is left alone, what is refused, and what a kill leaves.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod tree {
    mod drift;
    mod kill;
    mod paths;
    mod write;

    use std::fs;
    use std::path::{Path, PathBuf};

    use copperplate::tree::FileTree;
    use tempfile::TempDir;

    fn tree(files: &[(&str, &str)]) -> FileTree {
        let mut tree = FileTree::new();
        for (path, text) in files {
            tree.insert(*path, *text).unwrap();
        }
        tree
    }

    /// A fresh folder and the path of an output in it that holds `files`.
    fn written(files: &[(&str, &str)]) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("out");
        tree(files).write(&output).unwrap();
        (folder, output)
    }

    fn read(path: impl AsRef<Path>) -> String {
        fs::read_to_string(path).unwrap()
    }

    /// Every file below a folder with its text, links as where they lead, ordered.
    fn everything(directory: &Path) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut pending = vec![directory.to_owned()];
        while let Some(folder) = pending.pop() {
            for item in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let name = item.path().strip_prefix(directory).unwrap().to_str().unwrap().to_owned();
                let file_type = item.file_type().unwrap();
                if file_type.is_dir() {
                    pending.push(item.path());
                } else if file_type.is_symlink() {
                    found.push((name, format!("-> {}", fs::read_link(item.path()).unwrap().display())));
                } else {
                    found.push((name, read(item.path())));
                }
            }
        }
        found.sort();
        found
    }
}
