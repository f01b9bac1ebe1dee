//! What the places of a key say of the values: the keywords of each, and of the parts of its `allOf`, brought together.

use super::super::context::Context;
use super::Key;
use super::discriminator::{self, Declared};
use super::{additional, enumeration, merge, tuple, unsaid};
use crate::hash::{IndexMap, IndexSet};
use crate::model::{Bounds, EnumerationValue, Text};
use crate::pointer::Pointer;
use crate::value::Value;

/// What is known of the values of a schema.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts<'d> {
    /// The types that they may have, null left aside; `None` where nothing says so.
    pub(super) types: Option<Vec<&'d str>>,
    pub(super) format: Option<String>,
    /// The values that are listed, and where.
    pub(super) values: Option<(Pointer, Vec<EnumerationValue>)>,
    pub(super) bounds: Bounds,
    pub(super) text: Text,
    /// The places that describe the elements of an array.
    pub(super) items: Vec<Pointer>,
    /// The places that describe the elements of an array by their position.
    pub(super) positions: Vec<Pointer>,
    pub(super) min_items: Option<u64>,
    pub(super) max_items: Option<u64>,
    pub(super) unique_items: bool,
    /// The places that describe each property.
    pub(super) properties: IndexMap<&'d str, Vec<Pointer>>,
    pub(super) required: IndexSet<&'d str>,
    /// What each part says of properties without names.
    pub(super) additional: Vec<(Pointer, &'d Value)>,
    /// How many parts describe objects.
    pub(super) objects: usize,
    pub(super) min_properties: Option<u64>,
    pub(super) max_properties: Option<u64>,
    pub(super) unions: Vec<Union>,
    /// What is said of the values that no type says, and where.
    pub(super) unsaid: Vec<(Pointer, String)>,
    /// Schemas that allow nothing.
    pub(super) forbidden: Vec<Pointer>,
    pub(super) notes: Notes,
    /// What cannot be true together, and where the second of both stands.
    pub(super) contradictions: Vec<(Pointer, String)>,
    /// Lists of values that have none in common with those before them.
    pub(super) disjoint: Vec<Pointer>,
    /// Every place that was looked at.
    pub(super) seen: IndexSet<Pointer>,
}

/// What is said of a schema as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    pub(super) default: Option<Value>,
    pub(super) example: Option<Value>,
    pub(super) deprecated: bool,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
}

/// Schemas of which one holds.
#[derive(Clone, Debug)]
pub(super) struct Union {
    /// The place of the keyword.
    pub(super) at: Pointer,
    /// The schemas, each where its references start.
    pub(super) variants: Vec<Pointer>,
    /// Whether they are no references.
    pub(super) resolved: bool,
    pub(super) discriminator: Option<Declared>,
}

/// A key without what says nothing new: places that another one includes by `allOf`, and unions that are settled anyway.
pub(super) fn reduced(context: &Context<'_>, places: Vec<Pointer>, settled: Vec<Pointer>) -> Key {
    let mut distinct: Vec<Pointer> = Vec::new();
    for place in places {
        let place = context.end(&place);
        if !distinct.contains(&place) {
            distinct.push(place);
        }
    }
    if distinct.len() > 1 {
        let included: Vec<Vec<Pointer>> = distinct.iter().map(|place| parts(context, place)).collect();
        let within = |index: usize, place: &Pointer| {
            included.iter().enumerate().any(|(other, parts)| {
                let mutual =
                    included.get(index).is_some_and(|own| distinct.get(other).is_some_and(|o| own.contains(o)));
                other != index && parts.contains(place) && (!mutual || other < index)
            })
        };
        distinct = distinct
            .iter()
            .enumerate()
            .filter(|(index, place)| !within(*index, place))
            .map(|(_, p)| p.clone())
            .collect();
    }
    let mut key = Key { places: distinct, settled: Vec::new() };
    if !settled.is_empty() {
        let open: Vec<Pointer> = gather(context, &key).unions.into_iter().map(|union| union.at).collect();
        key.settled = settled.into_iter().filter(|at| open.contains(at)).collect();
        key.settled.sort();
        key.settled.dedup();
    }
    key
}

/// The places that a place includes by `allOf`, at any depth, itself left aside.
pub(super) fn parts(context: &Context<'_>, place: &Pointer) -> Vec<Pointer> {
    let mut parts = Vec::new();
    let mut pending = vec![place.clone()];
    while let Some(at) = pending.pop() {
        let all_of = at.join("allOf");
        let count = context.at(&all_of).and_then(Value::as_array).map_or(0, <[_]>::len);
        for index in 0..count {
            let part = context.end(&all_of.join(index));
            if part != *place && !parts.contains(&part) {
                parts.push(part.clone());
                pending.push(part);
            }
        }
    }
    parts
}

/// What the places of a key say together.
pub(super) fn gather<'d>(context: &Context<'d>, key: &Key) -> Facts<'d> {
    let mut gathering = Gathering { context, facts: Facts::default() };
    for place in &key.places {
        gathering.add(place, true);
    }
    let mut facts = gathering.facts;
    let Facts { seen, unions, .. } = &mut facts;
    // A schema that includes the union that it is a variant of has chosen itself.
    unions.retain(|union| {
        let owner = union.at.parent();
        let chosen = |place: &Pointer| Some(place) != owner.as_ref() && seen.contains(place);
        let has_chosen = union
            .variants
            .iter()
            .any(|variant| if union.resolved { chosen(variant) } else { chosen(&context.end(variant)) });
        !key.settled.contains(&union.at) && !has_chosen
    });
    facts
}

impl Facts<'_> {
    /// Whether nothing is said that gives values a type, unions left aside.
    pub(super) fn is_bare(&self) -> bool {
        self.properties.is_empty()
            && self.items.is_empty()
            && self.positions.is_empty()
            && self.values.is_none()
            && self.format.is_none()
            && self.forbidden.is_empty()
            && !self.additional.iter().any(|(_, value)| value.as_object().is_some())
    }

    /// Whether nothing at all gives values a type.
    pub(super) fn is_vacuous(&self) -> bool {
        self.is_bare()
            && self.required.is_empty()
            && self.types.is_none()
            && self.unions.is_empty()
            && self.inferred_type().is_none()
    }

    /// The type that keywords speak of where `type` is left out.
    pub(super) fn inferred_type(&self) -> Option<&'static str> {
        let (text, bounds) = (&self.text, &self.bounds);
        match () {
            () if self.objects > 0 || self.min_properties.is_some() || self.max_properties.is_some() => Some("object"),
            () if !self.items.is_empty() || !self.positions.is_empty() => Some("array"),
            () if self.min_items.is_some() || self.max_items.is_some() || self.unique_items => Some("array"),
            () if text.pattern.is_some() || text.min_length.is_some() || text.max_length.is_some() => Some("string"),
            () if bounds.minimum.is_some() || bounds.maximum.is_some() || bounds.multiple_of.is_some() => {
                Some("number")
            }
            () => self.format.as_deref().and_then(type_of_format),
        }
    }
}

/// The type that a format is for.
fn type_of_format(format: &str) -> Option<&'static str> {
    match format {
        "int32" | "int64" => Some("integer"),
        "float" | "double" => Some("number"),
        "date" | "date-time" | "time" | "duration" | "uuid" | "uri" | "url" | "email" | "password" | "byte"
        | "binary" => Some("string"),
        _ => None,
    }
}

struct Gathering<'c, 'd> {
    context: &'c Context<'d>,
    facts: Facts<'d>,
}

impl<'d> Gathering<'_, 'd> {
    /// Adds what a place says. What it says of itself counts where it is `own`, and not a schema that others name.
    fn add(&mut self, at: &Pointer, own: bool) {
        let at = self.context.end(at);
        if !self.facts.seen.insert(at.clone()) {
            return;
        }
        let schema = match self.context.at(&at) {
            Some(Value::Object(schema)) => schema,
            Some(Value::Bool(false)) => return self.facts.forbidden.push(at),
            _ => return,
        };
        self.notes(schema, own);
        self.types(schema, &at);
        self.scalars(schema, &at);
        self.array(schema, &at);
        self.object(schema, &at);
        self.unions(schema, &at);
        let all_of = at.join("allOf");
        for (index, part) in list(schema.get("allOf")).iter().enumerate() {
            self.add(&all_of.join(index), own && part.get("$ref").is_none());
        }
    }

    fn notes(&mut self, schema: &'d crate::value::Object, own: bool) {
        let text = |key: &str| schema.get(key).and_then(Value::as_str).map(str::to_owned);
        let flag = |key: &str| schema.get(key).and_then(Value::as_bool).unwrap_or(false);
        let notes = &mut self.facts.notes;
        notes.read_only |= flag("readOnly");
        notes.write_only |= flag("writeOnly");
        if own {
            notes.title = notes.title.take().or_else(|| text("title"));
            notes.description = notes.description.take().or_else(|| text("description"));
            notes.default = notes.default.take().or_else(|| schema.get("default").cloned());
            notes.example = notes.example.take().or_else(|| schema.get("example").cloned());
            notes.deprecated |= flag("deprecated");
        }
    }

    fn types(&mut self, schema: &'d crate::value::Object, at: &Pointer) {
        let types: Vec<&str> = match schema.get("type") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        if types.is_empty() {
            return;
        }
        let types: Vec<&str> = types.into_iter().filter(|name| *name != "null").collect();
        let merged = match &self.facts.types {
            None => types,
            Some(known) => {
                let merged = merge::types(known, &types);
                if merged.is_empty() && !known.is_empty() && !types.is_empty() {
                    let reason = format!("the type is {} and {} at once", any_of(known), any_of(&types));
                    self.facts.contradictions.push((at.join("type"), reason));
                }
                merged
            }
        };
        self.facts.types = Some(merged);
    }

    fn scalars(&mut self, schema: &'d crate::value::Object, at: &Pointer) {
        let facts = &mut self.facts;
        let text = |key: &str| schema.get(key).and_then(Value::as_str).map(str::to_owned);
        let value = |key: &str| schema.get(key).and_then(Value::as_number).map(|number| Value::Number(number.whole()));
        let flag = |key: &str| schema.get(key).and_then(Value::as_bool).unwrap_or(false);
        // A secret stays one, whatever else is said of it.
        facts.format = match text("format") {
            Some(format) if format == "password" => Some(format),
            format => facts.format.take().or(format),
        };
        facts.text.pattern = facts.text.pattern.take().or_else(|| text("pattern"));
        facts.text.min_length = facts.text.min_length.max(count(schema, "minLength"));
        facts.text.max_length = merge::least(facts.text.max_length, count(schema, "maxLength"));
        merge::bounds(
            &mut facts.bounds,
            Bounds {
                minimum: value("minimum"),
                maximum: value("maximum"),
                exclusive_minimum: flag("exclusiveMinimum"),
                exclusive_maximum: flag("exclusiveMaximum"),
                multiple_of: value("multipleOf"),
            },
        );
        facts.unsaid.extend(unsaid::unsaid(schema, at));
        if let Some(values) = enumeration::values(schema) {
            let merged = match facts.values.take() {
                None => values,
                Some((_, known)) => match merge::values(known.clone(), &values) {
                    merged if merged.is_empty() && !values.is_empty() => {
                        facts.disjoint.push(at.join("enum"));
                        known.into_iter().chain(values).collect()
                    }
                    merged => merged,
                },
            };
            facts.values = Some((at.join("enum"), merged));
        }
    }

    fn array(&mut self, schema: &'d crate::value::Object, at: &Pointer) {
        let facts = &mut self.facts;
        facts.min_items = facts.min_items.max(count(schema, "minItems"));
        facts.max_items = merge::least(facts.max_items, count(schema, "maxItems"));
        facts.unique_items |= schema.get("uniqueItems").and_then(Value::as_bool).unwrap_or(false);
        if let Some(positions) = tuple::positions(schema, at) {
            facts.positions = positions;
            return;
        }
        match schema.get("items") {
            Some(Value::Object(_) | Value::Bool(_)) if !schema.contains_key("prefixItems") => {
                facts.items.push(at.join("items"));
            }
            _ => {}
        }
    }

    fn object(&mut self, schema: &'d crate::value::Object, at: &Pointer) {
        let facts = &mut self.facts;
        facts.min_properties = facts.min_properties.max(count(schema, "minProperties"));
        facts.max_properties = merge::least(facts.max_properties, count(schema, "maxProperties"));
        facts.required.extend(list(schema.get("required")).iter().filter_map(Value::as_str));
        let properties = schema.get("properties").and_then(Value::as_object);
        let place = at.join("properties");
        for (name, _) in properties.into_iter().flatten() {
            facts.properties.entry(name).or_default().push(place.join(name));
        }
        let additional = additional::of(schema, at);
        facts.objects += usize::from(properties.is_some() || additional.is_some());
        facts.additional.extend(additional);
    }

    fn unions(&mut self, schema: &'d crate::value::Object, at: &Pointer) {
        let declared = schema.get("discriminator").and_then(|value| discriminator::declared(value, at));
        let mut found = false;
        for keyword in ["oneOf", "anyOf"] {
            let place = at.join(keyword);
            let variants: Vec<_> = (0..list(schema.get(keyword)).len()).map(|index| place.join(index)).collect();
            if !variants.is_empty() {
                found = true;
                self.facts.unions.push(Union { at: place, variants, resolved: false, discriminator: declared.clone() });
            }
        }
        if let (false, Some(declared)) = (found, declared) {
            let variants = discriminator::heirs(self.context, &declared, at);
            if !variants.is_empty() {
                let place = at.join("discriminator");
                self.facts.unions.push(Union { at: place, variants, resolved: true, discriminator: Some(declared) });
            }
        }
    }
}

/// The elements of a value that is a list.
pub(super) fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).unwrap_or_default()
}

fn count(schema: &crate::value::Object, field: &str) -> Option<u64> {
    schema.get(field)?.as_number()?.as_u64()
}

fn any_of(types: &[&str]) -> String {
    types.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ")
}
