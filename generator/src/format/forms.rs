//! The forms that most of generated code has, which are laid out without being parsed: few pieces are alike, and it is the parser that
//! takes the time.
//!
//! What is anything else is left to the parser. Lines break where the printer breaks them that lays out what is parsed: each form has
//! the groups and the places that it has there.

mod attribute;
mod breaks;
mod expression;
mod matching;
mod pattern;
mod signature;
mod statement;
mod types;

use super::pieces::Part;
use super::tokens::{Kind, Token};
use breaks::{Break, Breaks, INDENTATION, Steps};

/// Code that is being laid out.
struct Form<'t> {
    steps: Steps<'t>,
}

/// Writes a statement behind so many spaces; `None` where it is none of the forms.
pub(super) fn statement(tokens: Part<'_, '_>, spaces: usize, out: &mut String) -> Option<()> {
    // Attributes of expressions stand on their lines.
    let is_known =
        tokens.first()?.kind != Kind::Note || tokens.iter().find(|token| token.kind != Kind::Note)?.is("let");
    is_known.then_some(())?;
    written(tokens, spaces, out, Form::statement)
}

/// Writes the signature of a function up to its body, behind so many spaces; `None` where it is none of the forms.
pub(super) fn signature(tokens: Part<'_, '_>, spaces: usize, out: &mut String) -> Option<()> {
    written(tokens, spaces, out, Form::signature)
}

/// Writes the field of a struct, or the variant of an enum; `None` where it is none of the forms.
pub(super) fn field(tokens: Part<'_, '_>, out: &mut String) -> Option<()> {
    written(tokens, INDENTATION.unsigned_abs(), out, Form::field)
}

/// Writes a module in a file of its own, or the import of one name; `None` for all others.
pub(super) fn import(tokens: Part<'_, '_>, out: &mut String) -> Option<()> {
    written(tokens, 0, out, Form::import)
}

/// Writes some code with the attributes before it. Nothing is written where it is none of the forms.
fn written<'t>(
    tokens: Part<'_, 't>,
    spaces: usize,
    out: &mut String,
    write: impl FnOnce(&mut Form<'t>, Part<'_, 't>) -> Option<()>,
) -> Option<()> {
    let length = out.len();
    let lines = || {
        let attributes = tokens.iter().take_while(|token| token.kind == Kind::Note).count();
        let (attributes, content) = tokens.split_at_checked(attributes)?;
        for attribute in attributes {
            let mut form = Form::of(1);
            form.attribute(attribute.text)?;
            form.steps.write(spaces, out);
        }
        let mut form = Form::of(content.len());
        write(&mut form, content)?;
        form.steps.write(spaces, out);
        Some(())
    };
    let lines = lines();
    if lines.is_none() {
        out.truncate(length);
    }
    lines
}

impl<'t> Form<'t> {
    /// Nothing yet, with room for so many tokens.
    fn of(tokens: usize) -> Self {
        Self { steps: Steps::with_capacity(tokens * 2 + 8) }
    }

    /// Some items in brackets, each on a line where they do not fit on one.
    fn each_on_a_line(
        &mut self,
        items: &[Part<'_, 't>],
        write: impl Fn(&mut Self, Part<'_, 't>) -> Option<()>,
    ) -> Option<()> {
        self.steps.open(Breaks::All, INDENTATION);
        self.steps.break_at(Break::EMPTY);
        for (index, item) in items.iter().enumerate() {
            write(self, item)?;
            self.separate(index + 1 == items.len(), Break::END);
        }
        self.steps.close();
        Some(())
    }

    /// Writes what stands between two items, or behind the last one of them.
    fn separate(&mut self, is_last: bool, end: Break) {
        if is_last {
            self.steps.break_at(end);
        } else {
            self.steps.text(",");
            self.steps.break_at(Break::SPACE);
        }
    }

    /// Tokens that nothing stands between.
    fn joined(&mut self, tokens: Part<'_, 't>) {
        tokens.iter().for_each(|token| self.steps.text(token.text));
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

/// The parts between commas, outside of all brackets but those of types.
fn items<'p, 't>(tokens: Part<'p, 't>) -> Vec<Part<'p, 't>> {
    let mut items = Vec::new();
    let mut rest = tokens;
    while let Some(end) = position(rest, |token| is_sign(token, ',')) {
        let (item, behind) = rest.split_at(end);
        items.push(item);
        rest = behind.get(1..).unwrap_or_default();
    }
    // Behind the last comma stands nothing.
    if !rest.is_empty() {
        items.push(rest);
    }
    items
}
