//! Unions: which schemas there are to choose from.

use super::super::context::Context;
use super::facts::{Facts, Union as Choice};
use super::kind::{Lowered, facts_of};
use super::{Unfinished, component_name, discriminator, enumeration, together};
use crate::model::{Bounds, Discriminator, Kind, Remark, Text, Union, Variant};
use crate::pointer::Pointer;
use crate::value::Value;

/// What a union means together with everything else that is said; `None` where it only narrows the values that there are anyway.
pub(super) fn lower(
    context: &mut Context<'_>,
    unfinished: &Unfinished,
    rest: &Facts<'_>,
    choice: &Choice,
    remarks: &mut Vec<Remark>,
) -> Option<Lowered> {
    let variants: Vec<_> = choice.variants.iter().map(|at| Candidate::of(context, at, rest)).collect();
    let nullable = variants.iter().any(|variant| variant.is_null);
    let variants: Vec<_> = variants.into_iter().filter(|variant| !variant.is_null).collect();
    if variants.iter().all(|variant| variant.narrows) && choice.discriminator.is_none() {
        return None;
    }
    if let Some(kind) = scalar(context, &variants) {
        return Some(Lowered { kind, nullable });
    }
    if let Some(declared) = &choice.discriminator {
        discriminator::check(context, declared, &choice.variants);
    }
    remarks.extend(unsaid(rest, choice, &variants));
    let mut lowered: Vec<Variant> = Vec::new();
    for candidate in &variants {
        let variant = variant(context, unfinished, rest, choice, candidate);
        if !lowered.iter().any(|known| known.schema == variant.schema) {
            lowered.push(variant);
        }
    }
    let kind = match lowered.as_slice() {
        [only] if choice.discriminator.is_none() => Kind::Alias(only.schema),
        _ => {
            let discriminator = choice.discriminator.as_ref();
            let discriminator =
                discriminator.map(|found| Discriminator { property: found.property.clone(), declared: true });
            Kind::Union(Union { variants: lowered, discriminator })
        }
    };
    Some(Lowered { kind, nullable })
}

/// What is required beside the schemas to choose from, and not by each of them: their types say nothing of it.
fn unsaid(rest: &Facts<'_>, choice: &Choice, variants: &[Candidate<'_>]) -> Option<Remark> {
    let tag = choice.discriminator.as_ref().map(|declared| declared.property.as_str());
    let is_unsaid =
        |name: &&&str| Some(**name) != tag && !variants.iter().all(|variant| variant.facts.required.contains(**name));
    let name = rest.required.iter().find(is_unsaid).filter(|_| rest.is_bare())?;
    Some(Remark {
        location: choice.at.parent()?.join("required"),
        reason: format!("the property `{name}` is required beside the variants, whose types do not say so"),
        untyped: false,
    })
}

/// A schema to choose from, as far as it matters for the union.
struct Candidate<'d> {
    /// Where it stands, before its references are followed.
    at: Pointer,
    facts: Facts<'d>,
    /// Whether it allows nothing but null.
    is_null: bool,
    /// Whether it says no more than which of the values around it are meant.
    narrows: bool,
}

impl<'d> Candidate<'d> {
    fn of(context: &Context<'d>, at: &Pointer, rest: &Facts<'_>) -> Self {
        let place = context.end(at);
        let facts = facts_of(context, &place);
        let untyped = facts.is_bare() && facts.unions.is_empty();
        let nullable = context.at(&place.join("nullable")).and_then(Value::as_bool) == Some(true);
        let no_values = facts.values.as_ref().is_some_and(|(_, values)| values.is_empty());
        let no_types = facts.types.as_ref().is_some_and(Vec::is_empty);
        let is_null = no_values || no_types || (untyped && facts.types.is_none() && nullable);
        let same_type = facts.types.is_none() && facts.inferred_type().is_none() || facts.types == rest.types;
        let scalar = matches!(rest.types.as_deref(), Some([one]) if !matches!(*one, "object" | "array"));
        let narrows = untyped && same_type || scalar && facts.values.is_none() && facts.unions.is_empty();
        Self { at: at.clone(), facts, is_null, narrows }
    }

    fn is_reference(&self, context: &Context<'_>) -> bool {
        context.end(&self.at) != self.at
    }

    fn is_type(&self, name: &str) -> bool {
        self.facts.unions.is_empty() && self.facts.types.as_deref() == Some(&[name])
    }

    /// Whether its values are strings, listed or not.
    fn is_text(&self) -> bool {
        let listed = |(_, values): &(Pointer, Vec<crate::model::EnumerationValue>)| {
            values.iter().all(|value| value.value.as_str().is_some())
        };
        match &self.facts.values {
            Some(values) => listed(values),
            None => self.is_type("string"),
        }
    }
}

/// Several scalars that one type holds.
fn scalar(context: &mut Context<'_>, variants: &[Candidate<'_>]) -> Option<Kind> {
    if variants.iter().all(Candidate::is_text) {
        return texts(context, variants);
    }
    // Integers of a size of their own are not made numbers, which would be less exact.
    let numbers = variants.iter().all(|variant| {
        let facts = &variant.facts;
        facts.values.is_none()
            && (variant.is_type("integer") || variant.is_type("number"))
            && facts.format.is_none()
            && facts.bounds.minimum.is_none()
            && facts.bounds.maximum.is_none()
            && !variant.is_reference(context)
    });
    numbers.then(|| {
        let format = None;
        if variants.iter().any(|variant| variant.is_type("number")) {
            Kind::Number { format, bounds: Bounds::default() }
        } else {
            Kind::Integer { format, bounds: Bounds::default() }
        }
    })
}

/// Strings: those that are listed are known, and others may come anyway.
fn texts(context: &mut Context<'_>, variants: &[Candidate<'_>]) -> Option<Kind> {
    let listing: Vec<_> = variants.iter().filter(|variant| variant.facts.values.is_some()).collect();
    let referred: Vec<_> = listing.iter().filter(|variant| variant.is_reference(context)).collect();
    match (listing.as_slice(), referred.as_slice()) {
        ([], _) => {
            let mut formats = variants.iter().map(|variant| &variant.facts.format);
            let first = formats.next().cloned().flatten();
            let secret = Some("password".to_owned());
            if variants.iter().any(|variant| variant.facts.format == secret) {
                return Some(Kind::String(Text { format: secret, ..Text::default() }));
            }
            let same = formats.all(|format| *format == first);
            Some(Kind::String(Text { format: first.filter(|_| same), ..Text::default() }))
        }
        ([only], [_]) => {
            let place = context.end(&only.at);
            Some(Kind::Alias(together(context, vec![place.clone()], Vec::new(), place)))
        }
        (_, []) => {
            let lists = listing.iter().filter_map(|variant| variant.facts.values.as_ref());
            Some(enumeration::kind(enumeration::united(lists.map(|(_, values)| values.clone()).collect()), None))
        }
        // Enums with names of their own stay apart.
        _ => None,
    }
}

fn variant(
    context: &mut Context<'_>,
    unfinished: &Unfinished,
    rest: &Facts<'_>,
    choice: &Choice,
    candidate: &Candidate<'_>,
) -> Variant {
    let place = context.end(&candidate.at);
    let index = choice.variants.iter().position(|at| *at == candidate.at).unwrap_or_default();
    let keyword = choice.at.keys().last().unwrap_or_default();
    let mut settled = unfinished.key.settled.clone();
    settled.push(choice.at.clone());
    let own = choice.at.parent() == Some(place.clone());
    let schema = if rest.is_bare() && rest.unions.len() == 1 && !own {
        together(context, vec![place.clone()], Vec::new(), place.clone())
    } else {
        let mut places = unfinished.key.places.clone();
        places.push(place.clone());
        let place = unfinished.place.join(keyword).join(index);
        super::chosen(context, places, settled, place, unfinished.chosen + 1)
    };
    let tags = choice.discriminator.as_ref().map(|declared| discriminator::tags(context, declared, &place));
    let (tags, mapped) = tags.unwrap_or_default();
    let tags = tags.into_iter().map(Value::String).collect();
    let name = if own { Some("Base".to_owned()) } else { component_name(context, &place) };
    Variant { name: name.or_else(|| candidate.facts.notes.title.clone()), schema, tags, mapped, clues: Vec::new() }
}
