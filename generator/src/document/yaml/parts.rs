//! Where a long YAML text is cut.
//!
//! Where a cut would change what the text says, a part does not parse or does not fit those before it, or the text is not cut in the
//! first place.

use super::super::parts::{MAX_DEPTH, Part, Parts};
use crate::lines::lines;

/// Where a text is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cut<'t> {
    at: usize,
    /// The lines of the keys above that place.
    above: Vec<&'t str>,
}

/// The parts of a text, of so many bytes or more each; `None` where it has to be read as one.
pub(super) fn parts(text: &str, length: usize) -> Option<Parts<'_>> {
    let cuts = cuts(text, length)?;
    let ends = cuts.iter().map(|cut| cut.at).chain([text.len()]);
    let starts = [Cut { at: 0, above: Vec::new() }].into_iter().chain(cuts.iter().cloned());
    let part = |(Cut { at, above }, end)| {
        let keys = above.iter().filter_map(|line: &&str| line.trim().strip_suffix(':')).collect();
        Some(Part { keys, opening: above.concat(), text: text.get(at..end)?, closing: String::new() })
    };
    starts.zip(ends).map(part).collect::<Option<_>>().map(Parts)
}

/// Where a text is cut: each time before the first key that so many bytes stand before; `None` where there is no such place.
fn cuts(text: &str, length: usize) -> Option<Vec<Cut<'_>>> {
    let begins = |line: &&str| !line.trim_start().is_empty() && !line.starts_with(['#', '-']);
    if !text.lines().find(begins)?.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let (mut at, mut next) = (0_usize, length);
    let mut cuts = Vec::new();
    let mut above: Vec<(usize, &str)> = Vec::new();
    for line in lines(text) {
        let is_start = at == 0 && line.trim_end() == "---";
        if !is_start && !is_harmless(line) {
            return None;
        }
        // Most lines lie below one that is too deep.
        let is_deep = above.get(MAX_DEPTH).is_some_and(|(outer, _)| is_indented(line, outer + 1));
        if !is_deep && is_content(line) {
            let indentation = line.bytes().take_while(|byte| *byte == b' ').count();
            let depth = above.iter().take_while(|(outer, _)| *outer < indentation).count();
            // The first of its object is not cut off: nothing would be left that tells that it is one.
            let is_first = above.get(depth).is_none_or(|(before, _)| *before != indentation);
            above.truncate(depth);
            let is_inside = || above.len() <= MAX_DEPTH && above.iter().all(|(_, line)| is_key(line));
            if at >= next && !is_first && is_inside() && is_key(line) {
                cuts.push(Cut { at, above: above.iter().map(|(_, line)| *line).collect() });
                next = at + length;
            }
            above.push((indentation, line));
        }
        at += line.len();
    }
    (!cuts.is_empty()).then_some(cuts)
}

/// Whether a line begins with so many spaces.
fn is_indented(line: &str, spaces: usize) -> bool {
    line.len() >= spaces && line.bytes().take(spaces).all(|byte| byte == b' ')
}

/// Whether a line says anything.
fn is_content(line: &str) -> bool {
    let content = line.trim_start();
    !content.is_empty() && !line.trim_start_matches(' ').starts_with('#')
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
    use super::{Cut, cuts};
    use crate::value::Value;

    /// The value of a text that is cut wherever it can be.
    fn parts(text: &str) -> Option<Value> {
        super::parts(text, 1)?.parse(&mut Notes::new(text), whole)
    }

    fn cut<'t>(at: &str, above: &[&'t str]) -> Cut<'t> {
        Cut { at: at.len(), above: above.to_vec() }
    }

    #[test]
    fn parts_say_what_the_whole_says() {
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
            assert_eq!(parts(text), whole, "{text}");
        }
        let text = "a: 1\nb:\n  c: 2\nd:\n  e: 3\n";
        assert_eq!(cuts(text, 1), Some(vec![cut("a: 1\n", &[]), cut("a: 1\nb:\n  c: 2\n", &[])]));
        assert_eq!(cuts(text, 6), Some(vec![cut("a: 1\nb:\n  c: 2\n", &[])]));
        let text = "a: 1\nb:\n  c:\n    d:\n      e: 2\n    /f/{g}:\n      h: 3\n  i: 4\nj: 5\n";
        let expected = [cut("a: 1\n", &[]), cut("a: 1\nb:\n  c:\n    d:\n      e: 2\n", &["b:\n", "  c:\n"])];
        assert_eq!(cuts(text, 1), Some(expected.to_vec()));
        assert_eq!(parts(text), whole(text, &mut Notes::new(text)).ok());
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
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn parts_share_what_aliases_may_add() {
        let bomb = format!("a:\n- &x {}\n{}", "x".repeat(1000), "- *x\n".repeat(1000));
        let text = |last| ('b'..=last).fold(bomb.clone(), |text, key| text + &format!("{key}:\n  l: 1\n"));
        assert!(parts(&text('c')).is_some());
        assert_eq!(parts(&text('h')), None);
        assert!(whole(&text('h'), &mut Notes::new(&text('h'))).is_ok());
    }

    #[test]
    fn duplicates_in_a_part_are_noted() {
        let text = "a:\n  x: 1\n  x: 2\nb:\n  y: 1\n  y: 2\n";
        let mut notes = Notes::new(text);
        super::parts(text, 1).unwrap().parse(&mut notes, whole).unwrap();
        let places: Vec<_> = notes.duplicates.iter().map(ToString::to_string).collect();
        assert_eq!(places, ["#/a/x", "#/b/y"]);
    }
}
