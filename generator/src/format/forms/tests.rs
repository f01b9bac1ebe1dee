//! Code that is drawn at random looks as the printer lays it out that parses it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use fastrand::Rng;

use super::super::comments::Comments;
use super::super::page::piece_by_piece;
use super::super::{in_pieces, rust, tokens};
use super::Form;

/// How many functions are drawn.
const DRAWS: u64 = 1500;

/// Draws code of the forms that are known.
struct Draw(Rng);

impl Draw {
    fn one_of(&mut self, texts: &[&str]) -> String {
        self.0.choice(texts).copied().unwrap_or_default().to_owned()
    }

    fn name(&mut self) -> String {
        let width = if self.0.bool() { 1..6 } else { 5..30 };
        "n".repeat(self.0.usize(width))
    }

    fn path(&mut self) -> String {
        let name = self.name();
        match self.0.u8(..6) {
            0 => format!("models::{name}"),
            1 => format!("::std::{name}::N"),
            2 => "self".to_owned(),
            3 => format!("Self::{name}"),
            _ => name,
        }
    }

    fn literal(&mut self) -> String {
        let text = "t".repeat(self.0.usize(..20));
        match self.0.u8(..4) {
            0 => self
                .one_of(&["1", "2_000", "1.5", "1e5", "0xe5", "1usize", "2f64", "'c'", "b'c'", "true", "-1", "-0.5"]),
            1 => format!("r#\"{text}\"#"),
            _ => format!("\"{text}\\n\""),
        }
    }

    fn several(&mut self, most: usize, mut one: impl FnMut(&mut Self) -> String) -> String {
        let count = self.0.usize(..=most);
        let items: Vec<_> = (0..count).map(|_| one(self)).collect();
        let comma = if count > 0 && self.0.u8(..4) == 0 { "," } else { "" };
        items.join(", ") + comma
    }

    fn arguments(&mut self, depth: usize) -> String {
        self.several(3, |draw| draw.expression(depth))
    }

    fn expression(&mut self, depth: usize) -> String {
        let Some(depth) = depth.checked_sub(1) else {
            return if self.0.bool() { self.path() } else { self.literal() };
        };
        match self.0.u8(..15) {
            0 | 1 => format!("{}({})", self.path(), self.arguments(depth)),
            2..=4 => self.chain(depth),
            5 => format!("&{}", self.expression(depth)),
            6 => format!("&mut {}", self.chain(depth)),
            7 => format!("!{}", self.chain(depth)),
            8 => format!("vec![{}]", self.arguments(depth)),
            9 => format!("[{}]", self.several(30, |draw| draw.one_of(&["1", "20", "'c'", "true"]))),
            10 => format!("{}({})?", self.path(), self.arguments(depth)),
            11 => {
                let (one, two) = (self.expression(depth), self.expression(depth));
                format!("({one}, {two})")
            }
            12 => self.structure(depth),
            13 => {
                let argument = self.one_of(&["", "n", "_", "(n, nn)", "Some(n)", "&n"]);
                let body = match self.0.u8(..3) {
                    0 => format!("{{ {} {} }}", self.statement(depth), self.chain(depth)),
                    1 => format!("{{ {} }}", self.chain(depth)),
                    _ => self.expression(depth),
                };
                format!("{}(|{argument}| {body})", self.name())
            }
            _ => self.literal(),
        }
    }

    fn chain(&mut self, depth: usize) -> String {
        let mut chain = match self.0.u8(..4) {
            0 => format!("{}({})", self.path(), self.arguments(depth)),
            1 => "self".to_owned(),
            2 => format!("vec![{}]", self.arguments(depth)),
            _ => self.path(),
        };
        for _ in 0..self.0.usize(1..5) {
            match self.0.u8(..6) {
                0 => chain.push_str(".0.n"),
                1 => chain.push_str(".await"),
                2 => chain.push('?'),
                3 => chain.extend([".", &self.name()]),
                _ => chain.extend([".", &self.name(), "(", &self.arguments(depth), ")"]),
            }
        }
        chain
    }

    fn structure(&mut self, depth: usize) -> String {
        let path = self.path().replace("self", "Self");
        let mut fields = self.several(3, |draw| {
            let name = draw.name();
            if draw.0.bool() { name } else { format!("{name}: {}", draw.expression(depth)) }
        });
        if fields.is_empty() {
            fields = self.name();
        }
        format!("{path} {{ {fields} }}")
    }

    fn pattern(&mut self) -> String {
        match self.0.u8(..7) {
            0 => "_".to_owned(),
            1 => format!("Some({})", self.name()),
            2 => format!("{} | models::{}", self.name(), self.name()),
            3 => "1 | 2 | 3..=5".to_owned(),
            4 => format!("Err(Error::Api({}, _))", self.name()),
            5 => format!("({}, \"{}\")", self.name(), self.name()),
            _ => self.path().replace("self", "n"),
        }
    }

    fn matching(&mut self, depth: usize) -> String {
        let value = self.chain(depth);
        let arms: Vec<_> = (0..self.0.usize(1..4))
            .map(|_| {
                let body = match self.0.u8(..6) {
                    0 => format!("{{ {} {} }}", self.statement(depth), self.statement(depth)),
                    1 => "{}".to_owned(),
                    2 => "(),".to_owned(),
                    3 => format!("return {},", self.expression(depth)),
                    4 => format!("{{ {} }}", self.chain(depth)),
                    _ => format!("{},", self.expression(depth)),
                };
                format!("{} => {body}", self.pattern())
            })
            .collect();
        format!("match {value} {{ {} }}", arms.concat())
    }

    fn of_type(&mut self, depth: usize) -> String {
        let Some(depth) = depth.checked_sub(1) else { return self.path().replace("self", "Self") };
        match self.0.u8(..8) {
            0 => format!("Option<{}>", self.of_type(depth)),
            1 => format!("Result<{}, {}>", self.of_type(depth), self.of_type(depth)),
            2 => format!("&{}", self.of_type(depth)),
            3 => format!("&'a mut [{}]", self.of_type(depth)),
            4 => format!("({}, {})", self.of_type(depth), self.of_type(depth)),
            5 => format!("impl Into<{}>", self.of_type(depth)),
            6 => format!("Box<dyn Iterator<Item = {}>>", self.of_type(depth)),
            _ => self.path().replace("self", "Self"),
        }
    }

    fn statement(&mut self, depth: usize) -> String {
        match self.0.u8(..8) {
            0 => format!("let {} = {};", self.name(), self.matching(depth)),
            1 => format!("let mut {}: {} = {};", self.name(), self.of_type(2), self.expression(depth)),
            2 => format!("self.{} = {};", self.name(), self.expression(depth)),
            3 => format!("{}({});", self.one_of(&["println!", "assert!", "f"]), self.expression(depth)),
            4 => format!("return {};", self.expression(depth)),
            _ => format!("let {} = {};", self.name(), self.expression(depth)),
        }
    }

    fn import(&mut self, depth: usize) -> String {
        let name = self.name();
        let Some(depth) = depth.checked_sub(1) else { return name };
        match self.0.u8(..4) {
            0 => format!("{name} as {}", self.name()),
            1 => format!("{name}::*"),
            2 => {
                let others: Vec<_> = (0..self.0.usize(1..9)).map(|_| self.import(depth)).collect();
                format!("{name}::{{self, {}}}", others.join(", "))
            }
            _ => format!("{name}::{}", self.import(depth)),
        }
    }

    /// The header of an `impl`.
    fn implementation(&mut self) -> String {
        let of_type = self.of_type(2);
        if self.0.bool() { format!("impl {of_type}") } else { format!("impl From<{}> for {of_type}", self.of_type(2)) }
    }

    fn attributes(&mut self) -> String {
        let odd = format!("#[expect(clippy::{}, reason = \"{}\")]", self.name(), self.name());
        self.one_of(&[
            "",
            "#[doc = \" A comment.\"]\n",
            "#[must_use]",
            "/// Another one.\n",
            "#[cfg(any(a = \"b\", not(c)))]",
            &odd,
        ])
    }

    /// A function with its attributes and some statements.
    fn function(&mut self, receiver: &str) -> String {
        let parameters = self.several(4, |draw| format!("{}: {}", draw.name(), draw.of_type(2)));
        let statements: Vec<_> = (0..self.0.usize(1..4)).map(|_| self.statement(3)).collect();
        let last = if self.0.bool() { self.matching(2) } else { self.expression(3) };
        let words = self.one_of(&["", "pub ", "pub(crate) async "]);
        let (attributes, name, output) = (self.attributes(), self.name(), self.of_type(2));
        format!(
            "{attributes} {words}fn {name}({receiver}{parameters}) -> {output} {{ {} {last} }}",
            statements.join(" ")
        )
    }
}

/// Whether a statement is one of the forms.
fn is_known(statement: &str) -> bool {
    let tokens = tokens(statement).unwrap();
    Form::default().write_statement(&tokens, 4, &mut String::new()).is_some()
}

#[test]
fn what_is_drawn_is_known() {
    for seed in 0..DRAWS {
        let mut draw = Draw(Rng::with_seed(seed));
        let (statement, header, import) =
            (draw.statement(3), draw.implementation(), format!("use {};", draw.import(3)));
        assert!(is_known(&statement), "{statement}");
        let mut form = Form::default();
        assert!(form.write_header(&tokens(&header).unwrap(), &mut String::new()).is_some(), "{header}");
        assert!(form.write_short_item(&tokens(&import).unwrap(), &mut String::new()).is_some(), "{import}");
    }
}

#[test]
fn what_is_drawn_looks_as_the_whole_does() {
    for seed in 0..DRAWS {
        let mut draw = Draw(Rng::with_seed(seed));
        let fields: Vec<_> =
            (0..3).map(|_| format!("{} pub {}: {},", draw.attributes(), draw.name(), draw.of_type(3))).collect();
        let variants: Vec<_> =
            (0..3).map(|_| format!("{} {}({}),", draw.attributes(), draw.name(), draw.of_type(3))).collect();
        let receiver = draw.one_of(&["", "&self, ", "mut self, ", "&mut self, "]);
        let (member, free) = (draw.function(&receiver), draw.function(""));
        let text = format!(
            "#![doc = \" A file.\"]\n#![allow({})] mod {}; {} use {}; pub use {}; {}!({}, N); {} struct S {{ {} }} pub enum E {{ {} }} \
             {} {{ {member} }} {free}",
            draw.name(),
            draw.name(),
            draw.attributes().replace("/// Another one.\n", ""),
            draw.import(3),
            draw.import(2),
            draw.name(),
            draw.name(),
            draw.attributes(),
            fields.concat(),
            variants.concat(),
            draw.implementation(),
        );
        assert!(piece_by_piece(&Comments::take(&text).0).is_some(), "{seed}: {text}");
        let (pieces, whole) = (in_pieces(&text), rust(&text));
        assert!(whole.is_ok(), "{seed}: {text}");
        assert_eq!(pieces.ok(), whole.ok(), "{seed}: {text}");
    }
}

#[test]
fn what_is_none_of_the_forms_is_left_alone() {
    for text in [
        "if a { b }",
        "a + b;",
        "let (a, b) = c;",
        "for a in b {}",
        "a::<B>(c);",
        "#[a] b;",
        "let a = { b };",
        "a[0];",
        "m! { a }",
    ] {
        let tokens = tokens(text).unwrap();
        let mut out = "before".to_owned();
        assert_eq!(Form::default().write_statement(&tokens, 4, &mut out), None, "{text}");
        assert_eq!(out, "before");
    }
}
