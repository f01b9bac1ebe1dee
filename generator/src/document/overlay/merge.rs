//! How an overlay's value and a document's value become one.

use crate::diagnostics::Diagnostic;
use crate::pointer::Pointer;
use crate::value::Value;

/// What came into the document: where it stands now, and where it came from.
pub(super) type Added = Vec<(Pointer, Pointer)>;

/// Merges `source`, which stands at `from`, into `target`, which stands at `at`.
pub(super) fn merge(
    target: &mut Value,
    at: &Pointer,
    source: &Value,
    from: &Pointer,
    added: &mut Added,
) -> Result<(), Diagnostic> {
    match (target, source) {
        (Value::Object(target), Value::Object(source)) => {
            for (key, value) in source {
                let (at, from) = (at.join(key), from.join(key));
                if let Some(target) = target.get_mut(key) {
                    merge(target, &at, value, &from, added)?;
                } else {
                    target.insert(key.clone(), value.clone());
                    added.push((at, from));
                }
            }
        }
        (Value::Array(target), Value::Array(source)) => {
            for (index, value) in source.iter().enumerate() {
                added.push((at.join(target.len()), from.join(index)));
                target.push(value.clone());
            }
        }
        (target, source) if is_primitive(target) && is_primitive(source) => {
            *target = source.clone();
            added.push((at.clone(), from.clone()));
        }
        (target, source) => return Err(misfit(target, at, source, from)),
    }
    Ok(())
}

/// Whether a value is neither a list nor an object.
pub(super) fn is_primitive(value: &Value) -> bool {
    !matches!(value, Value::Array(_) | Value::Object(_))
}

fn misfit(target: &Value, at: &Pointer, source: &Value, from: &Pointer) -> Diagnostic {
    let message = format!("`{at}` is {} in the document, which {} cannot be merged into", target.kind(), source.kind());
    let help = if is_primitive(target) { "a string, a number, `true`, `false` or null" } else { target.kind() };
    Diagnostic::error(message)
        .at(from)
        .help(format!("write {help}, or remove what stands there by an action before this one"))
}
