//! A long text in two halves, which are read side by side: there is nothing else to do until a document is read.
//!
//! A text is cut between two keys of the whole document, or of what stands there. Where a half does not parse, or does not fit the other
//! one, the text is read as one, which also says what is wrong with it, and where.

use std::borrow::Cow;

use super::build::Notes;
use super::parse::Failure;
use crate::value::{Object, Value};

/// The most keys above a cut.
pub(super) const MAX_DEPTH: usize = 2;

/// The fewest bytes of a text that is worth to be cut.
pub(super) const LONG: usize = 1 << 16;

/// Two texts that say together what one did.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Halves<'t> {
    pub(super) first: Cow<'t, str>,
    pub(super) second: String,
    /// The keys above the cut. What they name is in both halves.
    pub(super) keys: Vec<&'t str>,
}

impl Halves<'_> {
    /// The value of both; `None` where the text has to be read as one.
    pub(super) fn parse(
        &self,
        notes: &mut Notes,
        read: impl Fn(&str, &mut Notes) -> Result<Value, Failure> + Sync,
    ) -> Option<Value> {
        let half = |text: &str| {
            let mut notes = Notes::new(text);
            read(text, &mut notes).ok().map(|value| (value, notes))
        };
        let (first, second) = rayon::join(|| half(&self.first), || half(&self.second));
        let ((Value::Object(mut first), first_notes), (Value::Object(second), second_notes)) = (first?, second?) else {
            return None;
        };
        join(&mut first, second, &self.keys)?;
        notes.extend(first_notes);
        notes.extend(second_notes);
        Some(Value::Object(first))
    }
}

/// Adds the fields of the second half to those of the first one, where the keys name what stands last.
fn join(first: &mut Object, second: Object, keys: &[&str]) -> Option<()> {
    for (key, value) in second {
        match (keys.split_first().filter(|(first, _)| **first == key), value) {
            (Some((_, keys)), Value::Object(value)) => match first.last_mut() {
                Some((last, Value::Object(object))) if *last == key => join(object, value, keys)?,
                _ => return None,
            },
            (None, value) if !first.contains_key(&key) => drop(first.insert(key, value)),
            _ => return None,
        }
    }
    first.shrink_to_fit();
    Some(())
}
