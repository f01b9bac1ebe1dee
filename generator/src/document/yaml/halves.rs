//! A long YAML text in two halves, which are read side by side: reading is what nothing else can be done beside.
//!
//! A text is cut between two keys of the whole document. Where a cut would change what the text says, a half does not parse, or it
//! is not cut in the first place; then the text is read as one, which also says what is wrong with it, and where.

use super::super::build::Notes;
use super::Failure;
use crate::value::Value;

/// The value of a text, read in two halves; `None` where it has to be read as one.
pub(super) fn parse(
    text: &str,
    notes: &mut Notes,
    read: impl Fn(&str, &mut Notes) -> Result<Value, Failure> + Sync,
) -> Option<Value> {
    let (first, second) = text.split_at_checked(cut(text)?)?;
    let half = |text: &str| {
        let mut notes = Notes::new(text);
        read(text, &mut notes).ok().map(|value| (value, notes))
    };
    let (first, second) = rayon::join(|| half(first), || half(second));
    let ((Value::Object(mut first), first_notes), (Value::Object(second), second_notes)) = (first?, second?) else {
        return None;
    };
    if second.keys().any(|key| first.contains_key(key)) {
        return None;
    }
    first.extend(second);
    notes.extend(first_notes);
    notes.extend(second_notes);
    Some(Value::Object(first))
}

/// Where a text is cut: before the key of the whole document that is nearest to its middle.
fn cut(text: &str) -> Option<usize> {
    let begins = |line: &&str| !line.trim_start().is_empty() && !line.starts_with(['#', '-']);
    if !text.lines().find(begins)?.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let (mut at, mut cut) = (0_usize, None::<usize>);
    let middle = text.len() / 2;
    for line in text.split_inclusive('\n') {
        if !is_harmless(line) && !(at == 0 && line.trim_end() == "---") {
            return None;
        }
        let is_nearer = cut.is_none_or(|cut| at.abs_diff(middle) < cut.abs_diff(middle));
        if at > 0 && is_nearer && is_key(line) {
            cut = Some(at);
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

/// Whether a line is a key of the whole document, and nothing else.
fn is_key(line: &str) -> bool {
    let key = line.trim_end().strip_suffix(':').unwrap_or_default();
    key.starts_with(|first: char| first.is_ascii_alphabetic())
        && key.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::super::super::build::Notes;
    use super::super::whole;
    use super::{cut, parse};
    use crate::value::Value;

    fn halves(text: &str) -> Option<Value> {
        parse(text, &mut Notes::new(text), whole)
    }

    #[test]
    fn halves_say_what_the_whole_says() {
        for text in [
            "a: 1\nb:\n  c: [2,\n    3]\nd: |\n  b:\n  e\n",
            "---\n# A comment.\nopenapi: 3.0.0\npaths:\n  /a: &x {y: 1}\ntags:\n- name: z\n- *x\n",
            "a:\r\n  b: c\r\nd:\r\n  - e\r\n",
            "a:\nb:\nc:\n",
        ] {
            let whole = whole(text, &mut Notes::new(text)).unwrap_or(Value::Null);
            if let Some(halves) = halves(text) {
                assert_eq!(halves, whole, "{text}");
            }
        }
        assert_eq!(cut("a: 1\nb:\n  c: 2\nd:\n  e: 3\n"), Some("a: 1\nb:\n  c: 2\n".len()));
        assert!(halves("a: 1\nb:\n  c: 2\nd:\n  e: 3\n").is_some());
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
        ] {
            assert_eq!(halves(text), None, "{text}");
        }
    }

    #[test]
    fn duplicates_in_a_half_are_noted() {
        let text = "a:\n  x: 1\n  x: 2\nb:\n  y: 1\n  y: 2\n";
        let mut notes = Notes::new(text);
        parse(text, &mut notes, whole).unwrap();
        let places: Vec<_> = notes.duplicates.iter().map(ToString::to_string).collect();
        assert_eq!(places, ["#/a/x", "#/b/y"]);
    }
}
