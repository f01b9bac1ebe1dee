//! Lays out files piece by piece: items, their members, the statements of functions.
//!
//! Parsing is what takes the time, so only pieces are parsed that are none of the [forms](super::forms), each where it would stand in
//! the item.

use std::mem::take;

use super::around::{
    Around, FIELD, HEADER, ITEM, MEMBER, MEMBER_SIGNATURE, MEMBER_STATEMENT, SIGNATURE, STATEMENT, VARIANT,
};
use super::comments::Comments;
use super::forms::Form;
use super::pieces::{INDENTATION, Part, block, fields, statements};
use super::tokens::{Kind, Token, tokens};
use super::{Sort, joined, laid_out};

/// Items that were laid out.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The attributes of the file that stand before them.
    pub(super) attributes: String,
    pub(super) items: Vec<(Sort, String)>,
}

impl Piece {
    fn of(sort: Sort, text: String) -> Self {
        Self { attributes: String::new(), items: vec![(sort, text)] }
    }
}

/// Lays out the text of a file.
///
/// # Errors
///
/// When the text is no Rust.
pub(crate) fn in_pieces(text: &str) -> Result<String, syn::Error> {
    let (rest, comments) = Comments::take(text);
    match piece_by_piece(&rest) {
        Some(laid_out) => Ok(comments.put_back(&laid_out)),
        None => super::rust(text),
    }
}

/// Lays out the items of a file one by one; `None` where one of them does not parse, which may be for other reasons than that it is no
/// Rust.
pub(super) fn piece_by_piece(text: &str) -> Option<String> {
    let tokens = tokens(text)?;
    let (of_file, items) = tokens.split_at(tokens.iter().take_while(|token| token.is_of_file()).count());
    let mut page = Page { text, form: Form::default(), out: String::new() };
    let head = if of_file.is_empty() { None } else { Some(page.head(of_file)?) };
    let items = statements(items)?.into_iter().map(|item| page.item(item));
    Some(joined(head.into_iter().chain(items.collect::<Option<Vec<_>>>()?)))
}

/// Some text that is being laid out, and what has come out.
struct Page<'t> {
    text: &'t str,
    form: Form<'t>,
    out: String,
}

impl<'t> Page<'t> {
    /// The attributes of a file.
    fn head(&mut self, attributes: Part<'_, 't>) -> Option<Piece> {
        if self.form.write_attributes(attributes, &mut self.out).is_none() {
            return laid_out(self.source(attributes)?).ok();
        }
        Some(Piece { attributes: take(&mut self.out), items: Vec::new() })
    }

    fn item(&mut self, item: Part<'_, 't>) -> Option<Piece> {
        let length = item.last()?.end().saturating_sub(item.first()?.start);
        self.out = String::with_capacity(length + length / 2);
        let mut words = item.iter().filter(|token| token.kind == Kind::Keyword).map(|token| token.text);
        let word = words.find(|word| !["pub", "crate", "async", "const"].contains(word));
        match (word, block(item)) {
            (Some("impl"), Some((header, members))) => {
                self.header(header)?;
                self.members(members)?;
            }
            (Some("struct"), Some((header, inner))) => {
                self.header(header)?;
                self.fields(&FIELD, inner)?;
            }
            (Some("enum"), Some((header, inner))) => {
                self.header(header)?;
                self.fields(&VARIANT, inner)?;
            }
            (Some("fn"), Some((signature, body))) => {
                self.function([&SIGNATURE, &STATEMENT], 0, signature, body)?;
            }
            _ => return self.short_item(item),
        }
        self.out.push_str("}\n");
        Some(Piece::of(Sort::Other, take(&mut self.out)))
    }

    /// An item without a block, of which there are many in a file with the names of others.
    fn short_item(&mut self, item: Part<'_, 't>) -> Option<Piece> {
        let Some(sort) = Sort::of_tokens(item) else { return laid_out(self.source(item)?).ok() };
        if self.form.write_short_item(item, &mut self.out).is_none() {
            self.print(&ITEM, item)?;
        }
        Some(Piece::of(sort, take(&mut self.out)))
    }

    fn header(&mut self, header: Part<'_, 't>) -> Option<()> {
        if self.form.write_header(header, &mut self.out).is_none() {
            self.print(&HEADER, header)?;
            self.out.push_str("{\n");
        }
        Some(())
    }

    fn members(&mut self, members: Part<'_, 't>) -> Option<()> {
        let mut members = statements(members)?.into_iter().peekable();
        while let Some(member) = members.next() {
            let is_function = member.iter().any(|token| token.is("fn"));
            match block(member).filter(|_| is_function) {
                Some((signature, body)) => {
                    self.function([&MEMBER_SIGNATURE, &MEMBER_STATEMENT], INDENTATION, signature, body)?;
                    self.out.push_str("    }\n");
                }
                None => self.print(&MEMBER, member)?,
            }
            if members.peek().is_some() && self.out.ends_with("\n    }\n") {
                self.out.push('\n');
            }
        }
        Some(())
    }

    /// A function behind so many spaces, up to the brace that closes.
    fn function(
        &mut self,
        [around_signature, around_statement]: [&Around; 2],
        spaces: usize,
        signature: Part<'_, 't>,
        body: Part<'_, 't>,
    ) -> Option<()> {
        if self.form.write_signature(signature, spaces, &mut self.out).is_none() {
            self.print(around_signature, signature)?;
        }
        for statement in statements(body)? {
            if self.form.write_statement(statement, spaces + INDENTATION, &mut self.out).is_none() {
                self.print(around_statement, statement)?;
            }
        }
        Some(())
    }

    /// The fields of a struct, or the variants of an enum.
    fn fields(&mut self, around: &Around, inner: Part<'_, 't>) -> Option<()> {
        for field in fields(inner)? {
            if self.form.write_field(field, &mut self.out).is_none() {
                self.print(around, field)?;
            }
        }
        Some(())
    }

    /// Parses a piece where it stands, and lays it out.
    fn print(&mut self, around: &Around, piece: &[Token<'_>]) -> Option<()> {
        let laid_out = around.lay_out(self.source(piece)?)?;
        self.out.push_str(&laid_out);
        Some(())
    }

    /// The text of a piece.
    fn source(&self, piece: &[Token<'_>]) -> Option<&'t str> {
        self.text.get(piece.first()?.start..piece.last()?.end())
    }
}
