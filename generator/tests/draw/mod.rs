//! Random values that a schema of a document allows, drawn from the document itself and not from what is made of it.

mod allows;
mod flat;
mod number;
mod object;
mod text;

pub(crate) use allows::allows;

use serde_json::{Map, Value, json};

/// Levels of values at which nothing is drawn that need not be.
const SHALLOW: usize = 3;
/// Levels of values at which drawing is given up: the schema went a way that has no end.
const DEEP: usize = 12;

/// Draws values for the schemas of a document.
pub(crate) struct Drawer<'a> {
    document: &'a Value,
    random: fastrand::Rng,
    /// Whether objects have properties that the document does not name, where it allows them.
    pub(crate) extras: bool,
    /// Whether enumerations have values now and then that the document does not list.
    pub(crate) open: bool,
    /// Whether texts and numbers are drawn that types of other crates hold too: no more digits than a decimal number has, no offset
    /// of a time, no days in a duration.
    pub(crate) narrow: bool,
}

impl<'a> Drawer<'a> {
    pub(crate) fn new(document: &'a Value, seed: u64) -> Self {
        Self { document, random: fastrand::Rng::with_seed(seed), extras: true, open: true, narrow: false }
    }

    /// A value for a schema; `None` for one that allows none, or none that was found.
    pub(crate) fn draw(&mut self, schema: &Value) -> Option<Value> {
        (0..50).find_map(|_| self.value(schema, 0))
    }

    fn value(&mut self, schema: &Value, depth: usize) -> Option<Value> {
        if depth > DEEP {
            return None;
        }
        let flat = self.flat(schema)?;
        let value = self.of_flat(&flat, depth)?;
        let is_excluded = flat.get("not").is_some_and(|not| allows(self.document, not, &value));
        (!is_excluded).then_some(value)
    }

    fn of_flat(&mut self, flat: &Map<String, Value>, depth: usize) -> Option<Value> {
        if flat.get("nullable") == Some(&json!(true)) && self.one_in(8) {
            return Some(Value::Null);
        }
        let kind = kind(flat);
        if let Some(Value::Array(listed)) = flat.get("enum") {
            let is_open = self.open
                && flat.get("x-closed").is_none()
                && listed.iter().any(|value| !value.is_null())
                && self.one_in(10);
            if !is_open {
                // A list with null does not make it one of the values of a type.
                let has_no_null = flat.get("nullable") == Some(&json!(false));
                let listed: Vec<_> = listed.iter().filter(|value| !(has_no_null && value.is_null())).collect();
                return self.choose(&listed).map(|value| (*value).clone());
            }
        }
        Some(match kind {
            "boolean" => self.random.bool().into(),
            "integer" => self.integer(flat)?,
            "number" => self.number(flat)?,
            "string" => self.text(flat).into(),
            "array" => self.array(flat, depth)?,
            "object" => self.object(flat, depth)?,
            _ => self.any(depth),
        })
    }

    /// Any JSON at all.
    fn any(&mut self, depth: usize) -> Value {
        let kinds = if depth > SHALLOW { 5 } else { 7 };
        match self.random.u8(0..kinds) {
            0 => Value::Null,
            1 => self.random.bool().into(),
            2 => self.integer(&Map::new()).unwrap_or_default(),
            3 => self.number(&Map::new()).unwrap_or_default(),
            4 => self.text(&Map::new()).into(),
            5 => (0..self.random.usize(0..3)).map(|_| self.any(depth + 1)).collect(),
            _ => (0..self.random.usize(0..3)).map(|_| (self.words(), self.any(depth + 1))).collect(),
        }
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.random.usize(0..times) == 0
    }

    fn choose<'b, T>(&mut self, items: &'b [T]) -> Option<&'b T> {
        if items.is_empty() { None } else { items.get(self.random.usize(0..items.len())) }
    }
}

/// What kind of values a schema is about, where `type` or another keyword says it.
fn kind(flat: &Map<String, Value>) -> &str {
    match flat.get("type").and_then(Value::as_str) {
        Some(kind) => kind,
        None if ["properties", "additionalProperties"].iter().any(|key| flat.contains_key(*key)) => "object",
        None if flat.contains_key("items") => "array",
        None => flat.get("enum").and_then(Value::as_array).map_or("", |listed| kind_of_listed(listed)),
    }
}

/// The kind that all listed values are of, null left aside.
fn kind_of_listed(listed: &[Value]) -> &'static str {
    let all = |test: fn(&Value) -> bool| listed.iter().all(|value| value.is_null() || test(value));
    match () {
        () if all(Value::is_string) => "string",
        () if all(Value::is_boolean) => "boolean",
        () if all(Value::is_i64) => "integer",
        () if all(Value::is_number) => "number",
        () => "",
    }
}

/// A count that a keyword gives.
fn count(flat: &Map<String, Value>, keyword: &str) -> Option<usize> {
    usize::try_from(flat.get(keyword)?.as_u64()?).ok()
}
