//! Counts the operations of a document by looking at nothing but its paths.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use super::outline::Outline;

const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// How many operations the paths of a document have. References are followed over files and places.
pub(crate) fn operations(spec: &Path) -> usize {
    let mut files = Files::default();
    let root = files.read(spec).unwrap();
    let paths = root.get("paths").map_or(&[][..], Outline::entries);
    let items = paths.iter().filter(|(key, _)| !key.starts_with("x-"));
    items.map(|(_, item)| files.item(spec, item, 0).len()).sum()
}

#[derive(Default)]
struct Files(HashMap<PathBuf, Outline>);

impl Files {
    fn read(&mut self, file: &Path) -> Option<Outline> {
        if !self.0.contains_key(file) {
            let text = fs::read_to_string(file).ok()?;
            let text = text.trim_start_matches('\u{feff}');
            let read = serde_json::from_str(text).or_else(|_| serde_yaml::from_str(text)).unwrap();
            self.0.insert(file.to_owned(), read);
        }
        self.0.get(file).cloned()
    }

    /// The methods of an item, with those of what it refers to.
    fn item(&mut self, file: &Path, item: &Outline, depth: usize) -> BTreeSet<String> {
        assert!(depth < 100, "references in a circle");
        let Some(reference) = item.get("$ref").and_then(Outline::text) else { return own(item) };
        let (path, place) = reference.split_once('#').unwrap_or((reference, ""));
        let target = if path.is_empty() { file.to_owned() } else { file.parent().unwrap().join(path) };
        let is_elsewhere = path.contains("://") || path.starts_with(['/', '.']) && !path.starts_with("./");
        let file_of_document = (!is_elsewhere).then(|| self.read(&target)).flatten();
        let found = file_of_document.and_then(|root| find(&root, place));
        // What nobody can find is one operation, or more.
        let referred = found.map(|found| self.item(&target, &found, depth + 1));
        own(item).into_iter().chain(referred.unwrap_or_else(|| BTreeSet::from(["*".to_owned()]))).collect()
    }
}

/// The methods of an item itself.
fn own(item: &Outline) -> BTreeSet<String> {
    let is_there = |method: &&str| matches!(item.get(method), Some(Outline::Object(_)));
    let known = METHODS.into_iter().filter(is_there).map(str::to_uppercase);
    let others = item.get("additionalOperations").map_or(&[][..], Outline::entries);
    known.chain(others.iter().map(|(name, _)| name.clone())).collect()
}

fn find(root: &Outline, place: &str) -> Option<Outline> {
    let keys = place.split('/').skip(1).map(|key| key.replace("%7B", "{").replace("%7D", "}"));
    let mut keys = keys.map(|key| key.replace("~1", "/").replace("~0", "~"));
    keys.try_fold(root.clone(), |value, key| value.get(&key).cloned())
}
