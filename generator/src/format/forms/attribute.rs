//! Attributes, and the marks that stand for comments.

use super::super::comments::MARKED;
use super::super::pieces::{Part, group, grouped};
use super::super::tokens::{Kind, tokens};
use super::breaks::{Break, Breaks, INDENTATION};
use super::{Form, is_sign, path};

/// What stood before a token in an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Word,
    Sign,
    /// The comma at the end.
    End,
}

impl<'t> Form<'t> {
    /// An attribute as it is written, with its brackets.
    pub(super) fn attribute(&mut self, text: &'t str) -> Option<()> {
        let (sign, comment) = if text.starts_with("#!") { ("#!", "//!\u{1}") } else { ("#", "///\u{1}") };
        if text.strip_prefix(sign) == Some(MARKED) {
            self.steps.text(comment);
            return Some(());
        }
        if text.starts_with("/// ") {
            self.steps.text(text.trim_end_matches(' '));
            return Some(());
        }
        let inner = text.strip_prefix(sign)?.trim_start().strip_prefix('[')?.strip_suffix(']')?;
        let tokens = tokens(inner)?;
        let (path, rest) = tokens.split_at_checked(path(&tokens))?;
        // These are comments where they stand for one.
        let is_comment = matches!(path, [only] if matches!(only.text, "doc" | "comment"));
        (!path.is_empty() && !is_comment).then_some(())?;
        self.steps.text(sign);
        self.steps.text("[");
        self.joined(path);
        match rest {
            [] => {}
            [equals, value] if is_sign(equals, '=') && value.kind == Kind::Name => {
                self.steps.text(" = ");
                self.steps.text(value.text);
            }
            [open, ..] if open.kind == Kind::Open('(') => self.arguments(grouped(rest)?)?,
            _ => return None,
        }
        self.steps.text("]");
        Some(())
    }

    /// What stands in the parentheses of an attribute, with these.
    fn arguments(&mut self, mut tokens: Part<'_, 't>) -> Option<()> {
        self.steps.text("(");
        self.steps.open(Breaks::All, INDENTATION);
        self.steps.break_at(Break::EMPTY);
        let mut before = Before::Sign;
        while let Some((first, rest)) = tokens.split_first() {
            let whole = tokens;
            tokens = rest;
            before = match first.kind {
                Kind::Name | Kind::Keyword => {
                    if before == Before::Word {
                        self.steps.break_at(Break::SPACE);
                    }
                    self.steps.text(first.text);
                    Before::Word
                }
                Kind::Sign(',') if rest.is_empty() => {
                    self.steps.break_at(Break::END);
                    Before::End
                }
                Kind::Sign(sign) => {
                    self.steps.text(if sign == '=' && before == Before::Word { " " } else { "" });
                    self.steps.text(first.text);
                    match sign {
                        '=' => self.steps.text(" "),
                        ',' => self.steps.break_at(Break::SPACE),
                        _ => {}
                    }
                    Before::Sign
                }
                Kind::Open('(') => {
                    let (inner, rest) = group(whole)?;
                    self.arguments(inner)?;
                    tokens = rest;
                    Before::Sign
                }
                Kind::Open(_) | Kind::Close(_) | Kind::Note => return None,
            };
        }
        if before != Before::End {
            self.steps.break_at(Break::EMPTY.back());
        }
        self.steps.close();
        self.steps.text(")");
        Some(())
    }
}
