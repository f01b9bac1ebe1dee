//! How single properties of a form are written, where the document says so.

use syn::Expr;

use super::super::parameter;
use crate::model::{Encoding, MediaType};

/// What differs from how the schema alone would be written.
pub(super) fn parts(media_type: &MediaType) -> Vec<Expr> {
    media_type.encoding.iter().filter_map(part).collect()
}

fn part(encoding: &Encoding) -> Option<Expr> {
    let name = &encoding.property;
    let part: Expr = syn::parse_quote!(Part::new(#name));
    if let Some(style) = &encoding.style {
        let style = parameter::written(style.style, style.explode, style.allow_reserved);
        return Some(syn::parse_quote!(#part.style(#style)));
    }
    // One of several, or a range, is for the file to say.
    let content_type = encoding.content_type.as_deref().filter(|name| !name.contains([',', '*']))?;
    Some(syn::parse_quote!(#part.media_type(#content_type)))
}
