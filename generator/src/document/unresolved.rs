//! What to say about a reference that leads nowhere.

use super::suggest;
use crate::diagnostics::Diagnostic;
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// Says where the way to `target` in `file` ends, and what may have been meant.
pub(super) fn diagnostic(reference: &str, file: &Value, target: &Pointer, at: &Pointer) -> Diagnostic {
    let diagnostic = plain(reference, file, target, at);
    let (parent, key) = way(file, target);
    let siblings = file.pointer(&parent).and_then(Value::as_object).into_iter().flat_map(Object::keys);
    let help = match suggest::nearest(&key, siblings.map(String::as_str)) {
        Some(name) => {
            let path = reference.split('#').next().unwrap_or_default();
            let rest = target.below(&parent.join(&key)).unwrap_or_default();
            format!("did you mean `{path}{}`?", parent.join(name).append(rest))
        }
        None => "define what it names, or name something that is defined".to_owned(),
    };
    diagnostic.help(help)
}

/// The same without a guess, which takes time.
pub(super) fn plain(reference: &str, file: &Value, target: &Pointer, at: &Pointer) -> Diagnostic {
    let (parent, key) = way(file, target);
    Diagnostic::error(format!("the reference `{reference}` leads nowhere: `{parent}` has no `{key}`"))
        .at(&at.join("$ref"))
        .help("define what it names, or name something that is defined")
}

/// Says that no schema has an anchor.
pub(super) fn anchor(reference: &str, name: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::error(format!("the reference `{reference}` leads nowhere: no schema has the `$anchor` `{name}`"))
        .at(&at.join("$ref"))
        .help("write the keys from the top of the document: `#/components/schemas/Name`")
}

/// The last place on the way that exists, and the key that it lacks.
fn way(file: &Value, target: &Pointer) -> (Pointer, String) {
    let (mut value, mut place) = (file, Pointer::root());
    for key in target.keys() {
        match value.get(&key) {
            Some(next) => (value, place) = (next, place.join(&key)),
            None => return (place, key),
        }
    }
    (place, String::new())
}

/// The first reference on the way to a place that does not exist: where it stands, and its text.
pub(super) fn reference_on_the_way(file: &Value, target: &Pointer) -> Option<(Pointer, String)> {
    let (mut value, mut place) = (file, Pointer::root());
    for key in target.keys() {
        match value.get(&key) {
            Some(next) => (value, place) = (next, place.join(&key)),
            None => return Some((place, value.get("$ref")?.as_str()?.to_owned())),
        }
    }
    None
}
