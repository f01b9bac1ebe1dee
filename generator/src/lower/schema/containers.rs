//! Arrays and maps that hold one another without an end: their types have no names, so a type must end somewhere.

use super::super::context::Context;
use crate::hash::HashMap;
use crate::model::{Additional, Items, Kind, Remark, Schema, SchemaId, Schemas};

/// The most arrays and maps that lie in one another without a struct or an enum between them.
const MAX_DEPTH: usize = 12;

/// Leaves open what is in an array or a map that contains itself, or that lies too deep.
pub(super) fn end(context: &mut Context<'_>) {
    let ids: Vec<_> = context.found.schemas.iter().map(|(id, _)| id).collect();
    let mut heights = HashMap::default();
    for id in ids {
        measure(context, id, &mut heights);
    }
}

/// How many arrays and maps lie in one; `None` while that is being found out.
type Heights = HashMap<SchemaId, Option<usize>>;

/// Finds the height of a schema, depth first, with a stack of its own: documents can be deep.
fn measure(context: &mut Context<'_>, start: SchemaId, heights: &mut Heights) {
    let mut path = vec![start];
    while let Some(&id) = path.last() {
        if let Some(Some(_)) = heights.get(&id) {
            path.pop();
            continue;
        }
        heights.insert(id, None);
        let inside = inside(&context.found.schemas, id);
        let circular = inside.iter().any(|inner| matches!(heights.get(inner), Some(None)));
        if let (false, Some(open)) = (circular, inside.iter().find(|inner| !heights.contains_key(inner))) {
            path.push(*open);
            continue;
        }
        let deepest = inside.iter().filter_map(|inner| heights.get(inner).copied().flatten()).max();
        let step = usize::from(is_container(&context.found.schemas, id));
        let height = step + deepest.unwrap_or(0);
        let cut = circular || height > MAX_DEPTH;
        if cut {
            leave_open(context, id);
        }
        heights.insert(id, Some(if cut { step } else { height }));
        path.pop();
    }
}

fn is_container(schemas: &Schemas, id: SchemaId) -> bool {
    !matches!(schemas.get(id).kind, Kind::Alias(_))
}

/// What an array or a map holds, or the schema that another one is a name for. Structs and enums have names, which end a type.
fn inside(schemas: &Schemas, id: SchemaId) -> Vec<SchemaId> {
    match &schemas.get(id).kind {
        Kind::Alias(target) => vec![*target],
        Kind::Array(array) => match &array.items {
            Items::Any => Vec::new(),
            Items::Each(item) => vec![*item],
            Items::Positions(items) => items.clone(),
        },
        Kind::Object(object) if object.is_map() => match object.additional {
            Additional::Typed(value) => vec![value],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn leave_open(context: &mut Context<'_>, id: SchemaId) {
    let mut schema = context.found.schemas.get(id).clone();
    match &mut schema.kind {
        Kind::Array(array) => array.items = Items::Any,
        Kind::Object(object) => object.additional = Additional::Any,
        kind => *kind = Kind::Any,
    }
    let reason = "arrays and maps lie in one another without an end, so what is in them is left open here".to_owned();
    let remark = Remark { location: schema.location.clone(), reason, untyped: true };
    let schema = Schema { remarks: vec![remark], ..schema };
    context.found.schemas.set(id, schema);
}
