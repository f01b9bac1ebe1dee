//! Builds a [`Value`] out of what a parser reads, and notes what the value alone cannot say.

use std::fmt;

use serde::de::{self, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use crate::hash::HashSet;
use crate::pointer::Pointer;
use crate::value::{Number, Object, Value};

/// What aliases may add to a document: enough for every honest one, and too little to hurt.
const ALIAS_ALLOWANCE: usize = 4 << 20;

/// Numbers from 2⁶³ up may have been rounded on their way through a parser.
const EXACT: f64 = 9_223_372_036_854_775_808.0;

/// What came to light while a text was read.
pub(super) struct Notes {
    path: Vec<Step>,
    /// Keys that stand twice in an object.
    pub(super) duplicates: Vec<Pointer>,
    /// Numbers that may be longer than what was read.
    pub(super) long: Vec<Pointer>,
    left: usize,
}

/// What leads from a value to one inside of it.
enum Step {
    Key(String),
    Index(usize),
}

impl Notes {
    /// Notes about a text. A value cannot be heavier than twice its text but for aliases.
    pub(super) fn new(text: &str) -> Self {
        Self::of_part(text, 1)
    }

    /// Notes about one of so many parts of a text, which share what aliases may add.
    pub(super) fn of_part(text: &str, parts: usize) -> Self {
        let allowance = ALIAS_ALLOWANCE.checked_div(parts).unwrap_or_default();
        let left = text.len().saturating_mul(2).saturating_add(allowance);
        Self { path: Vec::new(), duplicates: Vec::new(), long: Vec::new(), left }
    }

    /// Adds what was noted of another part of the document.
    pub(super) fn extend(&mut self, others: Self) {
        self.duplicates.extend(others.duplicates);
        self.long.extend(others.long);
    }

    fn here(&self) -> Pointer {
        self.path.iter().fold(Pointer::root(), |pointer, step| match step {
            Step::Key(key) => pointer.join(key),
            Step::Index(index) => pointer.join(index),
        })
    }

    fn charge<E: de::Error>(&mut self, weight: usize) -> Result<(), E> {
        self.left = self.left.checked_sub(weight).ok_or_else(|| E::custom("aliases blow the document up"))?;
        Ok(())
    }
}

/// Reads one value.
pub(super) struct Build<'n> {
    pub(super) notes: &'n mut Notes,
    /// Whether `<<` merges objects, as in YAML.
    pub(super) merges: bool,
}

impl Build<'_> {
    fn below(&mut self) -> Build<'_> {
        Build { notes: self.notes, merges: self.merges }
    }

    fn scalar<E: de::Error>(self, value: Value) -> Result<Value, E> {
        self.notes.charge(1)?;
        Ok(value)
    }

    fn text<E: de::Error>(self, text: String) -> Result<Value, E> {
        self.notes.charge(1 + text.len())?;
        Ok(Value::String(text))
    }
}

impl<'de> de::DeserializeSeed<'de> for Build<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Build<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Value, E> {
        self.scalar(Value::Bool(truth))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
        self.scalar(Value::Number(number.into()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
        self.scalar(Value::Number(number.into()))
    }

    fn visit_i128<E: de::Error>(self, number: i128) -> Result<Value, E> {
        self.scalar(Value::Number(Number::Text(number.to_string().into())))
    }

    fn visit_u128<E: de::Error>(self, number: u128) -> Result<Value, E> {
        self.scalar(Value::Number(Number::Text(number.to_string().into())))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
        if number.is_finite() && number.abs() >= EXACT {
            self.notes.long.push(self.notes.here());
        }
        self.scalar(Value::Number(number.into()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        self.text(text.to_owned())
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Value, E> {
        self.text(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut sequence: A) -> Result<Value, A::Error> {
        self.notes.charge(1)?;
        let mut items = Vec::new();
        loop {
            self.notes.path.push(Step::Index(items.len()));
            let item = sequence.next_element_seed(self.below())?;
            self.notes.path.pop();
            match item {
                Some(item) => items.push(item),
                None => break,
            }
        }
        items.shrink_to_fit();
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Value, A::Error> {
        self.notes.charge(1)?;
        let mut fields = Fields::default();
        while let Some(key) = map.next_key_seed(Key)? {
            self.notes.charge(key.len())?;
            self.notes.path.push(Step::Key(key));
            let value = map.next_value_seed(self.below())?;
            let Some(Step::Key(key)) = self.notes.path.pop() else { continue };
            if self.merges && key == "<<" {
                fields.merge(value)?;
            } else if let Err(key) = fields.own(key, value) {
                self.notes.duplicates.push(self.notes.here().join(key));
            }
        }
        // Documents are mostly small objects, of which there are many: the room that each kept to grow is a third of it all.
        fields.object.shrink_to_fit();
        Ok(Value::Object(fields.object))
    }

    /// A value with a tag of its own, which is passed over.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Value, A::Error> {
        let (_, content) = data.variant::<de::IgnoredAny>()?;
        content.newtype_variant_seed(self)
    }
}

/// The fields of an object while it is read: its own, and those that a merge key brought.
#[derive(Default)]
struct Fields {
    object: Object,
    merged: HashSet<String>,
}

impl Fields {
    /// Adds a field of its own, which beats a merged one. Gives the key back where the object has it already.
    fn own(&mut self, key: String, value: Value) -> Result<(), String> {
        match self.object.get_mut(&key) {
            None => self.object.push(key, value),
            Some(merged) if self.merged.remove(&key) => *merged = value,
            Some(_) => return Err(key),
        }
        Ok(())
    }

    /// Adds the fields of the objects behind a merge key that are not there yet.
    fn merge<E: de::Error>(&mut self, value: Value) -> Result<(), E> {
        let objects = if let Value::Array(objects) = value { objects } else { vec![value] };
        for object in objects {
            let Value::Object(object) = object else {
                return Err(E::custom(format_args!("the merge key `<<` takes an object, not {}", object.kind())));
            };
            for (key, value) in object {
                if !self.object.contains_key(&key) {
                    self.merged.insert(key.clone());
                    self.object.insert(key, value);
                }
            }
        }
        Ok(())
    }
}

/// Reads a key as the text that was written, whatever type the value would have: `200`, `1.10`.
struct Key;

impl<'de> de::DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key that is a text")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }
}
