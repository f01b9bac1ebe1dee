//! Rust code that templates may print as it is.

use proc_macro2::Span;
use quote::ToTokens;
use syn::Ident;

/// A piece of Rust, made from parsed syntax. It is the only thing that a template prints without quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// The text of a piece of syntax.
    pub fn new(syntax: &impl ToTokens) -> Self {
        Self(syntax.to_token_stream().to_string())
    }

    /// The text of a file's worth of syntax, laid out.
    pub(crate) fn laid_out(text: String, _: &syn::Block) -> Self {
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

    /// Whether a word stands in it, outside of texts, and not as the name of a method or field.
    pub(crate) fn mentions(&self, word: &str) -> bool {
        mentions(&self.0, word)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a word stands in code, outside of texts, and not as the name of a method or field.
pub(crate) fn mentions(code: &str, word: &str) -> bool {
    let mut in_text = false;
    let outside = code.split('"').filter(|piece| {
        let backslashes = piece.len() - piece.trim_end_matches('\\').len();
        let was_in_text = in_text;
        // A quotation mark behind a backslash does not end the text.
        in_text = !in_text || backslashes % 2 == 1;
        !was_in_text
    });
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let stands_alone = |(before, after): (&str, &str)| {
        !before.ends_with(is_part) && !after.starts_with(is_part) && !before.trim_end().ends_with('.')
    };
    let around = |piece: &'_ str| {
        let places = piece.match_indices(word).map(|(at, _)| piece.split_at(at));
        places.into_iter().any(|(before, from)| stands_alone((before, from.get(word.len()..).unwrap_or_default())))
    };
    outside.into_iter().any(around)
}

/// An identifier; a keyword gets an underscore, and what cannot stand in one is left out.
pub(crate) fn ident(name: &str) -> Ident {
    // A keyword since edition 2024, which the parser takes for a name.
    if name == "gen" {
        return Ident::new("gen_", Span::call_site());
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

/// A type as people write it: without paths, and without spaces between its tokens.
pub(crate) fn readable(ty: &syn::Type) -> String {
    let mut text = String::new();
    let mut previous = String::new();
    for token in flat(ty.to_token_stream()) {
        if token == "::" || token == ":" {
            let kept = text.len() - previous.len();
            text.truncate(kept);
            previous.clear();
            continue;
        }
        if previous == "," {
            text.push(' ');
        }
        text.push_str(&token);
        previous =
            if matches!(token.as_str(), "<" | ">" | "&" | "(" | ")" | "[" | "]") { String::new() } else { token };
    }
    text
}

fn flat(tokens: proc_macro2::TokenStream) -> Vec<String> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            proc_macro2::TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    proc_macro2::Delimiter::Parenthesis => ("(", ")"),
                    proc_macro2::Delimiter::Bracket => ("[", "]"),
                    proc_macro2::Delimiter::Brace => ("{", "}"),
                    proc_macro2::Delimiter::None => ("", ""),
                };
                let mut all = vec![open.to_owned()];
                all.extend(flat(group.stream()));
                all.push(close.to_owned());
                all
            }
            other => vec![other.to_string()],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn types_are_readable() {
        for (ty, text) in [
            ("::std::collections::BTreeMap<String, Option<super::Book>>", "BTreeMap<String, Option<Book>>"),
            ("Vec<i64>", "Vec<i64>"),
            ("&[models::Book]", "&[Book]"),
            ("()", "()"),
        ] {
            let parsed = syn::parse_str::<syn::Type>(ty);
            assert_eq!(parsed.map(|ty| readable(&ty)).ok().as_deref(), Some(text));
        }
    }
}
