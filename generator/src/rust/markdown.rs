//! Markdown that templates may print as it is.

use super::docs;

/// A piece of Markdown that holds no more than it should. Templates print it without escapes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markdown(String);

impl Markdown {
    /// `CommonMark` of the document, over several lines.
    pub(crate) fn block(text: &str) -> Self {
        Self(docs::harmless(text))
    }

    /// The same of what is harmless already.
    pub(crate) fn harmless(text: String) -> Self {
        Self(text)
    }

    /// The first paragraph of `CommonMark`, as a cell of a table.
    pub(crate) fn cell(text: &str) -> Self {
        Self::first_paragraph(&docs::harmless(text))
    }

    /// The same of what is harmless already.
    pub(crate) fn first_paragraph(harmless: &str) -> Self {
        let paragraph: Vec<_> = harmless.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
        if paragraph.first().is_some_and(|line| line.starts_with("```") || line.starts_with('|')) {
            return Self::default();
        }
        Self(paragraph.join(" ").replace('|', "\\|"))
    }

    /// Plain text, inside a line.
    pub(crate) fn text(text: &str) -> Self {
        Self(docs::plain(text).replace('|', "\\|"))
    }

    /// Code, inside a line or a table.
    pub(crate) fn code(text: &str) -> Self {
        Self(docs::code_span(text, true))
    }

    /// A link to a page of the same crate.
    pub(crate) fn link(text: &str, page: &str) -> Self {
        Self(["[", &docs::code_span(text, true), "](", page, ")"].concat())
    }

    /// Several pieces, one behind the other.
    pub(crate) fn joined(pieces: &[Self], separator: &str) -> Self {
        Self(pieces.iter().map(Self::as_str).collect::<Vec<_>>().join(separator))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
