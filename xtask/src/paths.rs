//! Where the files of this repository are, as seen from the current folder.

use std::env;
use std::path::{Component, Path, PathBuf};

/// A path inside this repository, relative to the current folder where that is shorter to read.
pub(crate) fn of_repository(path: &str) -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let wanted = package.parent().unwrap_or(package).join(path);
    env::current_dir().ok().and_then(|here| relative(&wanted, &here)).unwrap_or(wanted)
}

/// The way from one absolute path to another; `None` where they have nothing but the root in common.
fn relative(wanted: &Path, here: &Path) -> Option<PathBuf> {
    let shared = wanted.components().zip(here.components()).take_while(|(one, two)| one == two).count();
    let up = here.components().skip(shared).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(wanted.components().skip(shared)).collect();
    (shared > 1 && !way.as_os_str().is_empty()).then_some(way)
}

/// A path as people and other systems read it.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    if cfg!(windows) { text.replace('\\', "/") } else { text }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::relative;

    #[test]
    fn finds_the_way() {
        let way = |wanted: &str, here: &str| relative(Path::new(wanted), Path::new(here));
        assert_eq!(way("/a/b/spec/x", "/a/b"), Some(PathBuf::from("spec/x")));
        assert_eq!(way("/a/b/spec/x", "/a/b/xtask/src"), Some(PathBuf::from("../../spec/x")));
        assert_eq!(way("/a/b", "/c/d"), None);
        assert_eq!(way("/a/b", "/a/b"), None);
    }
}
