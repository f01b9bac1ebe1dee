//! Statements, and the blocks that they stand in.

use super::super::pieces::{Part, block, statements};
use super::super::tokens::{Kind, Token};
use super::breaks::{Break, Breaks, INDENTATION};
use super::{Form, is_identifier, is_sign, path, position};

impl<'t> Form<'t> {
    pub(super) fn statement(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let (content, has_end) = match tokens.split_last()? {
            (last, content) if is_sign(last, ';') => (content, true),
            _ => (tokens, false),
        };
        self.steps.open(Breaks::Few, 0);
        match content {
            [word, mutable, binding @ ..] if word.is("let") && mutable.is("mut") => {
                self.steps.text("let mut ");
                self.binding(binding)?;
            }
            [word, binding @ ..] if word.is("let") => {
                self.steps.text("let ");
                self.binding(binding)?;
            }
            _ => self.assignment(content)?,
        }
        self.steps.close();
        if has_end {
            self.steps.text(";");
        }
        Some(())
    }

    /// A name, perhaps with its type, and what it stands for.
    fn binding(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let (name, rest) = tokens.split_first()?;
        is_identifier(name).then_some(())?;
        self.steps.text(name.text);
        match rest {
            [colon, rest @ ..] if is_sign(colon, ':') => {
                let (of_type, value) = rest.split_at_checked(behind_type(rest)?)?;
                self.steps.text(": ");
                self.of_type(of_type)?;
                self.value(value)
            }
            value => self.value(value),
        }
    }

    /// An equals sign, and a value behind it.
    fn value(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let (equals, value) = tokens.split_first()?;
        is_sign(equals, '=').then_some(())?;
        self.steps.text(" = ");
        self.steps.break_at(Break::NEVER);
        self.expression(value, false)
    }

    /// An expression that is a statement, or a place and what is assigned to it.
    fn assignment(&mut self, content: Part<'_, 't>) -> Option<()> {
        let Some(equals) = position(content, |token| is_sign(token, '=')) else {
            return self.expression(content, true);
        };
        let (place, value) = content.split_at_checked(equals)?;
        self.steps.open(Breaks::Few, 0);
        self.expression(place, false)?;
        self.value(value)?;
        self.steps.close();
        Some(())
    }

    /// The block of an arm, each of its statements on a line.
    pub(super) fn block(&mut self, inner: Part<'_, 't>) -> Option<()> {
        let statements = statements(inner)?;
        self.steps.text("{");
        self.steps.break_at(Break::NEVER);
        if !statements.is_empty() {
            self.steps.open(Breaks::All, INDENTATION);
            self.steps.break_at(Break::LINE);
            self.each_statement(&statements)?;
            self.steps.close();
        }
        self.steps.text("}");
        Some(())
    }

    /// A block that is an expression. A value alone stands on one line with the braces, where it fits.
    pub(super) fn small_block(&mut self, inner: Part<'_, 't>) -> Option<()> {
        let statements = statements(inner)?;
        self.steps.open(Breaks::All, INDENTATION);
        self.steps.text("{");
        match statements.as_slice() {
            [] => {}
            [only] if !is_sign(only.last()?, ';') => {
                is_value(only).then_some(())?;
                self.steps.break_at(Break::SPACE);
                self.steps.open(Breaks::Few, 0);
                self.expression(only, true)?;
                self.steps.close();
                self.steps.break_at(Break::SPACE.back());
            }
            statements => {
                self.steps.break_at(Break::SPACE);
                self.each_statement(statements)?;
            }
        }
        self.steps.text("}");
        self.steps.close();
        Some(())
    }

    fn each_statement(&mut self, statements: &[Part<'_, 't>]) -> Option<()> {
        for (index, statement) in statements.iter().enumerate() {
            self.statement(statement)?;
            let is_last = index + 1 == statements.len();
            self.steps.break_at(if is_last { Break::LINE.back() } else { Break::LINE });
        }
        Some(())
    }
}

/// Whether the last statement of a block is an expression for sure: a macro may be a statement as well.
pub(super) fn is_value(tokens: Part<'_, '_>) -> bool {
    let behind = tokens.get(path(tokens)..).unwrap_or_default();
    let is_macro = matches!(behind, [bang, open, ..] if is_sign(bang, '!') && open.inside + 3 == behind.len());
    let is_block = || block(tokens).is_some() && !tokens.first().is_some_and(|first| first.is("match"));
    !is_macro && !tokens.first().is_some_and(|first| first.is("let")) && !is_block()
}

/// Where a type ends that something is equal to.
fn behind_type(tokens: Part<'_, '_>) -> Option<usize> {
    let mut depth = 0_usize;
    position(tokens, |token: &Token<'_>| {
        match token.kind {
            Kind::Sign('<') => depth += 1,
            Kind::Sign('>') => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && is_sign(token, '=')
    })
}
