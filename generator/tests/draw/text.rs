//! Strings: of any characters, or as their format wants them. A `pattern` is not looked at.

use serde_json::{Map, Value};

use super::{Drawer, count};

/// What stands out in strings: escapes, controls, what takes two UTF-16 units, what changes the direction.
const CHARACTERS: &[char] = &[
    'a',
    'Z',
    '0',
    ' ',
    '"',
    '\\',
    '/',
    '\n',
    '\r',
    '\t',
    '\0',
    '\u{1f}',
    '\u{7f}',
    'é',
    '\u{301}',
    '\u{2028}',
    '\u{202e}',
    '\u{feff}',
    '書',
    '\u{1f4da}',
    '\u{10ffff}',
];

impl Drawer<'_> {
    pub(super) fn text(&mut self, flat: &Map<String, Value>) -> String {
        let number = self.random.u16(1000..9999);
        let (month, two) = (self.random.u8(1..=12), self.random.u8(10..=28));
        match flat.get("format").and_then(Value::as_str) {
            Some("date") => format!("{number}-{month:02}-{two}"),
            Some("date-time") => format!("{number}-{month:02}-{two}T{month:02}:{two}:{two}Z"),
            Some("time") if self.narrow => format!("{month:02}:{two}:{two}"),
            Some("duration") if self.narrow => format!("PT{month}H{two}M"),
            Some("time") => format!("{month:02}:{two}:{two}Z"),
            Some("duration") => format!("P{month}DT{two}M"),
            Some("uuid") => {
                let hex = format!("{:032x}", self.random.u128(..));
                format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
            }
            Some("uri" | "url") => format!("https://example.com/{number}?a={two}"),
            Some("email") => format!("a{number}@example.com"),
            Some("hostname") => format!("a{number}.example.com"),
            Some("ipv4") => format!("192.0.2.{two}"),
            Some("ipv6") => format!("2001:db8::{month:x}"),
            Some("byte" | "base64") => self.base64(),
            _ => self.characters(count(flat, "minLength").unwrap_or(0), count(flat, "maxLength")),
        }
    }

    /// A name for a property that the document does not have.
    pub(super) fn words(&mut self) -> String {
        self.characters(0, Some(12))
    }

    fn base64(&mut self) -> String {
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let letters: Vec<_> = alphabet.chars().collect();
        let groups = self.random.usize(0..5) * 4;
        (0..groups).map(|_| self.choose(&letters).copied().unwrap_or('A')).collect()
    }

    fn characters(&mut self, least: usize, most: Option<usize>) -> String {
        let usual = if self.one_in(50) { 3000 } else { 8 };
        let most = most.unwrap_or(least + usual).min(least + usual).max(least);
        let length = self.random.usize(least..=most);
        (0..length).map(|_| if self.random.bool() { self.random.alphabetic() } else { self.character() }).collect()
    }

    fn character(&mut self) -> char {
        self.choose(CHARACTERS).copied().unwrap_or('a')
    }
}
