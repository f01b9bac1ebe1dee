//! Where a long JSON text is cut, if it is laid out with a key a line.
//!
//! The layout says only where to look. Whether a place is what it looks like, the brackets of the part before tell, and that what is open
//! there stands last in it. A string has no line breaks, so no line begins in one.

use super::super::parts::{MAX_DEPTH, Part, Parts};
use crate::lines::lines;

/// Where a text is cut.
struct Cut<'t> {
    at: usize,
    /// The keys of the objects above that place but for the outermost one.
    above: Vec<&'t str>,
}

/// The parts of a text, of so many bytes or more each; `None` where it has to be read as one.
pub(super) fn parts(text: &str, length: usize) -> Option<Parts<'_>> {
    let cuts = cuts(text, length)?;
    let ends = cuts.iter().map(|cut| Some((cut.at, cut.above.len() + 1))).chain([None]);
    let starts = std::iter::once((0, &[] as &[&str])).chain(cuts.iter().map(|cut| (cut.at, cut.above.as_slice())));
    starts.zip(ends).map(|((at, above), end)| part(text, at, above, end)).collect::<Option<_>>().map(Parts)
}

/// What stands between two places, in the objects around it. `end` says as well how many objects it is in; `None` is the end of all.
fn part<'t>(text: &'t str, at: usize, above: &[&'t str], end: Option<(usize, usize)>) -> Option<Part<'t>> {
    let opened = above.iter().flat_map(|key| ["{\"", key, "\":"]);
    let opening = if at == 0 { String::new() } else { opened.chain(["{"]).collect() };
    let (text, closing) = match end {
        Some((end, depth)) => (text.get(at..end)?.trim_end().strip_suffix(',')?, "}".repeat(depth)),
        None => (text.get(at..)?, String::new()),
    };
    Some(Part { keys: above.to_vec(), opening, text, closing })
}

/// Where a text is cut: each time before the first key that so many bytes stand before; `None` where there is no such place.
fn cuts(text: &str, length: usize) -> Option<Vec<Cut<'_>>> {
    let first = text.trim_start().strip_prefix('{')?.trim_start_matches('\r').strip_prefix('\n')?;
    let unit = indentation(first, first.len());
    let (mut at, mut next) = (0, length);
    let mut cuts = Vec::new();
    let mut above: Vec<Option<&str>> = Vec::new();
    let mut before = "";
    for line in lines(text) {
        // Most lines lie deeper than any cut.
        let indented = indentation(line, (MAX_DEPTH + 2).saturating_mul(unit));
        let depth = indented.checked_div(unit)?;
        if (1..=MAX_DEPTH + 1).contains(&depth) && indented == depth * unit && line.get(indented..)?.starts_with('"') {
            let key = key(line);
            above.resize(depth, None);
            let outer = || above.iter().take(depth - 1).copied().collect::<Option<_>>();
            if at >= next
                && key.is_some()
                && before.trim_end().ends_with(',')
                && let Some(above) = outer()
            {
                cuts.push(Cut { at, above });
                next = at + length;
            }
            above.pop();
            above.push(key);
        }
        at += line.len();
        before = line;
    }
    (!cuts.is_empty()).then_some(cuts)
}

/// With how many spaces a line begins, up to so many.
fn indentation(line: &str, most: usize) -> usize {
    line.bytes().take(most).take_while(|byte| *byte == b' ').count()
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

    /// The value of a text that is cut wherever it can be.
    fn parts(text: &str) -> Option<Value> {
        super::parts(text, 1)?.parse(&mut Notes::new(text), whole)
    }

    /// The keys above each cut, separated by dots.
    fn cuts(text: &str, length: usize) -> Vec<String> {
        super::cuts(text, length).unwrap_or_default().iter().map(|cut| cut.above.join(".")).collect()
    }

    #[test]
    fn parts_say_what_the_whole_says() {
        for (text, expected) in [
            ("{\n  \"a\": 1,\n  \"b\": [\n    2\n  ],\n  \"c\": {}\n}\n", &["", ""] as &[&str]),
            ("{\r\n    \"a\" : 1,\r\n    \"b\" : 2\r\n}\r\n", &[""]),
            (
                "{\n \"a\": {\n  \"b\": {\n   \"c\": [1, 1, 1, 1, 1, 1, 1],\n   \"d\": 2\n  },\n  \"e\": 3\n },\n \"f\": 4\n}",
                &["a.b", "a", ""],
            ),
            (
                "{\n \"a\": {\n  \"b\": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],\n  \"ä\": \"ä\\n \\\"x\\\": {\"\n },\n \"f\": 4\n}",
                &["a", ""],
            ),
        ] {
            let whole = whole(text, &mut Notes::new(text)).ok();
            assert!(whole.is_some(), "{text}");
            assert_eq!(parts(text), whole, "{text}");
            assert_eq!(cuts(text, 1), expected, "{text}");
        }
        assert_eq!(cuts("{\n \"a\": {\n  \"b\": 1,\n  \"c\": 2\n },\n \"d\": 3,\n \"e\": 4\n}", 20), ["a", ""]);
        assert_eq!(cuts("{\n \"a\": {\n  \"\\/b\": {\n   \"c\": 2,\n   \"d\": 3\n  },\n  \"e\": 3\n }\n}", 1), ["a"]);
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
            // The same key in two parts.
            "{\n \"a\": 1,\n \"b\": 2,\n \"a\": 3\n}",
            // Parts that are no JSON.
            "{\n \"a\": 1,\n \"b\": ,\n \"c\": 3,\n \"d\": 4\n}",
            "{\n \"a\": 1,\n \"b\": 2,\n \"c\": 3,\n \"d\": 4\n} 5",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
