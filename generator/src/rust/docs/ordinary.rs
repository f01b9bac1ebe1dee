//! Texts that need no reading as `CommonMark`, because nothing in them is markup.

use super::{is_code, with_call, without_punctuation};

/// A text without the line breaks behind it, where nothing else would change: all its lines are words without markup, or code. Most
/// texts are.
pub(super) fn ordinary(text: &str) -> Option<&str> {
    let text = text.trim_end_matches('\n');
    let is_apart = !text.contains("\n\n\n") && !text.starts_with('\n');
    let mut lines = text.split('\n').filter(|line| !line.is_empty());
    (!text.is_empty() && is_apart && lines.all(is_line)).then_some(text)
}

/// Whether a text that is no `CommonMark` stands in it as it is.
pub(super) fn is_plain(text: &str) -> bool {
    !text.contains(['`', '\n']) && is_line(text)
}

/// Whether a line is words without markup, with pieces of code in backquotes between them.
fn is_line(line: &str) -> bool {
    let mut pieces = line.split('`');
    let are_closed = line.bytes().filter(|byte| *byte == b'`').count() % 2 == 0;
    line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '`')
        && !line.ends_with(' ')
        && !line.contains("  ")
        && !line.contains("``")
        && are_closed
        && pieces.next().is_none_or(are_words)
        && std::iter::from_fn(|| pieces.next().zip(pieces.next()))
            .all(|(code, words)| is_span(code) && goes_on(words) && are_words(words))
}

fn is_harmless(c: char) -> bool {
    matches!(
        c,
        'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | ',' | '.' | ';' | ':' | '\'' | '(' | ')' | '-' | '/' | '?' | '!' | '%' | '"'
    )
}

/// Whether nothing in a text is markup, and no word of it will be.
fn are_words(text: &str) -> bool {
    text.chars().all(is_harmless)
        && !text.split(' ').filter(|word| is_suspicious(word)).any(|word| {
            let (before, core, after) = without_punctuation(word);
            let (core, _) = with_call(word, before, core, after);
            is_code(core) || core.contains("://")
        })
}

/// Whether a word could be taken for code or a URL, at first sight.
fn is_suspicious(word: &str) -> bool {
    word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase() || matches!(byte, b':' | b'(' | b'_'))
}

/// Whether words behind code are none that could begin a line.
fn goes_on(words: &str) -> bool {
    words.is_empty() || words.starts_with([' ', ',', '.', ';', ':', ')'])
}

/// Whether a text between backquotes stands in them as it is.
fn is_span(code: &str) -> bool {
    !code.is_empty()
        && !code.starts_with(' ')
        && !code.ends_with(' ')
        && code.chars().all(|c| is_harmless(c) || "_{}[]<>=&#@+$*^~".contains(c))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

    use pulldown_cmark::{Event, Tag, TagEnd};

    use super::super::{push_text, rewritten, write};
    use super::{is_plain, ordinary};

    const PIECES: [&str; 24] = [
        "a", "Bc", "D", "7", " ", " ", " ", ",", ".", ";", ":", "'", "(", ")", "-", "/", "\"", "fooBar", "`b_c`",
        "`<d>`", "`", "\n", "\n", "\nE",
    ];

    #[test]
    fn texts_with_markup_or_code_are_not() {
        let text = "The \"state\" of a pet (or 5 of them): it's e.g. 3-4%, and/or new?\n\n`a_b` and `<c>`:\nd";
        assert_eq!(ordinary(&format!("{text}\n")), Some(text));
        for text in [
            "",
            "- a",
            "1. a",
            "a  b",
            "a ",
            "a_b",
            "fooBar",
            "on create()",
            "at https://a.b",
            "a *b*",
            "&amp;",
            "a\n- b",
            "a\n\n\nb",
            "a `b",
            "a ` b`",
            "``a``",
        ] {
            assert_eq!(ordinary(text), None);
        }
    }

    #[test]
    fn they_come_out_as_they_are() {
        let (mut seed, mut count) = (1_u32, 0);
        for _ in 0..80_000 {
            let mut piece = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                PIECES[(seed >> 16) as usize % PIECES.len()]
            };
            let text: String = (0..9).map(|_| piece()).collect();
            if is_plain(&text) {
                let mut events = vec![Event::Start(Tag::Paragraph)];
                push_text(&text, &mut events);
                events.push(Event::End(TagEnd::Paragraph));
                assert_eq!(write(&events), text, "{text:?}");
            }
            if let Some(kept) = ordinary(&text) {
                count += 1;
                assert_eq!(rewritten(&text), kept, "{text:?}");
            }
        }
        assert!(count > 1000, "only {count} texts are ordinary");
    }
}
