//! Looks up places one after the other: most have what is above them in common with the one before.

use std::cell::RefCell;

use super::Value;
use crate::pointer::{Pointer, unescaped};

/// A value in which many places are looked up.
pub(crate) struct Trail<'v>(RefCell<Steps<'v>>);

/// The way to the place that was looked up last.
struct Steps<'v> {
    text: String,
    /// What stands there and at each place above it, with how much of the text leads to it.
    values: Vec<(usize, &'v Value)>,
}

impl<'v> Trail<'v> {
    pub(crate) fn new(root: &'v Value) -> Self {
        Self(RefCell::new(Steps { text: String::new(), values: vec![(0, root)] }))
    }

    /// What stands at a place.
    pub(crate) fn at(&self, place: &Pointer) -> Option<&'v Value> {
        self.0.borrow_mut().go(place.text())
    }
}

impl<'v> Steps<'v> {
    fn go(&mut self, text: &str) -> Option<&'v Value> {
        let common = common(text.as_bytes(), self.text.as_bytes());
        let leads_there = |end: usize| end <= common && text.as_bytes().get(end).is_none_or(|next| *next == b'/');
        while self.values.last().is_some_and(|(end, _)| *end > 0 && !leads_there(*end)) {
            self.values.pop();
        }
        self.text.clear();
        self.text.push_str(text);
        let (mut end, mut value) = *self.values.last()?;
        while let Some(rest) = text.get(end + 1..) {
            // Keys are short: to look for several bytes at once would take longer.
            let key = rest.get(..rest.bytes().position(|byte| byte == b'/').unwrap_or(rest.len()))?;
            value = if key.bytes().any(|byte| byte == b'~') { value.get(&unescaped(key)) } else { value.get(key) }?;
            end += 1 + key.len();
            self.values.push((end, value));
        }
        Some(value)
    }
}

/// How many bytes two texts begin with alike.
fn common(one: &[u8], other: &[u8]) -> usize {
    let (blocks, others) = (one.as_chunks::<16>().0, other.as_chunks::<16>().0);
    let start = blocks.iter().zip(others).take_while(|(one, other)| one == other).count() * 16;
    let (one, other) = (one.iter().skip(start), other.iter().skip(start));
    start + one.zip(other).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::{Pointer, Trail, Value};

    fn object(fields: Vec<(&str, Value)>) -> Value {
        Value::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    #[test]
    fn finds_what_is_found_from_the_root() {
        let list = Value::Array(vec![Value::Null, object(vec![("c", Value::Bool(true))])]);
        let odd = object(vec![("", Value::Bool(false))]);
        let inner = vec![("b", list), ("bc", Value::Null), ("~/", odd), ("é", Value::Null), ("è", Value::Bool(true))];
        let value = object(vec![("a", object(inner)), ("", object(vec![("a", Value::Null)]))]);
        let places = [
            "",
            "/a",
            "/a/b",
            "/a/b/1/c",
            "/a/b/1/d",
            "/a/bc",
            "/a/b/0",
            "/a/~0~1/",
            "/a/~0~1",
            "/a/é",
            "/a/è",
            "/",
            "//a",
            "/b/c",
            "/a/b/1/c/d",
            "/a/b/2",
        ];
        let trail = Trail::new(&value);
        for one in places {
            for other in places {
                for place in [one, other] {
                    let place = Pointer::from_fragment(place).unwrap();
                    assert_eq!(trail.at(&place), value.pointer(&place), "{place}");
                }
            }
        }
    }
}
