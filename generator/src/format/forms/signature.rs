//! What functions, structs and enums are made of: signatures, fields, variants.

use super::super::pieces::{Part, group, grouped};
use super::super::tokens::{Kind, Token};
use super::breaks::{Break, Breaks, INDENTATION};
use super::{Form, Items, is_identifier, is_sign};

impl<'t> Form<'t> {
    /// The signature of a function that has statements, up to the brace that opens.
    pub(super) fn signature(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let function = tokens.iter().position(|token| token.is("fn"))?;
        let (words, rest) = tokens.split_at_checked(function)?;
        let [_, name, open, ..] = rest else { return None };
        (name.kind == Kind::Name && open.kind == Kind::Open('(')).then_some(())?;
        let (parameters, rest) = group(rest.get(2..)?)?;
        let parameters = Items(parameters);
        self.steps.open(Breaks::All, INDENTATION);
        self.words(words)?;
        self.steps.text("fn ");
        self.steps.text(name.text);
        self.steps.text("(");
        self.steps.break_at(Break::NEVER);
        if !parameters.is_empty() {
            self.steps.open(Breaks::All, 0);
            self.steps.break_at(Break::EMPTY);
            self.separated(parameters, Break::END, Self::parameter)?;
            self.steps.close();
        }
        self.steps.text(")");
        self.steps.open(Breaks::All, -INDENTATION);
        match rest {
            [] => {}
            [minus, greater, of_type @ ..] if is_sign(minus, '-') && is_sign(greater, '>') => {
                self.steps.text(" -> ");
                self.of_type(of_type)?;
            }
            _ => return None,
        }
        self.steps.close();
        self.steps.text(" {");
        self.steps.end_line();
        self.steps.close();
        Some(())
    }

    fn parameter(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        match tokens {
            [receiver] if receiver.is("self") => self.steps.text("self"),
            [first, receiver] if receiver.is("self") && is_sign(first, '&') => self.steps.text("&self"),
            [first, receiver] if receiver.is("self") && first.is("mut") => self.steps.text("mut self"),
            [first, mutable, receiver] if receiver.is("self") && is_sign(first, '&') && mutable.is("mut") => {
                self.steps.text("&mut self");
            }
            [mutable, name, rest @ ..] if mutable.is("mut") => {
                self.steps.text("mut ");
                return self.name_and_type(name, rest);
            }
            [name, rest @ ..] => return self.name_and_type(name, rest),
            [] => return None,
        }
        Some(())
    }

    fn name_and_type(&mut self, name: &Token<'t>, rest: Part<'_, 't>) -> Option<()> {
        let (colon, of_type) = rest.split_first()?;
        (is_identifier(name) && is_sign(colon, ':')).then_some(())?;
        self.steps.text(name.text);
        self.steps.text(": ");
        self.of_type(of_type)
    }

    /// The field of a struct, or the variant of an enum, with the comma behind it.
    pub(super) fn field(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let start = tokens.iter().position(|token| token.kind == Kind::Name)?;
        let (words, rest) = tokens.split_at_checked(start)?;
        self.words(words)?;
        match rest {
            [name] if is_identifier(name) => self.steps.text(name.text),
            [name, open, ..] if is_identifier(name) && open.kind == Kind::Open('(') => {
                let types = Items(grouped(rest.get(1..)?)?);
                (!types.is_empty()).then_some(())?;
                self.steps.text(name.text);
                self.steps.open(Breaks::All, INDENTATION);
                self.steps.text("(");
                self.steps.break_at(Break::EMPTY);
                self.separated(types, Break::END, Self::of_type)?;
                self.steps.text(")");
                self.steps.close();
            }
            [name, rest @ ..] => self.name_and_type(name, rest)?,
            [] => return None,
        }
        self.steps.text(",");
        Some(())
    }

    /// The words before a name: who sees it, and what sort of function it is.
    pub(super) fn words(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let mut rest = tokens;
        while let Some((first, behind)) = rest.split_first() {
            rest = behind;
            match (first.text, behind) {
                ("pub", [open, inner, close, behind @ ..])
                    if open.kind == Kind::Open('(') && close.kind == Kind::Close(')') =>
                {
                    let is_known = inner.is("crate") || inner.is("super") || inner.is("self");
                    is_known.then_some(())?;
                    self.steps.text("pub(");
                    self.steps.text(inner.text);
                    self.steps.text(") ");
                    rest = behind;
                }
                ("pub" | "async" | "const", _) if first.kind == Kind::Keyword => {
                    self.steps.text(first.text);
                    self.steps.text(" ");
                }
                _ => return None,
            }
        }
        Some(())
    }
}
