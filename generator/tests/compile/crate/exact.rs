//! JSON texts that say the same, without rounding: properties in any order, numbers by all their digits.

use std::collections::BTreeMap;

/// One text for all that say the same.
pub(crate) fn canonical(text: &str) -> String {
    let mut reader = Reader { rest: text.trim() };
    let value = reader.value();
    assert!(reader.rest.is_empty(), "no JSON: {text}");
    value
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn value(&mut self) -> String {
        match self.rest.chars().next() {
            Some('{') => self.object(),
            Some('[') => {
                let items = self.sequence(']', Self::value);
                format!("[{}]", items.join(","))
            }
            Some('"') => self.string(),
            _ => {
                let word = self.take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '+' | '.'));
                if matches!(word.as_str(), "null" | "true" | "false") { word } else { number(&word) }
            }
        }
    }

    fn object(&mut self) -> String {
        let entries = self.sequence('}', |reader| {
            let key = reader.string();
            reader.skip();
            reader.rest = reader.rest.strip_prefix(':').unwrap();
            reader.skip();
            (key, reader.value())
        });
        // Of several properties with one name the last counts.
        let entries: BTreeMap<_, _> = entries.into_iter().collect();
        let entries: Vec<_> = entries.into_iter().map(|(key, value)| format!("{key}:{value}")).collect();
        format!("{{{}}}", entries.join(","))
    }

    fn sequence<T>(&mut self, end: char, item: impl Fn(&mut Self) -> T) -> Vec<T> {
        let mut items = Vec::new();
        self.rest = &self.rest[1..];
        self.skip();
        while !self.rest.starts_with(end) {
            items.push(item(self));
            self.skip();
            self.rest = self.rest.strip_prefix(',').unwrap_or(self.rest);
            self.skip();
        }
        self.rest = &self.rest[1..];
        items
    }

    fn string(&mut self) -> String {
        let (mut end, mut escaped) = (0, false);
        for (at, c) in self.rest.char_indices().skip(1) {
            if c == '"' && !escaped {
                end = at + 1;
                break;
            }
            escaped = c == '\\' && !escaped;
        }
        let (string, rest) = self.rest.split_at(end);
        self.rest = rest;
        serde_json::to_string(&serde_json::from_str::<String>(string).unwrap()).unwrap()
    }

    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take_while(&mut self, is_part: impl Fn(char) -> bool) -> String {
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word.to_owned()
    }
}

/// All significant digits of a number, and the power of ten of the last one.
fn number(text: &str) -> String {
    let lower = text.to_lowercase();
    let (mantissa, exponent) = lower.split_once('e').unwrap_or((&lower, "0"));
    let (sign, digits) = mantissa.strip_prefix('-').map_or(("", mantissa), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = format!("{whole}{fraction}");
    let kept = digits.trim_end_matches('0');
    let zeros = i64::try_from(digits.len() - kept.len()).unwrap();
    let exponent = exponent.parse::<i64>().unwrap() - i64::try_from(fraction.len()).unwrap() + zeros;
    match kept.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => format!("{sign}{digits}e{exponent}"),
    }
}

#[test]
fn numbers_are_equal_by_value() {
    assert_eq!(canonical("[1, 10, 1e1, 0.0, -0, 0.03]"), canonical("[1.0, 1.0E+1, 100e-1, 0, 0.0, 3e-2]"));
    assert_ne!(canonical("12345678901234567891"), canonical("12345678901234567890"));
    assert_eq!(canonical(r#"{"b": [], "a": "\u0041\""}"#), canonical(r#"{"a":"A\"","b":[ ]}"#));
}
