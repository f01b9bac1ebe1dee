//! Schemas: each gets an id by its place at once, and its content later, so that neither depth nor recursion matters.

mod kind;

use super::context::Context;
use crate::model::{Kind, Schema, SchemaId};
use crate::pointer::Pointer;

/// The components, whether an operation uses them or not.
pub(super) fn components(context: &mut Context<'_>) {
    let at = place_of_components();
    for name in context.keys(&at) {
        self::at(context, &at.join(name));
    }
    finish(context);
}

/// The schema that stands at a place, or that the reference there leads to; `None` where nothing stands there.
pub(super) fn at(context: &mut Context<'_>, at: &Pointer) -> Option<SchemaId> {
    let location = context.target(at)?;
    if let Some(id) = context.schema_ids.get(&location) {
        return Some(*id);
    }
    let id = context.schemas.push(unknown(&location));
    context.schema_ids.insert(location.clone(), id);
    context.unfinished.push_back((location, id));
    Some(id)
}

/// Reads the schemas of which only the place is known, and those that they lead to.
pub(super) fn finish(context: &mut Context<'_>) {
    while let Some((location, id)) = context.unfinished.pop_front() {
        let schema = lower(context, &location);
        context.schemas.set(id, schema);
    }
}

fn unknown(location: &Pointer) -> Schema {
    Schema {
        location: location.clone(),
        name: component_name(location),
        title: None,
        description: None,
        kind: Kind::Any,
        nullable: false,
        deprecated: false,
        read_only: false,
        write_only: false,
        default: None,
        example: None,
    }
}

fn lower(context: &mut Context<'_>, at: &Pointer) -> Schema {
    Schema {
        title: context.text(at, "title"),
        description: context.text(at, "description"),
        kind: kind::lower(context, at),
        nullable: context.flag(at, "nullable"),
        deprecated: context.flag(at, "deprecated"),
        read_only: context.flag(at, "readOnly"),
        write_only: context.flag(at, "writeOnly"),
        default: context.value(at, "default"),
        example: context.value(at, "example"),
        ..unknown(at)
    }
}

fn place_of_components() -> Pointer {
    Pointer::root().join("components").join("schemas")
}

fn component_name(location: &Pointer) -> Option<String> {
    if location.parent()? == place_of_components() { location.keys().last() } else { None }
}
