//! What all nouns need while they are lowered: the document, what was found so far, and what was wrong.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use super::link::Targets;
use super::schema;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Tolerance};
use crate::document::Document;
use crate::hash::{HashMap, HashSet};
use crate::model::{SchemaId, Schemas, Server, Skipped};
use crate::pointer::Pointer;
use crate::value::{Object, Trail, Value};

/// The methods that a Path Item Object has, in the order of the specification.
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// An operation of a Path Item Object.
pub(super) struct Method {
    /// Its HTTP method, as it is sent.
    pub(super) name: String,
    pub(super) at: Pointer,
}

/// What is known before any of what follows is lowered.
#[derive(Clone)]
pub(super) struct Known<'d> {
    pub(super) document: &'d Document,
    /// What becomes of operations that cannot be expressed.
    pub(super) tolerance: Tolerance,
    /// The names of components that stand elsewhere.
    pub(super) referred: Arc<HashMap<Pointer, String>>,
    /// Which schemas inherit from which.
    pub(super) children: Arc<schema::Children>,
    /// The schemas that inherit from one with a discriminator, or that it names.
    pub(super) heirs: Arc<Mutex<HashMap<Pointer, Vec<Pointer>>>>,
    /// Where links can lead.
    pub(super) targets: Arc<Targets>,
    /// The ids of the schemas that were found before, by what they are made of.
    pub(super) schema_ids: Arc<HashMap<schema::Key, SchemaId>>,
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Found {
    pub(super) diagnostics: Diagnostics,
    /// What was said, and where: many operations come to the same component.
    pub(super) said: HashSet<(Option<Pointer>, String)>,
    pub(super) schemas: Schemas,
    /// Their ids, by what they are made of.
    pub(super) schema_ids: HashMap<schema::Key, SchemaId>,
    /// Where schemas stand as well that others have found before.
    pub(super) stand_at: Vec<(SchemaId, Pointer)>,
    /// Those of which no more is known than that.
    pub(super) unfinished: VecDeque<schema::Unfinished>,
    pub(super) servers: Vec<Server>,
    /// Operations of which even the path cannot be expressed.
    pub(super) skipped: Vec<Skipped>,
    /// How many schemas cross unions with one another.
    pub(super) crossed: usize,
}

/// The state of lowering.
pub(super) struct Context<'d> {
    pub(super) known: Known<'d>,
    pub(super) found: Found,
    trail: Trail<'d>,
}

impl<'d> Context<'d> {
    pub(super) fn new(document: &'d Document, tolerance: Tolerance) -> Self {
        let known = Known {
            document,
            tolerance,
            referred: Arc::default(),
            children: Arc::default(),
            heirs: Arc::default(),
            targets: Arc::default(),
            schema_ids: Arc::default(),
        };
        Self::with(known, Found::default())
    }

    /// The state of lowering where this much is known, and found.
    pub(super) fn with(known: Known<'d>, found: Found) -> Self {
        let trail = known.document.trail();
        Self { known, found, trail }
    }

    /// What stands at a place.
    pub(super) fn at(&self, at: &Pointer) -> Option<&'d Value> {
        self.trail.at(at)
    }

    fn field(&self, at: &Pointer, name: &str) -> Option<&'d Value> {
        self.at(at)?.get(name)
    }

    /// Says that something of the document cannot be expressed in the client yet.
    pub(super) fn unsupported(&mut self, what: &str, at: &Pointer) {
        self.found.diagnostics.push(Diagnostic::unsupported(what, at));
    }

    /// Turns the errors since `start` into warnings, where the user wants to go on without what they are about. Gives what they said.
    pub(super) fn excuse(&mut self, start: usize, what: &str) -> Vec<String> {
        match self.known.tolerance {
            Tolerance::KeepGoing => self.found.diagnostics.excuse(start, what),
            Tolerance::None => Vec::new(),
        }
    }

    /// Says something of a place that several operations may come to, once. An error that is excused is said for each of them.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        let each = diagnostic.severity == Severity::Error && self.known.tolerance == Tolerance::KeepGoing;
        if self.found.said.insert((diagnostic.pointer.clone(), diagnostic.message.clone())) || each {
            self.found.diagnostics.push(diagnostic);
        }
    }

    /// Says something that is true of many places of the first one alone.
    pub(super) fn say_first(&mut self, diagnostic: Diagnostic) {
        if self.found.said.insert((None, diagnostic.message.clone())) {
            self.found.diagnostics.push(diagnostic);
        }
    }

    /// Says again what was said while a part of the document was lowered by itself.
    pub(super) fn say_again(&mut self, diagnostics: Diagnostics, said: &HashSet<(Option<Pointer>, String)>) {
        for diagnostic in diagnostics {
            if said.contains(&(None, diagnostic.message.clone())) {
                self.say_first(diagnostic);
            } else if said.contains(&(diagnostic.pointer.clone(), diagnostic.message.clone())) {
                self.say(diagnostic);
            } else {
                self.found.diagnostics.push(diagnostic);
            }
        }
    }

    /// Whether something stands at a place. A key without a value is as good as none.
    pub(super) fn has(&self, at: &Pointer) -> bool {
        self.at(at).is_some_and(|value| !value.is_null())
    }

    /// The keys of the Paths Object, and where they stand.
    pub(super) fn paths(&self) -> impl Iterator<Item = (&'d String, Pointer)> + use<'d> {
        let at = Pointer::root().join("paths");
        let keys = self.keys(&at).filter(|key| !key.starts_with("x-"));
        keys.map(move |key| (key, at.join(key)))
    }

    /// The names of what the API sends by itself, and where their Path Item Objects stand.
    pub(super) fn webhooks(&self) -> impl Iterator<Item = (&'d String, Pointer)> + use<'d> {
        let places = ["webhooks", "x-webhooks"].map(|key| Pointer::root().join(key));
        let named = places.map(|at| self.keys(&at).map(move |name| (name, at.join(name))).collect::<Vec<_>>());
        named.into_iter().flatten().filter(|(name, _)| !name.starts_with("x-"))
    }

    /// The places of a Path Item Object, the one that counts most first: where it stands, then what it refers to, whose fields hold as
    /// well (section 4.7.9).
    pub(super) fn path_items(&self, at: &Pointer) -> Vec<Pointer> {
        let mut items = vec![at.clone()];
        while let Some(next) = items.last().and_then(|at| self.next(at)).filter(|next| !items.contains(next)) {
            items.push(next);
        }
        items
    }

    /// Where the reference at a place leads, be there another one or not.
    fn next(&self, at: &Pointer) -> Option<Pointer> {
        let target = Pointer::from_fragment(self.text(at, "$ref")?.strip_prefix('#')?)?;
        self.at(&target).map(|_| target)
    }

    /// The operations of a Path Item Object, with those of what it refers to.
    pub(super) fn operations(&self, at: &Pointer) -> Vec<Method> {
        let mut operations = Vec::<Method>::new();
        for item in self.path_items(at) {
            let others = self.methods(&item);
            let is_new = |method: &Method| !operations.iter().any(|known| known.name == method.name);
            let new: Vec<_> = others.into_iter().filter(is_new).collect();
            operations.extend(new);
        }
        operations
    }

    /// The operations of a Path Item Object: those of methods that it has a field for, then the additional ones.
    fn methods(&self, item: &Pointer) -> Vec<Method> {
        let has = |at: &Pointer, name: &str| self.field(at, name).is_some_and(|value| !value.is_null());
        let known = METHODS.into_iter().filter(|name| has(item, name));
        let known = known.map(|name| Method { name: name.to_ascii_uppercase(), at: item.join(name) });
        let additional = item.join("additionalOperations");
        let others = self.keys(&additional).filter(|name| has(&additional, name));
        known.chain(others.map(|name| Method { name: name.clone(), at: additional.join(name) })).collect()
    }

    /// How many elements the list at a place has.
    pub(super) fn count(&self, at: &Pointer) -> usize {
        self.at(at).and_then(Value::as_array).map_or(0, <[_]>::len)
    }

    /// Where the thing that `at` names stands: there, or at the end of the references that start there.
    ///
    /// `None` where there is nothing, and where a reference leads nowhere, which is said then.
    pub(super) fn target(&mut self, at: &Pointer) -> Option<Pointer> {
        let value = self.at(at)?;
        let location = match value.get("$ref").and_then(Value::as_str) {
            None => Ok(at.clone()),
            Some(_) if self.known.document.broken_below(at).is_some() => Ok(at.clone()),
            Some(reference) => self.known.document.resolve(reference, at),
        };
        let location = location.map_err(|diagnostic| self.found.diagnostics.push(diagnostic)).ok()?;
        self.is_whole(&location).then_some(location)
    }

    /// Whether a place can be understood, with all that is below it; what hinders is said otherwise.
    pub(super) fn is_whole(&mut self, at: &Pointer) -> bool {
        let Some(reason) = self.known.document.broken_below(at) else { return true };
        self.found.diagnostics.push(Diagnostic::error(reason).at(at).help("mend it, or take out what depends on it"));
        false
    }

    /// The place itself, or where the references that start there end.
    pub(super) fn end(&self, at: &Pointer) -> Pointer {
        let reference = self.at(at).and_then(|value| value.get("$ref")).and_then(Value::as_str);
        reference.and_then(|reference| self.known.document.resolve(reference, at).ok()).unwrap_or_else(|| at.clone())
    }

    /// The keys of the object at a place, in the order of the document.
    pub(super) fn keys(&self, at: &Pointer) -> impl Iterator<Item = &'d String> + use<'d> {
        self.at(at).and_then(Value::as_object).into_iter().flat_map(Object::keys)
    }

    /// The value of a field as the document writes it, with the order of its keys and the digits of its numbers.
    pub(super) fn value(&self, at: &Pointer, field: &str) -> Option<Value> {
        self.field(at, field).cloned()
    }

    /// The value of a field that holds a text.
    pub(super) fn text(&self, at: &Pointer, field: &str) -> Option<String> {
        self.field(at, field)?.as_str().map(str::to_owned)
    }

    /// The value of a field that holds a text, at the first of some places that has one.
    pub(super) fn first_text(&self, places: &[Pointer], field: &str) -> Option<String> {
        places.iter().find_map(|at| self.text(at, field))
    }

    /// The texts of a field that holds a list of them.
    pub(super) fn texts(&self, at: &Pointer, field: &str) -> Vec<String> {
        let list = self.field(at, field).and_then(Value::as_array).unwrap_or_default();
        list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// The value of a field that holds a flag; `false` where there is none.
    pub(super) fn flag(&self, at: &Pointer, field: &str) -> bool {
        self.flag_or(at, field, false)
    }

    /// The value of a field that holds a flag, or what stands for it where there is none.
    pub(super) fn flag_or(&self, at: &Pointer, field: &str, default: bool) -> bool {
        self.field(at, field).and_then(Value::as_bool).unwrap_or(default)
    }
}
