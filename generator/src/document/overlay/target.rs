//! The document while overlays change it, and what they moved.

use std::collections::BTreeMap;
use std::mem;

use super::action::{Action, Change};
use super::merge::{Added, is_primitive, merge};
use super::missing;
use super::query::Query;
use crate::diagnostics::Diagnostic;
use crate::document::origins::{Moves, Origins};
use crate::document::{mount, parse};
use crate::hash::HashSet;
use crate::pointer::Pointer;
use crate::value::Value;

/// How much overlays may add to a document.
const MAX_ADDED: usize = 16 << 20;

/// A document that is changed.
pub(super) struct Target {
    value: Value,
    /// The same, for queries.
    json: serde_json::Value,
    origins: Origins,
    /// What the updates since the last step wrote: they move nothing else, so that they are one step.
    updates: Moves,
    added: usize,
}

impl Target {
    pub(super) fn new(value: Value) -> Self {
        let json = value.to_json();
        Self { value, json, origins: Origins::default(), updates: Moves::default(), added: 0 }
    }

    /// The document, and where what stands in it stood before.
    pub(super) fn finish(mut self) -> (Value, Origins) {
        self.step(Moves::default());
        (self.value, self.origins)
    }

    /// Does what an action says.
    pub(super) fn apply(&mut self, action: &Action) -> Result<(), Diagnostic> {
        let places = self.places(&action.target, &action.at.join("target"))?;
        match &action.change {
            Change::Update(source) => {
                let from = action.at.join("update");
                self.check(action, &places)?;
                let added = self.merge(&places, source, &from, &from)?;
                for (now, before) in added {
                    self.updates.note(now, before);
                }
                Ok(())
            }
            Change::Copy(query) => {
                let at = action.at.join("copy");
                self.check(action, &places)?;
                let (source, from) = self.source(query, &at)?;
                let mut moves = Moves::default();
                for (now, before) in self.merge(&places, &source, &from, &at)? {
                    moves.note(now, before);
                }
                self.step(moves);
                Ok(())
            }
            Change::Remove => self.remove(&places, &action.at.join("target")),
        }
    }

    /// The places that a query means, of which there is at least one.
    fn places(&self, query: &Query, at: &Pointer) -> Result<Vec<Pointer>, Diagnostic> {
        let places = query.places(&self.json);
        if places.is_empty() {
            let (message, help) = missing::reason(query, &self.value, &self.json);
            return Err(Diagnostic::error(message).at(at).help(help));
        }
        Ok(places)
    }

    /// What a query that means one place finds there.
    fn source(&self, query: &Query, at: &Pointer) -> Result<(Value, Pointer), Diagnostic> {
        let mut places = self.places(query, at)?.into_iter();
        if let (Some(place), None) = (places.next(), places.next()) {
            return Ok((self.value.pointer(&place).cloned().unwrap_or(Value::Null), place));
        }
        let message = format!("`{}` matches several places, and one can be copied", query.text());
        Err(Diagnostic::error(message).at(at).help("name one of them, or write an action for each"))
    }

    /// Whether the targets of an action are of a kind that can be changed, and all of one kind.
    fn check(&self, action: &Action, places: &[Pointer]) -> Result<(), Diagnostic> {
        let at = action.at.join("target");
        let mut kinds = places.iter().filter_map(|place| self.value.pointer(place));
        let kind = |value: &Value| (is_primitive(value), value.as_array().is_some());
        let Some(first) = kinds.next() else { return Ok(()) };
        if let Some(other) = kinds.find(|other| kind(other) != kind(first)) {
            let both = format!("{} and {}", first.kind(), other.kind());
            let message = format!("`{}` matches {both}, which cannot be changed alike", action.target.text());
            return Err(Diagnostic::error(message).at(&at).help("write an action for each of them"));
        }
        if is_primitive(first) && !action.primitives {
            let message =
                format!("`{}` is {}: overlays 1.0 change objects and lists", action.target.text(), first.kind());
            let help = "write `overlay: 1.1.0`, or change the object that holds it";
            return Err(Diagnostic::error(message).at(&at).help(help));
        }
        Ok(())
    }

    /// Merges a value into each of the places. `at` is where the action says what to merge.
    fn merge(&mut self, places: &[Pointer], source: &Value, from: &Pointer, at: &Pointer) -> Result<Added, Diagnostic> {
        self.added = self.added.saturating_add(source.weight().saturating_mul(places.len()));
        if self.added > MAX_ADDED {
            return Err(Diagnostic::error("overlays add too much to the document").at(at).help("match fewer places"));
        }
        let deepest = places.iter().map(|place| place.keys().count()).max().unwrap_or(0);
        if deepest + source.depth() > parse::MAX_DEPTH {
            return Err(Diagnostic::error(parse::too_deep()).at(at).help("match other places, or merge less"));
        }
        let mut added = Added::new();
        for place in places {
            let Some(target) = mount::place_mut(&mut self.value, place) else { continue };
            match target {
                Value::Array(items) if source.as_array().is_none() => {
                    added.push((place.join(items.len()), from.clone()));
                    items.push(source.clone());
                }
                target => merge(target, place, source, from, &mut added)?,
            }
        }
        for (now, _) in &added {
            self.mirror(now);
        }
        Ok(added)
    }

    /// Brings what stands at a place to where queries see it.
    fn mirror(&mut self, place: &Pointer) {
        let Some(value) = self.value.pointer(place).map(Value::to_json) else { return };
        let (Some(parent), Some(key)) = (place.parent(), place.keys().last()) else {
            self.json = value;
            return;
        };
        match json_mut(&mut self.json, &parent) {
            Some(serde_json::Value::Object(object)) => drop(object.insert(key, value)),
            Some(serde_json::Value::Array(items)) => {
                match key.parse().ok().and_then(|index: usize| items.get_mut(index)) {
                    Some(item) => *item = value,
                    None => items.push(value),
                }
            }
            _ => {}
        }
    }

    fn remove(&mut self, places: &[Pointer], at: &Pointer) -> Result<(), Diagnostic> {
        // By depth, the deepest first: what lies equally deep lies beside each other.
        let mut levels = BTreeMap::<usize, BTreeMap<Pointer, HashSet<String>>>::new();
        for place in places {
            let (Some(parent), Some(key)) = (place.parent(), place.keys().last()) else {
                let help = "name what stands in it: `$.paths['/pets']`";
                return Err(Diagnostic::error("the whole document cannot be removed").at(at).help(help));
            };
            levels.entry(place.keys().count()).or_default().entry(parent).or_default().insert(key);
        }
        for containers in levels.into_values().rev() {
            let mut moves = Moves::default();
            for (container, keys) in containers {
                self.remove_from(&container, &keys, &mut moves);
            }
            self.step(moves);
        }
        Ok(())
    }

    fn remove_from(&mut self, container: &Pointer, keys: &HashSet<String>, moves: &mut Moves) {
        match mount::place_mut(&mut self.value, container) {
            Some(Value::Object(object)) => object.retain(|key, _| !keys.contains(key)),
            Some(Value::Array(items)) => {
                let kept = (0..items.len()).filter(|index| !keys.contains(&index.to_string()));
                for (now, before) in kept.enumerate().filter(|(now, before)| now != before) {
                    moves.note(container.join(now), container.join(before));
                }
                let mut index = 0_usize..;
                items.retain(|_| index.next().is_none_or(|index| !keys.contains(&index.to_string())));
            }
            _ => {}
        }
        match json_mut(&mut self.json, container) {
            Some(serde_json::Value::Object(object)) => object.retain(|key, _| !keys.contains(key)),
            Some(serde_json::Value::Array(items)) => {
                let mut index = 0_usize..;
                items.retain(|_| index.next().is_none_or(|index| !keys.contains(&index.to_string())));
            }
            _ => {}
        }
    }

    /// Ends a step of updates, and adds another step behind it. Updates before a removal must not be mixed with those behind
    /// it, even where the removal moves nothing: both may write to one place.
    fn step(&mut self, moves: Moves) {
        self.origins.push(mem::take(&mut self.updates));
        self.origins.push(moves);
    }
}

fn json_mut<'j>(json: &'j mut serde_json::Value, place: &Pointer) -> Option<&'j mut serde_json::Value> {
    json.pointer_mut(place.below(&Pointer::root())?)
}
