//! Types.

use super::super::pieces::Part;
use super::super::tokens::Kind;
use super::{Form, Items, is_identifier, is_lifetime, is_sign, path, position};

impl<'t> Form<'t> {
    pub(super) fn of_type(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let (first, rest) = tokens.split_first()?;
        match (first.kind, rest) {
            (Kind::Sign('&'), rest) => self.reference(rest),
            (Kind::Open('['), [inner @ .., _]) => {
                position(inner, |token| is_sign(token, ';')).is_none().then_some(())?;
                self.steps.text("[");
                self.of_type(inner)?;
                self.steps.text("]");
                Some(())
            }
            (Kind::Open('('), [inner @ .., _]) => {
                let items = Items(inner);
                (items.clone().count() != 1).then_some(())?;
                self.steps.text("(");
                if !items.is_empty() {
                    self.each_on_a_line(items, Self::of_type)?;
                }
                self.steps.text(")");
                Some(())
            }
            (Kind::Keyword, bounds) if first.is("impl") || first.is("dyn") => {
                self.steps.text(first.text);
                self.bounds(bounds)
            }
            _ => self.type_path(tokens),
        }
    }

    /// A reference behind its sign.
    fn reference(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        self.steps.text("&");
        let (first, rest) = tokens.split_first()?;
        let rest = if is_lifetime(first) {
            self.steps.text(first.text);
            self.steps.text(" ");
            rest
        } else {
            tokens
        };
        match rest {
            [mutable, rest @ ..] if mutable.is("mut") => {
                self.steps.text("mut ");
                self.of_type(rest)
            }
            rest => self.of_type(rest),
        }
    }

    /// What a type that has no name is known to be.
    fn bounds(&mut self, mut tokens: Part<'_, 't>) -> Option<()> {
        self.steps.text(" ");
        while let Some(end) = position(tokens, |token| is_sign(token, '+')) {
            let (bound, rest) = tokens.split_at_checked(end)?;
            self.bound(bound)?;
            self.steps.text(" + ");
            tokens = rest.get(1..)?;
        }
        self.bound(tokens)
    }

    fn bound(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        match tokens {
            [lifetime] if is_lifetime(lifetime) => {
                self.steps.text(lifetime.text);
                Some(())
            }
            _ => self.type_path(tokens),
        }
    }

    /// A path, which may end with generic arguments.
    fn type_path(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let (path, rest) = tokens.split_at_checked(path(tokens))?;
        (!path.is_empty()).then_some(())?;
        self.joined(path);
        match rest {
            [] => Some(()),
            [open, inner @ .., close] if is_sign(open, '<') && is_sign(close, '>') && !inner.is_empty() => {
                self.steps.text("<");
                self.each_on_a_line(Items(inner), Self::generic_argument)?;
                self.steps.text(">");
                Some(())
            }
            _ => None,
        }
    }

    fn generic_argument(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        match tokens {
            [lifetime] if is_lifetime(lifetime) => {
                self.steps.text(lifetime.text);
                Some(())
            }
            [name, equals, of_type @ ..] if is_identifier(name) && is_sign(equals, '=') => {
                self.steps.text(name.text);
                self.steps.text(" = ");
                self.of_type(of_type)
            }
            tokens => self.of_type(tokens),
        }
    }
}
