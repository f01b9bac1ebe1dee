//! Rust code that templates may print as it is.

use proc_macro2::{Literal, Span};
use quote::ToTokens;
use syn::Ident;

use super::paths;

/// A piece of Rust, made from parsed syntax. It is the only thing that a template prints without quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// The text of a piece of syntax.
    pub fn new(syntax: &impl ToTokens) -> Self {
        Self(syntax.to_token_stream().to_string())
    }

    /// A type. Most are paths, and nothing is written as often.
    pub(crate) fn ty(ty: &syn::Type) -> Self {
        let mut text = String::new();
        if paths::write(ty, &mut text).is_some() { Self(text) } else { Self::new(ty) }
    }

    /// A name, as an identifier.
    pub(crate) fn name(name: &str) -> Self {
        Self(ident_text(name))
    }

    /// A text in quotes.
    pub(crate) fn text(text: &str) -> Self {
        Self(text_literal(text))
    }

    /// A text in quotes: a raw one where that spares it escapes, and shows it as it is.
    pub(crate) fn quoting(text: &str) -> Self {
        Self(raw_literal(text).unwrap_or_else(|| text_literal(text)))
    }

    /// Attributes that document what follows, or what they stand in: one a line. Each line begins with a space.
    pub(crate) fn comment<'l>(sign: &str, lines: impl Iterator<Item = &'l str> + Clone) -> Self {
        let mut text = String::with_capacity(lines.clone().map(|line| line.len() + 16).sum());
        for line in lines {
            let space = if text.is_empty() { "" } else { " " };
            text.extend([space, sign, "[doc = "]);
            push_literal(&mut text, if line.is_empty() { "" } else { " " }, line);
            text.push(']');
        }
        Self(text)
    }

    /// The text of a file's worth of syntax, laid out.
    pub(crate) fn laid_out(text: String) -> Self {
        Self(text)
    }

    /// The text of a file, laid out.
    pub(crate) fn file(text: String, _: &syn::File) -> Self {
        Self(text)
    }

    /// The name of a package: what Cargo lets into one can do no harm.
    pub(crate) fn package(name: &str) -> Self {
        Self(name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect())
    }

    /// Whether a word stands in it.
    pub(crate) fn mentions(&self, word: &str) -> bool {
        self.0.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|other| other == word)
    }

    /// Whether it needs a name to be imported.
    pub(crate) fn needs(&self, name: &str) -> bool {
        needs(&self.0, name)
    }

    /// The same where it is a type, as people write it: without paths, and without spaces between its tokens.
    pub(crate) fn readable(&self) -> String {
        let mut text = String::new();
        // How long the word is that may turn out to be a part of a path, and whether a comma stands before what comes.
        let (mut word, mut comma) = (0, false);
        for token in crate::format::tokens(&self.0).unwrap_or_default() {
            if token.text == ":" {
                text.truncate(text.len() - word);
                word = 0;
                continue;
            }
            if comma {
                text.push(' ');
            }
            comma = token.text == ",";
            text.push_str(token.text);
            word = if token.text.starts_with(|c: char| c.is_alphabetic() || c == '_') { token.text.len() } else { 0 };
        }
        text
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text in quotes, as Rust writes it.
pub(crate) fn text_literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    push_literal(&mut literal, "", text);
    literal
}

/// Writes a text in quotes, with something that needs no escapes before it.
fn push_literal(literal: &mut String, before: &str, text: &str) {
    // Most texts need no other escapes, and to look for them letter by letter takes time.
    if !is_printable(text) {
        literal.push_str(&Literal::string(&[before, text].concat()).to_string());
        return;
    }
    literal.extend(["\"", before]);
    let mut start = 0;
    for escaped in memchr::memchr2_iter(b'"', b'\\', text.as_bytes()) {
        literal.extend([text.get(start..escaped).unwrap_or_default(), "\\"]);
        start = escaped;
    }
    literal.extend([text.get(start..).unwrap_or_default(), "\""]);
}

/// Whether a text has nothing but letters, digits, signs and spaces of ASCII.
fn is_printable(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// A text with quotes and backslashes in it, and nothing else that needs an escape, as a raw literal.
fn raw_literal(text: &str) -> Option<String> {
    let (_, behind_quote) = text.split_once('"').filter(|_| is_printable(text))?;
    let run = |rest: &str| rest.len() - rest.trim_start_matches('#').len();
    let hashes = "#".repeat(1 + behind_quote.split('"').map(run).max().unwrap_or_default());
    Some(format!("r{hashes}\"{text}\"{hashes}"))
}

/// Whether a program needs a name to be imported: a name behind `::` or a dot is that of something else, and a module is followed by
/// `::`.
pub(crate) fn needs(program: &str, name: &str) -> bool {
    !needed(program, &[name]).is_empty()
}

/// Which of some names a program needs to be imported.
pub(crate) fn needed<'n>(program: &str, names: &[&'n str]) -> Vec<&'n str> {
    // Most programs do not so much as mention them, and reading tokens takes time.
    let mentioned: Vec<_> = names.iter().copied().filter(|name| program.contains(name)).collect();
    if mentioned.is_empty() {
        return mentioned;
    }
    let Some(tokens) = crate::format::tokens(program) else { return Vec::new() };
    // A path is two colons for the reader of tokens.
    let at = |index: usize| tokens.get(index).map(|token| token.text);
    let is_needed = |name: &&str| {
        let is_module = name.starts_with(|c: char| c.is_ascii_lowercase());
        (0..tokens.len()).filter(|&index| at(index) == Some(name)).any(|index| {
            let before = index.checked_sub(1).and_then(at);
            let of_another = matches!(before, Some(":" | "."));
            !of_another && (!is_module || at(index + 1) == Some(":"))
        })
    };
    mentioned.into_iter().filter(is_needed).collect()
}

/// An identifier; a keyword gets an underscore, and what cannot stand in one is left out.
pub(crate) fn ident(name: &str) -> Ident {
    // A keyword since edition 2024, which the parser takes for a name.
    if name == "gen" {
        return Ident::new("gen_", Span::call_site());
    }
    if is_plain(name) {
        return Ident::new(name, Span::call_site());
    }
    if let Ok(ident) = syn::parse_str::<Ident>(name) {
        return ident;
    }
    let mut kept: String = name.chars().filter(|c| unicode_ident::is_xid_continue(*c)).collect();
    if !kept.starts_with(|c| unicode_ident::is_xid_start(c) || c == '_') {
        kept.insert(0, '_');
    }
    if syn::parse_str::<Ident>(&kept).is_err() {
        kept.push('_');
    }
    syn::parse_str(&kept).unwrap_or_else(|_| Ident::new("unnamed", Span::call_site()))
}

/// The text of such an identifier.
pub(crate) fn ident_text(name: &str) -> String {
    if is_plain(name) { name.to_owned() } else { ident(name).to_string() }
}

/// Whether a name is an identifier at first sight: most are, and parsing takes time.
fn is_plain(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    !is_keyword(name) && name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(is_part)
}

/// Whether a word of letters cannot be a name, or can only in some editions.
#[rustfmt::skip]
fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "Self" | "abstract" | "as" | "async" | "await" | "become" | "box" | "break" | "const" | "continue" | "crate" | "do" | "dyn"
            | "else" | "enum" | "extern" | "false" | "final" | "fn" | "for" | "gen" | "if" | "impl" | "in" | "let" | "loop" | "macro"
            | "match" | "mod" | "move" | "mut" | "override" | "priv" | "pub" | "ref" | "return" | "self" | "static" | "struct"
            | "super" | "trait" | "true" | "try" | "type" | "typeof" | "unsafe" | "unsized" | "use" | "virtual" | "where" | "while"
            | "yield"
    )
}

/// A type as people write it: without paths, and without spaces between its tokens.
pub(crate) fn readable(ty: &syn::Type) -> String {
    Code::new(ty).readable()
}

#[cfg(test)]
mod tests {
    use proc_macro2::Literal;

    use super::{Code, is_plain, needs, readable, text_literal};

    /// What the parser refuses is found among these: words of up to four letters, and the longer ones of the reference.
    #[test]
    fn keywords_are_what_the_parser_takes_for_none() {
        let letters = || 'a'..='z';
        let pairs = || letters().flat_map(move |one| letters().map(move |two| format!("{one}{two}")));
        let fours = pairs().flat_map(|start| pairs().map(move |end| format!("{start}{end}")));
        let threes = pairs().flat_map(|start| letters().map(move |end| format!("{start}{end}")));
        let longer = "abstract async await become break const continue crate extern false final impl macro match override return \
                      static struct super trait typeof unsafe unsized virtual where while yield union default safe";
        let words = pairs().chain(threes).chain(fours).chain(longer.split(' ').map(str::to_owned));
        for word in words.chain(["Self".to_owned()]).filter(|word| word != "gen") {
            assert_eq!(is_plain(&word), syn::parse_str::<syn::Ident>(&word).is_ok(), "{word}");
        }
    }

    #[test]
    fn texts_are_written_as_literals() {
        for text in ["", "a {b} 'c' ~", "a\"b", "a\\b", "\"\\", "\\\"a\"", "a\"\u{e9}", "a\nb", "\u{e9}\u{7f}\0"] {
            assert_eq!(text_literal(text), Literal::string(text).to_string());
        }
    }

    #[test]
    fn texts_with_quotes_are_raw() {
        for (text, literal) in [
            (r#"{"a":"\n"}"#, "r#\"{\"a\":\"\\n\"}\"#"),
            ("a\"# b", "r##\"a\"# b\"##"),
            ("#\"a\"##b\"#c", "r###\"#\"a\"##b\"#c\"###"),
            ("a", r#""a""#),
            (r"\d", r#""\\d""#),
            ("\"\n", r#""\"\n""#),
            ("\"\u{202e}", r#""\"\u{202e}""#),
        ] {
            let code = Code::quoting(text);
            assert_eq!(code.as_str(), literal);
            assert_eq!(
                syn::parse_str::<syn::LitStr>(literal).map(|literal| literal.value()).ok().as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn names_of_other_things_are_not_imported() {
        assert!(needs("Err(Error::Api(error))", "Error"));
        assert!(!needs("models :: Error :: new()", "Error"));
        assert!(!needs("MyError::new()", "Error"));
        assert!(needs("& models :: Pet", "models"));
        assert!(!needs("client.models().get()", "models"));
        assert!(!needs("with_name(\"Error\")", "Error"));
    }

    #[test]
    fn types_are_readable() {
        for (ty, text) in [
            ("::std::collections::BTreeMap<String, Option<super::Book>>", "BTreeMap<String, Option<Book>>"),
            ("BTreeMap<String, ::serde_json::Value>", "BTreeMap<String, Value>"),
            (
                "BTreeMap<String, ::std::collections::BTreeMap<a::B, (c::D, E)>>",
                "BTreeMap<String, BTreeMap<B, (D, E)>>",
            ),
            ("Vec<i64>", "Vec<i64>"),
            ("&[models::Book]", "&[Book]"),
            ("()", "()"),
        ] {
            let parsed = syn::parse_str::<syn::Type>(ty);
            assert_eq!(parsed.map(|ty| readable(&ty)).ok().as_deref(), Some(text));
        }
    }
}
