//! Examples.

use super::context::Context;
use crate::model::Example;
use crate::pointer::Pointer;

/// The examples that stand beside a schema: the one of `example`, or those of `examples`.
pub(super) fn examples(context: &mut Context<'_>, at: &Pointer) -> Vec<Example> {
    let single = context.value(at, "example").map(|value| Example {
        location: at.join("example"),
        name: None,
        summary: None,
        value,
    });
    let at = at.join("examples");
    let named = context.keys(&at).filter_map(|name| lower(context, name, &at.join(name)));
    single.into_iter().chain(named).collect()
}

/// One of `examples`; those that only name a URL (`externalValue`) have no value that could be shown.
fn lower(context: &mut Context<'_>, name: &str, at: &Pointer) -> Option<Example> {
    let location = context.target(at)?;
    let field = ["value", "dataValue"].into_iter().find(|field| context.at(&location.join(field)).is_some())?;
    Some(Example {
        name: Some(name.to_owned()),
        summary: context.text(&location, "summary"),
        value: context.value(&location, field)?,
        location: location.join(field),
    })
}
