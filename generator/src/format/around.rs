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

/// A name that leaves no room on its line for anything else.
macro_rules! long {
    () => {
        "a234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
    };
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

/// A statement up to the first call of a method, where those do not fit on a line together.
pub(super) static RECEIVER: Around = Around {
    before: "fn x() {",
    after: concat!(".", long!(), "(); }"),
    printed_before: "fn x() {\n",
    printed_after: concat!("        .", long!(), "();\n}\n"),
};

/// The call of a method, where those do not fit on a line together.
pub(super) static CALL: Around = Around {
    before: concat!("fn x() { ", long!()),
    after: ".x(); }",
    printed_before: concat!("fn x() {\n    ", long!(), "\n"),
    printed_after: "        .x();\n}\n",
};

/// The last one, with its `;`.
pub(super) static LAST_CALL: Around = Around {
    before: concat!("fn x() { ", long!()),
    after: "}",
    printed_before: concat!("fn x() {\n    ", long!(), "\n"),
    printed_after: "}\n",
};

/// A function of an `impl` without what is in its braces.
pub(super) static MEMBER_SIGNATURE: Around = Around {
    before: "impl X {",
    after: "{ x; } }",
    printed_before: "impl X {\n",
    printed_after: "        x;\n    }\n}\n",
};

/// What stands before and behind the parameters of a function of an `impl`, where they do not fit on a line together.
pub(super) static MEMBER_BEFORE_PARAMETERS: Around = Around {
    before: "impl X {",
    after: concat!(long!(), ": x) { x; } }"),
    printed_before: "impl X {\n",
    printed_after: concat!("        ", long!(), ": x,\n    ) {\n        x;\n    }\n}\n"),
};

pub(super) static MEMBER_BEHIND_PARAMETERS: Around = Around {
    before: concat!("impl X { fn x(", long!(), ": x"),
    after: "{ x; } }",
    printed_before: concat!("impl X {\n    fn x(\n        ", long!(), ": x,\n"),
    printed_after: "        x;\n    }\n}\n",
};

/// A parameter of a function of an `impl`, where they do not fit on a line together.
pub(super) static MEMBER_PARAMETER: Around = Around {
    before: "impl X { fn x(",
    after: concat!(",", long!(), ": x) { x; } }"),
    printed_before: "impl X {\n    fn x(\n",
    printed_after: concat!("        ", long!(), ": x,\n    ) {\n        x;\n    }\n}\n"),
};

/// The last one: its comma does not count where lines are broken.
pub(super) static MEMBER_LAST_PARAMETER: Around = Around {
    before: concat!("impl X { fn x(", long!(), ": x,"),
    after: ") { x; } }",
    printed_before: concat!("impl X {\n    fn x(\n        ", long!(), ": x,\n"),
    printed_after: "    ) {\n        x;\n    }\n}\n",
};

pub(super) static MEMBER_STATEMENT: Around = Around {
    before: "impl X { fn x() {",
    after: "} }",
    printed_before: "impl X {\n    fn x() {\n",
    printed_after: "    }\n}\n",
};

/// A statement up to the first call of a method, where those do not fit on a line together.
pub(super) static MEMBER_RECEIVER: Around = Around {
    before: "impl X { fn x() {",
    after: concat!(".", long!(), "(); } }"),
    printed_before: "impl X {\n    fn x() {\n",
    printed_after: concat!("            .", long!(), "();\n    }\n}\n"),
};

/// An argument of the function that a statement calls, where those do not fit on a line together, before methods are called.
pub(super) static MEMBER_RECEIVER_ARGUMENT: Around = Around {
    before: "impl X { fn x() { let x = x::x(",
    after: concat!(",", long!(), ").x(); } }"),
    printed_before: "impl X {\n    fn x() {\n        let x = x::x(\n",
    printed_after: concat!("                ", long!(), ",\n            )\n            .x();\n    }\n}\n"),
};

pub(super) static MEMBER_LAST_RECEIVER_ARGUMENT: Around = Around {
    before: concat!("impl X { fn x() { let x = x::x(", long!(), ","),
    after: ").x(); } }",
    printed_before: concat!("impl X {\n    fn x() {\n        let x = x::x(\n                ", long!(), ",\n"),
    printed_after: "            )\n            .x();\n    }\n}\n",
};

/// An argument of the function that a function ends with, where those do not fit on a line together.
pub(super) static MEMBER_ARGUMENT: Around = Around {
    before: "impl X { fn x() { x::x(",
    after: concat!(",", long!(), ") } }"),
    printed_before: "impl X {\n    fn x() {\n        x::x(\n",
    printed_after: concat!("            ", long!(), ",\n        )\n    }\n}\n"),
};

pub(super) static MEMBER_LAST_ARGUMENT: Around = Around {
    before: concat!("impl X { fn x() { x::x(", long!(), ","),
    after: ") } }",
    printed_before: concat!("impl X {\n    fn x() {\n        x::x(\n            ", long!(), ",\n"),
    printed_after: "        )\n    }\n}\n",
};

/// A field of the value of a struct in a list that is such an argument.
pub(super) static MEMBER_ITEM_VALUE: Around = Around {
    before: "impl X { fn x() { x::x(x, &[X {",
    after: concat!(",", long!(), ": x }], x) } }"),
    printed_before: "impl X {\n    fn x() {\n        x::x(\n            x,\n            &[\n                X {\n",
    printed_after: concat!(
        "                    ",
        long!(),
        ": x,\n                },\n            ],\n            x,\n        )\n    }\n}\n"
    ),
};

pub(super) static MEMBER_LAST_ITEM_VALUE: Around = Around {
    before: concat!("impl X { fn x() { x::x(x, &[X {", long!(), ": x,"),
    after: "}], x) } }",
    printed_before: concat!(
        "impl X {\n    fn x() {\n        x::x(\n            x,\n            &[\n                X {\n                    ",
        long!(),
        ": x,\n"
    ),
    printed_after: "                },\n            ],\n            x,\n        )\n    }\n}\n",
};

/// An arm of a `match` that is a statement.
pub(super) static MEMBER_CASE: Around = Around {
    before: "impl X { fn x() { match x {",
    after: ", _ => {} } } }",
    printed_before: "impl X {\n    fn x() {\n        match x {\n",
    printed_after: "            _ => {}\n        }\n    }\n}\n",
};

/// The call of a method, where those do not fit on a line together.
pub(super) static MEMBER_CALL: Around = Around {
    before: concat!("impl X { fn x() { ", long!()),
    after: ".x(); } }",
    printed_before: concat!("impl X {\n    fn x() {\n        ", long!(), "\n"),
    printed_after: "            .x();\n    }\n}\n",
};

/// The last one, with its `;`.
pub(super) static MEMBER_LAST_CALL: Around = Around {
    before: concat!("impl X { fn x() { ", long!()),
    after: "} }",
    printed_before: concat!("impl X {\n    fn x() {\n        ", long!(), "\n"),
    printed_after: "    }\n}\n",
};

/// A call up to the arms of the `match` in the closure that it ends with.
pub(super) static MEMBER_MATCH: Around = Around {
    before: "impl X { fn x() {",
    after: "_ => {} }) } }",
    printed_before: "impl X {\n    fn x() {\n",
    printed_after: "                _ => {}\n            })\n    }\n}\n",
};

/// Such an arm.
pub(super) static MEMBER_ARM: Around = Around {
    before: "impl X { fn x() { self.x.x(x).x(|x| match x {",
    after: ", _ => {} }) } }",
    printed_before: "impl X {\n    fn x() {\n        self.x\n            .x(x)\n            .x(|x| match x {\n",
    printed_after: "                _ => {}\n            })\n    }\n}\n",
};

/// A field of the value of a struct that a function of an `impl` ends with, where they do not fit on a line together.
pub(super) static MEMBER_VALUE: Around = Around {
    before: "impl X { fn x() { Self {",
    after: concat!(",", long!(), ": x } } }"),
    printed_before: "impl X {\n    fn x() {\n        Self {\n",
    printed_after: concat!("            ", long!(), ": x,\n        }\n    }\n}\n"),
};

pub(super) static MEMBER_LAST_VALUE: Around = Around {
    before: concat!("impl X { fn x() { Self {", long!(), ": x,"),
    after: "} } }",
    printed_before: concat!("impl X {\n    fn x() {\n        Self {\n            ", long!(), ": x,\n"),
    printed_after: "        }\n    }\n}\n",
};

/// The same where the value is that of a `Result`.
pub(super) static MEMBER_OK_VALUE: Around = Around {
    before: "impl X { fn x() { Ok(Self {",
    after: concat!(",", long!(), ": x }) } }"),
    printed_before: "impl X {\n    fn x() {\n        Ok(Self {\n",
    printed_after: concat!("            ", long!(), ": x,\n        })\n    }\n}\n"),
};

pub(super) static MEMBER_LAST_OK_VALUE: Around = Around {
    before: concat!("impl X { fn x() { Ok(Self {", long!(), ": x,"),
    after: "}) } }",
    printed_before: concat!("impl X {\n    fn x() {\n        Ok(Self {\n            ", long!(), ": x,\n"),
    printed_after: "        })\n    }\n}\n",
};

impl Around {
    /// How much stands behind a piece on its last line.
    pub(super) fn behind(&self) -> usize {
        self.printed_after.trim_end().split('\n').next().map_or(0, str::len)
    }

    /// The layout of a piece; `None` where it is none of these, or breaks out of what is around it.
    pub(super) fn lay_out(&self, piece: &str) -> Option<String> {
        let file = syn::parse_file(&[self.before, piece, self.after].concat()).ok()?;
        let [item] = <[_; 1]>::try_from(file.items).ok().filter(|_| file.attrs.is_empty())?;
        let text = item_laid_out(item);
        Some(text.strip_prefix(self.printed_before)?.strip_suffix(self.printed_after)?.to_owned())
    }
}
