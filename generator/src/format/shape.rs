//! Pieces of code that are alike: the same tokens, but for names and literals, and those of the same width. They are laid out alike.

use super::around::Around;
use super::tokens::{Kind, Token, tokens};

/// The width from which on nothing fits on a line with a name: wider ones are all the same.
const WIDE: usize = 120;

/// What a piece of code has in common with all that are laid out as it is; `None` where the layout may depend on more than its shape:
/// on the name of a macro, and on how wide other letters than those of ASCII are.
pub(super) fn key(around: &Around, piece: &[Token<'_>]) -> Option<String> {
    let mut key = [around.before, "\u{1}", around.after, "\u{1}"].concat();
    let mut before = None;
    for token in piece {
        let written = token.text;
        match token.kind {
            Kind::Name if written.is_ascii() => {
                key.push(sort(written));
                key.push(char::from_u32(0x100 + u32::try_from(written.len().min(WIDE)).ok()?)?);
            }
            Kind::Name => return None,
            Kind::Open(_) if before == Some(Kind::Sign('!')) => return None,
            Kind::Keyword => key.extend([" ", written]),
            _ => key.push_str(written),
        }
        before = Some(token.kind);
    }
    Some(key)
}

/// What sort of name a word is: an identifier, a lifetime or a letter in quotes, a text in quotes, a number.
fn sort(word: &str) -> char {
    match word.as_bytes() {
        [b'\'', ..] => '\'',
        [.., b'"' | b'#' | b'\''] => '"',
        [b'0'..=b'9', ..] => '0',
        _ => 'a',
    }
}

/// How the pieces of a shape are laid out: texts, with a place for a name between each two.
#[derive(Debug)]
pub(super) struct Layout(Vec<String>);

impl Layout {
    /// Takes from a piece that was laid out what is true of all of its shape; `None` where its names did not stay what they were.
    pub(super) fn of(piece: &[Token<'_>], laid_out: &str) -> Option<Self> {
        let mut names = names(piece);
        let (mut texts, mut start) = (Vec::new(), 0);
        for token in tokens(laid_out)?.iter().filter(|token| token.kind == Kind::Name) {
            if names.next() != Some(token.text) {
                return None;
            }
            texts.push(laid_out.get(start..token.start)?.to_owned());
            start = token.end();
        }
        texts.push(laid_out.get(start..)?.to_owned());
        names.next().is_none().then_some(Self(texts))
    }

    /// The layout of a piece of this shape.
    pub(super) fn write(&self, piece: &[Token<'_>], out: &mut String) {
        let mut names = names(piece);
        for between in &self.0 {
            out.push_str(between);
            out.extend(names.next());
        }
    }
}

fn names<'t>(piece: &[Token<'t>]) -> impl Iterator<Item = &'t str> {
    piece.iter().filter(|token| token.kind == Kind::Name).map(|token| token.text)
}
