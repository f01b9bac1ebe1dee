//! Which components inherit from which by `allOf`.

use super::super::context::Context;
use super::facts::parts;
use super::place_of_components;
use crate::hash::HashMap;
use crate::pointer::Pointer;
use crate::value::Value;

/// The components that include a place by `allOf`, by that place, in the order of the document.
pub(in super::super) type Children = HashMap<Pointer, Vec<Pointer>>;

/// The heirs of every place that has a discriminator.
pub(super) fn children(context: &Context<'_>) -> Children {
    let at = place_of_components();
    let mut children = Children::default();
    for name in context.keys(&at) {
        let place = at.join(name);
        // A component that is only a reference is the other one under a second name.
        if context.end(&place) != place {
            continue;
        }
        for part in parts(context, &place) {
            if context.at(&part.join("discriminator")).and_then(Value::as_object).is_some() {
                children.entry(part).or_default().push(place.clone());
            }
        }
    }
    children
}
