//! Places in YAML text.

mod sections;

use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

use super::{Place, ROOT, Wanted, first_line};

/// Finds what stands before the end, or before the first thing that the parser does not understand.
pub(super) fn find(wanted: &mut Wanted, text: &str) {
    let _ = find_in(wanted, text, 0..text.len(), ROOT);
}

/// Finds the first of each.
pub(super) fn find_first(wanted: &mut Wanted, text: &str) {
    if sections::find(wanted, text).is_none() {
        find(wanted, text);
    }
}

/// Finds what stands in a part of a text, which is what a node stands for or one field of it; `None` where the parser does not understand
/// it.
fn find_in(wanted: &mut Wanted, text: &str, part: Range<usize>, node: usize) -> Option<()> {
    let part_text = text.get(part.clone())?;
    let mut finder =
        Finder { wanted, text, start: part.start, root: node, offsets: offsets(part_text), open: Vec::new() };
    for event in Parser::new_from_str(part_text) {
        let (event, span) = event.ok()?;
        if finder.take(event, span).is_none() {
            break;
        }
    }
    Some(())
}

/// The byte where each character starts; nothing where all of them take one byte.
fn offsets(text: &str) -> Vec<usize> {
    if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(offset, _)| offset).collect() }
}

struct Finder<'w, 't> {
    wanted: &'w mut Wanted,
    text: &'t str,
    /// Where the part starts that is read.
    start: usize,
    /// What it stands for.
    root: usize,
    /// Where its characters start.
    offsets: Vec<usize>,
    open: Vec<Open>,
}

/// A list or an object that was not closed yet, with its node where something in it is wanted.
enum Open {
    List { node: Option<usize>, index: usize },
    Object { node: Option<usize>, key: Option<(String, Range<usize>)> },
}

impl Finder<'_, '_> {
    /// Takes the next event; `None` where there is no use in going on.
    fn take(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        match event {
            Event::Scalar(text, ..) => {
                if let Some(Open::Object { key: key @ None, .. }) = self.open.last_mut() {
                    *key = Some((text.into_owned(), 0..0));
                    let place = first_line(self.text, self.bytes(span));
                    self.set_key_place(place);
                } else {
                    self.value(span, false);
                }
            }
            Event::Alias(_) => {
                self.require_value()?;
                self.value(span, true);
            }
            Event::SequenceStart(..) => {
                self.require_value()?;
                let node = self.value(span, true);
                self.open.push(Open::List { node, index: 0 });
            }
            Event::MappingStart(..) => {
                self.require_value()?;
                let node = self.value(span, true);
                self.open.push(Open::Object { node, key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => drop(self.open.pop()),
            Event::DocumentEnd => return None,
            _ => {}
        }
        Some(())
    }

    fn set_key_place(&mut self, place: Range<usize>) {
        if let Some(Open::Object { key: Some((_, span)), .. }) = self.open.last_mut() {
            *span = place;
        }
    }

    /// Keys that are no plain text never get this far: the document was refused.
    fn require_value(&self) -> Option<()> {
        (!matches!(self.open.last(), Some(Open::Object { key: None, .. }))).then_some(())
    }

    /// Notes where a value stands. Gives its node, where it is wanted.
    fn value(&mut self, span: Span, container: bool) -> Option<usize> {
        let (node, key) = self.next_place();
        let node = node?;
        let mut value = self.bytes(span);
        if container {
            value.end = self.text.len();
        }
        self.wanted.found(node, Place { key, value: first_line(self.text, value), container });
        Some(node)
    }

    /// The node and the key of the value that comes next, and moves on to the one behind it.
    fn next_place(&mut self) -> (Option<usize>, Option<Range<usize>>) {
        match self.open.last_mut() {
            None => (Some(self.root), None),
            Some(Open::List { node, index }) => {
                let child = node.and_then(|node| self.wanted.child(node, &index.to_string()));
                *index += 1;
                (child, None)
            }
            Some(Open::Object { node, key }) => match key.take() {
                Some((name, span)) => (node.and_then(|node| self.wanted.child(node, &name)), Some(span)),
                None => (None, None),
            },
        }
    }

    fn bytes(&self, span: Span) -> Range<usize> {
        self.byte(span.start.index())..self.byte(span.end.index())
    }

    fn byte(&self, character: usize) -> usize {
        let ascii = self.offsets.is_empty();
        let byte = if ascii { Some(character) } else { self.offsets.get(character).copied() };
        byte.map_or(self.text.len(), |byte| self.start + byte).min(self.text.len())
    }
}
