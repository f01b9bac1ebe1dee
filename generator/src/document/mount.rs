//! Brings other files into the document, so that each place of each file has one name.

use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// The key of the document under which the other files stand, by their names.
pub(super) const KEY: &str = "x-copperplate-files";

/// The place where a file stands in the document; `None` stands for the document itself.
pub(super) fn place(file: Option<&str>) -> Pointer {
    file.map_or_else(Pointer::root, |name| Pointer::root().join(KEY).join(name))
}

/// The file that a place came from, and the place in that file.
pub(super) fn origin(at: &Pointer) -> (Option<String>, Pointer) {
    let mut keys = at.keys();
    match (keys.next(), keys.next()) {
        (Some(key), Some(file)) if key == KEY => (Some(file), keys.fold(Pointer::root(), |place, key| place.join(key))),
        _ => (None, at.clone()),
    }
}

/// A reference to a place of the document.
pub(super) fn reference(at: &Pointer) -> String {
    at.to_string().replace('%', "%25")
}

/// Whether a text is a reference to a place of the document, written as [`reference`] writes it.
pub(super) fn is_reference(text: &str, at: &Pointer) -> bool {
    if at.text().contains('%') { text == reference(at) } else { text.strip_prefix('#') == Some(at.text()) }
}

/// The value at a place, to be changed.
pub(super) fn place_mut<'v>(root: &'v mut Value, at: &Pointer) -> Option<&'v mut Value> {
    at.keys().try_fold(root, |value, key| match value {
        Value::Object(object) => object.get_mut(&key),
        Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
        _ => None,
    })
}

/// Puts the other files into the document, in the order in which they were read.
pub(super) fn mount(root: &mut Value, files: Object) {
    if let (Value::Object(root), false) = (root, files.is_empty()) {
        root.insert(KEY.to_owned(), Value::Object(files));
    }
}
