//! Names that must differ from one another.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::hash::HashSet;

/// Something that wants a name.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The name it wants.
    pub(crate) wanted: String,
    /// Its name in the document, which tells it apart from others that want the same.
    pub(crate) spelled: String,
}

/// Names that are taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    reserved: BTreeSet<String>,
    /// Whether names that differ only in case are the same, as they are for files on some systems.
    folded: bool,
}

impl Scope {
    /// A scope in which these names are taken already.
    pub(crate) fn new<'a>(reserved: impl IntoIterator<Item = &'a str>) -> Self {
        Self { reserved: reserved.into_iter().map(str::to_owned).collect(), folded: false }
    }

    /// The same, where names must also differ in more than case.
    pub(crate) fn folded(self) -> Self {
        Self { folded: true, ..self }
    }

    /// The names for candidates, in their order.
    ///
    /// Of several that want one name, the one that is spelled so gets it, or else the first by spelling; the others get
    /// something of their own spelling behind it.
    pub(crate) fn resolve(&self, candidates: &[Candidate]) -> Vec<String> {
        if self.all_differ(candidates) {
            return candidates.iter().map(|candidate| candidate.wanted.clone()).collect();
        }
        let mut groups: BTreeMap<Cow<'_, str>, Vec<usize>> = BTreeMap::new();
        for (index, candidate) in candidates.iter().enumerate() {
            groups.entry(self.key(&candidate.wanted)).or_default().push(index);
        }
        let mut taken: BTreeSet<_> = self.reserved.iter().map(|name| self.key(name).into_owned()).collect();
        let mut names = vec![String::new(); candidates.len()];
        let mut losers = Vec::new();
        for (key, mut members) in groups {
            members.sort_by_key(|&index| {
                let candidate = candidates.get(index);
                candidate.map(|candidate| (candidate.spelled != candidate.wanted, &candidate.spelled))
            });
            let mut members = members.into_iter();
            if !taken.contains(key.as_ref()) {
                taken.insert(key.into_owned());
                if let Some(first) = members.next() {
                    set(&mut names, first, candidates.get(first).map(|candidate| candidate.wanted.clone()));
                }
            }
            losers.extend(members);
        }
        for index in losers {
            let Some(candidate) = candidates.get(index) else { continue };
            let name = self.distinguished(candidate, &taken);
            taken.insert(self.key(&name).into_owned());
            set(&mut names, index, Some(name));
        }
        names
    }

    /// Whether each can have the name that it wants, as almost all can.
    fn all_differ(&self, candidates: &[Candidate]) -> bool {
        let reserved: Vec<_> = self.reserved.iter().map(|name| self.key(name)).collect();
        let mut keys = HashSet::default();
        keys.reserve(candidates.len());
        candidates
            .iter()
            .map(|candidate| self.key(&candidate.wanted))
            .all(|key| !reserved.contains(&key) && keys.insert(key))
    }

    fn key<'n>(&self, name: &'n str) -> Cow<'n, str> {
        // Rust compares identifiers after this normalisation.
        let name = if name.is_ascii() { Cow::Borrowed(name) } else { name.nfc().collect() };
        if self.folded { name.to_lowercase().into() } else { name }
    }

    fn distinguished(&self, candidate: &Candidate, taken: &BTreeSet<String>) -> String {
        let is_type = candidate.wanted.starts_with(|c: char| c.is_uppercase());
        let with = |suffix: &str| {
            let separator = if is_type { "" } else { "_" };
            let base = candidate.wanted.trim_end_matches('_');
            format!("{base}{separator}{suffix}")
        };
        let style = with(style(&candidate.spelled, is_type));
        if !taken.contains(self.key(&style).as_ref()) {
            return style;
        }
        let mut text = candidate.spelled.clone();
        loop {
            let name = with(&fingerprint(&text, is_type));
            if !taken.contains(self.key(&name).as_ref()) {
                return name;
            }
            text.push('\'');
        }
    }
}

fn set(names: &mut [String], index: usize, name: Option<String>) {
    if let (Some(place), Some(name)) = (names.get_mut(index), name) {
        *place = name;
    }
}

/// What the spelling of a name is called.
fn style(spelled: &str, is_type: bool) -> &'static str {
    let has = |test: fn(char) -> bool| spelled.chars().any(test);
    let (kebab, snake, dotted) = (spelled.contains('-'), spelled.contains('_'), spelled.contains('.'));
    let names = match () {
        () if kebab => ("Kebab", "kebab"),
        () if snake => ("Snake", "snake"),
        () if dotted => ("Dotted", "dotted"),
        () if !has(char::is_lowercase) => ("Upper", "upper"),
        () if !has(char::is_uppercase) => ("Lower", "lower"),
        () if spelled.starts_with(|c: char| c.is_uppercase()) => ("Pascal", "pascal"),
        () => ("Camel", "camel"),
    };
    if is_type { names.0 } else { names.1 }
}

/// A few letters that depend on the text alone (FNV-1a).
pub(super) fn fingerprint(text: &str, is_type: bool) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let letter = |shift: u32| char::from(b'a' + u8::try_from((hash >> shift) % 26).unwrap_or(0));
    let word: String = [3, 17, 29, 41, 53].into_iter().map(letter).collect();
    if is_type { word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect() } else { word }
}

#[cfg(test)]
mod tests {
    use super::{Candidate, Scope};

    fn resolve(scope: &Scope, candidates: &[(&str, &str)]) -> Vec<String> {
        let candidates: Vec<_> = candidates
            .iter()
            .map(|(wanted, spelled)| Candidate { wanted: (*wanted).into(), spelled: (*spelled).into() })
            .collect();
        scope.resolve(&candidates)
    }

    #[test]
    fn the_one_that_is_spelled_so_keeps_its_name() {
        let scope = Scope::default();
        assert_eq!(resolve(&scope, &[("foo_bar", "fooBar"), ("foo_bar", "foo_bar")]), ["foo_bar_camel", "foo_bar"]);
        assert_eq!(resolve(&scope, &[("foo_bar", "foo_bar"), ("foo_bar", "fooBar")]), ["foo_bar", "foo_bar_camel"]);
        assert_eq!(resolve(&scope, &[("Foo", "foo"), ("Foo", "FOO")]), ["FooLower", "Foo"]);
    }

    #[test]
    fn reserved_names_are_nobodys() {
        assert_eq!(resolve(&Scope::new(["new"]), &[("new", "new")]), ["new_lower"]);
    }

    #[test]
    fn symbols_alone_are_told_apart() {
        let names = resolve(&Scope::default(), &[("unnamed", "<"), ("unnamed", ">"), ("unnamed", "=")]);
        let distinct: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), 3, "{names:?}");
    }

    #[test]
    fn files_differ_in_more_than_case() {
        let names = resolve(&Scope::default().folded(), &[("Foo", "Foo"), ("FOo", "FOo")]);
        let folded: std::collections::BTreeSet<_> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(folded.len(), 2, "{names:?}");
    }
}
