//! What all nouns need while they are lowered: the document, what was found so far, and what was wrong.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};

use openapiv3::ReferenceOr;
use serde::Deserialize;

use super::schema;
use crate::diagnostics::{Diagnostic, Diagnostics, Tolerance};
use crate::document::Document;
use crate::model::{SchemaId, Schemas, Server};
use crate::pointer::Pointer;
use crate::value::Value;

/// The state of lowering.
pub(super) struct Context<'d> {
    pub(super) document: &'d Document,
    pub(super) diagnostics: Diagnostics,
    pub(super) schemas: Schemas,
    pub(super) servers: Vec<Server>,
    /// The schemas that are known by now, by what they are made of.
    pub(super) schema_ids: HashMap<schema::Key, SchemaId>,
    /// Those of which no more is known than that.
    pub(super) unfinished: VecDeque<schema::Unfinished>,
    /// Which schemas inherit from which.
    pub(super) children: schema::Children,
    /// The schemas that inherit from one with a discriminator, or that it names.
    pub(super) heirs: RefCell<HashMap<Pointer, Vec<Pointer>>>,
    /// What becomes of operations that cannot be expressed.
    pub(super) tolerance: Tolerance,
    /// How many operations are left out without a trace in the model.
    pub(super) left_out: usize,
    /// How many schemas cross unions with one another.
    pub(super) crossed: usize,
    /// Whether the user knows that there are more schemas than can be read.
    pub(super) said_too_much: bool,
}

impl<'d> Context<'d> {
    pub(super) fn new(document: &'d Document, tolerance: Tolerance) -> Self {
        Self {
            document,
            diagnostics: Diagnostics::new(),
            schemas: Schemas::default(),
            servers: Vec::new(),
            schema_ids: HashMap::new(),
            unfinished: VecDeque::new(),
            children: schema::Children::new(),
            heirs: RefCell::default(),
            tolerance,
            left_out: 0,
            crossed: 0,
            said_too_much: false,
        }
    }

    /// Says that something of the document cannot be expressed in the client yet.
    pub(super) fn unsupported(&mut self, what: &str, at: &Pointer) {
        self.diagnostics.push(Diagnostic::unsupported(what, at));
    }

    /// Turns the errors since `start` into warnings, where the user wants to go on without what they are about. Whether there are any.
    pub(super) fn excuse(&mut self, start: usize, what: &str) -> bool {
        self.tolerance == Tolerance::KeepGoing && self.diagnostics.excuse(start, what)
    }

    /// The item itself and where it stands: here, or at the end of its references.
    ///
    /// `None` where a reference leads nowhere, which is said then.
    pub(super) fn follow<T>(&mut self, item: &'d ReferenceOr<T>, at: &Pointer) -> Option<(Cow<'d, T>, Pointer)>
    where
        T: Clone + Deserialize<'d>,
    {
        let reference = match item {
            ReferenceOr::Item(item) => return Some((Cow::Borrowed(item), at.clone())),
            ReferenceOr::Reference { reference } => reference,
        };
        let target = match self.document.resolve(reference, at) {
            Ok(target) => target,
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                return None;
            }
        };
        self.typed(&target, at).map(|item| (Cow::Owned(item), target))
    }

    /// Where the thing that `at` names stands: there, or at the end of the references that start there.
    ///
    /// `None` where there is nothing, and where a reference leads nowhere, which is said then.
    pub(super) fn target(&mut self, at: &Pointer) -> Option<Pointer> {
        let value = self.document.value(at)?;
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else { return Some(at.clone()) };
        self.document.resolve(reference, at).map_err(|diagnostic| self.diagnostics.push(diagnostic)).ok()
    }

    /// The place itself, or where the references that start there end.
    pub(super) fn end(&self, at: &Pointer) -> Pointer {
        let reference = self.document.value(at).and_then(|value| value.get("$ref")).and_then(Value::as_str);
        reference.and_then(|reference| self.document.resolve(reference, at).ok()).unwrap_or_else(|| at.clone())
    }

    /// The keys of the object at a place, in the order of the document.
    pub(super) fn keys(&self, at: &Pointer) -> impl Iterator<Item = &'d String> + use<'d> {
        self.document.value(at).and_then(Value::as_object).into_iter().flat_map(|object| object.keys())
    }

    /// What stands at a place, as what a reference to it expects there.
    pub(super) fn typed<T: Deserialize<'d>>(&mut self, target: &Pointer, at: &Pointer) -> Option<T> {
        let value = self.document.value(target)?;
        T::deserialize(value)
            .map_err(|error| {
                let message = format!("the reference leads to `{target}`, which is not what is expected here: {error}");
                self.diagnostics.push(Diagnostic::error(message).at(at));
            })
            .ok()
    }

    /// The value of a field as the document writes it, with the order of its keys and the digits of its numbers.
    pub(super) fn value(&self, at: &Pointer, field: &str) -> Option<Value> {
        self.document.value(&at.join(field)).cloned()
    }

    /// The value of a field that holds a text.
    pub(super) fn text(&self, at: &Pointer, field: &str) -> Option<String> {
        self.document.value(&at.join(field))?.as_str().map(str::to_owned)
    }

    /// The value of a field that holds a flag.
    pub(super) fn flag(&self, at: &Pointer, field: &str) -> bool {
        matches!(self.document.value(&at.join(field)), Some(Value::Bool(true)))
    }
}
