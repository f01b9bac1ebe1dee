//! How large values of types are, roughly.

use super::Context;
use super::schema::{self, is_tuple};
use crate::hash::HashMap;
use crate::model::{Items, Kind, Listed, SchemaId};

/// The difference between the two largest variants of an enum, in bytes, of which clippy speaks.
const UNEVEN: usize = 200;

/// What an estimate may be wrong by.
const MARGIN: usize = 60;

/// The levels of types in types that are looked at.
const MAX_DEPTH: usize = 24;

/// Whether clippy may find the variants of an enum too different in size.
pub(super) fn is_uneven(context: &Context<'_>, owner: SchemaId, variants: &[SchemaId]) -> bool {
    let mut known = Sizes::default();
    let sizes = variants.iter().map(|variant| held(context, owner, *variant, 0, &mut known)).collect();
    differ(sizes)
}

/// What stands beside other things.
#[derive(Clone, Copy, Debug)]
pub(super) enum Held {
    /// A value of a schema.
    Value(SchemaId),
    /// A text, nothing, or a body that is still to come.
    Text,
    /// A stream of typed values.
    Stream,
}

/// The same for what bodies of responses hold.
pub(super) fn are_uneven(context: &Context<'_>, variants: &[Held]) -> bool {
    let mut known = Sizes::default();
    let mut of = |held: &Held| match held {
        Held::Value(id) => size(context, context.api.schemas.meaning(*id), 0, &mut known),
        Held::Text => TEXT,
        Held::Stream => STREAM,
    };
    differ(variants.iter().map(&mut of).collect())
}

/// What a text takes, or a body that is still to come.
const TEXT: usize = 24;

/// What a stream of typed values takes, with what it keeps of the body.
const STREAM: usize = 224;

fn differ(mut sizes: Vec<usize>) -> bool {
    sizes.sort_unstable();
    match sizes.as_slice() {
        [.., second, first] => first - second > UNEVEN - MARGIN,
        _ => false,
    }
}

/// The sizes that are known by now.
type Sizes = HashMap<SchemaId, usize>;

/// What a schema takes inside of the type of another one.
fn held(context: &Context<'_>, owner: SchemaId, id: SchemaId, depth: usize, known: &mut Sizes) -> usize {
    let meaning = context.api.schemas.meaning(id);
    let own = if context.boxes.has(owner, meaning) { 8 } else { size(context, meaning, depth + 1, known) };
    own.saturating_add(if schema::is_nullable(context, id) { 8 } else { 0 })
}

fn size(context: &Context<'_>, id: SchemaId, depth: usize, known: &mut Sizes) -> usize {
    if let Some(size) = known.get(&id) {
        return *size;
    }
    let size = if depth > MAX_DEPTH { 0 } else { of_kind(context, id, depth, known) };
    known.insert(id, size);
    size
}

fn of_kind(context: &Context<'_>, id: SchemaId, depth: usize, known: &mut Sizes) -> usize {
    match &context.api.schemas.get(id).kind {
        Kind::Null => 0,
        Kind::Boolean => 1,
        Kind::Integer { .. } | Kind::Number { .. } => 16,
        Kind::Any | Kind::Alias(_) => 32,
        Kind::String(_) => 24,
        Kind::Enumeration(listed) => match listed.of {
            Listed::Booleans => 1,
            Listed::Strings => 24,
            Listed::Integers | Listed::Numbers => 16,
            Listed::Mixed => 32,
        },
        Kind::Array(array) => match &array.items {
            Items::Positions(items) if is_tuple(array) => {
                items.iter().fold(0_usize, |sum, item| sum.saturating_add(held(context, id, *item, depth, known)))
            }
            _ => 24,
        },
        Kind::Object(object) if object.is_map() => 24,
        Kind::Object(object) => object.properties.iter().fold(32_usize, |sum, property| {
            sum.saturating_add(held(context, id, property.schema, depth, known)).saturating_add(8)
        }),
        Kind::Union(union) => {
            let variants = union.variants.iter().map(|variant| held(context, id, variant.schema, depth, known));
            variants.max().unwrap_or(0).saturating_add(8)
        }
    }
}
