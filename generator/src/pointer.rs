//! JSON Pointers (RFC 6901), the names that every stage uses for places in the document.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

/// A JSON Pointer in its fragment form: `#/paths/~1oauth~1token/post`.
///
/// Pointers name places in the document as it stands after other files were brought in; [`crate::document::Document`] knows
/// which file and line each place came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

/// What names a place in another one: a key of an object, or an index of an array.
pub trait Key {
    /// Writes it as a pointer has it.
    fn write(&self, place: &mut String);
}

impl Key for str {
    fn write(&self, place: &mut String) {
        if self.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            place.push_str(&self.replace('~', "~0").replace('/', "~1"));
        } else {
            place.push_str(self);
        }
    }
}

impl Key for String {
    fn write(&self, place: &mut String) {
        self.as_str().write(place);
    }
}

impl Key for Cow<'_, str> {
    fn write(&self, place: &mut String) {
        self.as_ref().write(place);
    }
}

impl Key for usize {
    fn write(&self, place: &mut String) {
        // Writing to a text cannot fail.
        let _ = write!(place, "{self}");
    }
}

impl<K: Key + ?Sized> Key for &K {
    fn write(&self, place: &mut String) {
        (**self).write(place);
    }
}

impl Pointer {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads the part of a `$ref` behind its `#`, percent escapes included; `None` where it is no JSON Pointer.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        let text = percent_decode(fragment)?;
        (text.is_empty() || text.starts_with('/')).then_some(Self(text))
    }

    /// The place below this one that `key` names: a key of an object, or an index of an array.
    #[must_use]
    pub fn join(&self, key: impl Key) -> Self {
        let mut place = String::with_capacity(self.0.len() + 24);
        place.push_str(&self.0);
        place.push('/');
        key.write(&mut place);
        Self(place)
    }

    /// The place that holds this one; `None` for the whole document.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').and_then(|end| self.0.get(..end)).map(|parent| Self(parent.to_owned()))
    }

    /// The keys from the root to this place, unescaped.
    pub fn keys(&self) -> impl Iterator<Item = String> + '_ {
        self.steps().map(Cow::into_owned)
    }

    /// The same keys, borrowed where they hold no escapes: values are looked up far more often than anything else is done.
    pub(crate) fn steps(&self) -> impl Iterator<Item = Cow<'_, str>> + '_ {
        let key = move |key| if str::contains(key, '~') { Cow::Owned(unescaped(key)) } else { Cow::Borrowed(key) };
        self.0.split('/').skip(1).map(key)
    }

    /// The place as it is written, without its `#`.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// What this place is relative to `ancestor`; `None` where it does not lie below it.
    #[must_use]
    pub fn below(&self, ancestor: &Self) -> Option<&str> {
        self.0.strip_prefix(ancestor.0.as_str()).filter(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// This place with `rest`, as [`Self::below`] gives it, appended.
    #[must_use]
    pub fn append(&self, rest: &str) -> Self {
        Self([&self.0, rest].concat())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}", self.0)
    }
}

impl serde::Serialize for Pointer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Undoes `~1` and `~0` in one go: the keys of all paths have them.
pub(crate) fn unescaped(key: &str) -> String {
    let mut text = String::with_capacity(key.len());
    let mut rest = key;
    while let Some((before, after)) = rest.split_once('~') {
        text.push_str(before);
        let (sign, behind) = match after.as_bytes().first() {
            Some(b'1') => ('/', 1),
            Some(b'0') => ('~', 1),
            _ => ('~', 0),
        };
        text.push(sign);
        rest = after.get(behind..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

/// Undoes `%41`; `None` where an escape is broken or what comes out is not UTF-8.
pub(crate) fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn escapes_and_unescapes_keys() {
        let pointer = Pointer::root().join("paths").join("/a~b").join(0);
        assert_eq!(pointer.to_string(), "#/paths/~1a~0b/0");
        assert_eq!(pointer.keys().collect::<Vec<_>>(), ["paths", "/a~b", "0"]);
    }

    #[test]
    fn escapes_are_undone_once() {
        for (escaped, key) in [("~01", "~1"), ("~10", "/0"), ("~~1~0~", "~/~~"), ("a~2", "a~2"), ("~1~1", "//")] {
            assert_eq!(super::unescaped(escaped), key);
            assert_eq!(escaped.replace("~1", "/").replace("~0", "~"), key);
        }
    }

    #[test]
    fn reads_fragments_with_percent_escapes() {
        let pointer = Pointer::from_fragment("/paths/~1%7Bid%7D").unwrap_or_default();
        assert_eq!(pointer.keys().collect::<Vec<_>>(), ["paths", "/{id}"]);
        assert_eq!(Pointer::from_fragment("name"), None);
        assert_eq!(Pointer::from_fragment("/%zz"), None);
    }

    #[test]
    fn knows_what_lies_below() {
        let place = Pointer::root().join("a").join("b");
        assert_eq!(place.below(&Pointer::root().join("a")), Some("/b"));
        assert_eq!(Pointer::root().join("ab").below(&Pointer::root().join("a")), None);
        assert_eq!(place.parent(), Some(Pointer::root().join("a")));
    }
}
