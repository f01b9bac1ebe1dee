//! Goes through a document by what the specification lets stand where: finds what does not fit, and the references.

use std::collections::HashSet;

use super::shape::{Kind, Shape};
use super::suggest;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::value::{Number, Object, Value};

/// A `$ref`, as it is written.
pub(super) struct Reference {
    /// The object that holds it.
    pub(super) at: Pointer,
    pub(super) text: String,
    /// What stands at its end; `None` for data, which takes the place of the reference.
    pub(super) expected: Option<&'static Shape>,
}

/// What came to light.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) diagnostics: Diagnostics,
    pub(super) references: Vec<Reference>,
}

/// The places that were looked at, so that none is looked at twice: where the value lies in memory, and as what.
pub(super) type Seen = HashSet<(usize, usize)>;

/// Goes through what stands at `base`, which should be a `shape`.
pub(super) fn walk(value: &Value, shape: &'static Shape, base: &Pointer, seen: &mut Seen) -> Findings {
    let mut walk = Walk { base, path: Vec::new(), seen, findings: Findings::default() };
    walk.referable(value, shape);
    walk.findings
}

struct Walk<'v> {
    base: &'v Pointer,
    path: Vec<Step<'v>>,
    seen: &'v mut Seen,
    findings: Findings,
}

#[derive(Clone, Copy)]
enum Step<'v> {
    Key(&'v str),
    Index(usize),
}

impl<'v> Walk<'v> {
    fn here(&self) -> Pointer {
        self.path.iter().fold(self.base.clone(), |pointer, step| match step {
            Step::Key(key) => pointer.join(key),
            Step::Index(index) => pointer.join(index),
        })
    }

    fn report(&mut self, message: String, help: Option<String>) {
        let diagnostic = Diagnostic::error(message).at(&self.here());
        self.findings.diagnostics.push(Diagnostic { help, ..diagnostic });
    }

    fn enter(&mut self, step: Step<'v>, value: &'v Value, kind: Kind) {
        self.path.push(step);
        self.check(value, kind);
        self.path.pop();
    }

    fn check(&mut self, value: &'v Value, kind: Kind) {
        match (kind, value) {
            (Kind::Any, _)
            | (Kind::Text, Value::String(_))
            | (Kind::Flag | Kind::FlagOr(_) | Kind::FlagOrOneOrMore(_), Value::Bool(_))
            | (Kind::Count, Value::Number(Number::Unsigned(_))) => {}
            (Kind::Number, Value::Number(number)) if number.as_f64().is_some() => {}
            (Kind::Word(words), Value::String(text)) => self.word(text, words),
            (Kind::Object(shape), Value::Object(object)) => self.object(object, shape, value),
            (Kind::Referable(shape) | Kind::FlagOr(shape) | Kind::FlagOrOneOrMore(shape), Value::Object(_)) => {
                self.referable(value, shape);
            }
            (Kind::FlagOrOneOrMore(shape), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.enter(Step::Index(index), item, Kind::FlagOr(shape));
                }
            }
            (Kind::List(kind), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.enter(Step::Index(index), item, *kind);
                }
            }
            (Kind::Map(kind), Value::Object(object)) => self.map(object, *kind),
            (Kind::Example, value) => self.example(value),
            (kind, value) => self.misfit(value, kind),
        }
    }

    fn misfit(&mut self, value: &Value, kind: Kind) {
        let help = match (kind, value) {
            (Kind::Text | Kind::Word(_), Value::Number(_) | Value::Bool(_)) => Some("write it in quotes".to_owned()),
            (Kind::Flag, Value::String(text)) if text == "true" || text == "false" => {
                Some(format!("write `{text}` without quotes"))
            }
            (Kind::List(Kind::Text), Value::Bool(_)) if matches!(self.path.last(), Some(Step::Key("required"))) => {
                Some("list the required properties in the schema of the object: `required: [name]`".to_owned())
            }
            (Kind::List(Kind::Text), Value::String(text)) => Some(format!("write a list: `[{text}]`")),
            _ => None,
        };
        let help = help.or_else(|| Some(format!("write {}", expected(kind))));
        let found = match value {
            Value::Number(number) => format!("`{number}`"),
            other => other.kind().to_owned(),
        };
        self.report(format!("expected {}, found {found}", expected(kind)), help);
    }

    fn word(&mut self, text: &str, words: &[&str]) {
        if !words.contains(&text) {
            let all: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
            self.report(format!("`{text}` cannot stand here"), Some(format!("write {}", any_of(&all))));
        }
    }

    fn map(&mut self, object: &'v Object, kind: Kind) {
        for (key, value) in object {
            let stray = key == "$ref" && value.as_str().is_some() && !matches!(kind, Kind::Any | Kind::Text);
            if stray { self.stray_reference() } else { self.enter(Step::Key(key), value, kind) }
        }
    }

    fn stray_reference(&mut self) {
        self.path.push(Step::Key("$ref"));
        let help = "write the entries out here, each of which may be a `$ref`".to_owned();
        self.report("no `$ref` can stand here".to_owned(), Some(help));
        self.path.pop();
    }

    fn referable(&mut self, value: &'v Value, shape: &'static Shape) {
        let Value::Object(object) = value else { return self.misfit(value, Kind::Object(shape)) };
        match object.get("$ref") {
            None => self.object(object, shape, value),
            // A reference that was followed leads nowhere else the second time.
            Some(Value::String(_)) if !self.is_new(value, shape) => {}
            Some(Value::String(text)) => {
                let reference = Reference { at: self.here(), text: text.clone(), expected: Some(shape) };
                self.findings.references.push(reference);
            }
            Some(other) => self.enter(Step::Key("$ref"), other, Kind::Text),
        }
    }

    fn is_new(&mut self, value: &Value, shape: &Shape) -> bool {
        self.seen.insert((std::ptr::from_ref(value).addr(), std::ptr::from_ref(shape).addr()))
    }

    fn object(&mut self, object: &'v Object, shape: &'static Shape, value: &Value) {
        if !self.is_new(value, shape) {
            return;
        }
        self.require(object, shape);
        for (key, value) in object {
            match shape.field(key) {
                // Paths, callbacks and responses may have extensions as well, whatever else stands beside them.
                _ if key.starts_with("x-") && !shape.names(key) => {}
                // A key without a value is as good as none.
                Some(kind) if value.is_null() && shape.is_optional(key) && can_be_left_empty(kind) => {}
                Some(kind) => self.enter(Step::Key(key), value, kind),
                None if key == "$ref" => self.stray_reference(),
                None => self.unknown(key, shape),
            }
        }
    }

    fn require(&mut self, object: &Object, shape: &Shape) {
        let conditional = shape
            .required_if
            .iter()
            .filter(|(field, value, _)| object.get(*field).and_then(Value::as_str) == Some(value));
        let required = shape.required.iter().chain(conditional.flat_map(|(_, _, required)| required.iter()));
        let missing: Vec<_> =
            required.filter(|key| !object.contains_key(**key)).map(|key| format!("`{key}`")).collect();
        if !missing.is_empty() {
            self.report(format!("{} without {}", shape.name, missing.join(" and ")), Some("add it".to_owned()));
        }
        let names: Vec<_> = shape.one_of.iter().map(|key| format!("`{key}`")).collect();
        match shape.one_of.iter().filter(|key| object.contains_key(**key)).count() {
            _ if names.is_empty() => {}
            0 => self.report(
                format!("{} with neither {}", shape.name, names.join(" nor ")),
                Some("add one of them".to_owned()),
            ),
            1 => {}
            _ => self.report(
                format!("{} with both {}", shape.name, names.join(" and ")),
                Some("keep one of them".to_owned()),
            ),
        }
    }

    fn unknown(&mut self, key: &'v str, shape: &Shape) {
        self.path.push(Step::Key(key));
        let known = shape.fields.iter().map(|(name, _)| *name);
        let help = suggest::nearest(key, known).map(|name| format!("did you mean `{name}`?"));
        let message = format!("`{key}` is no field of {} in OpenAPI 3.0 and is passed over", shape.name);
        let diagnostic = Diagnostic::warning(message).at(&self.here());
        self.findings.diagnostics.push(Diagnostic { help, ..diagnostic });
        self.path.pop();
    }

    fn example(&mut self, value: &Value) {
        let Value::Object(object) = value else { return };
        if let (1, Some(Value::String(text))) = (object.len(), object.get("$ref")) {
            self.findings.references.push(Reference { at: self.here(), text: text.clone(), expected: None });
        }
    }
}

fn can_be_left_empty(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Text
            | Kind::Number
            | Kind::Count
            | Kind::Object(_)
            | Kind::Referable(_)
            | Kind::FlagOr(_)
            | Kind::FlagOrOneOrMore(_)
    )
}

fn expected(kind: Kind) -> &'static str {
    match kind {
        Kind::Any | Kind::Example => "a value",
        Kind::Text | Kind::Word(_) => "a string",
        Kind::Flag => "`true` or `false`",
        Kind::Count => "an integer from 0",
        Kind::Number => "a number",
        Kind::Object(shape) | Kind::Referable(shape) => shape.name,
        Kind::FlagOr(_) => "`true`, `false` or a Schema Object",
        Kind::FlagOrOneOrMore(_) => "a Schema Object, or a list of them",
        Kind::List(_) => "a list",
        Kind::Map(_) => "an object",
    }
}

fn any_of(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
