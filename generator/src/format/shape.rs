//! Pieces of code that are alike: the same tokens, but for names and literals, and those of the same width. They are laid out alike.

use super::tokens::{Kind, Token, tokens};

/// The width of a line, and from which on nothing fits on one with a name: wider ones are all the same.
pub(super) const LINE: usize = 89;

/// A name of this width or less is not broken behind, where methods are called on it.
const SHORT: usize = 4;

/// Writes down what pieces have in common that are laid out alike as long as none of their lines is too wide: the same tokens, but for
/// names and literals. Those of macros count, since some are laid out in ways of their own. Widths are those of bytes.
pub(super) fn shape(piece: &[Token<'_>], shape: &mut String) {
    shape.clear();
    for (token, next) in with_next(piece) {
        let written = token.text;
        match token.kind {
            Kind::Name if is_macro(next) => shape.extend([" ", written]),
            Kind::Name => shape.extend(["\u{2}", Sort::of(written).narrowest()]),
            Kind::Keyword => shape.extend([" ", written]),
            _ => shape.push_str(written),
        }
    }
}

/// Tokens, each with the one behind it.
fn with_next<'p, 't>(piece: &'p [Token<'t>]) -> impl Iterator<Item = (&'p Token<'t>, Option<&'p Token<'t>>)> {
    piece.iter().enumerate().map(|(index, token)| (token, piece.get(index + 1)))
}

/// Whether the name before a token is that of a macro.
fn is_macro(next: Option<&Token<'_>>) -> bool {
    next.is_some_and(|next| next.kind == Kind::Sign('!'))
}

/// The widths of the names of a piece, on which its layout depends too where a line is too wide.
pub(super) fn widths(piece: &[Token<'_>]) -> String {
    let width = |name: &str| char::from_u32(u32::try_from(name.len().min(LINE)).unwrap_or_default());
    names(piece).filter_map(width).collect()
}

/// Whether no name of a piece is wider than that of another one of its shape.
pub(super) fn is_within(widths: &str, others: &str) -> bool {
    widths.bytes().zip(others.bytes()).all(|(one, other)| one <= other)
}

/// The piece of the same shape with the narrowest names.
pub(super) fn narrow(text: &str, piece: &[Token<'_>]) -> Option<String> {
    let (mut narrow, mut at) = (String::new(), piece.first()?.start);
    for (token, next) in with_next(piece) {
        narrow.push_str(text.get(at..token.start)?);
        let is_name = token.kind == Kind::Name && !is_macro(next);
        narrow.push_str(if is_name { Sort::of(token.text).narrowest() } else { token.text });
        at = token.end();
    }
    Some(narrow)
}

/// What sort of name a word is.
#[derive(Clone, Copy)]
enum Sort {
    /// `_`, which is none.
    Wild,
    Short,
    Long,
    Lifetime,
    /// A letter or a text in quotes.
    Text,
    Number,
}

impl Sort {
    fn of(word: &str) -> Self {
        match word.as_bytes() {
            b"_" => Self::Wild,
            [.., b'"' | b'#' | b'\''] => Self::Text,
            [b'\'', ..] => Self::Lifetime,
            [b'0'..=b'9', ..] => Self::Number,
            _ if word.len() <= SHORT => Self::Short,
            _ => Self::Long,
        }
    }

    /// The narrowest name of the sort.
    fn narrowest(self) -> &'static str {
        match self {
            Self::Wild => "_",
            Self::Short => "a",
            Self::Long => "abcde",
            Self::Lifetime => "'a",
            Self::Text => "\"\"",
            Self::Number => "0",
        }
    }
}

/// How the pieces of a shape are laid out: texts, with a place for a name between each two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout(Vec<Between>);

/// What stands between two names.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Between {
    text: String,
    /// How wide it is up to its first line break, or in all.
    first: usize,
    /// How wide its widest line is, and the one behind its last line break.
    broken: Option<(usize, usize)>,
}

impl Between {
    fn new(text: &str) -> Self {
        let mut lines = text.split('\n').map(str::len);
        let first = lines.next().unwrap_or_default();
        let broken = lines.clone().max().zip(lines.next_back());
        Self { text: text.to_owned(), first, broken }
    }
}

impl Layout {
    /// Takes from a piece that was laid out what is true of all of its shape; `None` where its names did not stay what they were.
    pub(super) fn of(piece: &[Token<'_>], laid_out: &str) -> Option<Self> {
        let mut names = names(piece);
        let (mut texts, mut start) = (Vec::new(), 0);
        for token in tokens(laid_out)?.iter().filter(|token| token.kind == Kind::Name) {
            if names.next() != Some(token.text) {
                return None;
            }
            texts.push(Between::new(laid_out.get(start..token.start)?));
            start = token.end();
        }
        texts.push(Between::new(laid_out.get(start..)?));
        names.next().is_none().then_some(Self(texts))
    }

    /// Whether the fields of a value stand on a line, which they do not where they take a part of its width only.
    pub(super) fn has_value_on_a_line(&self) -> bool {
        self.0.iter().any(|between| between.text.contains("{ "))
    }

    /// Whether the layout of the narrowest piece of a shape is that of this one: names that are wider make lines wider, and nothing
    /// else as long as these fit, with what stands behind it on its last line.
    pub(super) fn fits(&self, piece: &[Token<'_>], behind: usize) -> bool {
        let mut names = names(piece);
        let (mut width, mut widest) = (0, 0);
        for between in &self.0 {
            width += between.first;
            if let Some((inner, last)) = between.broken {
                widest = widest.max(width).max(inner);
                width = last;
            }
            width += names.next().map_or(0, str::len);
        }
        let last = if width == 0 { 0 } else { width + behind };
        widest.max(last) <= LINE
    }

    /// The layout of a piece of this shape.
    pub(super) fn write(&self, piece: &[Token<'_>], out: &mut String) {
        let mut names = names(piece);
        for between in &self.0 {
            out.push_str(&between.text);
            out.extend(names.next());
        }
    }
}

fn names<'t>(piece: &[Token<'t>]) -> impl Iterator<Item = &'t str> {
    piece.iter().filter(|token| token.kind == Kind::Name).map(|token| token.text)
}
