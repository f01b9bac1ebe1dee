//! Patterns.

use super::super::pieces::{Part, grouped};
use super::super::tokens::Kind;
use super::breaks::{Break, Breaks};
use super::{Form, Items, is_identifier, is_lifetime, is_sign, path, position};

impl<'t> Form<'t> {
    pub(super) fn pattern(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let cases: Vec<_> = {
            let mut cases = Vec::new();
            let mut rest = tokens;
            while let Some(end) = position(rest, |token| is_sign(token, '|')) {
                let (case, behind) = rest.split_at_checked(end)?;
                cases.push(case);
                rest = behind.get(1..)?;
            }
            cases.push(rest);
            cases
        };
        let [_, _, ..] = cases.as_slice() else { return self.case(tokens) };
        let is_simple = |case: &Part<'_, 't>| matches!(case, [only] if !is_identifier(only) || only.text == "_");
        self.steps.open(if cases.iter().all(is_simple) { Breaks::Few } else { Breaks::All }, 0);
        for (index, case) in cases.into_iter().enumerate() {
            if index > 0 {
                self.steps.break_at(Break::SPACE);
                self.steps.text("| ");
            }
            self.case(case)?;
        }
        self.steps.close();
        Some(())
    }

    /// One of the patterns between `|`.
    fn case(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        match tokens {
            [only] if matches!(only.kind, Kind::Name | Kind::Keyword) && !is_lifetime(only) => {
                self.steps.text(only.text);
                Some(())
            }
            [reference, rest @ ..] if is_sign(reference, '&') => {
                self.steps.text("&");
                self.case(rest)
            }
            [open, ..] if open.kind == Kind::Open('(') => {
                let items = Items(grouped(tokens)?);
                (items.clone().count() > 1).then_some(())?;
                self.patterns(items)
            }
            tokens if is_range(tokens) => {
                self.joined(tokens);
                Some(())
            }
            tokens => {
                let (path, rest) = tokens.split_at_checked(path(tokens))?;
                (!path.is_empty()).then_some(())?;
                self.joined(path);
                match rest {
                    [] => Some(()),
                    [open, ..] if open.kind == Kind::Open('(') => self.patterns(Items(grouped(rest)?)),
                    _ => None,
                }
            }
        }
    }

    /// Some patterns in parentheses.
    fn patterns(&mut self, items: Items<'_, 't>) -> Option<()> {
        self.steps.text("(");
        if !items.is_empty() {
            self.each_on_a_line(items, Self::pattern)?;
        }
        self.steps.text(")");
        Some(())
    }
}

/// Whether a pattern goes from one literal to another one.
fn is_range(tokens: Part<'_, '_>) -> bool {
    let is_number = |text: &str| text.starts_with(|first: char| first.is_ascii_digit());
    match tokens {
        [first, one, two, equals, last] => {
            [one, two].iter().all(|dot| is_sign(dot, '.'))
                && is_sign(equals, '=')
                && is_number(first.text)
                && is_number(last.text)
        }
        _ => false,
    }
}
