//! Paths of types, put together: to have them parsed takes ten times as long, and nothing is made as often.

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

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::{from_root, generic, path};

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
