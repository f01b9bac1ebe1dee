//! Arrays whose elements are described by their position: `prefixItems`, or a list in `items`, as it was called before.

use super::facts::list;
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// The places that describe the elements; `None` where an array is no tuple.
pub(super) fn positions(schema: &Object, at: &Pointer) -> Option<Vec<Pointer>> {
    let keyword = ["prefixItems", "items"].into_iter().find(|keyword| !list(schema.get(keyword)).is_empty())?;
    let count = list(schema.get(keyword)).len();
    let rest = if keyword == "prefixItems" { "items" } else { "additionalItems" };
    let fewest = limit(schema, "minItems").unwrap_or(0);
    let is_longer =
        schema.get(rest).is_some_and(|rest| rest.as_object().is_some()) && limit(schema, "maxItems") != Some(count);
    (!is_longer && fewest <= count).then(|| (0..count).map(|index| at.join(keyword).join(index)).collect())
}

fn limit(schema: &Object, keyword: &str) -> Option<usize> {
    let number = schema.get(keyword).and_then(Value::as_number)?.as_u64()?;
    usize::try_from(number).ok()
}
