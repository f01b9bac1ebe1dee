//! One field of a struct as a value of templates.

use std::fmt;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;
use serde::ser::{Impossible, SerializeStruct, Serializer};

/// The field that has a name, with that; `None` where there is none.
pub(super) fn pick<T: Serialize>(of: &T, field: &str) -> Option<(&'static str, Value)> {
    of.serialize(Picker { field, found: None }).ok().flatten()
}

/// Reads the fields of a struct and keeps one.
struct Picker<'f> {
    field: &'f str,
    found: Found,
}

type Found = Option<(&'static str, Value)>;

impl SerializeStruct for Picker<'_> {
    type Ok = Found;
    type Error = NoStruct;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), NoStruct> {
        if key == self.field {
            self.found = Some((key, Value::from(Serde(value))));
        }
        Ok(())
    }

    fn end(self) -> Result<Found, NoStruct> {
        Ok(self.found)
    }
}

/// Anything else than a struct has no fields.
#[derive(Debug)]
struct NoStruct;

impl fmt::Display for NoStruct {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("this is no struct")
    }
}

impl std::error::Error for NoStruct {}

impl serde::ser::Error for NoStruct {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Refuses what is no struct.
macro_rules! refuse {
    ($($method:ident($($argument:ident: $ty:ty),*) -> $ok:ty;)*) => {
        $(fn $method(self, $($argument: $ty),*) -> Result<$ok, NoStruct> {
            $(let _ = $argument;)*
            Err(NoStruct)
        })*
    };
}

impl Serializer for Picker<'_> {
    type Ok = Found;
    type Error = NoStruct;
    type SerializeSeq = Impossible<Self::Ok, NoStruct>;
    type SerializeTuple = Impossible<Self::Ok, NoStruct>;
    type SerializeTupleStruct = Impossible<Self::Ok, NoStruct>;
    type SerializeTupleVariant = Impossible<Self::Ok, NoStruct>;
    type SerializeMap = Impossible<Self::Ok, NoStruct>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<Self::Ok, NoStruct>;

    refuse! {
        serialize_bool(value: bool) -> Self::Ok;
        serialize_i8(value: i8) -> Self::Ok;
        serialize_i16(value: i16) -> Self::Ok;
        serialize_i32(value: i32) -> Self::Ok;
        serialize_i64(value: i64) -> Self::Ok;
        serialize_u8(value: u8) -> Self::Ok;
        serialize_u16(value: u16) -> Self::Ok;
        serialize_u32(value: u32) -> Self::Ok;
        serialize_u64(value: u64) -> Self::Ok;
        serialize_f32(value: f32) -> Self::Ok;
        serialize_f64(value: f64) -> Self::Ok;
        serialize_char(value: char) -> Self::Ok;
        serialize_str(value: &str) -> Self::Ok;
        serialize_bytes(value: &[u8]) -> Self::Ok;
        serialize_none() -> Self::Ok;
        serialize_unit() -> Self::Ok;
        serialize_unit_struct(name: &'static str) -> Self::Ok;
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str) -> Self::Ok;
        serialize_seq(length: Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(length: usize) -> Self::SerializeTuple;
        serialize_tuple_struct(name: &'static str, length: usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, length: usize)
            -> Self::SerializeTupleVariant;
        serialize_map(length: Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, length: usize)
            -> Self::SerializeStructVariant;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Self::Ok, NoStruct> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Self::Ok, NoStruct> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Self::Ok, NoStruct> {
        Err(NoStruct)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, NoStruct> {
        Ok(self)
    }
}
