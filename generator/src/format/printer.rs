//! Lays out files piece by piece, and what is alike once.
//!
//! Parsing is what takes the time, and the files of a crate have much in common: so an item is taken apart, its small pieces are
//! each parsed and printed where they would stand in the item, and what comes out is remembered for all pieces of the same shape.

use std::mem::take;
use std::sync::Arc;

use super::around::{
    Around, FIELD, HEADER, ITEM, MEMBER, MEMBER_SIGNATURE, MEMBER_STATEMENT, SIGNATURE, STATEMENT, VARIANT,
};
use super::comments::Comments;
use super::forms::Form;
use super::pieces::{INDENTATION, block, fields, is_unbreakable, statements};
use super::printers::Learned;
use super::shape::{self, Layout};
use super::tokens::{Kind, Token, tokens};
use super::{Sort, joined, laid_out};
use crate::hash::HashMap;

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

/// Lays out files, and remembers the shapes that it has met.
#[derive(Debug, Default)]
pub(crate) struct Printer {
    /// The layouts of shapes, by the address of what stands around them.
    shapes: HashMap<usize, HashMap<String, Layouts>>,
    /// The shape of the piece that is being laid out.
    shape: String,
    heads: HashMap<String, Piece>,
    learned: Arc<Learned>,
}

/// Some text that is being laid out, and what has come out.
struct Page<'t> {
    text: &'t str,
    form: Form<'t>,
    out: String,
}

impl Printer {
    /// A printer that knows what others know.
    pub(super) fn learning_from(learned: Arc<Learned>) -> Self {
        Self { learned, ..Self::default() }
    }

    /// Lays out the text of a file.
    ///
    /// # Errors
    ///
    /// When the text is no Rust.
    pub(crate) fn rust(&mut self, text: &str) -> Result<String, syn::Error> {
        let (rest, comments) = Comments::take(text);
        match self.piece_by_piece(&rest) {
            Some(laid_out) => Ok(comments.put_back(&laid_out)),
            None => super::rust(text),
        }
    }

    /// Lays out the items of a file one by one; `None` where one of them does not parse, which may be for other reasons than that it
    /// is no Rust.
    pub(super) fn piece_by_piece(&mut self, text: &str) -> Option<String> {
        let tokens = tokens(text)?;
        let (of_file, tokens) = tokens.split_at(tokens.iter().take_while(|token| token.is_of_file()).count());
        let head = if of_file.is_empty() { None } else { Some(self.head(source(text, of_file)?)?) };
        let mut page = Page { text, form: Form::default(), out: String::new() };
        let items = statements(tokens)?.into_iter().map(|item| self.item(item, &mut page));
        Some(joined(head.into_iter().chain(items.collect::<Option<Vec<_>>>()?)))
    }

    /// The attributes of a file, of which few are not alike.
    fn head(&mut self, attributes: &str) -> Option<Piece> {
        if let Some(piece) = self.heads.get(attributes) {
            return Some(piece.clone());
        }
        let piece = laid_out(attributes).ok()?;
        self.heads.insert(attributes.to_owned(), piece.clone());
        Some(piece)
    }

    fn item<'t>(&mut self, item: &[Token<'t>], page: &mut Page<'t>) -> Option<Piece> {
        let length = item.last()?.end().saturating_sub(item.first()?.start);
        page.out = String::with_capacity(length + length / 2);
        let mut words = item.iter().filter(|token| token.kind == Kind::Keyword).map(|token| token.text);
        let word = words.find(|word| !["pub", "crate", "async", "const"].contains(word));
        match (word, block(item)) {
            (Some("impl"), Some((header, members))) => {
                self.header(header, page)?;
                self.members(members, page)?;
            }
            (Some("struct"), Some((header, inner))) => {
                self.header(header, page)?;
                self.fields(&FIELD, inner, page)?;
            }
            (Some("enum"), Some((header, inner))) => {
                self.header(header, page)?;
                self.fields(&VARIANT, inner, page)?;
            }
            (Some("fn"), Some((signature, body))) => {
                self.function([&SIGNATURE, &STATEMENT], 0, signature, body, page)?;
            }
            _ => return self.short_item(item, page),
        }
        page.out.push_str("}\n");
        Some(Piece::of(Sort::Other, take(&mut page.out)))
    }

    /// An item without a block, of which there are many in a file with the names of others.
    fn short_item<'t>(&mut self, item: &[Token<'t>], page: &mut Page<'t>) -> Option<Piece> {
        let Some(sort) = Sort::of_tokens(item) else { return laid_out(source(page.text, item)?).ok() };
        if page.form.write_import(item, &mut page.out).is_none() {
            self.print(&ITEM, item, page)?;
        }
        Some(Piece::of(sort, take(&mut page.out)))
    }

    fn header<'t>(&mut self, header: &[Token<'t>], page: &mut Page<'t>) -> Option<()> {
        self.print(&HEADER, header, page)?;
        page.out.push_str("{\n");
        Some(())
    }

    fn members<'t>(&mut self, members: &[Token<'t>], page: &mut Page<'t>) -> Option<()> {
        let mut members = statements(members)?.into_iter().peekable();
        while let Some(member) = members.next() {
            let is_function = member.iter().any(|token| token.is("fn"));
            match block(member).filter(|_| is_function) {
                Some((signature, body)) => {
                    self.function([&MEMBER_SIGNATURE, &MEMBER_STATEMENT], INDENTATION, signature, body, page)?;
                    page.out.push_str("    }\n");
                }
                None => self.print(&MEMBER, member, page)?,
            }
            if members.peek().is_some() && page.out.ends_with("\n    }\n") {
                page.out.push('\n');
            }
        }
        Some(())
    }

    /// A function behind so many spaces, up to the brace that closes.
    fn function<'t>(
        &mut self,
        [around_signature, around_statement]: [&'static Around; 2],
        spaces: usize,
        signature: &[Token<'t>],
        body: &[Token<'t>],
        page: &mut Page<'t>,
    ) -> Option<()> {
        if page.form.write_signature(signature, spaces, &mut page.out).is_none() {
            self.print(around_signature, signature, page)?;
        }
        for statement in statements(body)? {
            if page.form.write_statement(statement, spaces + INDENTATION, &mut page.out).is_none() {
                self.print(around_statement, statement, page)?;
            }
        }
        Some(())
    }

    /// The fields of a struct, or the variants of an enum.
    fn fields<'t>(&mut self, around: &'static Around, inner: &[Token<'t>], page: &mut Page<'t>) -> Option<()> {
        for field in fields(inner)? {
            if page.form.write_field(field, &mut page.out).is_none() {
                self.print(around, field, page)?;
            }
        }
        Some(())
    }

    /// Lays out a piece where it stands.
    fn print(&mut self, around: &'static Around, piece: &[Token<'_>], page: &mut Page<'_>) -> Option<()> {
        shape::shape(piece, &mut self.shape);
        let address = std::ptr::from_ref(around).addr();
        let shapes = self.shapes.entry(address).or_default();
        if let Some(layouts) = shapes.get_mut(&self.shape) {
            // Many shapes are met once: nothing is found out about those.
            if let Narrow::Unasked = layouts.narrow {
                layouts.narrow = self.learned.layout(address, &self.shape, || narrow(around, piece, page.text));
            }
            return layouts.print(around, piece, page);
        }
        let narrow = self.learned.known(address, &self.shape);
        let is_new = matches!(narrow, Narrow::Unasked);
        let layouts = shapes.entry(self.shape.clone()).or_insert_with(|| Layouts { narrow, ..Layouts::default() });
        if is_new {
            page.out.push_str(&around.lay_out(source(page.text, piece)?)?);
            return Some(());
        }
        layouts.print(around, piece, page)
    }
}

/// The layout of the narrowest piece of a shape, where that tells anything of others.
fn narrow(around: &'static Around, piece: &[Token<'_>], text: &str) -> Option<Layout> {
    let narrow = shape::narrow(text, piece)?;
    Layout::of(&tokens(&narrow)?, &around.lay_out(&narrow)?).filter(|layout| !layout.has_value_on_a_line())
}

/// The layout of all pieces of a shape whose lines are not too wide in it.
#[derive(Clone, Debug, Default)]
pub(super) enum Narrow {
    /// Nobody has asked for it.
    #[default]
    Unasked,
    /// It could not be told.
    Unknown,
    Known(Layout),
}

impl Narrow {
    fn layout(&self) -> Option<&Layout> {
        if let Self::Known(layout) = self { Some(layout) } else { None }
    }
}

/// The layouts of the pieces of a shape.
#[derive(Debug, Default)]
struct Layouts {
    narrow: Narrow,
    /// Those of the others, by the widths of their names.
    wide: HashMap<String, Layout>,
    /// Some of those, each with the least widths that it is known of: it is that of all with wider names as well, as long as its lines
    /// fit. What was too wide for a line still is.
    least: Vec<(String, Layout)>,
}

/// How many layouts are tried for those with other widths.
const MOST_TRIED: usize = 16;

impl Layouts {
    fn print(&mut self, around: &'static Around, piece: &[Token<'_>], page: &mut Page<'_>) -> Option<()> {
        let fits = |layout: &&Layout| is_unbreakable(piece) || layout.fits(piece, around.behind());
        if let Some(layout) = self.narrow.layout().filter(fits) {
            layout.write(piece, &mut page.out);
            return Some(());
        }
        let widths = shape::widths(piece);
        let of_less = || {
            let mut least = self.least.iter().filter(|(least, _)| shape::is_within(least, &widths));
            least.find(|(_, layout)| layout.fits(piece, around.behind())).map(|(_, layout)| layout)
        };
        if let Some(layout) = self.wide.get(&widths).or_else(of_less) {
            layout.write(piece, &mut page.out);
            return Some(());
        }
        let laid_out = around.lay_out(source(page.text, piece)?)?;
        page.out.push_str(&laid_out);
        if let Some(layout) = Layout::of(piece, &laid_out) {
            self.remember(widths, layout);
        }
        Some(())
    }

    fn remember(&mut self, widths: String, layout: Layout) {
        if !layout.has_value_on_a_line() {
            self.least.retain(|(other, known)| !(shape::is_within(&widths, other) && *known == layout));
            if self.least.len() < MOST_TRIED {
                self.least.push((widths.clone(), layout.clone()));
            }
        }
        self.wide.insert(widths, layout);
    }
}

/// The text of a piece.
fn source<'t>(text: &'t str, piece: &[Token<'_>]) -> Option<&'t str> {
    text.get(piece.first()?.start..piece.last()?.end())
}
