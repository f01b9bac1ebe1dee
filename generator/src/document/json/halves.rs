//! Where a long JSON text is cut in two, if it is laid out with a key a line.
//!
//! The layout says only where to look. Whether the place is what it looks like, the brackets of the first half tell, and that what is
//! open there stands last in it. A string has no line breaks, so no line begins in one.

use std::borrow::Cow;

use super::super::halves::{Halves, MAX_DEPTH};

/// The halves of a text; `None` where it has to be read as one.
pub(super) fn halves(text: &str) -> Option<Halves<'_>> {
    let unit = indentation(text.trim_start().strip_prefix('{')?.trim_start_matches('\r').strip_prefix('\n')?);
    let (before, line, depth) = cut(text, unit)?;
    let above = (1..depth).map(|depth| key(last_line(before, depth * unit)?)).collect::<Option<Vec<_>>>()?;
    let opened = above.iter().flat_map(|key| ["{\"", key, "\":"]).collect::<String>();
    let first = before.trim_end().strip_suffix(',')?.to_owned() + &"}".repeat(depth);
    Some(Halves { first: Cow::Owned(first), second: opened + "{" + text.get(line..)?, keys: above })
}

/// What stands before the first key behind the middle, where its line starts, and how many objects it is in.
fn cut(text: &str, unit: usize) -> Option<(&str, usize, usize)> {
    let middle = text.floor_char_boundary(text.len() / 2);
    let mut at = middle + text.get(middle..)?.find('\n')? + 1;
    for line in text.get(at..)?.split_inclusive('\n') {
        let depth = indentation(line).checked_div(unit)?;
        let before = text.get(..at)?;
        if (1..=MAX_DEPTH + 1).contains(&depth)
            && indentation(line) == depth * unit
            && key(line).is_some()
            && before.trim_end().ends_with(',')
        {
            return Some((before, at, depth));
        }
        at += line.len();
    }
    None
}

/// The last line of a text that begins with a string behind so many spaces.
fn last_line(text: &str, indentation: usize) -> Option<&str> {
    let start = text.rfind(&format!("\n{}\"", " ".repeat(indentation)))? + 1;
    text.get(start..)?.lines().next()
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The key that a line begins with, where it has no escapes.
fn key(line: &str) -> Option<&str> {
    let (key, rest) = line.trim_start_matches(' ').strip_prefix('"')?.split_once('"')?;
    (!key.contains('\\') && rest.trim_start().starts_with(':')).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::super::super::build::Notes;
    use super::super::whole;
    use crate::value::Value;

    fn halves(text: &str) -> Option<Value> {
        super::halves(text)?.parse(&mut Notes::new(text), whole)
    }

    #[test]
    fn halves_say_what_the_whole_says() {
        for (text, keys) in [
            ("{\n  \"a\": 1,\n  \"b\": [\n    2\n  ],\n  \"c\": {}\n}\n", &[] as &[&str]),
            ("{\r\n    \"a\" : 1,\r\n    \"b\" : 2\r\n}\r\n", &[]),
            (
                "{\n \"a\": {\n  \"b\": {\n   \"c\": [1, 1, 1, 1, 1, 1, 1],\n   \"d\": 2\n  },\n  \"e\": 3\n },\n \"f\": 4\n}",
                &["a", "b"],
            ),
            (
                "{\n \"a\": {\n  \"b\": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],\n  \"ä\": \"ä\\n \\\"x\\\": {\"\n },\n \"f\": 4\n}",
                &["a"],
            ),
        ] {
            let whole = whole(text, &mut Notes::new(text)).ok();
            assert!(whole.is_some(), "{text}");
            assert_eq!(halves(text), whole, "{text}");
            assert_eq!(super::halves(text).map(|halves| halves.keys), Some(keys.to_vec()), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_cut_is_read_as_one() {
        for text in [
            "[\n  1,\n  2\n]",
            "{\"a\": 1, \"b\": 2, \"c\": 3}",
            "{\n\"a\": 1,\n\"b\": 2,\n\"c\": 3}",
            "{\n  \"a\": 1\n}",
            // Indentation that is not what it looks like.
            "{\n \"a\": {\n  \"x\": 1 }, \"b\": {\n  \"c\": 1,\n  \"d\": 2\n },\n \"e\": 3\n}",
            "{\n \"a\": 1, \"b\": {\n \"c\": 1,\n \"d\": 2\n }}",
            "{\n \"a\": [{\n  \"c\": 1,\n  \"d\": 2\n }]\n}",
            // The same key in both halves.
            "{\n \"a\": 1,\n \"b\": 2,\n \"a\": 3\n}",
            // Halves that are no JSON.
            "{\n \"a\": 1,\n \"b\": ,\n \"c\": 3,\n \"d\": 4\n}",
            "{\n \"a\": 1,\n \"b\": 2,\n \"c\": 3,\n \"d\": 4\n} 5",
        ] {
            assert_eq!(halves(text), None, "{text}");
        }
    }
}
