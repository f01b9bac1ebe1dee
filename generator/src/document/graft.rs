//! Puts what references lead to where the specification foresees none: whole maps, lists, media types, texts.
//!
//! Schemas and whatever else may be a reference by the specification become references, so that they stay the same ones.

use super::chains::Edges;
use super::mount;
use super::origins::Moves;
use super::shape::Kind;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// How many references are followed, one inside of the other.
const MAX_DEPTH: usize = 100;

/// How many values all of them may add to the document. A text counts as one for each [`TEXT`] bytes.
const MAX_ADDED: usize = 1 << 18;
const TEXT: usize = 64;

/// References by the places where they stand: what they lead to, and what that should be.
pub(super) type Strays = crate::hash::IndexMap<Pointer, (Pointer, Kind)>;

/// Replaces the references.
pub(super) fn graft(document: &mut Value, strays: &Strays, edges: &mut Edges, diagnostics: &mut Diagnostics) -> Moves {
    let mut moves = Moves::default();
    let mut grafting = Grafting { document, strays, edges: Vec::new(), left: MAX_ADDED };
    let mut grown = Vec::new();
    for (at, (target, kind)) in strays {
        match grafting.grow(target, at, *kind, 0) {
            Ok(value) => grown.push((at, target, value)),
            Err(diagnostic) => {
                diagnostics.push(diagnostic.at(&at.join("$ref")));
                break;
            }
        }
    }
    edges.extend(grafting.edges);
    for (at, target, value) in grown {
        let Some(place) = mount::place_mut(document, at) else { continue };
        put(place, value, at, target, &mut moves);
    }
    moves
}

/// Puts a value in the place of a reference, or its fields beside those that stand there.
fn put(place: &mut Value, value: Value, at: &Pointer, target: &Pointer, moves: &mut Moves) {
    match (place, value) {
        (Value::Object(own), Value::Object(fields)) => {
            own.shift_remove("$ref");
            for (key, value) in fields {
                if !own.contains_key(&key) {
                    moves.note(at.join(&key), target.join(&key));
                    own.insert(key, value);
                }
            }
        }
        (place, value) => {
            moves.note(at.clone(), target.clone());
            *place = value;
        }
    }
}

struct Grafting<'v> {
    document: &'v Value,
    strays: &'v Strays,
    /// The references that come of it.
    edges: Vec<(Pointer, Pointer)>,
    left: usize,
}

impl Grafting<'_> {
    /// What stands at `from`, as it is to stand at `at`.
    fn grow(&mut self, from: &Pointer, at: &Pointer, kind: Kind, depth: usize) -> Result<Value, Diagnostic> {
        if depth > MAX_DEPTH {
            return Err(Diagnostic::error("the reference leads in a circle")
                .help("replace one of the references on the way with what it stands for"));
        }
        let Some(value) = self.document.pointer(from) else { return Ok(Value::Null) };
        match (kind, value) {
            (Kind::Referable(_) | Kind::FlagOr(_) | Kind::FlagOrOneOrMore(_), Value::Object(object)) => {
                Ok(self.link(object, from, at))
            }
            (Kind::FlagOrOneOrMore(shape), Value::Array(items)) => {
                self.list(items, from, at, Kind::FlagOr(shape), depth)
            }
            (Kind::List(kind), Value::Array(items)) => self.list(items, from, at, *kind, depth),
            (Kind::Map(_) | Kind::Object(_), Value::Object(object)) => self.fields(object, from, at, kind, depth),
            (_, value) => match self.strays.get(from) {
                Some((target, _)) => self.grow(target, at, kind, depth + 1),
                None => self.copy(value),
            },
        }
    }

    fn copy(&mut self, value: &Value) -> Result<Value, Diagnostic> {
        self.left = self.left.checked_sub(1 + value.weight() / TEXT).ok_or_else(|| {
            Diagnostic::error("the references of the document lead to too much that is copied")
                .help("refer to schemas, parameters and responses one by one")
        })?;
        Ok(value.clone())
    }

    fn link(&mut self, object: &Object, from: &Pointer, at: &Pointer) -> Value {
        self.edges.push((at.clone(), from.clone()));
        // A reference to a reference is that one.
        let reference = object.get("$ref").filter(|text| object.len() == 1 && text.as_str().is_some()).cloned();
        let reference = reference.unwrap_or_else(|| Value::String(mount::reference(from)));
        Value::Object(Object::from_iter([("$ref".to_owned(), reference)]))
    }

    fn list(
        &mut self,
        items: &[Value],
        from: &Pointer,
        at: &Pointer,
        kind: Kind,
        depth: usize,
    ) -> Result<Value, Diagnostic> {
        self.copy(&Value::Null)?;
        let items = (0..items.len()).map(|index| self.grow(&from.join(index), &at.join(index), kind, depth + 1));
        Ok(Value::Array(items.collect::<Result<_, _>>()?))
    }

    fn fields(
        &mut self,
        object: &Object,
        from: &Pointer,
        at: &Pointer,
        kind: Kind,
        depth: usize,
    ) -> Result<Value, Diagnostic> {
        let mut grown = Object::default();
        let stray = self.strays.get(from);
        for key in object.keys().filter(|key| stray.is_none() || *key != "$ref") {
            let inner = match kind {
                Kind::Map(inner) => *inner,
                Kind::Object(shape) => shape.field(key).unwrap_or(Kind::Any),
                _ => Kind::Any,
            };
            self.copy(&Value::Null)?;
            grown.insert(key.clone(), self.grow(&from.join(key), &at.join(key), inner, depth + 1)?);
        }
        if let Some((target, kind)) = stray
            && let Value::Object(more) = self.grow(target, at, *kind, depth + 1)?
        {
            for (key, value) in more {
                grown.insert_missing(&key, || value);
            }
        }
        Ok(Value::Object(grown))
    }
}
