//! Statements: those that are long or of which there are many kinds are taken apart further.

use super::super::around::{
    Around, CALL, LAST_CALL, MEMBER_ARGUMENT, MEMBER_ARM, MEMBER_CALL, MEMBER_CASE, MEMBER_ITEM_VALUE,
    MEMBER_LAST_ARGUMENT, MEMBER_LAST_CALL, MEMBER_LAST_ITEM_VALUE, MEMBER_LAST_OK_VALUE,
    MEMBER_LAST_RECEIVER_ARGUMENT, MEMBER_LAST_VALUE, MEMBER_MATCH, MEMBER_OK_VALUE, MEMBER_RECEIVER,
    MEMBER_RECEIVER_ARGUMENT, MEMBER_STATEMENT, MEMBER_VALUE, RECEIVER, STATEMENT,
};
use super::super::pieces::INDENTATION;
use super::super::pieces::statement::{Listing, cases, chain, listing, matching, receiver, value};
use super::super::tokens::{Kind, Token};
use super::{Page, Printer};

impl Printer {
    /// A statement of a function that is an item.
    pub(super) fn free_statement(&mut self, statement: &[Token<'_>], page: &mut Page<'_>) -> Option<()> {
        match chain(statement, INDENTATION) {
            Some((receiver, calls)) => {
                self.print(&RECEIVER, receiver, page)?;
                self.list([&CALL, &LAST_CALL], &calls, page)
            }
            None => self.print(&STATEMENT, statement, page),
        }
    }

    /// A statement of a function of an `impl`.
    pub(super) fn statement(&mut self, statement: &[Token<'_>], page: &mut Page<'_>) -> Option<()> {
        if let Some((receiver, calls)) = chain(statement, INDENTATION * 2) {
            self.receiver(receiver, page)?;
            return self.list([&MEMBER_CALL, &MEMBER_LAST_CALL], &calls, page);
        }
        if let Some((head, arms)) = cases(statement) {
            page.out.push_str("        ");
            words(head, page);
            page.out.push_str(" {\n");
            self.each(&MEMBER_CASE, &arms, page)?;
            page.out.push_str(if head.len() > 2 { "        };\n" } else { "        }\n" });
            return Some(());
        }
        if let Some(listing) = listing(statement) {
            return self.listing(&listing, page);
        }
        if let Some((call, arms)) = matching(statement) {
            self.print(&MEMBER_MATCH, call, page)?;
            self.each(&MEMBER_ARM, &arms, page)?;
            page.out.push_str("            })\n");
            return Some(());
        }
        match value(statement) {
            Some((true, fields)) => {
                self.long_value([&MEMBER_OK_VALUE, &MEMBER_LAST_OK_VALUE], ("Ok(Self {", "})"), &fields, page)
            }
            Some((false, fields)) => {
                self.long_value([&MEMBER_VALUE, &MEMBER_LAST_VALUE], ("Self {", "}"), &fields, page)
            }
            None => self.print(&MEMBER_STATEMENT, statement, page),
        }
    }

    /// A statement up to the first call of a method.
    fn receiver(&mut self, whole: &[Token<'_>], page: &mut Page<'_>) -> Option<()> {
        let Some((before, arguments)) = receiver(whole) else { return self.print(&MEMBER_RECEIVER, whole, page) };
        page.out.push_str("        ");
        words(before, page);
        page.out.push_str("(\n");
        self.list([&MEMBER_RECEIVER_ARGUMENT, &MEMBER_LAST_RECEIVER_ARGUMENT], &arguments, page)?;
        page.out.push_str("            )\n");
        Some(())
    }

    /// A call with a list of values of structs.
    fn listing(&mut self, listing: &Listing<'_, '_>, page: &mut Page<'_>) -> Option<()> {
        page.out.push_str("        ");
        words(listing.function, page);
        page.out.push_str("(\n");
        self.each(&MEMBER_ARGUMENT, &listing.before, page)?;
        page.out.push_str("            &[\n");
        for (name, fields) in &listing.values {
            page.out.push_str("                ");
            words(name, page);
            page.out.push_str(" {\n");
            self.list([&MEMBER_ITEM_VALUE, &MEMBER_LAST_ITEM_VALUE], fields, page)?;
            page.out.push_str("                },\n");
        }
        page.out.push_str("            ],\n");
        self.print(&MEMBER_LAST_ARGUMENT, listing.last, page)?;
        page.out.push_str("        )\n");
        Some(())
    }

    /// The value of a struct with each field on a line.
    fn long_value(
        &mut self,
        around: [&'static Around; 2],
        (open, close): (&str, &str),
        fields: &[&[Token<'_>]],
        page: &mut Page<'_>,
    ) -> Option<()> {
        page.out.extend(["        ", open, "\n"]);
        self.list(around, fields, page)?;
        page.out.extend(["        ", close, "\n"]);
        Some(())
    }
}

/// Writes words and paths as they stand on a line.
fn words(tokens: &[Token<'_>], page: &mut Page<'_>) {
    let mut before = Kind::Sign(':');
    for token in tokens {
        let is_apart = before != Kind::Sign(':') && token.kind != Kind::Sign(':');
        page.out.push_str(if is_apart { " " } else { "" });
        page.out.push_str(token.text);
        before = token.kind;
    }
}
