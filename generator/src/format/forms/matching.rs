//! `match`, and its arms.

use super::super::pieces::{Part, grouped, statements};
use super::super::tokens::{Kind, Token};
use super::breaks::{Break, Breaks, INDENTATION};
use super::statement::is_value;
use super::{Form, Items, is_sign, position};

impl<'t> Form<'t> {
    /// A `match` behind its first word.
    pub(super) fn matching(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let open = position(tokens, |token| token.kind == Kind::Open('{'))?;
        let (value, rest) = tokens.split_at_checked(open)?;
        let arms = grouped(rest).filter(|arms| !arms.is_empty())?;
        self.steps.open(Breaks::Few, 0);
        self.steps.text("match ");
        self.steps.open(Breaks::All, 0);
        self.expression(value, false)?;
        if is_wrapped(value) {
            self.steps.break_at(Break::SPACE);
        } else {
            self.steps.text(" ");
        }
        self.steps.close();
        self.steps.text("{");
        self.steps.break_at(Break::NEVER);
        self.steps.open(Breaks::All, INDENTATION);
        self.steps.break_at(Break::LINE);
        let mut rest = arms;
        while !rest.is_empty() {
            rest = self.arm(rest)?;
            self.steps.break_at(if rest.is_empty() { Break::LINE.back() } else { Break::LINE });
        }
        self.steps.close();
        self.steps.text("}");
        self.steps.close();
        Some(())
    }

    /// The first one of some arms. Gives back the others.
    fn arm<'p>(&mut self, arms: Part<'p, 't>) -> Option<Part<'p, 't>> {
        let arrow =
            arms.windows(2).position(|two| matches!(two, [one, other] if is_sign(one, '=') && is_sign(other, '>')))?;
        let (pattern, rest) = arms.split_at_checked(arrow)?;
        let (body, rest) = body(rest.get(2..)?)?;
        self.steps.open(Breaks::Few, 0);
        self.pattern(pattern)?;
        self.steps.text(" => ");
        match unwrapped(body)? {
            [open, inner @ .., _] if open.kind == Kind::Open('{') => self.block(inner)?,
            [open, close] if open.kind == Kind::Open('(') && close.kind == Kind::Close(')') => self.block(&[])?,
            body => {
                self.steps.break_at(Break::NEVER);
                self.steps.open(Breaks::All, INDENTATION);
                self.steps.break_at(Break { around: [Some('{'), None], ..Break::EMPTY });
                self.expression(body, true)?;
                let unbroken = (!body.first()?.is("match")).then_some(',');
                let before = body.first()?.is("return").then_some(';');
                self.steps.break_at(Break { around: [before, Some('}')], unbroken, ..Break::EMPTY }.back());
                self.steps.close();
            }
        }
        self.steps.close();
        Some(rest)
    }
}

/// The body of the arm that some tokens begin with, and what stands behind it.
fn body<'p, 't>(tokens: Part<'p, 't>) -> Option<(Part<'p, 't>, Part<'p, 't>)> {
    let first = tokens.first()?;
    let end = if first.kind == Kind::Open('{') {
        first.inside + 2
    } else {
        position(tokens, |token| is_sign(token, ',')).unwrap_or(tokens.len())
    };
    let (body, rest) = tokens.split_at_checked(end)?;
    Some((body, if rest.first().is_some_and(|first| is_sign(first, ',')) { rest.get(1..)? } else { rest }))
}

/// What is left of a body without braces that have no use; `None` where that is hard to tell.
fn unwrapped<'p, 't>(mut body: Part<'p, 't>) -> Option<Part<'p, 't>> {
    while let [open, inner @ .., _] = body
        && open.kind == Kind::Open('{')
        && let [only] = statements(inner)?.as_slice()
        && !is_sign(only.last()?, ';')
    {
        is_value(only).then_some(())?;
        body = only;
    }
    Some(body)
}

/// Whether a brace behind an expression stands on a line of its own where the expression takes several.
fn is_wrapped(tokens: &[Token<'_>]) -> bool {
    match tokens {
        [first, rest @ ..] if matches!(first.kind, Kind::Sign('&' | '-' | '!' | '*')) => is_wrapped(rest),
        [rest @ .., last] if is_sign(last, '?') => is_wrapped(rest),
        [open, inner @ .., _] if open.kind == Kind::Open('(') && open.inside == inner.len() => {
            Items(inner).is_single() && is_wrapped(inner)
        }
        tokens => position(tokens, |token| is_sign(token, '.')).is_some(),
    }
}
