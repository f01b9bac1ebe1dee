//! Schemas: each gets an id by its place at once, and its content later, so that neither depth nor recursion matters.
//!
//! What several places of the document say together (`allOf`, a property in two parts, a union beside properties) is one schema
//! as well: a [`Key`] of more than one place. [`facts`] finds out what the places of a key say, [`kind`] what that means.

mod additional;
mod alike;
mod clues;
mod containers;
mod discriminator;
mod enumeration;
mod facts;
mod infer;
mod inherit;
mod kind;
mod merge;
mod null;
mod tuple;
mod union;
mod unsaid;

use std::sync::Arc;

use super::context::Context;
use crate::diagnostics::Diagnostic;
use crate::hash::HashMap;
use crate::model::{Kind, Schema, SchemaId, Text};
use crate::pointer::Pointer;
use facts::Facts;
pub(super) use inherit::Children;

/// What a schema is made of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// The places that say something of it, each at the end of its references.
    places: Vec<Pointer>,
    /// The unions of which one variant was chosen already, by the place of their keyword.
    settled: Vec<Pointer>,
}

/// A schema of which no more is known than what it is made of.
#[derive(Clone, Debug)]
pub(super) struct Unfinished {
    key: Key,
    pub(super) id: SchemaId,
    /// Where it stands among the other schemas.
    place: Pointer,
    /// Of how many unions, one inside of the other, a variant was chosen for it.
    chosen: usize,
    /// How many schemas cross unions with one another by now.
    crossed: usize,
}

/// The most schemas of one document: what it describes by crossing unions with one another has no bound of its own.
const MAX_SCHEMAS: usize = 100_000;

/// The most unions that are crossed with one another in one schema.
const MAX_UNIONS: usize = 3;

/// How many schemas are read before those are that they lead to.
const TOGETHER: usize = 512;

/// The most schemas that come from crossing unions.
const MAX_CROSSED: usize = 256;

/// The most places that may describe one schema together.
const MAX_PLACES: usize = 64;

/// Finds out which schemas inherit from which, and which ones a component only refers to.
pub(super) fn prepare(context: &mut Context<'_>) {
    context.known.referred = Arc::new(referred(context));
    context.known.children = Arc::new(inherit::children(context));
}

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
    Some(together(context, vec![location.clone()], Vec::new(), location))
}

/// The schema of strings of which the document says nothing but a name, at a place.
pub(super) fn text(context: &mut Context<'_>, at: &Pointer, name: &str) -> SchemaId {
    // Nothing stands at this place, so nothing else has this key.
    let key = Key { places: vec![at.join(format!("{{{name}}}"))], settled: Vec::new() };
    if let Some(id) = known(context, &key) {
        return id;
    }
    let schema = Schema { location: at.clone(), kind: Kind::String(Text::default()), ..unknown(context, &key, at) };
    let id = context.found.schemas.push(schema);
    context.found.schema_ids.insert(key, id);
    id
}

/// The schema that several places describe together. `place` is where it stands when it is met for the first time.
fn together(context: &mut Context<'_>, places: Vec<Pointer>, settled: Vec<Pointer>, place: Pointer) -> SchemaId {
    chosen(context, places, settled, place, 0)
}

/// As [`together`], where variants of so many unions were chosen.
fn chosen(
    context: &mut Context<'_>,
    places: Vec<Pointer>,
    settled: Vec<Pointer>,
    place: Pointer,
    chosen: usize,
) -> SchemaId {
    let key = facts::reduced(context, places, settled);
    // A schema that one place describes alone stands there, wherever it is met.
    let place = match (key.places.as_slice(), key.settled.is_empty()) {
        ([only], true) => only.clone(),
        _ => place,
    };
    if let Some(id) = known(context, &key) {
        stand_at(context, &key, id, place);
        return id;
    }
    let id = context.found.schemas.push(unknown(context, &key, &place));
    context.found.schema_ids.insert(key.clone(), id);
    await_reading(context, Unfinished { key, id, place, chosen, crossed: 0 });
    id
}

/// Takes over a schema that was met elsewhere, with what is to be read of it where it is unfinished.
pub(super) fn enter(context: &mut Context<'_>, key: Key, schema: Schema, unfinished: Option<Unfinished>) -> SchemaId {
    if let Some(id) = known(context, &key) {
        move_up(context, id, &schema.place);
        return id;
    }
    let id = context.found.schemas.push(schema);
    context.found.schema_ids.insert(key, id);
    if let Some(unfinished) = unfinished {
        await_reading(context, Unfinished { id, ..unfinished });
    }
    id
}

/// The schema that is made of this, where it was met before.
fn known(context: &Context<'_>, key: &Key) -> Option<SchemaId> {
    let ids = [&context.found.schema_ids, &*context.known.schema_ids];
    ids.into_iter().find_map(|ids| ids.get(key)).copied()
}

/// Notes that a schema stands at a place as well. One that a single place describes stands there.
fn stand_at(context: &mut Context<'_>, key: &Key, id: SchemaId, place: Pointer) {
    if key.places.len() == 1 && key.settled.is_empty() {
        return;
    }
    if context.found.schema_ids.contains_key(key) {
        move_up(context, id, &place);
    } else {
        context.found.stand_at.push((id, place));
    }
}

fn await_reading(context: &mut Context<'_>, unfinished: Unfinished) {
    context.found.crossed += usize::from(unfinished.chosen > 1);
    context.found.unfinished.push_back(Unfinished { crossed: context.found.crossed, ..unfinished });
}

/// Of the places where a schema is met that several places describe, the least one gives it its name, whichever comes first.
pub(super) fn move_up(context: &mut Context<'_>, id: SchemaId, place: &Pointer) {
    let known = &context.found.schemas.get(id).place;
    let rank = |place: &Pointer| (place.steps().count(), place.clone());
    if rank(place) < rank(known) {
        let schema = Schema { place: place.clone(), ..context.found.schemas.get(id).clone() };
        context.found.schemas.set(id, schema);
    }
}

/// Reads the schemas of which only the place is known, and those that they lead to.
pub(super) fn finish(context: &mut Context<'_>) {
    while !context.found.unfinished.is_empty() {
        let count = context.found.unfinished.len().min(TOGETHER);
        let next: Vec<_> = context.found.unfinished.drain(..count).collect();
        let read = context.each(&next, lower);
        for (unfinished, schema) in next.iter().zip(read) {
            let place = context.found.schemas.get(unfinished.id).place.clone();
            context.found.schemas.set(unfinished.id, Schema { place, ..schema });
        }
    }
}

/// What can be told only when all schemas are known: what tells the variants of unions apart.
pub(super) fn tell_apart(context: &mut Context<'_>) {
    containers::end(context);
    infer::discriminators(context);
    clues::clues(context);
}

fn unknown(context: &Context<'_>, key: &Key, place: &Pointer) -> Schema {
    let location = key.places.first().unwrap_or(place);
    let alone = key.settled.is_empty() && key.places.len() == 1;
    Schema {
        location: location.clone(),
        place: place.clone(),
        name: component_name(context, location).filter(|_| alone),
        title: None,
        description: None,
        kind: Kind::Any,
        nullable: false,
        deprecated: false,
        read_only: false,
        write_only: false,
        default: None,
        example: None,
        remarks: Vec::new(),
    }
}

fn lower(context: &mut Context<'_>, unfinished: &Unfinished) -> Schema {
    let Unfinished { key, place, chosen, crossed, .. } = unfinished;
    let too_many = context.found.schemas.len() > MAX_SCHEMAS || *crossed > MAX_CROSSED;
    if too_many || *chosen > MAX_UNIONS || key.places.len() > MAX_PLACES {
        return too_much(context, key, place);
    }
    let facts = facts::gather(context, key);
    let nullable = null::of_key(context, key) == Some(true);
    let mut remarks = Vec::new();
    let lowered = kind::lower(context, unfinished, &facts, &mut remarks);
    let Facts { notes, .. } = facts;
    Schema {
        kind: lowered.kind,
        nullable: nullable || lowered.nullable,
        title: notes.title,
        description: notes.description,
        deprecated: notes.deprecated,
        read_only: notes.read_only,
        write_only: notes.write_only,
        default: notes.default,
        example: notes.example,
        remarks,
        ..unknown(context, key, place)
    }
}

/// A schema that stands for more than any document means.
fn too_much(context: &mut Context<'_>, key: &Key, place: &Pointer) -> Schema {
    let reason = "too many schemas are combined here, so its values are left open".to_owned();
    let schema = unknown(context, key, place);
    let help = "describe the combinations that are meant one by one";
    context.say_first(Diagnostic::warning(&reason).at(&schema.location).help(help));
    let remark = crate::model::Remark { location: schema.location.clone(), reason, untyped: true };
    Schema { remarks: vec![remark], ..schema }
}

/// Where the components stand that are schemas.
fn place_of_components() -> Pointer {
    Pointer::root().join("components").join("schemas")
}

/// The name of the component that stands at a place, or that is a reference to it, where there is one.
fn component_name(context: &Context<'_>, location: &Pointer) -> Option<String> {
    if location.parent()? == place_of_components() {
        return location.keys().last();
    }
    context.known.referred.get(location).cloned()
}

/// The components that are nothing but references to something that is none, by what they refer to: the first name counts.
fn referred(context: &Context<'_>) -> HashMap<Pointer, String> {
    let at = place_of_components();
    let mut referred = HashMap::default();
    for name in context.keys(&at) {
        let end = context.end(&at.join(name));
        if end.parent().is_none_or(|parent| parent != at) {
            referred.entry(end).or_insert_with(|| name.clone());
        }
    }
    referred
}
