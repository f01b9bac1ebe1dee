//! Goes through a document by what the specification lets stand where: finds what does not fit, and the references.

mod require;
mod side_by_side;

use std::mem::take;

use super::mend::{Mend, mend};
use super::shape::{Kind, PATH_ITEM, SCHEMA, Shape, TYPES};
use super::tolerate::{UNRESOLVED, is_note};
use super::version::Version;
use super::{dialect, suggest, swagger};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::hash::HashSet;
use crate::pointer::Pointer;
use crate::value::{Number, Object, Value};

/// A `$ref`, as it is written.
pub(super) struct Reference {
    /// The object that holds it.
    pub(super) at: Pointer,
    /// The keyword that holds the text: `$ref`, but for schemas that mean the same by another.
    pub(super) keyword: &'static str,
    pub(super) text: String,
    pub(super) role: Role,
}

/// What a reference is for.
#[derive(Clone, Copy)]
pub(super) enum Role {
    /// What it leads to is looked up there: the specification foresees it.
    Link(Kind),
    /// What it leads to takes its place, though the specification foresees no reference.
    Stray(Kind),
    /// Data takes its place.
    Data,
    /// It names a schema by itself, without a `$ref`, and may lead nowhere.
    Name,
}

/// What came to light.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) diagnostics: Diagnostics,
    pub(super) references: Vec<Reference>,
    /// What becomes of values that do not fit, or are not there.
    pub(super) mends: Vec<(Pointer, Mend)>,
    /// The schemas that say something in another way than OpenAPI 3.0.
    pub(super) dialects: Vec<Pointer>,
    /// The other objects that do.
    pub(super) parts: Vec<(Pointer, &'static Shape)>,
}

/// The places that were looked at, so that none is looked at twice: where the value lies in memory, and as what.
pub(super) type Seen = HashSet<(usize, usize)>;

/// Goes through what stands at `base`, which should be a `kind`, in a document of a version.
pub(super) fn walk(value: &Value, kind: Kind, base: &Pointer, version: Version, seen: &mut Seen) -> Findings {
    let findings = Findings::default();
    let mut walk = Walk { base, version, path: Vec::new(), inside: None, before: None, seen: take(seen), findings };
    if identity(kind).is_none_or(|kind| walk.is_new(value, kind)) {
        walk.check(value, kind);
    }
    *seen = walk.seen;
    walk.findings
}

/// What tells a list or a map from others; `None` for objects, which are looked at once anyway, and for what is small.
fn identity(kind: Kind) -> Option<usize> {
    match kind {
        Kind::List(inner) | Kind::Map(inner) => Some(std::ptr::from_ref(inner).addr()),
        _ => None,
    }
}

struct Walk<'v> {
    base: &'v Pointer,
    version: Version,
    path: Vec<Step<'v>>,
    /// The object whose field is looked at.
    inside: Option<&'static Shape>,
    /// What was looked at before the part of the document that this thread goes through.
    before: Option<&'v Seen>,
    seen: Seen,
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
        if let Some(text) = stray(value, kind) {
            self.refer("$ref", text, Role::Stray(kind));
        }
        let is_swagger = self.version == Version::Swagger2;
        match (kind, value) {
            (kind, value) if is_swagger && swagger::is_spoken(kind, value) => {}
            (Kind::Any, _)
            | (Kind::Text, Value::String(_))
            | (Kind::Flag | Kind::FlagOr(_) | Kind::FlagOrOneOrMore(_) | Kind::FlagOrNumber, Value::Bool(_))
            | (Kind::Count, Value::Number(Number::Unsigned(_))) => {}
            (Kind::Number | Kind::FlagOrNumber, Value::Number(number)) if number.as_f64().is_some() => {}
            (Kind::Target, Value::String(text)) => self.refer("", text, Role::Name),
            (Kind::Word(words), Value::String(text)) => self.word(value, kind, text, words),
            (Kind::Types, Value::String(text)) => self.word(value, kind, text, &TYPES),
            (Kind::Types, Value::Array(items)) => self.list(items, Kind::Word(&TYPES)),
            (Kind::Object(shape), Value::Object(object)) => self.object(object, shape, value),
            (Kind::Referable(shape) | Kind::FlagOr(shape) | Kind::FlagOrOneOrMore(shape), Value::Object(object)) => {
                self.referable(object, shape, value);
            }
            (Kind::FlagOrOneOrMore(shape), Value::Array(items)) => self.list(items, Kind::FlagOr(shape)),
            (Kind::List(kind), Value::Array(items)) => self.list(items, *kind),
            (Kind::Map(kind), Value::Object(object)) => self.map(object, kind),
            (Kind::Example, value) => self.example(value),
            (kind, value) if stray(value, kind).is_none() => self.misfit(value, kind),
            _ => {}
        }
    }

    fn list(&mut self, items: &'v [Value], kind: Kind) {
        for (index, item) in items.iter().enumerate() {
            self.enter(Step::Index(index), item, kind);
        }
    }

    fn refer(&mut self, keyword: &'static str, text: &str, role: Role) {
        self.findings.references.push(Reference { at: self.here(), keyword, text: text.to_owned(), role });
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
        self.slip(value, kind, format!("expected {}, found {found}", expected(kind)), help);
    }

    fn word(&mut self, value: &Value, kind: Kind, text: &str, words: &[&str]) {
        if !words.contains(&text) {
            let all: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
            self.slip(value, kind, format!("`{text}` cannot stand here"), Some(format!("write {}", any_of(&all))));
        }
    }

    /// A value that does not fit. Where one can tell what is meant, or that it does not matter, that is no error.
    fn slip(&mut self, value: &Value, kind: Kind, message: String, help: Option<String>) {
        let in_schema = self.inside.is_some_and(|shape| std::ptr::eq(shape, &raw const SCHEMA));
        let mended = mend(value, kind)
            .or((in_schema || is_note(kind)).then_some(Mend::Nothing))
            .filter(|mend| self.can_be(mend));
        let Some(mended) = mended else { return self.report(message, help) };
        let message = match &mended {
            Mend::As(Value::Object(_)) => format!("{message}, which is taken for its only field"),
            Mend::As(value) => format!("{message}; it is taken for `{}`", value.to_json()),
            Mend::Nothing => format!("{message}; it is passed over"),
        };
        self.mend(mended, message, help);
    }

    /// What must be there is not passed over.
    fn can_be(&self, mend: &Mend) -> bool {
        let Some(Step::Key(key)) = self.path.last() else { return *mend != Mend::Nothing };
        *mend != Mend::Nothing || self.inside.is_none_or(|shape| !shape.required.contains(key))
    }

    fn mend(&mut self, mend: Mend, message: String, help: Option<String>) {
        let at = self.here();
        self.findings.diagnostics.push(Diagnostic { help, ..Diagnostic::warning(message).at(&at) });
        self.findings.mends.push((at, mend));
    }

    fn map(&mut self, object: &'v Object, kind: &'static Kind) {
        let is_stray = is_stray(object, Kind::Map(kind));
        self.each(object, |walk, key, value| {
            if !is_stray || key != "$ref" {
                walk.enter(Step::Key(key), value, *kind);
            }
        });
    }

    fn referable(&mut self, object: &'v Object, shape: &'static Shape, value: &Value) {
        let is_schema = std::ptr::eq(shape, &raw const SCHEMA);
        let kind = if is_schema { Kind::FlagOr(shape) } else { Kind::Referable(shape) };
        let reference =
            if is_schema { dialect::reference(object) } else { object.get("$ref").map(|text| ("$ref", text)) };
        match reference {
            None => self.object(object, shape, value),
            // A reference that was followed leads nowhere else the second time.
            Some((_, Value::String(_))) if !self.is_new(value, address(shape)) => {}
            Some((keyword, Value::String(text))) => {
                self.refer(keyword, text, Role::Link(kind));
                if std::ptr::eq(shape, &raw const PATH_ITEM) {
                    self.fields(object, shape);
                }
                if is_schema && dialect::says_more(object, self.version, self.is_choice()) {
                    self.findings.dialects.push(self.here());
                    self.fields(object, shape);
                }
            }
            Some((keyword, other)) => self.enter(Step::Key(keyword), other, Kind::Text),
        }
    }

    /// Whether this is one of several schemas to choose from.
    fn is_choice(&self) -> bool {
        matches!(self.path.as_slice(), [.., Step::Key("oneOf" | "anyOf"), Step::Index(_)])
    }

    fn is_new(&mut self, value: &Value, kind: usize) -> bool {
        let place = (std::ptr::from_ref(value).addr(), kind);
        self.before.is_none_or(|before| !before.contains(&place)) && self.seen.insert(place)
    }

    fn object(&mut self, object: &'v Object, shape: &'static Shape, value: &Value) {
        if !self.is_new(value, address(shape)) {
            return;
        }
        if !is_stray(object, Kind::Object(shape)) && !object.contains_key(UNRESOLVED) {
            self.require(object, shape);
        }
        let is_schema = std::ptr::eq(shape, &raw const SCHEMA);
        if self.version == Version::Swagger2 {
            match is_schema {
                true => self.findings.dialects.push(self.here()),
                false if swagger::is_part(shape) => self.findings.parts.push((self.here(), shape)),
                false => {}
            }
        } else if is_schema && dialect::is_spoken(object) {
            self.findings.dialects.push(self.here());
        }
        self.fields(object, shape);
    }

    fn fields(&mut self, object: &'v Object, shape: &'static Shape) {
        self.each(object, |walk, key, value| walk.field(key, value, shape));
    }

    fn field(&mut self, key: &'v str, value: &'v Value, shape: &'static Shape) {
        self.inside = Some(shape);
        match shape.field(key) {
            _ if key == "$ref" && value.as_str().is_some() => {}
            _ if key == "collectionFormat" && self.version == Version::Swagger2 => {}
            // Paths, callbacks and responses may have extensions as well, whatever else stands beside them.
            _ if key.starts_with("x-") && !shape.names(key) => {}
            // A key without a value is as good as none.
            Some(kind) if value.is_null() && shape.is_optional(key) && can_be_left_empty(kind) => {}
            Some(kind) => self.enter(Step::Key(key), value, kind),
            None => self.unknown(key, shape),
        }
    }

    fn unknown(&mut self, key: &'v str, shape: &Shape) {
        self.path.push(Step::Key(key));
        let known = shape.fields.iter().map(|(name, _)| *name);
        let help = suggest::nearest(key, known).map(|name| format!("did you mean `{name}`?"));
        let message = format!("`{key}` is no field of {} and is passed over", shape.name);
        let diagnostic = Diagnostic::warning(message).at(&self.here());
        self.findings.diagnostics.push(Diagnostic { help, ..diagnostic });
        self.path.pop();
    }

    fn example(&mut self, value: &Value) {
        let Value::Object(object) = value else { return };
        if let (1, Some(Value::String(text))) = (object.len(), object.get("$ref")) {
            self.refer("$ref", text, Role::Data);
        }
    }
}

fn address(shape: &Shape) -> usize {
    std::ptr::from_ref(shape).addr()
}

/// The text of a `$ref` where the specification foresees none.
fn stray(value: &Value, kind: Kind) -> Option<&str> {
    let object = value.as_object().filter(|object| is_stray(object, kind))?;
    object.get("$ref")?.as_str()
}

fn is_stray(object: &Object, kind: Kind) -> bool {
    let possible = match kind {
        Kind::Any | Kind::Example | Kind::Referable(_) | Kind::FlagOr(_) | Kind::FlagOrOneOrMore(_) => false,
        // Anything may be the key of such an entry.
        Kind::Map(Kind::Any | Kind::Text | Kind::Target) => object.len() == 1,
        _ => true,
    };
    possible && object.get("$ref").is_some_and(|text| text.as_str().is_some())
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
            | Kind::List(_)
            | Kind::Map(_)
    )
}

fn expected(kind: Kind) -> &'static str {
    match kind {
        Kind::Any | Kind::Example => "a value",
        Kind::Text | Kind::Target | Kind::Word(_) => "a string",
        Kind::Flag => "`true` or `false`",
        Kind::Count => "an integer from 0",
        Kind::FlagOrNumber => "a number, `true` or `false`",
        Kind::Types => "a type, or a list of types",
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
