//! The forms that most of generated code has, which are laid out without being parsed: few pieces are alike, and it is the parser that
//! takes the time.
//!
//! What is anything else is left to the parser. Lines break where the printer breaks them that lays out what is parsed: each form has
//! the groups and the places that it has there.

mod attribute;
mod breaks;
mod expression;
mod item;
mod matching;
mod pattern;
mod signature;
mod statement;
#[cfg(test)]
mod tests;
mod types;

use super::pieces::Part;
use super::tokens::{Kind, Token};
use breaks::{Break, Breaks, INDENTATION, Steps};

/// Code that is being laid out: one piece after the other.
#[derive(Debug, Default)]
pub(super) struct Form<'t> {
    steps: Steps<'t>,
}

impl<'t> Form<'t> {
    /// Writes a statement behind so many spaces; `None` where it is none of the forms.
    pub(super) fn write_statement(&mut self, tokens: Part<'_, 't>, spaces: usize, out: &mut String) -> Option<()> {
        // Attributes of expressions stand on their lines.
        let is_known =
            tokens.first()?.kind != Kind::Note || tokens.iter().find(|token| token.kind != Kind::Note)?.is("let");
        is_known.then_some(())?;
        self.write(tokens, spaces, out, Self::statement)
    }

    /// Writes the signature of a function up to its body, behind so many spaces; `None` where it is none of the forms.
    pub(super) fn write_signature(&mut self, tokens: Part<'_, 't>, spaces: usize, out: &mut String) -> Option<()> {
        self.write(tokens, spaces, out, Self::signature)
    }

    /// Writes the field of a struct, or the variant of an enum; `None` where it is none of the forms.
    pub(super) fn write_field(&mut self, tokens: Part<'_, 't>, out: &mut String) -> Option<()> {
        self.write(tokens, INDENTATION.unsigned_abs(), out, Self::field)
    }

    /// Writes the header of an `impl`, a struct or an enum, up to the brace that opens; `None` where it is none of the forms.
    pub(super) fn write_header(&mut self, tokens: Part<'_, 't>, out: &mut String) -> Option<()> {
        self.write(tokens, 0, out, Self::header)
    }

    /// Writes an item without a block; `None` where it is none of the forms.
    pub(super) fn write_short_item(&mut self, tokens: Part<'_, 't>, out: &mut String) -> Option<()> {
        self.write(tokens, 0, out, Self::short_item)
    }

    /// Writes the attributes of a file; `None` where one is none of the forms.
    pub(super) fn write_attributes(&mut self, tokens: Part<'_, 't>, out: &mut String) -> Option<()> {
        let length = out.len();
        for token in tokens {
            if self.attribute(token.text).is_none() {
                self.steps.clear();
                out.truncate(length);
                return None;
            }
            self.steps.write(0, out);
        }
        Some(())
    }

    /// Writes some code with the attributes before it. Nothing is written where it is none of the forms.
    fn write(
        &mut self,
        tokens: Part<'_, 't>,
        spaces: usize,
        out: &mut String,
        content: impl FnOnce(&mut Self, Part<'_, 't>) -> Option<()>,
    ) -> Option<()> {
        let length = out.len();
        let written = self.write_lines(tokens, spaces, out, content);
        if written.is_none() {
            self.steps.clear();
            out.truncate(length);
        }
        written
    }

    fn write_lines(
        &mut self,
        tokens: Part<'_, 't>,
        spaces: usize,
        out: &mut String,
        content: impl FnOnce(&mut Self, Part<'_, 't>) -> Option<()>,
    ) -> Option<()> {
        let attributes = tokens.iter().take_while(|token| token.kind == Kind::Note).count();
        let (attributes, rest) = tokens.split_at_checked(attributes)?;
        for attribute in attributes {
            self.attribute(attribute.text)?;
            self.steps.write(spaces, out);
        }
        content(self, rest)?;
        self.steps.write(spaces, out);
        Some(())
    }

    /// Some items in brackets, each on a line where they do not fit on one.
    fn each_on_a_line(
        &mut self,
        items: Items<'_, 't>,
        write: impl Fn(&mut Self, Part<'_, 't>) -> Option<()>,
    ) -> Option<()> {
        self.steps.open(Breaks::All, INDENTATION);
        self.steps.break_at(Break::EMPTY);
        self.separated(items, Break::END, write)?;
        self.steps.close();
        Some(())
    }

    /// Some items with commas between them, and a place to break behind the last one.
    fn separated(
        &mut self,
        mut items: Items<'_, 't>,
        end: Break,
        write: impl Fn(&mut Self, Part<'_, 't>) -> Option<()>,
    ) -> Option<()> {
        while let Some(item) = items.next() {
            write(self, item)?;
            if items.is_empty() {
                self.steps.break_at(end);
            } else {
                self.steps.text(",");
                self.steps.break_at(Break::SPACE);
            }
        }
        Some(())
    }

    /// Tokens that nothing stands between.
    fn joined(&mut self, tokens: Part<'_, 't>) {
        for token in tokens {
            self.steps.text(token.text);
        }
    }
}

/// Whether a token is this character of an operator.
fn is_sign(token: &Token<'_>, sign: char) -> bool {
    token.kind == Kind::Sign(sign)
}

/// Whether a token is a name, and no literal.
fn is_identifier(token: &Token<'_>) -> bool {
    match token.kind {
        Kind::Name => {
            !token.text.starts_with(|first: char| first.is_ascii_digit() || first == '\'') && !is_quoted(token)
        }
        Kind::Keyword => matches!(token.text, "self" | "Self" | "crate" | "super"),
        _ => false,
    }
}

/// Whether a token is a text or a letter in quotes.
fn is_quoted(token: &Token<'_>) -> bool {
    token.text.ends_with(['"', '\'', '#'])
}

fn is_lifetime(token: &Token<'_>) -> bool {
    token.kind == Kind::Name && token.text.starts_with('\'') && !token.text.ends_with('\'')
}

/// How many tokens the path is that some begin with, without generic arguments.
fn path(tokens: Part<'_, '_>) -> usize {
    let is_colon = |at: usize| tokens.get(at).is_some_and(|token| is_sign(token, ':'));
    let is_separator = |at: usize| is_colon(at) && is_colon(at + 1);
    let is_name = |at: usize| tokens.get(at).is_some_and(is_identifier);
    let mut end = if is_separator(0) { 2 } else { 0 };
    if !is_name(end) {
        return 0;
    }
    end += 1;
    while is_separator(end) && is_name(end + 2) {
        end += 3;
    }
    end
}

/// Where the first of some tokens stands outside of all brackets.
fn position(tokens: Part<'_, '_>, mut is: impl FnMut(&Token<'_>) -> bool) -> Option<usize> {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if is(token) {
            return Some(at);
        }
        at += if matches!(token.kind, Kind::Open(_)) { token.inside + 2 } else { 1 };
    }
    None
}

/// The parts of some tokens between commas, outside of all brackets, those of types among them. Behind the last comma stands nothing.
#[derive(Clone)]
struct Items<'p, 't>(Part<'p, 't>);

impl Items<'_, '_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is one alone, without a comma behind it.
    fn is_single(&self) -> bool {
        !self.is_empty() && self.comma().is_none()
    }

    /// Where the first comma stands.
    fn comma(&self) -> Option<usize> {
        let (mut depth, mut before) = (0_usize, None);
        position(self.0, |token| {
            match token.kind {
                Kind::Sign('<') => depth += 1,
                Kind::Sign('>') if !matches!(before, Some(Kind::Sign('-' | '='))) => depth = depth.saturating_sub(1),
                _ => {}
            }
            before = Some(token.kind);
            depth == 0 && is_sign(token, ',')
        })
    }
}

impl<'p, 't> Iterator for Items<'p, 't> {
    type Item = Part<'p, 't>;

    fn next(&mut self) -> Option<Part<'p, 't>> {
        if self.0.is_empty() {
            return None;
        }
        let end = self.comma().unwrap_or(self.0.len());
        let (item, rest) = self.0.split_at_checked(end)?;
        self.0 = rest.get(1..).unwrap_or_default();
        Some(item)
    }
}
