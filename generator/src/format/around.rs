//! What small pieces of code stand in while they are laid out, so that they come out as they would in the whole.

use super::item_laid_out;

/// What stands around a piece: as it is written, and as it comes out.
#[derive(Debug)]
pub(super) struct Around {
    pub(super) before: &'static str,
    pub(super) after: &'static str,
    printed_before: &'static str,
    printed_after: &'static str,
}

/// A whole item.
pub(super) static ITEM: Around = Around { before: "", after: "", printed_before: "", printed_after: "" };

/// An `impl`, a struct or an enum without what is in its braces.
pub(super) static HEADER: Around = Around { before: "", after: "{}", printed_before: "", printed_after: "{}\n" };

/// A member of an `impl`.
pub(super) static MEMBER: Around =
    Around { before: "impl X {", after: "}", printed_before: "impl X {\n", printed_after: "}\n" };

pub(super) static FIELD: Around =
    Around { before: "struct X {", after: ",}", printed_before: "struct X {\n", printed_after: "}\n" };

pub(super) static VARIANT: Around =
    Around { before: "enum X {", after: ",}", printed_before: "enum X {\n", printed_after: "}\n" };

/// A function without what is in its braces.
pub(super) static SIGNATURE: Around =
    Around { before: "", after: "{ x; }", printed_before: "", printed_after: "    x;\n}\n" };

pub(super) static STATEMENT: Around =
    Around { before: "fn x() {", after: "}", printed_before: "fn x() {\n", printed_after: "}\n" };

/// A function of an `impl` without what is in its braces.
pub(super) static MEMBER_SIGNATURE: Around = Around {
    before: "impl X {",
    after: "{ x; } }",
    printed_before: "impl X {\n",
    printed_after: "        x;\n    }\n}\n",
};

pub(super) static MEMBER_STATEMENT: Around = Around {
    before: "impl X { fn x() {",
    after: "} }",
    printed_before: "impl X {\n    fn x() {\n",
    printed_after: "    }\n}\n",
};

impl Around {
    /// The layout of a piece; `None` where it is none of these, or breaks out of what is around it.
    pub(super) fn lay_out(&self, piece: &str) -> Option<String> {
        let file = syn::parse_file(&[self.before, piece, self.after].concat()).ok()?;
        let [item] = <[_; 1]>::try_from(file.items).ok().filter(|_| file.attrs.is_empty())?;
        let text = item_laid_out(item);
        Some(text.strip_prefix(self.printed_before)?.strip_suffix(self.printed_after)?.to_owned())
    }
}
