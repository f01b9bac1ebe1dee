//! What the places of a key mean: which values they allow together.

use super::super::context::Context;
use super::facts::{self, Facts};
use super::{Key, Unfinished, enumeration, together, union};
use crate::diagnostics::Diagnostic;
use crate::document::tolerate::UNRESOLVED;
use crate::model::{Additional, Array, Items, Kind, Object, Property, Remark, Text};
use crate::pointer::Pointer;
use crate::value::Value;

/// The kind of a schema, and whether null turned out to be one of its values.
pub(super) struct Lowered {
    pub(super) kind: Kind,
    pub(super) nullable: bool,
}

impl From<Kind> for Lowered {
    fn from(kind: Kind) -> Self {
        Self { kind, nullable: false }
    }
}

pub(super) fn lower(
    context: &mut Context<'_>,
    unfinished: &Unfinished,
    facts: &Facts<'_>,
    remarks: &mut Vec<Remark>,
) -> Lowered {
    if let Some(target) = alias(context, &unfinished.key, facts) {
        return Kind::Alias(together(context, vec![target.clone()], Vec::new(), target)).into();
    }
    if let Some(remark) = unresolved(context, &unfinished.key) {
        remarks.push(remark);
        return Kind::Any.into();
    }
    if let Some(reason) = impossible(context, facts) {
        remarks.push(reason);
        return Kind::Any.into();
    }
    let unsaid = facts.unsaid.iter();
    remarks.extend(unsaid.map(|(at, reason)| Remark { location: at.clone(), reason: reason.clone(), untyped: false }));
    if let Some((_, values)) = &facts.values {
        return enumeration::kind(values.clone(), facts.types.as_deref()).into();
    }
    for choice in &facts.unions {
        if let Some(lowered) = union::lower(context, unfinished, facts, choice, remarks) {
            return lowered;
        }
    }
    typed(context, unfinished, facts, remarks).into()
}

/// Why nothing is known of a schema whose reference leads nowhere.
fn unresolved(context: &Context<'_>, key: &Key) -> Option<Remark> {
    key.places.iter().find_map(|at| {
        let reason = context.text(at, UNRESOLVED)?;
        Some(Remark { location: at.clone(), reason, untyped: true })
    })
}

/// Why no value can be allowed, where that is so.
fn impossible(context: &mut Context<'_>, facts: &Facts<'_>) -> Option<Remark> {
    for (at, reason) in &facts.contradictions {
        let message = format!("no value can be what is said here: {reason}");
        let help = "say the same in both parts; until then, its values are left open";
        context.found.diagnostics.push(Diagnostic::warning(message).at(at).help(help));
    }
    for at in &facts.disjoint {
        let message = "no value stands in both lists of values, so those of either are allowed";
        let help = "list the value in both parts";
        context.found.diagnostics.push(Diagnostic::warning(message).at(at).help(help));
    }
    let contradiction = facts.contradictions.first().map(|(at, reason)| Remark {
        location: at.clone(),
        reason: format!("it contradicts itself, so its values are left open: {reason}"),
        untyped: true,
    });
    contradiction.or_else(|| {
        let at = facts.forbidden.first()?;
        Some(Remark { location: at.clone(), reason: "the schema `false` allows no value".to_owned(), untyped: false })
    })
}

/// The schema of which this one is another name: the only place, or part of `allOf`, that says what values there are.
fn alias(context: &Context<'_>, key: &Key, facts: &Facts<'_>) -> Option<Pointer> {
    if !key.settled.is_empty() {
        return None;
    }
    let target = match key.places.as_slice() {
        [place] => {
            let only = only_part(context, place)?;
            only_notes(context.at(place)?).then_some(only)?
        }
        places => {
            let mut saying = places.iter().filter(|place| !facts_of(context, place).is_vacuous());
            saying.next().filter(|_| saying.next().is_none())?.clone()
        }
    };
    let of_target = facts_of(context, &target);
    let unions = |facts: &Facts<'_>| facts.unions.iter().map(|union| union.at.clone()).collect::<Vec<_>>();
    // An heir of a schema with a discriminator is not that schema, even where it adds nothing.
    (unions(facts) == unions(&of_target) && facts.types == of_target.types).then_some(target)
}

pub(super) fn facts_of<'d>(context: &Context<'d>, place: &Pointer) -> Facts<'d> {
    facts::gather(context, &Key { places: vec![place.clone()], settled: Vec::new() })
}

/// The only part of `allOf` that says what values there are, where it is a reference.
fn only_part(context: &Context<'_>, place: &Pointer) -> Option<Pointer> {
    let all_of = place.join("allOf");
    let parts = facts::list(context.at(&all_of));
    let mut saying = (0..parts.len())
        .map(|index| all_of.join(index))
        .filter(|part| !facts_of(context, &context.end(part)).is_vacuous());
    let only = saying.next().filter(|_| saying.next().is_none())?;
    let end = context.end(&only);
    (end != only && end != *place).then_some(end)
}

/// Whether a schema says nothing of its values beside `allOf`, but for their type.
fn only_notes(schema: &Value) -> bool {
    const NOTES: [&str; 13] = [
        "allOf",
        "type",
        "title",
        "description",
        "default",
        "example",
        "deprecated",
        "readOnly",
        "writeOnly",
        "nullable",
        "externalDocs",
        "xml",
        "examples",
    ];
    let keys = schema.as_object().into_iter().flat_map(crate::value::Object::keys);
    keys.into_iter().all(|key| NOTES.contains(&key.as_str()) || key.starts_with("x-"))
}

fn typed(context: &mut Context<'_>, unfinished: &Unfinished, facts: &Facts<'_>, remarks: &mut Vec<Remark>) -> Kind {
    let name = match facts.types.as_deref() {
        Some([only]) => Some(*only),
        Some([]) => return Kind::Null,
        Some(several) => {
            let reason = format!("its values have several types: {}", several.join(", "));
            remarks.push(Remark { location: location(&unfinished.key), reason, untyped: true });
            return Kind::Any;
        }
        None => facts.inferred_type(),
    };
    match name {
        Some("boolean") => Kind::Boolean,
        Some("integer") => Kind::Integer { format: facts.format.clone(), bounds: facts.bounds.clone() },
        Some("number") => Kind::Number { format: facts.format.clone(), bounds: facts.bounds.clone() },
        Some("string") => Kind::String(Text { format: facts.format.clone(), ..facts.text.clone() }),
        Some("array") => array(context, unfinished, facts),
        Some("object") => object(context, unfinished, facts, remarks),
        _ => Kind::Any,
    }
}

fn location(key: &Key) -> Pointer {
    key.places.first().cloned().unwrap_or_default()
}

fn array(context: &mut Context<'_>, unfinished: &Unfinished, facts: &Facts<'_>) -> Kind {
    let items = if !facts.positions.is_empty() {
        let schemas = facts.positions.iter().filter_map(|at| super::at(context, at));
        Items::Positions(schemas.collect())
    } else if facts.items.is_empty() {
        Items::Any
    } else {
        let place = unfinished.place.join("items");
        Items::Each(together(context, facts.items.clone(), Vec::new(), place))
    };
    Kind::Array(Array {
        items,
        min_items: facts.min_items,
        max_items: facts.max_items,
        unique_items: facts.unique_items,
    })
}

fn object(context: &mut Context<'_>, unfinished: &Unfinished, facts: &Facts<'_>, remarks: &mut Vec<Remark>) -> Kind {
    let at = unfinished.place.join("properties");
    let mut properties = Vec::new();
    for (name, places) in &facts.properties {
        let schema = together(context, places.clone(), Vec::new(), at.join(name));
        properties.push(Property { name: (*name).to_owned(), schema, required: facts.required.contains(name) });
    }
    let additional = additional(context, unfinished, facts);
    if !matches!(additional, Additional::Any | Additional::Typed(_)) && !properties.is_empty() {
        properties.extend(undescribed(context, unfinished, facts, remarks));
    }
    let (min_properties, max_properties) = (facts.min_properties, facts.max_properties);
    Kind::Object(Object { properties, additional, min_properties, max_properties })
}

/// Properties that are required and described nowhere. Nobody could send them, were they left out.
fn undescribed(
    context: &mut Context<'_>,
    unfinished: &Unfinished,
    facts: &Facts<'_>,
    remarks: &mut Vec<Remark>,
) -> Vec<Property> {
    let missing: Vec<_> = facts.required.iter().filter(|name| !facts.properties.contains_key(**name)).collect();
    let mut properties = Vec::new();
    for name in missing {
        let location = location(&unfinished.key).join("required");
        let reason = format!("the property `{name}` is required and not described, so it is any value, or none");
        remarks.push(Remark { location, reason, untyped: false });
        let place = unfinished.place.join("properties").join(name);
        let schema = together(context, vec![place.clone()], Vec::new(), place);
        properties.push(Property { name: (**name).to_owned(), schema, required: false });
    }
    properties
}

/// What is said of properties without names: the narrowest statement, but they are forbidden only where every part does so.
///
/// By the letter, one part that forbids them forbids the named properties of the other parts as well, which nobody means.
fn additional(context: &mut Context<'_>, unfinished: &Unfinished, facts: &Facts<'_>) -> Additional {
    let described: Vec<_> =
        facts.additional.iter().filter(|(_, value)| value.as_object().is_some()).map(|(at, _)| at.clone()).collect();
    let says = |truth: bool| facts.additional.iter().filter(|(_, value)| value.as_bool() == Some(truth)).count();
    if !described.is_empty() {
        let keyword = described.first().and_then(Pointer::parent).and_then(|at| at.keys().last());
        let keyword = keyword.filter(|keyword| keyword == "patternProperties");
        let place = unfinished.place.join(keyword.as_deref().unwrap_or("additionalProperties"));
        Additional::Typed(together(context, described, Vec::new(), place))
    } else if says(false) > 0 && says(false) == facts.objects {
        Additional::Forbidden
    } else if says(true) > 0 {
        Additional::Any
    } else {
        Additional::Unspecified
    }
}
