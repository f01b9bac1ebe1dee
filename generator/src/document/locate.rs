//! Places of a document -> places of a text. Nothing is located unless there is something to say about it.

mod json;
mod yaml;

use std::ops::Range;

use crate::hash::HashMap;
use crate::pointer::Pointer;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// JSON.
    Json,
    /// YAML.
    Yaml,
}

/// Where a value stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The key before it, where it is a field.
    pub(super) key: Option<Range<usize>>,
    /// The value itself; of a list or an object, the rest of the line where it starts.
    pub(super) value: Range<usize>,
    /// Whether it is a list or an object.
    pub(super) container: bool,
}

impl Place {
    /// What to mark: a value that can be seen at a glance, or else the key.
    fn mark(&self) -> Range<usize> {
        match &self.key {
            Some(key) if self.container || self.value.is_empty() => key.clone(),
            _ => self.value.clone(),
        }
    }
}

/// A tree of the wanted places, which are all looked up in one pass over a text.
pub(super) struct Wanted(Vec<Node>);

#[derive(Default)]
struct Node {
    children: HashMap<String, usize>,
    /// Where it was found; more than once where a key stands twice.
    places: Vec<Place>,
}

const ROOT: usize = 0;

impl Wanted {
    /// A tree of these places and all above them.
    pub(super) fn new<'p>(pointers: impl IntoIterator<Item = &'p Pointer>) -> Self {
        let mut wanted = Self(vec![Node::default()]);
        for pointer in pointers {
            pointer.keys().fold(ROOT, |node, key| wanted.child_or_new(node, key));
        }
        wanted
    }

    fn child_or_new(&mut self, node: usize, key: String) -> usize {
        if let Some(child) = self.child(node, &key) {
            return child;
        }
        let child = self.0.len();
        self.0.push(Node::default());
        if let Some(node) = self.0.get_mut(node) {
            node.children.insert(key, child);
        }
        child
    }

    fn child(&self, node: usize, key: &str) -> Option<usize> {
        self.0.get(node)?.children.get(key).copied()
    }

    fn found(&mut self, node: usize, place: Place) {
        if let Some(node) = self.0.get_mut(node) {
            node.places.push(place);
        }
    }

    fn is_leaf(&self, node: usize) -> bool {
        self.0.get(node).is_none_or(|node| node.children.is_empty())
    }

    /// Looks all of them up.
    pub(super) fn find(&mut self, text: &str, syntax: Syntax) {
        match syntax {
            Syntax::Json => json::find(self, text),
            Syntax::Yaml => yaml::find(self, text),
        }
    }

    /// Looks up the first place of each.
    pub(super) fn find_first(&mut self, text: &str, syntax: Syntax) {
        match syntax {
            Syntax::Json => json::find(self, text),
            Syntax::Yaml => yaml::find_first(self, text),
        }
    }

    /// Where a wanted place was found.
    pub(super) fn all(&self, pointer: &Pointer) -> &[Place] {
        let node = pointer.steps().try_fold(ROOT, |node, key| self.child(node, &key));
        node.and_then(|node| self.0.get(node)).map_or(&[], |node| &node.places)
    }

    /// What to mark for a wanted place: the place itself, or else the nearest one above that was found.
    pub(super) fn nearest(&self, pointer: &Pointer) -> Option<Range<usize>> {
        let mut node = ROOT;
        let mut nearest = self.0.get(node)?.places.first();
        for key in pointer.keys() {
            let Some(child) = self.child(node, &key) else { break };
            node = child;
            nearest = self.0.get(node).and_then(|node| node.places.first()).or(nearest);
        }
        nearest.map(Place::mark)
    }
}

/// The part of a span on the line where it starts, without white space behind it.
fn first_line(text: &str, span: Range<usize>) -> Range<usize> {
    let marked = text.get(span.clone()).unwrap_or_default();
    let line = marked.split(['\r', '\n']).next().unwrap_or_default().trim_end();
    span.start..span.start + line.len()
}

#[cfg(test)]
#[path = "locate_tests.rs"]
mod tests;
