//! Objects: most have a few fields, which are found sooner by looking at each than by a hash, and need much less memory so.

use std::{fmt, slice, vec};

use indexmap::map;

use super::Value;
use crate::hash::IndexMap;

/// The most fields of an object without hashes.
const FEW: usize = 8;

/// An object: its fields in the order of the document.
#[derive(Clone)]
pub struct Object(Fields);

#[derive(Clone)]
enum Fields {
    Few(Vec<(String, Value)>),
    Many(Box<IndexMap<String, Value>>),
}

impl Object {
    /// An object without fields.
    #[must_use]
    pub const fn new() -> Self {
        Self(Fields::Few(Vec::new()))
    }

    /// How many fields there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Fields::Few(fields) => fields.len(),
            Fields::Many(fields) => fields.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        match &self.0 {
            Fields::Few(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            Fields::Many(fields) => fields.get(key),
        }
    }

    /// The value of a field, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        match &mut self.0 {
            Fields::Few(fields) => fields.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value),
            Fields::Many(fields) => fields.get_mut(key),
        }
    }

    /// Whether a field is there.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Gives a field a value: the one that is there, or else a new one behind all others. Gives back the value of before.
    pub fn insert(&mut self, key: String, value: Value) -> Option<Value> {
        if let Some(known) = self.get_mut(&key) {
            return Some(std::mem::replace(known, value));
        }
        self.push(key, value);
        None
    }

    /// Adds a field that is not there.
    pub(crate) fn push(&mut self, key: String, value: Value) {
        match &mut self.0 {
            Fields::Few(fields) if fields.len() < FEW => fields.push((key, value)),
            Fields::Few(fields) => {
                let fields = std::mem::take(fields).into_iter().chain([(key, value)]).collect();
                self.0 = Fields::Many(Box::new(fields));
            }
            Fields::Many(fields) => drop(fields.insert(key, value)),
        }
    }

    /// Adds a field where it is not there.
    pub(crate) fn insert_missing(&mut self, key: &str, make: impl FnOnce() -> Value) {
        if !self.contains_key(key) {
            self.push(key.to_owned(), make());
        }
    }

    /// Takes a field away, and leaves the others in their order.
    pub fn shift_remove(&mut self, key: &str) -> Option<Value> {
        match &mut self.0 {
            Fields::Few(fields) => {
                let at = fields.iter().position(|(name, _)| name == key)?;
                Some(fields.remove(at).1)
            }
            Fields::Many(fields) => fields.shift_remove(key),
        }
    }

    /// Keeps the fields of which that is wanted.
    pub fn retain(&mut self, mut keep: impl FnMut(&String, &mut Value) -> bool) {
        match &mut self.0 {
            Fields::Few(fields) => fields.retain_mut(|(key, value)| keep(key, value)),
            Fields::Many(fields) => fields.retain(keep),
        }
    }

    /// Lets go of the memory that is kept for more fields.
    pub fn shrink_to_fit(&mut self) {
        match &mut self.0 {
            Fields::Few(fields) => fields.shrink_to_fit(),
            Fields::Many(fields) => fields.shrink_to_fit(),
        }
    }

    /// The first field.
    #[must_use]
    pub fn first(&self) -> Option<(&String, &Value)> {
        self.iter().next()
    }

    /// The last field.
    pub(crate) fn last_mut(&mut self) -> Option<(&String, &mut Value)> {
        match &mut self.0 {
            Fields::Few(fields) => fields.last_mut().map(|(key, value)| (&*key, value)),
            Fields::Many(fields) => fields.last_mut(),
        }
    }

    /// The fields.
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        match &self.0 {
            Fields::Few(fields) => Iter::Few(fields.iter()),
            Fields::Many(fields) => Iter::Many(fields.iter()),
        }
    }

    /// The names of the fields.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.iter().map(|(key, _)| key)
    }

    /// The values of the fields.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.iter().map(|(_, value)| value)
    }

    /// The values of the fields, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Value> {
        let (few, many) = match &mut self.0 {
            Fields::Few(fields) => (Some(fields), None),
            Fields::Many(fields) => (None, Some(fields)),
        };
        let few = few.into_iter().flatten().map(|(_, value)| value);
        few.chain(many.into_iter().flat_map(|fields| fields.values_mut()))
    }
}

impl Default for Object {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self).finish()
    }
}

/// Objects are the same whatever the order of their fields is.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl FromIterator<(String, Value)> for Object {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(fields: I) -> Self {
        let mut object = Self::new();
        object.extend(fields);
        object
    }
}

impl Extend<(String, Value)> for Object {
    fn extend<I: IntoIterator<Item = (String, Value)>>(&mut self, fields: I) {
        for (key, value) in fields {
            self.insert(key, value);
        }
    }
}

/// The fields of an object.
#[derive(Debug)]
pub enum Iter<'o> {
    /// Of one without hashes.
    Few(slice::Iter<'o, (String, Value)>),
    /// Of one with hashes.
    Many(map::Iter<'o, String, Value>),
}

impl<'o> Iterator for Iter<'o> {
    type Item = (&'o String, &'o Value);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Few(fields) => fields.next().map(|(key, value)| (key, value)),
            Self::Many(fields) => fields.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Self::Few(fields) => fields.size_hint(),
            Self::Many(fields) => fields.size_hint(),
        }
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        match self {
            Self::Few(fields) => fields.next_back().map(|(key, value)| (key, value)),
            Self::Many(fields) => fields.next_back(),
        }
    }
}

impl<'o> IntoIterator for &'o Object {
    type Item = (&'o String, &'o Value);
    type IntoIter = Iter<'o>;

    fn into_iter(self) -> Iter<'o> {
        self.iter()
    }
}

/// The fields of an object that is taken apart.
#[derive(Debug)]
pub enum IntoIter {
    /// Of one without hashes.
    Few(vec::IntoIter<(String, Value)>),
    /// Of one with hashes.
    Many(map::IntoIter<String, Value>),
}

impl Iterator for IntoIter {
    type Item = (String, Value);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Few(fields) => fields.next(),
            Self::Many(fields) => fields.next(),
        }
    }
}

impl IntoIterator for Object {
    type Item = (String, Value);
    type IntoIter = IntoIter;

    fn into_iter(self) -> IntoIter {
        match self.0 {
            Fields::Few(fields) => IntoIter::Few(fields.into_iter()),
            Fields::Many(fields) => IntoIter::Many(fields.into_iter()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FEW, Object};
    use crate::value::Value;

    fn object(keys: impl IntoIterator<Item = usize>) -> Object {
        keys.into_iter().map(|key| (key.to_string(), Value::from(format!("v{key}")))).collect()
    }

    #[test]
    fn objects_of_all_sizes_are_alike() {
        for count in 0..=2 * FEW {
            let mut fields = object(0..count);
            assert_eq!(fields.len(), count);
            assert!(fields.keys().map(String::as_str).eq((0..count).map(|key| key.to_string())));
            assert!((0..count).all(|key| fields.get(&key.to_string()) == Some(&Value::from(format!("v{key}")))));
            assert_eq!(fields.get("x"), None);
            assert_eq!(fields, object((0..count).rev()));
            assert_ne!(fields, object(0..=count));
            assert_eq!(fields.clone().into_iter().count(), count);
            assert_eq!(fields.insert("0".to_owned(), Value::Null).is_some(), count > 0);
            fields.values_mut().for_each(|value| *value = Value::Bool(true));
            assert!(fields.values().all(|value| *value == Value::Bool(true)));
            assert_eq!(fields.last_mut().map(|(key, _)| key.clone()), Some(count.saturating_sub(1).to_string()));
            assert_eq!(fields.shift_remove("0"), Some(Value::Bool(true)));
            assert!(fields.keys().map(String::as_str).eq((1..count).map(|key| key.to_string())));
            fields.retain(|key, _| key == "2");
            assert_eq!(fields.len(), usize::from(count > 2));
        }
    }
}
