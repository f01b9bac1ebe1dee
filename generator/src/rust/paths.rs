//! Paths of types, put together: to have them parsed takes ten times as long, and nothing is made as often.

use std::fmt::Write as _;

use syn::punctuated::Punctuated;
use syn::{AngleBracketedGenericArguments, GenericArgument, Ident, Path, PathArguments, PathSegment, Type, TypePath};

use super::names::to_ident;

/// The type at a path of this crate, or with a name of its own.
pub(super) fn path<'n>(names: impl IntoIterator<Item = &'n str>) -> Type {
    of_path(Path { leading_colon: None, segments: segments(names) })
}

/// The type at a path from the root: `::std::string::String`.
pub(super) fn from_root<'n>(names: impl IntoIterator<Item = &'n str>) -> Type {
    of_path(Path { leading_colon: Some(syn::Token![::](proc_macro2::Span::call_site())), segments: segments(names) })
}

/// A type with others in its angle brackets.
pub(super) fn generic(mut outer: Type, inner: impl IntoIterator<Item = Type>) -> Type {
    let arguments = AngleBracketedGenericArguments {
        colon2_token: None,
        lt_token: <syn::Token![<]>::default(),
        args: inner.into_iter().map(GenericArgument::Type).collect(),
        gt_token: <syn::Token![>]>::default(),
    };
    if let Type::Path(outer) = &mut outer
        && let Some(last) = outer.path.segments.last_mut()
    {
        last.arguments = PathArguments::AngleBracketed(arguments);
    }
    outer
}

fn segments<'n>(names: impl IntoIterator<Item = &'n str>) -> Punctuated<PathSegment, syn::Token![::]> {
    names.into_iter().map(|name| PathSegment::from(segment(name))).collect()
}

/// A keyword that leads somewhere else stays one.
fn segment(name: &str) -> Ident {
    if matches!(name, "super" | "crate") { Ident::new(name, proc_macro2::Span::call_site()) } else { to_ident(name) }
}

fn of_path(path: Path) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path })
}

/// Writes a type as its tokens are written, where it is a path with nothing else in it; what is written is worth nothing where it is
/// not.
pub(super) fn write(ty: &Type, text: &mut String) -> Option<()> {
    let Type::Path(TypePath { qself: None, attrs, path }) = ty else { return None };
    let mut separator = if path.leading_colon.is_some() { ":: " } else { "" };
    for segment in &path.segments {
        text.push_str(separator);
        let _ = write!(text, "{}", segment.ident);
        arguments(&segment.arguments, text)?;
        separator = " :: ";
    }
    attrs.is_empty().then_some(())
}

fn arguments(arguments: &PathArguments, text: &mut String) -> Option<()> {
    let arguments = match arguments {
        PathArguments::None => return Some(()),
        PathArguments::AngleBracketed(arguments) if arguments.colon2_token.is_none() => &arguments.args,
        _ => return None,
    };
    let mut separator = " < ";
    for argument in arguments {
        let GenericArgument::Type(ty) = argument else { return None };
        text.push_str(separator);
        write(ty, text)?;
        separator = " , ";
    }
    text.push_str(" >");
    (!arguments.is_empty() && !arguments.trailing_punct()).then_some(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use quote::ToTokens;

    use super::{from_root, generic, path, write};

    #[test]
    fn types_are_written_as_their_tokens_are() {
        let types = ["a", "a::B", "::a::B<C>", "A<B<C, d::E>, F>", "A<B>::C", "r#type::A", "A<B,>"];
        let others = ["&A", "A<&B>", "(A, B)", "<A as B>::C", "A<'a>", "A<B = C>", "A::<B>", "A<>", "[A]", "fn(A)"];
        let mut written = 0;
        for ty in types.into_iter().chain(others) {
            let parsed = syn::parse_str(ty).unwrap();
            let mut text = String::new();
            if write(&parsed, &mut text).is_some() {
                written += 1;
                assert_eq!(text, parsed.to_token_stream().to_string());
            }
        }
        assert_eq!(written, types.len() - 1, "all but the one with a comma at its end");
    }

    #[test]
    fn paths_are_what_the_parser_makes_of_them() {
        for (made, text) in [
            (path(["String"]), "String"),
            (path(["super", "Book"]), "super::Book"),
            (generic(from_root(["std", "vec", "Vec"]), [path(["models", "Book"])]), "::std::vec::Vec<models::Book>"),
            (
                generic(path(["Map"]), [path(["String"]), generic(path(["Option"]), [path(["i64"])])]),
                "Map<String, Option<i64>>",
            ),
        ] {
            let parsed = syn::parse_str::<syn::Type>(text).ok();
            assert_eq!(parsed.as_ref(), Some(&made));
            assert_eq!(parsed.to_token_stream().to_string(), made.to_token_stream().to_string());
        }
    }
}
