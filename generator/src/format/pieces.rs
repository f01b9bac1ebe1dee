//! The items of a file, told apart by their brackets: small pieces are parsed with less memory than whole files, and those that are
//! alike are laid out once.
//!
//! Nothing here decides what is Rust. What is told apart wrongly does not parse, and then the file is parsed as a whole.

use std::str::CharIndices;

/// An item of a file, or of a block.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Item(&'t str),
    /// An `impl` with all that is in its braces.
    Impl {
        /// What stands before the brace.
        header: &'t str,
        members: Vec<&'t str>,
    },
}

/// The items of a text; `None` where brackets or quotes do not match.
pub(super) fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let items = ends(text)?;
    Some(items.into_iter().map(|item| implementation(item).unwrap_or(Piece::Item(item))).collect())
}

fn implementation(item: &str) -> Option<Piece<'_>> {
    let start = without_attributes(item)?;
    if !item.get(start..)?.starts_with("impl") {
        return None;
    }
    let open = start + item.get(start..)?.find('{')?;
    let members = ends(item.get(open + 1..)?.trim_end().strip_suffix('}')?)?;
    let header = item.get(..open)?;
    (!members.is_empty()).then_some(Piece::Impl { header, members })
}

/// Where an item starts behind its attributes.
fn without_attributes(item: &str) -> Option<usize> {
    let mut tokens = Tokens::new(item);
    while let Some((at, token)) = tokens.next() {
        match token {
            Token::Other('#') => {
                let mut depth = 0_usize;
                loop {
                    match tokens.next()?.1 {
                        Token::Open => depth += 1,
                        Token::Close(_) if depth == 1 => break,
                        Token::Close(_) => depth = depth.checked_sub(1)?,
                        _ => {}
                    }
                }
            }
            _ => return Some(at),
        }
    }
    None
}

/// The texts that end with a `;` or a block, outside of all brackets.
fn ends(text: &str) -> Option<Vec<&str>> {
    let mut items = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    let mut tokens = Tokens::new(text).peekable();
    while let Some((at, token)) = tokens.next() {
        let end = match token {
            Token::Open => {
                depth += 1;
                continue;
            }
            Token::Close(bracket) => {
                depth = depth.checked_sub(1)?;
                let goes_on = matches!(tokens.peek(), Some((_, Token::Other(';' | '.' | '?' | ','))));
                depth == 0 && bracket == '}' && !goes_on
            }
            Token::Other(';') => depth == 0,
            Token::Other(_) => false,
            Token::Broken => return None,
        };
        if end {
            items.push(text.get(start..=at)?.trim_start());
            start = at + 1;
        }
    }
    let rest = text.get(start..)?.trim();
    (depth == 0 && rest.is_empty()).then_some(items)
}

enum Token {
    Open,
    Close(char),
    /// A character that is none of the space between tokens, the first one of a text in quotes.
    Other(char),
    /// A text in quotes without an end.
    Broken,
}

/// The characters that are neither space nor in a comment; of a text in quotes only the first.
struct Tokens<'t> {
    text: &'t str,
    chars: CharIndices<'t>,
}

impl<'t> Tokens<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, chars: text.char_indices() }
    }

    /// Goes on behind a place.
    fn skip_to(&mut self, at: usize) {
        while self.chars.offset() < at && self.chars.next().is_some() {}
    }

    fn token(&mut self, at: usize, first: char) -> Option<Token> {
        let rest = self.text.get(at..)?;
        Some(match first {
            '(' | '[' | '{' => Token::Open,
            ')' | ']' | '}' => Token::Close(first),
            '"' => self.quoted(at + 1),
            'r' | 'b' | 'c' if !self.is_in_word(at) && raw(rest).is_some() => {
                let (hashes, start) = raw(rest)?;
                let end = format!("\"{}", "#".repeat(hashes));
                match self.text.get(at + start..)?.find(&end) {
                    Some(length) => {
                        self.skip_to(at + start + length + end.len());
                        Token::Other(first)
                    }
                    None => Token::Broken,
                }
            }
            '\'' => self.character(at, rest),
            _ => Token::Other(first),
        })
    }

    fn is_in_word(&self, at: usize) -> bool {
        self.text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    }

    /// Goes to the end of a text in quotes.
    fn quoted(&mut self, start: usize) -> Token {
        let mut escaped = false;
        let inner = self.text.get(start..).unwrap_or_default();
        let end = inner.bytes().position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        let Some(end) = end else { return Token::Broken };
        self.skip_to(start + end + 1);
        Token::Other('"')
    }

    /// A character in quotes, or the quote of a lifetime.
    fn character(&mut self, at: usize, rest: &str) -> Token {
        let mut inner = rest.chars().skip(1);
        match (inner.next(), inner.next()) {
            (Some('\\'), Some(escaped)) => {
                let from = 2 + escaped.len_utf8();
                let end = rest.get(from..).and_then(|rest| rest.find('\''));
                let Some(end) = end else { return Token::Broken };
                self.skip_to(at + from + end + 1);
            }
            (Some(c), Some('\'')) => self.skip_to(at + 2 + c.len_utf8()),
            _ => {}
        }
        Token::Other('\'')
    }
}

impl Iterator for Tokens<'_> {
    type Item = (usize, Token);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (at, first) = self.chars.next()?;
            if first.is_whitespace() {
                continue;
            }
            let comment = self.text.get(at..).filter(|_| first == '/').and_then(comment);
            match comment {
                Some(length) => self.skip_to(at + length),
                None => return Some((at, self.token(at, first)?)),
            }
        }
    }
}

/// The length of the comment that a text starts with.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    let inner = text.strip_prefix("/*")?;
    Some(inner.find("*/").map_or(text.len(), |end| end + 4))
}

/// How many `#` the text in quotes has that begins here, which knows no escapes, and where it begins.
fn raw(text: &str) -> Option<(usize, usize)> {
    let rest = text.strip_prefix(['b', 'c']).unwrap_or(text).strip_prefix('r')?;
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let inner = rest.get(hashes..)?.strip_prefix('"')?;
    Some((hashes, text.len() - inner.len()))
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    fn items(text: &str) -> Option<Vec<Piece<'_>>> {
        pieces(text)
    }

    #[test]
    fn items_end_with_their_brackets() {
        let text = "use a::{b, c};\n/// } {\n#[x = \"}\"]\nstruct S { a: [u8; 2] }\nconst C: T = T { a: '{', b: '\\'' };\nfn f<'a>(a: &'a str) { r#\"}\"\"#; \"\\\"}\" }\nm!(a;);";
        let expected = [
            "use a::{b, c};",
            "/// } {\n#[x = \"}\"]\nstruct S { a: [u8; 2] }",
            "const C: T = T { a: '{', b: '\\'' };",
            "fn f<'a>(a: &'a str) { r#\"}\"\"#; \"\\\"}\" }",
            "m!(a;);",
        ];
        assert_eq!(items(text).unwrap_or_default(), expected.map(Piece::Item));
    }

    #[test]
    fn implementations_have_members() {
        let text = "#[a(b)] impl A for B { const C: [u8; 1] = [1]; fn d() { e(); } }\nimpl F {}";
        let members = vec!["const C: [u8; 1] = [1];", "fn d() { e(); }"];
        let expected = [Piece::Impl { header: "#[a(b)] impl A for B ", members }, Piece::Item("impl F {}")];
        assert_eq!(items(text).unwrap_or_default(), expected);
    }

    #[test]
    fn what_does_not_match_is_no_piece() {
        for text in ["fn a() {", "fn a() }", "const A: &str = \"", "struct S", "fn a() { r#\"\" }"] {
            assert_eq!(items(text), None, "{text}");
        }
    }
}
