//! The order of this package's sources: which module may know what, and what a file looks like.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod tidy {
    pub(crate) mod rules;
    pub(crate) mod scan;
    mod tests;
}

use std::fs;
use std::path::Path;

use tidy::rules::{MODULES, broken, unknown_modules};
use tidy::scan::Source;

#[test]
fn sources_keep_the_rules() {
    let broken: Vec<_> = sources().iter().flat_map(broken).collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn modules_are_known() {
    let sources = sources();
    assert_eq!(unknown_modules(&sources), Vec::<String>::new());
    for module in MODULES {
        assert!(sources.iter().any(|source| source.module() == Some(module)), "there is no module `{module}` any more");
    }
}

/// The sources of this package, ordered by path.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut pending = vec![root.clone()];
    while let Some(folder) = pending.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                pending.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                sources.push(Source::new(&name, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
    sources.sort_by(|one, two| one.path.cmp(&two.path));
    sources
}
