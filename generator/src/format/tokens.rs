//! The tokens of Rust text, as far as laying out needs to know them.
//!
//! Nothing here decides what is Rust: that is left to the parser.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identifier that is no keyword, a lifetime, or a literal: the layout depends on how wide it is, and not on what it says.
    Name,
    Keyword,
    Open(char),
    Close(char),
    /// A character of an operator.
    Sign(char),
    /// An attribute with its brackets, or a comment.
    Note,
}

/// A token, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'t> {
    pub(crate) kind: Kind,
    pub(crate) text: &'t str,
    pub(crate) start: usize,
    /// How many tokens stand in the brackets that it opens.
    pub(crate) inside: usize,
}

impl Token<'_> {
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is an attribute or a comment of the file.
    pub(crate) fn is_of_file(&self) -> bool {
        self.kind == Kind::Note && ["#!", "//!"].iter().any(|start| self.text.starts_with(start))
    }

    pub(crate) fn is(&self, keyword: &str) -> bool {
        self.kind == Kind::Keyword && self.text == keyword
    }
}

/// Whether the layout may depend on a word.
fn is_keyword(word: &str) -> bool {
    // By the length: most words are told apart by it already.
    match word.len() {
        2 => matches!(word, "as" | "fn" | "if" | "in"),
        3 => matches!(word, "dyn" | "for" | "let" | "mod" | "mut" | "pub" | "ref" | "use"),
        4 => matches!(word, "Self" | "else" | "enum" | "impl" | "loop" | "move" | "self" | "true" | "type"),
        5 => matches!(
            word,
            "async" | "await" | "break" | "const" | "crate" | "false" | "match" | "super" | "trait" | "where" | "while"
        ),
        6 => matches!(word, "extern" | "return" | "static" | "struct" | "unsafe"),
        8 => word == "continue",
        11 => word == "macro_rules",
        _ => false,
    }
}

/// The bytes of ASCII of which words are made.
#[expect(clippy::indexing_slicing, reason = "there is a place for each byte")]
const IN_WORDS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
        byte += 1;
    }
    table
};

/// Whether a byte is a part of a word, as far as ASCII goes.
fn is_in_word(byte: u8) -> bool {
    IN_WORDS.get(usize::from(byte)).copied().unwrap_or_default()
}

/// The tokens of a text; `None` where something in quotes or brackets has no end, or no beginning.
pub(crate) fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::<Token<'_>>::with_capacity(text.len() / 4);
    let mut open = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        if matches!(byte, b' ' | b'\n') {
            at += 1;
            continue;
        }
        let first = if byte.is_ascii() { char::from(*byte) } else { text.get(at..)?.chars().next()? };
        if !byte.is_ascii_graphic() && first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (kind, end) = token(text, at, first)?;
        match kind {
            Kind::Open(_) => open.push(tokens.len()),
            Kind::Close(bracket) => {
                let opened = open.pop()?;
                let count = tokens.len();
                let opening =
                    tokens.get_mut(opened).filter(|opening| opening.kind == Kind::Open(counterpart(bracket)))?;
                opening.inside = count - opened - 1;
            }
            _ => {}
        }
        tokens.push(Token { kind, text: text.get(at..end)?, start: at, inside: 0 });
        at = end;
    }
    open.is_empty().then_some(tokens)
}

/// The bracket that another one closes.
fn counterpart(close: char) -> char {
    match close {
        ')' => '(',
        ']' => '[',
        _ => '{',
    }
}

fn token(text: &str, at: usize, first: char) -> Option<(Kind, usize)> {
    let rest = text.get(at..)?;
    let next = at + first.len_utf8();
    Some(match first {
        '(' | '[' | '{' => (Kind::Open(first), next),
        ')' | ']' | '}' => (Kind::Close(first), next),
        '"' => (Kind::Name, at + quoted(rest)?),
        '\'' => (Kind::Name, at + character(rest)?),
        '/' if rest.starts_with("//") => {
            (Kind::Note, at + memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len()))
        }
        '/' if rest.starts_with("/*") => (Kind::Note, at + rest.find("*/")? + 2),
        '#' if rest.starts_with("#[") || rest.starts_with("# [") || rest.starts_with("#![") => {
            (Kind::Note, at + attribute(rest)?)
        }
        '0'..='9' => (Kind::Name, at + number(rest)),
        _ if is_word(first) => {
            let end = word(rest);
            let is_prefix = end <= 2 && matches!(rest.as_bytes().get(end), Some(b'"' | b'\'' | b'#'));
            if let Some(prefix) = if is_prefix { prefix(rest) } else { None } {
                return Some((Kind::Name, at + prefixed(rest, prefix)?));
            }
            (if is_keyword(rest.get(..end)?) { Kind::Keyword } else { Kind::Name }, at + end)
        }
        _ => (Kind::Sign(first), next),
    })
}

/// The length of the word that begins here. Most are of ASCII alone.
fn word(rest: &str) -> usize {
    let end = rest.bytes().position(|byte| !is_in_word(byte)).unwrap_or(rest.len());
    match rest.as_bytes().get(end) {
        Some(128..) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
        _ => end,
    }
}

fn is_word(c: char) -> bool {
    u8::try_from(c).ok().filter(u8::is_ascii).map_or_else(|| c.is_alphanumeric(), is_in_word)
}

/// The length of the text in quotes that begins here.
pub(super) fn quoted(rest: &str) -> Option<usize> {
    let bytes = rest.strip_prefix('"')?.as_bytes();
    let mut at = 0;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes.get(at) == Some(&b'"') {
            return Some(at + 2);
        }
        // What is escaped is no end.
        at += 2;
    }
}

/// The length of the character, or of the lifetime, that begins here.
fn character(rest: &str) -> Option<usize> {
    let mut inner = rest.chars().skip(1);
    match (inner.next()?, inner.next()) {
        ('\\', escaped) => {
            let from = 2 + escaped?.len_utf8();
            Some(from + rest.get(from..)?.find('\'')? + 1)
        }
        (c, Some('\'')) => Some(2 + c.len_utf8()),
        _ => Some(1 + rest.get(1..)?.find(|c| !is_word(c)).unwrap_or(rest.len() - 1)),
    }
}

/// How many letters stand before quotes that begin here, as in `b"`, and how many `#` behind them.
fn prefix(rest: &str) -> Option<(usize, usize)> {
    let marked = rest.trim_start_matches(['b', 'c', 'r']);
    let letters = rest.len() - marked.len();
    let inner = marked.trim_start_matches('#');
    let hashes = marked.len() - inner.len();
    let is_raw = rest.get(..letters)?.ends_with('r');
    let begins = inner.starts_with('"') || inner.starts_with('\'') && letters == 1 && !is_raw;
    ((1..=2).contains(&letters) && begins && (hashes == 0 || is_raw)).then_some((letters, hashes))
}

/// The length of such a text, with what stands before its quotes.
fn prefixed(rest: &str, (letters, hashes): (usize, usize)) -> Option<usize> {
    let inner = rest.get(letters + hashes..)?;
    if rest.get(..letters)?.ends_with('r') {
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(letters + hashes + 1 + inner.get(1..)?.find(&end)? + end.len());
    }
    let length = if inner.starts_with('"') { quoted(inner) } else { character(inner) };
    Some(letters + length?)
}

/// The length of the number that begins here, with its fraction and its exponent.
fn number(rest: &str) -> usize {
    let mut bytes = rest.bytes().enumerate().peekable();
    let mut end = 0;
    while let Some((at, byte)) = bytes.next() {
        let is_fraction = byte == b'.' && bytes.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let before = at.checked_sub(1).and_then(|before| rest.as_bytes().get(before));
        let is_exponent = matches!(byte, b'-' | b'+') && matches!(before, Some(b'e' | b'E')) && !rest.starts_with("0x");
        if !(byte.is_ascii_alphanumeric() || byte == b'_' || is_fraction || is_exponent) {
            break;
        }
        end = at + 1;
    }
    end
}

/// The length of the attribute that begins here.
fn attribute(rest: &str) -> Option<usize> {
    let open = rest.find('[')?;
    let mut depth = 0_usize;
    let mut at = open;
    loop {
        let first = rest.get(at..)?.chars().next()?;
        let end = if first.is_whitespace() { at + first.len_utf8() } else { token(rest, at, first)?.1 };
        match first {
            '[' => depth += 1,
            ']' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        at = end;
        if depth == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, tokens};

    fn texts(text: &str) -> Option<Vec<&str>> {
        tokens(text).map(|tokens| tokens.iter().map(|token| token.text).collect())
    }

    #[test]
    fn texts_come_apart() {
        let text =
            "#[a(\"]\")] fn f<'a>(x: &'a str) -> u8 { '\\'' ; 'x' ; b\"\\\"\" ; r#\"}\"\"# ; 1.5e-3 ; 0..2 } // c";
        let expected = [
            "#[a(\"]\")]",
            "fn",
            "f",
            "<",
            "'a",
            ">",
            "(",
            "x",
            ":",
            "&",
            "'a",
            "str",
            ")",
            "-",
            ">",
            "u8",
            "{",
            "'\\''",
            ";",
            "'x'",
            ";",
            "b\"\\\"\"",
            ";",
            "r#\"}\"\"#",
            ";",
            "1.5e-3",
            ";",
            "0",
            ".",
            ".",
            "2",
            "}",
            "// c",
        ];
        assert_eq!(texts(text), Some(expected.to_vec()));
        assert_eq!(texts("r#type b c raw"), Some(vec!["r", "#", "type", "b", "c", "raw"]));
    }

    #[test]
    fn what_has_no_end_is_none() {
        for text in ["\"a", "r#\"a\"", "#[a", "/* a", "'\\"] {
            assert!(tokens(text).is_none(), "{text}");
        }
    }

    #[test]
    fn keywords_are_told_from_names() {
        let kinds = tokens("fn fnord").unwrap_or_default();
        assert_eq!(kinds.iter().map(|token| token.kind).collect::<Vec<_>>(), [Kind::Keyword, Kind::Name]);
    }
}
