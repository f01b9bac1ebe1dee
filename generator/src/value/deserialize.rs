//! Reads typed data out of a [`Value`], in the order of the document.
//!
//! `serde_json::Value` would sort the fields of every object on the way.

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{self, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Error;

use super::{Number, Value};

impl<'de> IntoDeserializer<'de, Error> for &'de Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for &'de Value {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Value::Null => visitor.visit_unit(),
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Number(number) => visit_number(number, visitor),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visit_array(items, visitor),
            Value::Object(object) => {
                let fields = object.iter().map(|(key, value)| (Key(key), value));
                let mut map = MapDeserializer::new(fields);
                let value = visitor.visit_map(&mut map)?;
                map.end()?;
                Ok(value)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Value::String(name) => visitor.visit_enum(Variant { name, content: None }),
            Value::Object(object) => match object.iter().next() {
                Some((name, content)) if object.len() == 1 => {
                    visitor.visit_enum(Variant { name, content: Some(content) })
                }
                _ => Err(de::Error::invalid_value(de::Unexpected::Map, &"an object with a single field")),
            },
            other => Err(de::Error::custom(format_args!("expected a string or an object, found {}", other.kind()))),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

fn visit_number<'de, V: Visitor<'de>>(number: &'de Number, visitor: V) -> Result<V::Value, Error> {
    match number {
        Number::Unsigned(number) => visitor.visit_u64(*number),
        Number::Negative(number) => visitor.visit_i64(*number),
        Number::Float(number) => visitor.visit_f64(*number),
        // Readers that need more than this asks for have the exact number in the value.
        Number::Text(text) => match number.as_f64() {
            Some(nearest) => visitor.visit_f64(nearest),
            None => visitor.visit_borrowed_str(text),
        },
    }
}

fn visit_array<'de, V: Visitor<'de>>(items: &'de [Value], visitor: V) -> Result<V::Value, Error> {
    let mut sequence = SeqDeserializer::new(items.iter());
    let value = visitor.visit_seq(&mut sequence)?;
    sequence.end()?;
    Ok(value)
}

/// The name of a field.
struct Key<'de>(&'de str);

impl<'de> IntoDeserializer<'de, Error> for Key<'de> {
    type Deserializer = BorrowedStrDeserializer<'de, Error>;

    fn into_deserializer(self) -> Self::Deserializer {
        BorrowedStrDeserializer::new(self.0)
    }
}

/// One variant of an enum: a bare name, or a name with its content.
struct Variant<'de> {
    name: &'de str,
    content: Option<&'de Value>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: de::DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        Ok((seed.deserialize(BorrowedStrDeserializer::<Error>::new(self.name))?, self))
    }
}

impl<'de> Variant<'de> {
    fn content(&self) -> Result<&'de Value, Error> {
        self.content.ok_or_else(|| de::Error::custom("expected content for this variant"))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.content {
            None | Some(Value::Null) => Ok(()),
            Some(_) => Err(de::Error::custom("expected no content for this variant")),
        }
    }

    fn newtype_variant_seed<T: de::DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.content()?.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.content()?.deserialize_any(visitor)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use indexmap::IndexMap;
    use serde::Deserialize;

    use crate::value::{Number, Object, Value};

    #[derive(Debug, PartialEq, Deserialize)]
    enum Kind {
        Plain,
        Counted(u64),
    }

    fn object(key: &str, value: Value) -> Value {
        Value::Object(Object::from_iter([(key.to_owned(), value)]))
    }

    #[test]
    fn keeps_the_order() {
        let value = Value::Object(["z", "a", "m"].into_iter().map(|key| (key.to_owned(), Value::Null)).collect());
        let map = IndexMap::<String, Option<bool>>::deserialize(&value).unwrap();
        assert_eq!(map.keys().collect::<Vec<_>>(), ["z", "a", "m"]);
    }

    #[test]
    fn reads_enums_and_numbers() {
        assert_eq!(Kind::deserialize(&Value::String("Plain".into())).unwrap(), Kind::Plain);
        let counted = object("Counted", Value::Number(Number::Unsigned(u64::MAX)));
        assert_eq!(Kind::deserialize(&counted).unwrap(), Kind::Counted(u64::MAX));
        assert!(Kind::deserialize(&Value::Null).is_err());
        let long = Value::Number(Number::Text("18446744073709551616".into()));
        assert!(serde_json::Number::deserialize(&long).unwrap().is_f64());
    }
}
