//! Where a long YAML text is cut in two.
//!
//! Where a cut would change what the text says, a half does not parse or does not fit the other one, or the text is not cut in the first
//! place.

use std::borrow::Cow;

use super::super::halves::{Halves, MAX_DEPTH};

/// Where a text is cut.
#[derive(Debug, PartialEq, Eq)]
struct Cut<'t> {
    at: usize,
    /// The lines of the keys above that place.
    above: Vec<&'t str>,
}

/// The halves of a text; `None` where it has to be read as one.
pub(super) fn halves(text: &str) -> Option<Halves<'_>> {
    let Cut { at, above } = cut(text)?;
    let (first, rest) = text.split_at_checked(at)?;
    let keys = above.iter().filter_map(|line| line.trim().strip_suffix(':')).collect();
    Some(Halves { first: Cow::Borrowed(first), second: above.concat() + rest, keys })
}

/// Where a text is cut: before the key that is nearest to its middle.
fn cut(text: &str) -> Option<Cut<'_>> {
    let begins = |line: &&str| !line.trim_start().is_empty() && !line.starts_with(['#', '-']);
    if !text.lines().find(begins)?.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let (mut at, mut cut) = (0_usize, None::<Cut<'_>>);
    let middle = text.len() / 2;
    let mut above: Vec<(usize, &str)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let is_first = at == 0 && line.trim_end() == "---";
        if !is_first && !is_harmless(line) {
            return None;
        }
        let content = line.trim_start_matches(' ');
        let is_content = !content.trim_start().is_empty() && !content.starts_with('#');
        let is_nearer = cut.as_ref().is_none_or(|cut| at.abs_diff(middle) < cut.at.abs_diff(middle));
        if is_content && is_nearer {
            let indentation = line.len() - content.len();
            above.truncate(above.iter().take_while(|(outer, _)| *outer < indentation).count());
            let is_inside = above.len() <= MAX_DEPTH && above.iter().all(|(_, line)| is_key(line));
            if at > 0 && is_inside && is_key(line) {
                cut = Some(Cut { at, above: above.iter().map(|(_, line)| *line).collect() });
            }
            above.push((indentation, line));
        }
        at += line.len();
    }
    cut
}

/// Whether a line is in no way about more than one key: it is one, it belongs to one, or it says nothing.
fn is_harmless(line: &str) -> bool {
    match line.as_bytes() {
        [b'-', next, ..] => matches!(next, b' ' | b'\n' | b'\r'),
        [first, ..] => matches!(first, b' ' | b'\n' | b'\r' | b'#') || first.is_ascii_alphabetic(),
        [] => true,
    }
}

/// Whether a line is a key, and nothing else.
fn is_key(line: &str) -> bool {
    let key = line.trim().strip_suffix(':').unwrap_or_default();
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "-_./{}".contains(letter);
    key.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/') && key.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::super::super::build::Notes;
    use super::super::whole;
    use super::{Cut, cut};
    use crate::value::Value;

    fn halves(text: &str) -> Option<Value> {
        super::halves(text)?.parse(&mut Notes::new(text), whole)
    }

    #[test]
    fn halves_say_what_the_whole_says() {
        for text in [
            "a: 1\nb:\n  c: [2,\n    3]\nd: |\n  b:\n  e\n",
            "---\n# A comment.\nopenapi: 3.0.0\ninfo: 1\npaths:\n  /a: &x {y: 1}\nz: *x\n",
            "a:\r\n  b: c\r\nd:\r\n  - e\r\n",
            "a:\nb:\nc:\n",
            "a:\n- b: 1\n- c\nd:\n- e: &x\n    f: 2\n- *x\n",
            "a:\n  b: |+\n    c\n\n\n  d:\n    e: 1\n",
        ] {
            let whole = whole(text, &mut Notes::new(text)).ok();
            assert!(whole.is_some(), "{text}");
            assert_eq!(halves(text), whole, "{text}");
        }
        let text = "a: 1\nb:\n  c: 2\nd:\n  e: 3\n";
        assert_eq!(cut(text), Some(Cut { at: "a: 1\nb:\n  c: 2\n".len(), above: Vec::new() }));
        assert!(halves(text).is_some());
        let text = "a: 1\nb:\n  c:\n    d:\n      e: 2\n    /f/{g}:\n      h: 3\n  i: 4\nj: 5\n";
        assert_eq!(
            cut(text),
            Some(Cut { at: "a: 1\nb:\n  c:\n    d:\n      e: 2\n".len(), above: vec!["b:\n", "  c:\n"] })
        );
        assert_eq!(halves(text), whole(text, &mut Notes::new(text)).ok());
    }

    #[test]
    fn what_cannot_be_cut_is_read_as_one() {
        for text in [
            "a: \"x\nb:\n\"\n",
            "a: {x: 1\nb:\n}\n",
            "a: 1\n...\nb:\n  c: 2\n",
            "a: 1\n---\nb:\n  c: 2\n",
            "a: &a {x: 1}\nb:\n  c: *a\n",
            "a: {x: 1}\n<<: {y: 2}\nb:\n  c: 1\n",
            "a:\n  x: 1\nb:\n  y: 2\na:\n  z: 3\n",
            "  a: 1\nb:\n  c: 2\n",
            "- a\nb:\n  c: 2\n",
            "a\nb:\n  c: 2\n",
            "a: 1\n",
            "a:\n  b:\n    c: |\n      d: 1\n    c:\n      d: 2\n",
            "a:\n  x: \"1\n  b:\n    2\"\n    c:\n      d: 4\n",
            "a:\n- b: 1\n- c: \"\n  d:\n    \"\n",
        ] {
            assert_eq!(halves(text), None, "{text}");
        }
    }

    #[test]
    fn duplicates_in_a_half_are_noted() {
        let text = "a:\n  x: 1\n  x: 2\nb:\n  y: 1\n  y: 2\n";
        let mut notes = Notes::new(text);
        super::halves(text).unwrap().parse(&mut notes, whole).unwrap();
        let places: Vec<_> = notes.duplicates.iter().map(ToString::to_string).collect();
        assert_eq!(places, ["#/a/x", "#/b/y"]);
    }
}
