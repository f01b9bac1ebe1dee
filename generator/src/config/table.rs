//! One table of a TOML file: keys are taken out one by one, and what nobody took is unknown.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Entry;
use crate::diagnostics::{Diagnostic, Diagnostics, Position, Source};

pub(super) struct Table<'s, 't> {
    source: &'s Arc<Source>,
    entries: &'t DeTable<'t>,
    /// Its name, with a dot behind it: `names.`; empty for the whole file.
    prefix: String,
    /// The keys that were asked for, in that order.
    known: Vec<String>,
}

impl<'s, 't> Table<'s, 't> {
    pub(super) fn new(source: &'s Arc<Source>, table: &'t Spanned<DeTable<'t>>, prefix: &str) -> Self {
        Self { source, entries: table.get_ref(), prefix: prefix.to_owned(), known: Vec::new() }
    }

    /// The keys that are there, sorted.
    pub(super) fn keys(&self) -> Vec<String> {
        self.entries.keys().map(|key| key.get_ref().to_string()).collect()
    }

    /// Where a key stands.
    pub(super) fn position(&self, key: &str) -> Position {
        let entry = self.entries.iter().find(|(known, _)| known.get_ref().as_ref() == key);
        self.at(entry.map_or(0..0, |(key, _)| key.span()))
    }

    fn at(&self, span: Range<usize>) -> Position {
        Position { source: Arc::clone(self.source), span }
    }

    fn take(&mut self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.known.push(key.to_owned());
        self.entries.get(key)
    }

    /// The table below a key.
    pub(super) fn table(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        let value = self.take(key)?;
        let Some(table) = value.get_ref().as_table() else {
            diagnostics.push(self.mismatch(key, "a table", value));
            return None;
        };
        Some(Self { source: self.source, entries: table, prefix: format!("{}{key}.", self.prefix), known: Vec::new() })
    }

    /// The text of a key.
    pub(super) fn text(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        self.entry(key, diagnostics).map(|entry| entry.text)
    }

    /// The text of a key that Cargo hands on as a line.
    pub(super) fn line(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        self.entry(key, diagnostics).map(|entry| self.checked(key, entry, diagnostics))
    }

    /// The texts of a key that holds a list of such lines.
    pub(super) fn lines(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
        self.list(key, diagnostics).into_iter().map(|entry| self.checked(key, entry, diagnostics)).collect()
    }

    /// Reports what stands in no line. Cargo hands these texts on in variables, which hold no NUL.
    fn checked(&self, key: &str, entry: Entry, diagnostics: &mut Diagnostics) -> String {
        if entry.text.contains(char::is_control) {
            let message = format!("`{}{key}` holds a line break or another control character", self.prefix);
            diagnostics.push(Diagnostic::error(message).positioned(entry.position).help("write it in one line"));
        }
        entry.text
    }

    /// The text of a key, with its place.
    pub(super) fn entry(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<Entry> {
        let value = self.take(key)?;
        self.as_entry(key, value, diagnostics)
    }

    /// The truth value of a key.
    pub(super) fn flag(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<bool> {
        let value = self.take(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            diagnostics.push(self.mismatch(key, "`true` or `false`", value));
        }
        flag
    }

    /// The texts of a key that holds a list.
    pub(super) fn texts(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
        self.list(key, diagnostics).into_iter().map(|entry| entry.text).collect()
    }

    /// The texts of a key that holds a list, with their places.
    pub(super) fn list(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Vec<Entry> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            diagnostics.push(self.mismatch(key, "a list of strings", value));
            return Vec::new();
        };
        items.iter().filter_map(|item| self.as_entry(key, item, diagnostics)).collect()
    }

    /// The texts of a table whose keys are names of the document.
    pub(super) fn entries(&mut self, key: &str, diagnostics: &mut Diagnostics) -> BTreeMap<String, Entry> {
        let Some(mut table) = self.table(key, diagnostics) else { return BTreeMap::new() };
        let keys = table.keys();
        keys.into_iter().filter_map(|key| table.entry(&key, diagnostics).map(|entry| (key, entry))).collect()
    }

    fn as_entry(&self, key: &str, value: &Spanned<DeValue<'_>>, diagnostics: &mut Diagnostics) -> Option<Entry> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            diagnostics.push(self.mismatch(key, "a string", value));
        }
        text.map(|text| Entry { text: text.to_owned(), position: self.at(value.span()) })
    }

    fn mismatch(&self, key: &str, expected: &str, value: &Spanned<DeValue<'_>>) -> Diagnostic {
        let found = value.get_ref().type_str();
        Diagnostic::error(format!("`{}{key}` is {expected}, found {found}", self.prefix))
            .positioned(self.at(value.span()))
            .help(format!("write {expected}"))
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self, diagnostics: &mut Diagnostics) {
        for key in self.entries.keys().filter(|key| !self.known.iter().any(|known| known == key.get_ref().as_ref())) {
            let name = key.get_ref().as_ref();
            diagnostics.push(
                Diagnostic::error(format!("unknown key `{}{name}`", self.prefix))
                    .positioned(self.at(key.span()))
                    .help(self.suggestion(name)),
            );
        }
    }

    fn suggestion(&self, name: &str) -> String {
        let distance = |known: &&String| strsim::damerau_levenshtein(known, name);
        match self.known.iter().min_by_key(distance).filter(|nearest| distance(nearest) <= 2) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("the keys here are {}", listed(&self.known)),
        }
    }
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
