//! What tells the variants of a union apart when no discriminator does: as little as it takes.

use super::super::context::Context;
use crate::diagnostics::Diagnostic;
use crate::model::{
    Additional, Clue, Discriminator, Enumeration, Items, JsonType, Kind, Listed, Object, Property, Remark, Schema,
    SchemaId, Schemas, Union,
};
use crate::value::Value;

/// How many levels below a union are looked at.
const MAX_DEPTH: usize = 2;

/// How many names of properties a hint lists.
const MAX_NAMES: usize = 24;

/// Finds the clues of each union, and says which variants cannot be told apart.
pub(super) fn clues(context: &mut Context<'_>) {
    let ids: Vec<_> = context.found.schemas.iter().map(|(id, _)| id).collect();
    for id in ids {
        let schema = context.found.schemas.get(id);
        let Kind::Union(union) = &schema.kind else { continue };
        let mut union = union.clone();
        let schemas = &context.found.schemas;
        let members: Vec<_> = union.variants.iter().map(|variant| variant.schema).collect();
        let tag = union.discriminator.as_ref();
        for (index, variant) in union.variants.iter_mut().enumerate() {
            // What the discriminator tells need not be told again.
            if !variant.tags.is_empty() && tag.is_some_and(|tag| tells(schemas, variant.schema, tag)) {
                continue;
            }
            let rivals: Vec<_> =
                members.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, id)| *id).collect();
            variant.clues = of(schemas, variant.schema, &rivals, 0);
        }
        let alike = alike(schemas, &union);
        let mut schema = Schema { kind: Kind::Union(union), ..schema.clone() };
        if let Some((one, two)) = alike {
            let (one, two) = (name(context, one), name(context, two));
            let reason =
                format!("nothing tells every value of {one} from those of {two}, so the one that fits best is taken");
            let help = "add a `discriminator`, or require a property in one that the other does not have";
            context.found.diagnostics.push(Diagnostic::warning(&reason).at(&schema.location).help(help));
            schema.remarks.push(Remark { location: schema.location.clone(), reason, untyped: false });
        }
        context.found.schemas.set(id, schema);
    }
}

/// Whether every value of a schema has the discriminator: where the document declares one, it must (section 4.7.25).
fn tells(schemas: &Schemas, id: SchemaId, tag: &Discriminator) -> bool {
    tag.declared
        || object_of(schemas, id)
            .and_then(|object| property(object, &tag.property))
            .is_some_and(|property| property.required)
}

fn name(context: &Context<'_>, id: SchemaId) -> String {
    let schema = context.found.schemas.get(id);
    schema.name.as_ref().map_or_else(|| format!("`{}`", schema.place), |name| format!("`{name}`"))
}

/// The types that values of a schema have; empty where they may have any.
fn types(schemas: &Schemas, id: SchemaId, depth: usize) -> Vec<JsonType> {
    let schema = schemas.get(id);
    let meaning = schemas.get(schemas.meaning(id));
    let mut found = match &meaning.kind {
        Kind::Any | Kind::Alias(_) => return Vec::new(),
        Kind::Null => vec![JsonType::Null],
        Kind::Boolean => vec![JsonType::Boolean],
        Kind::Integer { .. } => vec![JsonType::Integer],
        Kind::Number { .. } => vec![JsonType::Number],
        Kind::String(_) => vec![JsonType::String],
        Kind::Array(_) => vec![JsonType::Array],
        Kind::Object(_) => vec![JsonType::Object],
        Kind::Enumeration(enumeration) => listed(enumeration),
        Kind::Union(_) if depth > MAX_DEPTH => return Vec::new(),
        Kind::Union(union) => {
            let of_each: Vec<_> =
                union.variants.iter().map(|variant| types(schemas, variant.schema, depth + 1)).collect();
            if of_each.iter().any(Vec::is_empty) {
                return Vec::new();
            }
            of_each.concat()
        }
    };
    if schema.nullable || meaning.nullable {
        found.push(JsonType::Null);
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn listed(enumeration: &Enumeration) -> Vec<JsonType> {
    match enumeration.of {
        Listed::Booleans => vec![JsonType::Boolean],
        Listed::Strings => vec![JsonType::String],
        Listed::Integers => vec![JsonType::Integer],
        Listed::Numbers => vec![JsonType::Number],
        Listed::Mixed => Vec::new(),
    }
}

/// Whether a value can be of a type of both lists.
fn overlap(one: &[JsonType], two: &[JsonType]) -> bool {
    let same = |a: &JsonType, b: &JsonType| {
        a == b || matches!((a, b), (JsonType::Integer, JsonType::Number) | (JsonType::Number, JsonType::Integer))
    };
    one.is_empty() || two.is_empty() || one.iter().any(|a| two.iter().any(|b| same(a, b)))
}

/// The clues of a schema that must be told from its rivals.
fn of(schemas: &Schemas, id: SchemaId, rivals: &[SchemaId], depth: usize) -> Vec<Clue> {
    let own = types(schemas, id, 0);
    let mut clues = if own.is_empty() { Vec::new() } else { vec![Clue::Types(own.clone())] };
    let elsewhere = rivals.iter().any(|rival| types(schemas, *rival, 0) != own);
    let close: Vec<_> = rivals.iter().copied().filter(|rival| overlap(&own, &types(schemas, *rival, 0))).collect();
    let kind = &schemas.get(schemas.meaning(id)).kind;
    if let Kind::Enumeration(enumeration) = kind
        && matches!(enumeration.of, Listed::Strings | Listed::Integers | Listed::Booleans)
        && !own.contains(&JsonType::Null)
        && (!close.is_empty() || depth > 0)
    {
        clues.push(Clue::OneOf(enumeration.values.iter().map(|value| value.value.clone()).collect()));
    }
    if close.is_empty() || depth > MAX_DEPTH {
        return clues;
    }
    match kind {
        Kind::Array(array) => {
            if let Items::Each(item) = array.items {
                let others = close.iter().filter_map(|rival| item_of(schemas, *rival)).collect::<Vec<_>>();
                let items = of(schemas, item, &others, depth + 1);
                clues.extend((!items.is_empty()).then_some(Clue::Items(items)));
            }
        }
        Kind::Object(object) => {
            let more = of_object(schemas, object, &close, depth);
            // Only objects have properties.
            if !elsewhere && own == [JsonType::Object] && more.iter().any(|clue| matches!(clue, Clue::Has(_))) {
                clues.clear();
            }
            clues.extend(more);
        }
        _ => {}
    }
    clues
}

fn item_of(schemas: &Schemas, id: SchemaId) -> Option<SchemaId> {
    match &schemas.get(schemas.meaning(id)).kind {
        Kind::Array(array) => match array.items {
            Items::Each(item) => Some(item),
            _ => None,
        },
        _ => None,
    }
}

/// Whether each value that the API answers with has a property.
fn is_answered(schemas: &Schemas, property: &Property) -> bool {
    property.required && !schemas.get(property.schema).write_only
}

fn object_of(schemas: &Schemas, id: SchemaId) -> Option<&Object> {
    match &schemas.get(schemas.meaning(id)).kind {
        Kind::Object(object) => Some(object),
        _ => None,
    }
}

fn property<'s>(object: &'s Object, name: &str) -> Option<&'s Property> {
    object.properties.iter().find(|property| property.name == name)
}

fn of_object(schemas: &Schemas, own: &Object, rivals: &[SchemaId], depth: usize) -> Vec<Clue> {
    let others: Vec<_> = rivals.iter().filter_map(|rival| object_of(schemas, *rival)).collect();
    let mut clues = Vec::new();
    // A null counts as missing where none is allowed, so it says nothing of the variant.
    let lacking = |name: &str| others.iter().any(|other| property(other, name).is_none_or(|found| !found.required));
    let required = own.properties.iter().filter(|property| is_answered(schemas, property) && lacking(&property.name));
    clues.extend(required.map(|property| Clue::Has(property.name.clone())));
    for own_property in &own.properties {
        let rivals: Vec<_> = others
            .iter()
            .filter_map(|other| property(other, &own_property.name))
            .map(|found| found.schema)
            .filter(|schema| schemas.meaning(*schema) != schemas.meaning(own_property.schema))
            .collect();
        if rivals.is_empty() {
            continue;
        }
        let clue = of_property(schemas, own_property, &rivals, depth);
        clues.extend((!clue.is_empty()).then(|| Clue::Property(own_property.name.clone(), clue)));
    }
    let names = || own.properties.iter().map(|property| property.name.clone());
    if own.additional == Additional::Forbidden {
        clues.push(Clue::Only(names().collect()));
    }
    // Where each rival requires what this one does not know, the value of one hardly fits the other.
    let doubtful: Vec<_> = others
        .iter()
        .filter(|other| !other.properties.iter().any(|theirs| theirs.required && property(own, &theirs.name).is_none()))
        .collect();
    let telling = |name: &String| doubtful.iter().any(|other| property(other, name).is_none());
    let known: Vec<_> = names().filter(telling).take(MAX_NAMES).collect();
    clues.extend((!known.is_empty()).then_some(Clue::Knows(known)));
    clues
}

/// What the values of a property have.
fn of_property(schemas: &Schemas, property: &Property, rivals: &[SchemaId], depth: usize) -> Vec<Clue> {
    let clues = of(schemas, property.schema, rivals, depth + 1);
    if let [Clue::Types(own)] = clues.as_slice() {
        let told = rivals.iter().any(|rival| types(schemas, *rival, 0) != *own);
        if !told {
            return Vec::new();
        }
    }
    clues
}

/// Two variants that nothing tells apart.
fn alike(schemas: &Schemas, union: &Union) -> Option<(SchemaId, SchemaId)> {
    let untagged: Vec<_> = union
        .variants
        .iter()
        .filter(|variant| union.discriminator.is_none() || variant.tags.is_empty())
        .map(|variant| variant.schema)
        .collect();
    let mut rest = untagged.iter();
    while let Some(one) = rest.next() {
        if let Some(two) = rest.clone().find(|two| !told_apart(schemas, *one, **two, 0)) {
            return Some((*one, *two));
        }
    }
    None
}

/// Whether no value, or only values that both hold alike, can be of both schemas.
fn told_apart(schemas: &Schemas, one: SchemaId, two: SchemaId, depth: usize) -> bool {
    let types_of = |id| types(schemas, id, 0);
    if !overlap(&types_of(one), &types_of(two)) {
        return true;
    }
    if depth > MAX_DEPTH {
        return false;
    }
    let kind = |id| &schemas.get(schemas.meaning(id)).kind;
    match (kind(one), kind(two)) {
        // What fits nothing else is any value; a listed value is better than one that is not; an integer is one.
        // What the variants of a union have is not gone into.
        (Kind::Any | Kind::Enumeration(_) | Kind::Union(_), _)
        | (_, Kind::Any | Kind::Enumeration(_) | Kind::Union(_))
        | (Kind::Integer { .. }, Kind::Number { .. })
        | (Kind::Number { .. }, Kind::Integer { .. }) => true,
        (Kind::Array(_), Kind::Array(_)) => match (item_of(schemas, one), item_of(schemas, two)) {
            (Some(one), Some(two)) => told_apart(schemas, one, two, depth + 1),
            (one, two) => one.is_some() != two.is_some(),
        },
        (Kind::Object(a), Kind::Object(b)) => objects_apart(schemas, a, b, depth),
        _ => false,
    }
}

fn objects_apart(schemas: &Schemas, one: &Object, two: &Object, depth: usize) -> bool {
    // A map takes what no struct does.
    let requires_more = |one: &Object, two: &Object| {
        let required = one.properties.iter().filter(|own| is_answered(schemas, own));
        required.into_iter().any(|own| property(two, &own.name).is_none_or(|other| !other.required))
    };
    let differs = one.properties.iter().filter(|own| own.required).any(|own| {
        property(two, &own.name)
            .is_some_and(|other| other.required && disjoint(schemas, own.schema, other.schema, depth + 1))
    });
    differs || requires_more(one, two) || requires_more(two, one) || one.is_map() != two.is_map()
}

/// Whether two schemas have no value in common.
fn disjoint(schemas: &Schemas, one: SchemaId, two: SchemaId, depth: usize) -> bool {
    let kind = |id| &schemas.get(schemas.meaning(id)).kind;
    if let (Kind::Enumeration(a), Kind::Enumeration(b)) = (kind(one), kind(two)) {
        let has = |value: &Value| b.values.iter().any(|other| other.value == *value);
        return !a.values.iter().any(|value| has(&value.value));
    }
    if let (Kind::Object(a), Kind::Object(b)) = (kind(one), kind(two))
        && depth <= MAX_DEPTH
    {
        return objects_apart(schemas, a, b, depth);
    }
    !overlap(&types(schemas, one, 0), &types(schemas, two, 0))
}
