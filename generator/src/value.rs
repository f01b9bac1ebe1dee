//! Plain values, the words that all stages share: what a document says before anything knows what it means.
//!
//! Unlike `serde_json::Value`, objects keep the order of the document and numbers keep their exact value.

mod deserialize;
mod object;
mod trail;

use std::fmt;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::pointer::Pointer;
pub use object::Object;
pub(crate) use trail::Trail;

/// One value of a document, with all that is below it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, or nothing at all.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, exactly as written.
    Number(Number),
    /// Text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Names and what they stand for.
    Object(Object),
}

/// A number that was not rounded.
#[derive(Clone, Debug, PartialEq)]
pub enum Number {
    /// An integer from 0 to 2⁶⁴ − 1.
    Unsigned(u64),
    /// An integer from −2⁶³ to −1.
    Negative(i64),
    /// A finite number that was written with a fraction or an exponent.
    Float(f64),
    /// What fits none of them, as it was written: longer integers, `.inf` and `.nan`.
    Text(Box<str>),
}

impl Number {
    /// The number as a signed integer, where it is one and fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Unsigned(number) => i64::try_from(*number).ok(),
            Self::Negative(number) => Some(*number),
            Self::Float(_) | Self::Text(_) => None,
        }
    }

    /// The number as an unsigned integer, where it is one and fits.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Unsigned(number) => Some(*number),
            Self::Negative(_) | Self::Float(_) | Self::Text(_) => None,
        }
    }

    /// The nearest floating-point number; `None` for infinity and for what is not a number.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Float(number) => Some(*number),
            _ => self.to_string().parse().ok().filter(|number: &f64| number.is_finite()),
        }
    }

    /// The same number, as an integer where it was written with a fraction that says nothing: `3600.0`.
    #[must_use]
    pub fn whole(&self) -> Self {
        // Other numbers that are written so may not have been exact.
        match self.to_string().strip_suffix(".0").map(str::parse::<i64>) {
            Some(Ok(whole)) if whole.unsigned_abs() < 1 << 53 => whole.into(),
            _ => self.clone(),
        }
    }

    /// Whether it was written as an integer, however long.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        match self {
            Self::Unsigned(_) | Self::Negative(_) => true,
            Self::Float(_) => false,
            Self::Text(text) => is_integer_literal(text),
        }
    }
}

/// Whether `text` is an integer in decimal digits.
pub(crate) fn is_integer_literal(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

impl From<u64> for Number {
    fn from(number: u64) -> Self {
        Self::Unsigned(number)
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        u64::try_from(number).map_or(Self::Negative(number), Self::Unsigned)
    }
}

impl From<f64> for Number {
    fn from(number: f64) -> Self {
        if number.is_finite() {
            Self::Float(number)
        } else if number.is_nan() {
            Self::Text(".nan".into())
        } else {
            Self::Text(if number > 0.0 { ".inf" } else { "-.inf" }.into())
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsigned(number) => write!(formatter, "{number}"),
            Self::Negative(number) => write!(formatter, "{number}"),
            Self::Float(number) => write!(formatter, "{number:?}"),
            Self::Text(text) => formatter.write_str(text),
        }
    }
}

impl Value {
    /// The text, where it is text.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The truth value, where it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(truth) = self { Some(*truth) } else { None }
    }

    /// The number, where it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    /// The list, where it is one.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Value]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The object, where it is one.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The field `key` of an object, or the item with that index of a list.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Self::Object(object) => object.get(key),
            Self::Array(items) => items.get(key.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// The value at a place below this one.
    #[must_use]
    pub fn pointer(&self, pointer: &Pointer) -> Option<&Value> {
        pointer.steps().try_fold(self, |value, key| value.get(&key))
    }

    /// What kind of value it is, with its article, for messages: `an integer`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(number) if number.is_integer() => "an integer",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// How much memory it takes, roughly: a measure to bound what a document can make of itself.
    #[must_use]
    pub fn weight(&self) -> usize {
        1 + match self {
            Self::Null | Self::Bool(_) | Self::Number(_) => 0,
            Self::String(text) => text.len(),
            Self::Array(items) => items.iter().map(Self::weight).sum(),
            Self::Object(object) => object.iter().map(|(key, value)| key.len() + value.weight()).sum(),
        }
    }

    /// How many levels of lists and objects it has.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::Array(items) => 1 + items.iter().map(Self::depth).max().unwrap_or(0),
            Self::Object(object) => 1 + object.values().map(Self::depth).max().unwrap_or(0),
            _ => 0,
        }
    }

    /// The same for crates that work on JSON; numbers that JSON libraries cannot hold become the nearest ones they can.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Bool(truth) => (*truth).into(),
            Self::Number(Number::Unsigned(number)) => (*number).into(),
            Self::Number(Number::Negative(number)) => (*number).into(),
            Self::Number(number) => number.as_f64().map_or_else(|| number.to_string().into(), Into::into),
            Self::String(text) => text.as_str().into(),
            Self::Array(items) => items.iter().map(Self::to_json).collect(),
            Self::Object(object) => object.iter().map(|(key, value)| (key.clone(), value.to_json())).collect(),
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unsigned(number) => serializer.serialize_u64(*number),
            Self::Negative(number) => serializer.serialize_i64(*number),
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serialize_long(text, serializer),
        }
    }
}

/// Numbers that no usual type holds: as integers of 128 bits while they fit, then as text rather than rounded.
fn serialize_long<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(number) = text.parse::<u128>() {
        serializer.serialize_u128(number)
    } else if let Ok(number) = text.parse::<i128>() {
        serializer.serialize_i128(number)
    } else {
        serializer.serialize_str(text)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(truth) => serializer.serialize_bool(*truth),
            Self::Number(number) => number.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => {
                let mut sequence = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| sequence.serialize_element(item))?;
                sequence.end()
            }
            Self::Object(object) => {
                let mut map = serializer.serialize_map(Some(object.len()))?;
                object.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::{Number, Object, Value};
    use crate::pointer::Pointer;

    fn object(fields: &[(&str, Value)]) -> Value {
        Value::Object(fields.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect::<Object>())
    }

    #[test]
    fn a_fraction_that_says_nothing_is_left_out() {
        let whole = |number: f64| Number::from(number).whole();
        assert_eq!([whole(3600.0), whole(-1.0), whole(0.5)], [3600_i64.into(), (-1_i64).into(), 0.5.into()]);
        assert_eq!(whole(9_007_199_254_740_992.0), Number::Float(9_007_199_254_740_992.0));
        assert_eq!(Number::Unsigned(7).whole(), Number::Unsigned(7));
    }

    #[test]
    fn numbers_are_not_rounded() {
        assert_eq!(Number::from(5_i64), Number::Unsigned(5));
        assert_eq!(Number::from(i64::MIN).as_i64(), Some(i64::MIN));
        assert_eq!(Number::Text("18446744073709551616".into()).as_u64(), None);
        assert!(Number::Text("18446744073709551616".into()).is_integer());
        assert_eq!(Number::from(f64::INFINITY).as_f64(), None);
        assert_eq!(Number::from(1e-8).to_string(), "1e-8");
    }

    #[test]
    fn serialises_in_the_order_of_the_document() {
        let long = Value::Number(Number::Text("18446744073709551616".into()));
        let value = object(&[("b", long), ("a", Value::Array(vec![Value::Null]))]);
        assert_eq!(serde_json::to_string(&value).unwrap(), r#"{"b":18446744073709551616,"a":[null]}"#);
    }

    #[test]
    fn finds_places() {
        let value = object(&[("a/b", Value::Array(vec![Value::Bool(true)]))]);
        let place = Pointer::root().join("a/b").join(0);
        assert_eq!(value.pointer(&place), Some(&Value::Bool(true)));
        assert_eq!(value.pointer(&place.join("c")), None);
        assert_eq!(value.depth(), 2);
    }
}
