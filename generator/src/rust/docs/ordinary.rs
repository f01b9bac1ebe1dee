//! Texts that need no reading as `CommonMark`, because nothing in them is markup.

use super::{is_code, with_call, without_punctuation};

/// Whether a text is one line of words without markup, which would come out as it is: most texts are.
pub(super) fn is_ordinary(text: &str) -> bool {
    let is_harmless = |c: char| c.is_ascii_alphanumeric() || " ,.;:'()-/?!%\"".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(is_harmless)
        && !text.ends_with(' ')
        && !text.contains("  ")
        && !text.split(' ').any(|word| {
            let (before, core, after) = without_punctuation(word);
            let (core, _) = with_call(word, before, core, after);
            is_code(core) || core.contains("://")
        })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

    use super::super::rewritten;
    use super::is_ordinary;

    const PIECES: [&str; 18] =
        ["a", "Bc", "D", "7", " ", " ", " ", ",", ".", ";", ":", "'", "(", ")", "-", "/", "\"", "fooBar"];

    #[test]
    fn texts_with_markup_or_code_are_not() {
        assert!(is_ordinary("The \"state\" of a pet (or 5 of them): it's e.g. 3-4%, and/or new?"));
        for text in [
            "",
            "- a",
            "1. a",
            "a  b",
            "a ",
            "a\nb",
            "a_b",
            "fooBar",
            "on create()",
            "at https://a.b",
            "a *b*",
            "&amp;",
        ] {
            assert!(!is_ordinary(text), "{text}");
        }
    }

    #[test]
    fn they_come_out_as_they_are() {
        let (mut seed, mut ordinary) = (1_u32, 0);
        for _ in 0..40_000 {
            let mut piece = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                PIECES[(seed >> 16) as usize % PIECES.len()]
            };
            let text: String = (0..9).map(|_| piece()).collect();
            if is_ordinary(&text) {
                ordinary += 1;
                assert_eq!(rewritten(&text), text);
            }
        }
        assert!(ordinary > 1000, "only {ordinary} texts are ordinary");
    }
}
