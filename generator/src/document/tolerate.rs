//! What a document is read without, where the user wants all that is possible: places that are broken beyond understanding, which make the
//! operations that come to them impossible, and no others.

use std::collections::BTreeMap;

use super::mend::Mend;
use super::mount;
use super::shape::{HEADER, Kind, PARAMETER, RESPONSE, SCHEMA, Shape, swagger};
use super::swagger::Renamed;
use super::walk::{Reference, Role};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Tolerance};
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// The key of an object that stands for one that cannot be found; its value says why.
pub(crate) const UNRESOLVED: &str = "x-copperplate-unresolved";

/// What Swagger 2.0 has at the top of a document where OpenAPI 3 has `components`.
const COMPONENTS: [&str; 4] = ["definitions", "parameters", "responses", "securityDefinitions"];

/// The places that cannot be understood, with the reasons.
#[derive(Debug, Default)]
pub(super) struct Broken(BTreeMap<Pointer, String>);

impl Broken {
    /// Whether a place itself cannot be understood.
    pub(super) fn is(&self, at: &Pointer) -> bool {
        self.0.contains_key(at)
    }

    /// The same for a document of which the places were renamed.
    pub(super) fn renamed(self, renamed: &Renamed) -> Self {
        Self(self.0.into_iter().map(|(at, reason)| (renamed.now(&at), reason)).collect())
    }

    /// Adds others.
    pub(super) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Why a place cannot be understood, or one below it.
    pub(super) fn below(&self, at: &Pointer) -> Option<&str> {
        if self.0.is_empty() {
            return None;
        }
        let own = self.0.get_key_value(at);
        let below = self.0.range(at.append("/")..).next().filter(|(place, _)| place.below(at).is_some());
        own.or(below).map(|(_, reason)| reason.as_str())
    }
}

/// Collects what is wrong, and what becomes of it.
#[derive(Debug)]
pub(super) struct Losses {
    pub(super) tolerance: Tolerance,
    pub(super) diagnostics: Diagnostics,
    pub(super) mends: Vec<(Pointer, Mend)>,
    pub(super) broken: Broken,
}

impl Losses {
    pub(super) fn new(tolerance: Tolerance) -> Self {
        let (diagnostics, mends, broken) = (Diagnostics::new(), Vec::new(), Broken::default());
        Self { tolerance, diagnostics, mends, broken }
    }

    /// Takes what was found wrong with single places.
    pub(super) fn extend(&mut self, diagnostics: &Diagnostics) {
        diagnostics.iter().cloned().for_each(|diagnostic| self.push(diagnostic));
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        match diagnostic.pointer.clone().filter(|at| self.can_go_on(&diagnostic, at)) {
            Some(at) => {
                match known_by_its_place(&at) {
                    Some(part) => self.mends.push((part, Mend::As(unresolved(&diagnostic)))),
                    None => drop(self.broken.0.insert(at, diagnostic.message.clone())),
                }
                self.diagnostics.push(warning(diagnostic));
            }
            None => self.diagnostics.push(diagnostic),
        }
    }

    /// Whether an error is about a place that operations may do without.
    fn can_go_on(&self, diagnostic: &Diagnostic, at: &Pointer) -> bool {
        self.tolerance == Tolerance::KeepGoing && diagnostic.severity == Severity::Error && is_part(at)
    }

    /// Takes what is wrong with the text of another file: it costs the references to it, each of which says so.
    pub(super) fn refuse_file(&mut self, diagnostics: &Diagnostics) {
        let costs = |diagnostic: &Diagnostic| match self.tolerance {
            Tolerance::KeepGoing => warning(diagnostic.clone()),
            Tolerance::None => diagnostic.clone(),
        };
        for diagnostic in diagnostics.iter().map(costs).collect::<Vec<_>>() {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Takes a reference that leads nowhere.
    pub(super) fn lose(&mut self, reference: &Reference, diagnostic: Diagnostic) {
        let kind = match reference.role {
            Role::Link(kind) | Role::Stray(kind) => kind,
            Role::Data | Role::Name => Kind::Any,
        };
        if self.lose_kind(&reference.at, kind, &diagnostic) {
            self.diagnostics.push(warning(diagnostic));
        } else {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Takes references that lead to one another, each with what it should lead to. Whether the document can do without them.
    pub(super) fn lose_circle(&mut self, references: &[(&Pointer, Kind)], diagnostic: Diagnostic) -> bool {
        let can_go_on = references.iter().all(|(at, _)| self.can_go_on(&diagnostic, at));
        if can_go_on && references.iter().all(|(at, kind)| self.lose_kind(at, *kind, &diagnostic)) {
            self.diagnostics.push(warning(diagnostic));
        }
        can_go_on
    }

    /// Puts something in the place of a reference that leads nowhere, or notes that nothing can be. Whether the document can do without.
    fn lose_kind(&mut self, at: &Pointer, kind: Kind, diagnostic: &Diagnostic) -> bool {
        if is_aside(kind) {
            // Others may refer to this place.
            let nothing = matches!(kind, Kind::Referable(_)).then(|| Mend::As(Value::Object(Object::default())));
            self.mends.push((at.clone(), nothing.unwrap_or(Mend::Nothing)));
            return true;
        }
        if !self.can_go_on(diagnostic, at) {
            return false;
        }
        if is_schema(kind) || is_known_by_its_place(kind) {
            self.mends.push((at.clone(), Mend::As(unresolved(diagnostic))));
        } else {
            self.broken.0.insert(at.join("$ref"), diagnostic.message.clone());
        }
        true
    }
}

fn warning(diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..diagnostic }
}

/// What stands for an object of which nothing can be known.
fn unresolved(diagnostic: &Diagnostic) -> Value {
    Value::Object(Object::from_iter([(UNRESOLVED.to_owned(), diagnostic.message.as_str().into())]))
}

/// The innermost object around a place without which operations can be called, though they lack something then: a parameter, a
/// response, or one of its headers.
fn known_by_its_place(at: &Pointer) -> Option<Pointer> {
    let keys: Vec<_> = at.keys().collect();
    let words: Vec<_> = keys.iter().map(String::as_str).collect();
    let (length, is_response) = match words.as_slice() {
        ["paths", _, _, "responses", _, ..] => (5, true),
        ["components", "responses", _, ..] => (3, true),
        ["responses", _, ..] => (2, true),
        ["paths", _, _, "parameters", _, ..] => (5, false),
        ["paths", _, "parameters", _, ..] => (4, false),
        ["components", "parameters" | "headers", _, ..] => (3, false),
        ["parameters", _, ..] => (2, false),
        _ => return None,
    };
    let in_header = is_response && matches!(words.get(length..), Some(["headers", _, ..]));
    let length = if in_header { length + 2 } else { length };
    Some(keys.iter().take(length).fold(Pointer::root(), |place, key| place.join(key)))
}

/// Whether a place belongs to a path, a webhook, a component or another file, and not to the document as a whole.
fn is_part(at: &Pointer) -> bool {
    let keys: Vec<_> = at.keys().take(4).collect();
    match keys.first().map(String::as_str) {
        Some("paths" | "webhooks" | "x-webhooks") => keys.len() > 1,
        Some(key) if COMPONENTS.contains(&key) => keys.len() > 1,
        Some("components" | mount::KEY) => keys.len() > 2,
        _ => false,
    }
}

/// Whether operations can be understood without what such a reference leads to.
fn is_aside(kind: Kind) -> bool {
    match kind {
        Kind::Any | Kind::Example | Kind::Text | Kind::Target => true,
        Kind::Object(shape) | Kind::Referable(shape) => shape.aside,
        _ => false,
    }
}

/// Whether a field that does not fit says nothing that calls depend on.
pub(super) fn is_note(kind: Kind) -> bool {
    let inner = match kind {
        Kind::List(Kind::Text) => return true,
        Kind::Map(inner) | Kind::List(inner) => *inner,
        kind => kind,
    };
    matches!(inner, Kind::Object(shape) | Kind::Referable(shape) if shape.aside)
}

fn is_schema(kind: Kind) -> bool {
    match kind {
        Kind::Referable(shape) | Kind::FlagOr(shape) | Kind::FlagOrOneOrMore(shape) => {
            std::ptr::eq(shape, &raw const SCHEMA)
        }
        _ => false,
    }
}

/// Whether operations can be called without knowing what such a reference leads to, though they lack something then.
fn is_known_by_its_place(kind: Kind) -> bool {
    let shapes: [*const Shape; 5] = [
        &raw const HEADER,
        &raw const PARAMETER,
        &raw const RESPONSE,
        &raw const swagger::PARAMETER,
        &raw const swagger::RESPONSE,
    ];
    matches!(kind, Kind::Referable(shape) if shapes.contains(&std::ptr::from_ref(shape)))
}

/// Puts what is meant in the place of what is written.
pub(super) fn apply(document: &mut Value, mends: Vec<(Pointer, Mend)>) {
    for (at, mend) in mends {
        let (Some(parent), Some(key)) = (at.parent(), at.keys().last()) else { continue };
        match (mount::place_mut(document, &parent), mend) {
            (Some(Value::Object(object)), Mend::As(value)) => drop(object.insert(key, value)),
            (Some(Value::Object(object)), Mend::Nothing) => drop(object.shift_remove(&key)),
            // The other elements keep their places.
            (Some(Value::Array(items)), mend) => {
                let value = if let Mend::As(value) = mend { value } else { Value::Null };
                if let Some(item) = key.parse::<usize>().ok().and_then(|index| items.get_mut(index)) {
                    *item = value;
                }
            }
            _ => {}
        }
    }
}
