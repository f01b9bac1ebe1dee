//! A long text in parts, which are read side by side: there is nothing else to do until a document is read.
//!
//! A text is cut between two keys of the whole document, or of what stands there. Where a part does not parse, or does not fit those
//! before it, the text is read as one, which also says what is wrong with it, and where.

use std::borrow::Cow;

use rayon::prelude::*;

use super::build::Notes;
use super::parse::Failure;
use crate::value::{Object, Value};

/// The most keys above a cut.
pub(super) const MAX_DEPTH: usize = 2;

/// The fewest bytes of a text that is worth to be cut.
const LONG: usize = 1 << 16;

/// The most bytes of a part, about: what a parser holds of so many fits into the caches of a processor.
const LENGTH: usize = 1 << 16;

/// How many bytes a part of a text has at least; `None` where the text is short.
pub(super) fn length(text: &str) -> Option<usize> {
    (text.len() >= LONG).then(|| LENGTH.min(text.len() / 2))
}

/// Texts that say together what one did.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts<'t>(pub(super) Vec<Part<'t>>);

/// A text that begins with a key.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part<'t> {
    /// The keys above the cut. What they name is in the part before as well.
    pub(super) keys: Vec<&'t str>,
    /// The same as they are written before the text.
    pub(super) opening: String,
    pub(super) text: &'t str,
    /// What ends the objects that are open behind the text.
    pub(super) closing: String,
}

impl<'t> Part<'t> {
    fn whole(&self) -> Cow<'t, str> {
        match (self.opening.as_str(), self.closing.as_str()) {
            ("", "") => Cow::Borrowed(self.text),
            (opening, closing) => Cow::Owned([opening, self.text, closing].concat()),
        }
    }
}

impl Parts<'_> {
    /// The value of all; `None` where the text has to be read as one.
    pub(super) fn parse(
        &self,
        notes: &mut Notes,
        read: impl Fn(&str, &mut Notes) -> Result<Value, Failure> + Sync,
    ) -> Option<Value> {
        let read = |part: &Part<'_>| {
            let text = part.whole();
            let mut notes = Notes::of_part(&text, self.0.len());
            read(&text, &mut notes).ok().map(|value| (value, notes))
        };
        // One at a time, so that no thread is left with several of them.
        let parts: Option<Vec<_>> = self.0.par_iter().with_max_len(1).map(read).collect();
        let mut all = Object::default();
        for (part, (value, noted)) in self.0.iter().zip(parts?) {
            let Value::Object(object) = value else { return None };
            join(&mut all, object, &part.keys)?;
            notes.extend(noted);
        }
        Some(Value::Object(all))
    }
}

/// Adds the fields of a part to those of the parts before, where the keys name what stands last.
fn join(all: &mut Object, part: Object, keys: &[&str]) -> Option<()> {
    for (key, value) in part {
        match (keys.split_first().filter(|(first, _)| **first == key), value) {
            (Some((_, keys)), Value::Object(value)) => match all.last_mut() {
                Some((last, Value::Object(object))) if *last == key => join(object, value, keys)?,
                _ => return None,
            },
            (None, value) if !all.contains_key(&key) => drop(all.insert(key, value)),
            _ => return None,
        }
    }
    Some(())
}
