//! What stands where after the conversion.

use super::super::mount;
use super::super::origins::Moves;
use crate::hash::HashMap;
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// Where the places of the old document are in the new one.
#[derive(Debug, Default)]
pub(in crate::document) struct Renamed(HashMap<Pointer, Pointer>);

impl Renamed {
    /// The nearest place above that moved decides.
    pub(in crate::document) fn now(&self, before: &Pointer) -> Pointer {
        let mut above = Some(before.clone());
        while let Some(place) = above {
            if let (Some(now), Some(rest)) = (self.0.get(&place), before.below(&place)) {
                return now.append(rest);
            }
            above = place.parent();
        }
        before.clone()
    }
}

/// Collects what moves where.
#[derive(Debug, Default)]
pub(super) struct Places {
    moves: Moves,
    renamed: Renamed,
}

impl Places {
    /// Notes that what stood at `before` stands at `now`, and references to it lead there: to the first such place.
    pub(super) fn moved(&mut self, now: &Pointer, before: &Pointer) {
        self.stands_for(now, before);
        self.renamed.0.entry(before.clone()).or_insert_with(|| now.clone());
    }

    /// Notes that what is said of `now` is about `before`.
    pub(super) fn stands_for(&mut self, now: &Pointer, before: &Pointer) {
        self.moves.note(now.clone(), before.clone());
    }

    /// What to write at `now` for the schema that stood at `before`: the schema itself the first time, then a reference to it.
    pub(super) fn schema(&mut self, schema: &Value, now: &Pointer, before: &Pointer) -> Value {
        let is_reference = schema.get("$ref").is_some_and(|text| text.as_str().is_some());
        if is_reference || schema.as_object().is_none() {
            self.stands_for(now, before);
            return schema.clone();
        }
        if self.renamed.0.contains_key(before) {
            self.stands_for(now, before);
            return Value::Object(Object::from_iter([("$ref".to_owned(), mount::reference(before).into())]));
        }
        self.moved(now, before);
        schema.clone()
    }

    pub(super) fn finish(self) -> (Moves, Renamed) {
        (self.moves, self.renamed)
    }
}
