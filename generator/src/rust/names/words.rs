//! The words that a name of the document consists of.

use super::letters::letters;

/// The words of a name, in the spelling that a name in Pascal case gives them.
#[derive(Debug)]
pub(crate) struct Words(Vec<String>);

impl Words {
    /// Splits a name at what cannot stand in a name, and where capitals begin a word. Acronyms stay whole.
    pub(super) fn split(name: &str, acronyms: &[String]) -> Self {
        let name = letters(name);
        let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        Self(parts.flat_map(|part| split_part(part, acronyms)).collect())
    }

    pub(super) fn snake(&self) -> String {
        self.0.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>().join("_")
    }

    pub(super) fn pascal(&self) -> String {
        let mut pascal = String::new();
        for word in &self.0 {
            // `1` behind `1` would read as eleven.
            if pascal.ends_with(|c: char| c.is_numeric()) && word.starts_with(|c: char| c.is_numeric()) {
                pascal.push('_');
            }
            pascal.push_str(word);
        }
        pascal
    }
}

/// The name in Pascal case of one whose words are of small letters, and separated as most are.
pub(super) fn pascal_of_small(name: &str) -> Option<String> {
    let mut pascal = String::with_capacity(name.len());
    let mut begins = true;
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' if begins => pascal.push(char::from(byte.to_ascii_uppercase())),
            b'a'..=b'z' => pascal.push(char::from(byte)),
            b'_' | b'-' | b'.' | b' ' | b':' | b'/' => {}
            _ => return None,
        }
        begins = !byte.is_ascii_lowercase();
    }
    Some(pascal)
}

fn split_part(part: &str, acronyms: &[String]) -> Vec<String> {
    if acronyms.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return vec![capitalise(part)];
    }
    let characters: Vec<char> = part.chars().collect();
    let mut words = Vec::new();
    let mut rest = characters.as_slice();
    while !rest.is_empty() {
        let (word, length) = acronym(rest, acronyms).unwrap_or_else(|| plain_word(rest, acronyms));
        words.push(word);
        rest = rest.get(length.max(1)..).unwrap_or_default();
    }
    words
}

/// The longest acronym at the start, in its own spelling, and how many characters it takes.
fn acronym(rest: &[char], acronyms: &[String]) -> Option<(String, usize)> {
    acronyms.iter().filter_map(|acronym| matches(rest, acronym, acronyms)).max_by_key(|(_, length)| *length)
}

/// As [`acronym`], for one acronym: spelled as it is, capitalised, or all in small or in capital letters.
fn matches(rest: &[char], acronym: &str, acronyms: &[String]) -> Option<(String, usize)> {
    let length = acronym.chars().count();
    let text: String = rest.get(..length)?.iter().collect();
    let small = acronym.to_lowercase();
    let spelled = text == acronym || text == capitalise(&small) || text == small || text == acronym.to_uppercase();
    if length == 0 || !spelled {
        return None;
    }
    let behind = rest.get(length..).unwrap_or_default();
    let is_plural =
        text != small && matches!(behind, ['s']) || matches!(behind, ['s', next, ..] if !next.is_lowercase());
    if is_plural {
        return Some((format!("{acronym}s"), length + 1));
    }
    // Digits belong to the word before them: `OAuth2`, as in `Server2`.
    let number: String = behind.iter().take_while(|c| c.is_numeric()).collect();
    ends_word(behind, acronyms).then(|| (format!("{acronym}{number}"), length + number.chars().count()))
}

/// Whether a word can end before these characters.
fn ends_word(behind: &[char], acronyms: &[String]) -> bool {
    match behind {
        [next, ..] if next.is_lowercase() => false,
        // Capitals go on: `IDEA` is one word even where `ID` is one, but `OAuthURL` is two where `URL` is one.
        [next, after, ..] if next.is_uppercase() && after.is_uppercase() => acronym(behind, acronyms).is_some(),
        _ => true,
    }
}

/// The next word that is no acronym: a run of capitals, or a capital and what follows it, or a run of digits and small letters.
fn plain_word(rest: &[char], acronyms: &[String]) -> (String, usize) {
    let length = match capitals(rest) {
        0 => match digits(rest) {
            0 => small(rest),
            // `4XX` and `2FA` are one word, `24Hours` is two.
            digits => digits + letters_of_number(rest.get(digits..).unwrap_or_default()),
        },
        1 => 1 + small(rest.get(1..).unwrap_or_default()),
        capitals => acronym_inside(rest, capitals, acronyms)
            .unwrap_or_else(|| capitals + digits(rest.get(capitals..).unwrap_or_default())),
    };
    let word: String = rest.iter().take(length).collect();
    (capitalise(&word.to_lowercase()), length)
}

/// How many capitals stand at the start; the last one begins a word of its own where small letters follow several.
fn capitals(rest: &[char]) -> usize {
    let capitals = rest.iter().take_while(|c| c.is_uppercase()).count();
    let begins_word = rest.get(capitals).is_some_and(|c| c.is_lowercase());
    match (capitals, begins_word) {
        (0 | 1, _) | (_, false) => capitals,
        (_, true) => capitals - 1,
    }
}

/// Where inside a run of capitals an acronym starts that goes to its end: `XMLURL` is two words where `URL` is one.
fn acronym_inside(rest: &[char], capitals: usize, acronyms: &[String]) -> Option<usize> {
    (1..capitals).find(|start| {
        let rest = rest.get(*start..).unwrap_or_default();
        acronym(rest, acronyms).is_some_and(|(_, length)| start + length >= capitals)
    })
}

/// How many letters behind digits belong to them.
fn letters_of_number(rest: &[char]) -> usize {
    match rest {
        [first, second, ..] if first.is_uppercase() && second.is_lowercase() => 0,
        [first, ..] if first.is_uppercase() => capitals(rest),
        _ => small(rest),
    }
}

fn small(rest: &[char]) -> usize {
    rest.iter().take_while(|c| !c.is_uppercase()).count()
}

fn digits(rest: &[char]) -> usize {
    rest.iter().take_while(|c| c.is_numeric()).count()
}

fn capitalise(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::{Words, pascal_of_small};

    #[test]
    fn names_of_small_letters_need_no_splitting() {
        for name in ["", "a", "first_name", "_a__b-c.d e:f/g_", "a/b", ".", "id.of.pet"] {
            assert_eq!(pascal_of_small(name), Some(Words::split(name, &[]).pascal()), "{name}");
        }
        for name in ["aB", "a1", "A", "\u{e9}", "a+b"] {
            assert_eq!(pascal_of_small(name), None, "{name}");
        }
    }
}
