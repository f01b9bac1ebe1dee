//! The letters that names are made of: those of which no reader takes one for another, as far as rustc warns of it.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_security::mixed_script::{AugmentedScriptSet, MixedScript, is_potential_mixed_script_confusable_char};
use unicode_security::{GeneralSecurityProfile, skeleton};

/// The same name in letters that are fit for identifiers.
///
/// A letter of another script that looks like a Latin one becomes that one, where nothing else in the name is of its script.
/// Letters that no language needs separate words, as symbols do.
pub(super) fn letters(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return Cow::Borrowed(name);
    }
    let name: String = name.nfc().map(|c| if is_uncommon(c) { ' ' } else { c }).collect();
    if name.is_ascii() || !is_confusing(&name) {
        return Cow::Owned(name);
    }
    name.chars().map(|c| if looks_latin(c) { latin(c) } else { c }).collect()
}

fn is_uncommon(c: char) -> bool {
    !c.is_ascii() && c.is_alphanumeric() && !c.identifier_allowed()
}

/// Whether a name mixes scripts, or is in another script with nothing but letters that look Latin.
fn is_confusing(name: &str) -> bool {
    let mut foreign = name.chars().filter(|c| c.is_alphabetic() && !is_latin(*c));
    !name.is_single_script() || foreign.all(looks_latin)
}

fn looks_latin(c: char) -> bool {
    !is_latin(c) && is_potential_mixed_script_confusable_char(c)
}

fn is_latin(c: char) -> bool {
    AugmentedScriptSet::for_char(c) == AugmentedScriptSet::for_char('A')
}

/// The Latin letter that one of another script looks like.
fn latin(c: char) -> char {
    skeleton(&c.to_string()).next().filter(char::is_ascii_alphanumeric).unwrap_or(' ')
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn names_in_one_script_stay_as_they_are() {
        for name in ["plain_name", "größe", "café", "оценка", "価格", "τιμή", "{x} 📚"] {
            assert_eq!(letters(name), name);
        }
    }

    #[test]
    fn letters_that_look_latin_become_latin() {
        assert_eq!(letters("sc\u{43e}pe"), "scope");
        assert_eq!(letters("\u{441}\u{43e}\u{440}"), "cop");
        assert_eq!(letters("cafe\u{301}"), "caf\u{e9}");
    }

    #[test]
    fn rare_letters_separate_words() {
        assert_eq!(letters("a\u{1d518}b"), "a b");
    }
}
