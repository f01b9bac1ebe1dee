//! Items: the headers of those with a block, and those without one.

use super::super::pieces::{Part, grouped};
use super::super::tokens::Kind;
use super::breaks::{Break, Breaks, INDENTATION};
use super::{Form, Items, is_identifier, is_sign, path, position};

impl<'t> Form<'t> {
    /// An `impl`, a struct or an enum, up to the brace that opens.
    pub(super) fn header(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        self.steps.open(Breaks::All, INDENTATION);
        match tokens {
            [first, rest @ ..] if first.is("impl") => self.implementation(rest)?,
            tokens => {
                let (name, words) = tokens.split_last()?;
                let (kind, words) = words.split_last()?;
                (is_identifier(name) && (kind.is("struct") || kind.is("enum"))).then_some(())?;
                self.words(words)?;
                self.steps.text(kind.text);
                self.steps.text(" ");
                self.steps.text(name.text);
            }
        }
        self.steps.text(" {");
        self.steps.end_line();
        self.steps.close();
        Some(())
    }

    /// What an `impl` implements, and for which type.
    fn implementation(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        self.steps.open(Breaks::Few, -INDENTATION);
        self.steps.text("impl ");
        match position(tokens, |token| token.is("for")) {
            None => self.of_type(tokens)?,
            Some(end) => {
                let (of_trait, rest) = tokens.split_at_checked(end)?;
                self.of_type(of_trait)?;
                self.steps.break_at(Break::SPACE);
                self.steps.text("for ");
                self.of_type(rest.get(1..)?)?;
            }
        }
        self.steps.close();
        Some(())
    }

    /// A module in a file of its own, imports, or the call of a macro.
    pub(super) fn short_item(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let (end, content) = tokens.split_last()?;
        is_sign(end, ';').then_some(())?;
        match content.iter().position(|token| token.is("use") || token.is("mod")) {
            None => self.call_of_macro(content)?,
            Some(start) => {
                let (words, rest) = content.split_at_checked(start)?;
                let (word, rest) = rest.split_first()?;
                self.words(words)?;
                self.steps.text(word.text);
                self.steps.text(" ");
                self.imports(rest)?;
            }
        }
        self.steps.text(";");
        Some(())
    }

    /// What is imported: a path, what it has another name for, or several in braces.
    fn imports(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let (path, rest) = tokens.split_at_checked(path(tokens))?;
        self.joined(path);
        match rest {
            [] if !path.is_empty() => Some(()),
            [word, name] if word.is("as") && name.kind == Kind::Name => {
                self.steps.text(" as ");
                self.steps.text(name.text);
                Some(())
            }
            [one, two, star] if is_sign(one, ':') && is_sign(two, ':') && is_sign(star, '*') => {
                self.steps.text("::*");
                Some(())
            }
            [one, two, open, ..] if is_sign(one, ':') && is_sign(two, ':') && open.kind == Kind::Open('{') => {
                self.steps.text("::");
                self.several_imports(Items(grouped(rest.get(2..)?)?))
            }
            _ => None,
        }
    }

    fn several_imports(&mut self, mut items: Items<'_, 't>) -> Option<()> {
        // Braces around a single one have no use, but for `self`.
        (items.clone().count() > 1).then_some(())?;
        self.steps.open(Breaks::All, INDENTATION);
        self.steps.text("{");
        self.steps.break_at(Break::EMPTY);
        self.steps.open(Breaks::Few, 0);
        while let Some(item) = items.next() {
            self.imports(item)?;
            if !items.is_empty() {
                let is_group = item.last()?.kind == Kind::Close('}');
                self.steps.text(",");
                self.steps.break_at(if is_group { Break::LINE } else { Break::SPACE });
            }
        }
        self.steps.close();
        self.steps.break_at(Break::END);
        self.steps.text("}");
        self.steps.close();
        Some(())
    }

    /// The call of a macro that takes names, on one line.
    fn call_of_macro(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let (path, rest) = tokens.split_at_checked(path(tokens))?;
        let [bang, open, ..] = rest else { return None };
        (!path.is_empty() && is_sign(bang, '!') && open.kind == Kind::Open('(')).then_some(())?;
        self.joined(path);
        self.steps.text("!(");
        let mut names = Items(grouped(rest.get(1..)?)?);
        while let Some(name) = names.next() {
            let [name] = name else { return None };
            is_identifier(name).then_some(())?;
            self.steps.text(name.text);
            self.steps.text(if names.is_empty() { "" } else { ", " });
        }
        self.steps.text(")");
        self.steps.fits(0).then_some(())
    }
}
