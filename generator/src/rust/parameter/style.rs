//! How a parameter gets into the request.

use quote::quote;
use syn::Ident;

use super::{Named, Setter, meaning};
use crate::model::{Kind, MediaType, ParameterForm, ParameterLocation, SchemaId, Style};
use crate::rust::Context;
use crate::rust::code::Code;
use crate::rust::media_type::{Family, family};
use crate::rust::names::to_ident;

/// The method of a call that takes the parameter.
pub(super) fn setter(context: &Context<'_>, named: &Named<'_>) -> Setter {
    let parameter = named.parameter;
    let style = match &parameter.form {
        ParameterForm::Content(media_type) => Some(of_content(context, media_type)),
        ParameterForm::Styled { style, explode, allow_reserved, schema, .. } => {
            let explode = *explode || !has_parts(context, *schema) && *style == Style::Form;
            let usual = (*style, explode) == usual(parameter.placed) && !allow_reserved;
            (!usual).then(|| written(*style, explode, *allow_reserved))
        }
    };
    let word = parameter.placed.word();
    let method = if style.is_some() { to_ident(&format!("{word}_as")) } else { to_ident(word) };
    let ident = &named.ident;
    let value = if !named.is_argument() {
        quote!(&params.#ident)
    } else if super::argument::is_reference(context, named) {
        quote!(#ident)
    } else {
        quote!(&#ident)
    };
    Setter {
        method: Code::new(&method),
        style: style.map(|style| Code::new(&style)),
        wire_name: parameter.name.clone(),
        value: Code::new(&value),
    }
}

/// Whether values have elements or properties, which a style could write one by one.
fn has_parts(context: &Context<'_>, schema: SchemaId) -> bool {
    !matches!(
        meaning(context, schema).kind,
        Kind::Boolean | Kind::Integer { .. } | Kind::Number { .. } | Kind::String(_) | Kind::Enumeration(_)
    )
}

fn of_content(context: &Context<'_>, media_type: &MediaType) -> proc_macro2::TokenStream {
    match family(context, media_type) {
        Family::Json | Family::JsonLines => quote!(Style::JSON),
        _ => quote!(Style::TEXT),
    }
}

/// The style that a place has unless the document says something else.
fn usual(placed: ParameterLocation) -> (Style, bool) {
    match placed {
        ParameterLocation::Path | ParameterLocation::Header => (Style::Simple, false),
        ParameterLocation::Query | ParameterLocation::Cookie => (Style::Form, true),
    }
}

/// A style in Rust.
pub(in crate::rust) fn written(style: Style, explode: bool, allow_reserved: bool) -> proc_macro2::TokenStream {
    let (name, exploded) = match style {
        Style::Simple => ("SIMPLE", false),
        Style::Label => ("LABEL", false),
        Style::Matrix => ("MATRIX", false),
        Style::Form => ("FORM", true),
        Style::SpaceDelimited => ("SPACE_DELIMITED", false),
        Style::PipeDelimited => ("PIPE_DELIMITED", false),
        // There is no other way to write it.
        Style::DeepObject => ("DEEP_OBJECT", explode),
    };
    let name: Ident = to_ident(name);
    let explosion = match (exploded, explode) {
        (false, true) => Some(quote!(.exploded())),
        (true, false) => Some(quote!(.joined())),
        _ => None,
    };
    let reserved = allow_reserved.then(|| quote!(.reserved()));
    quote!(Style::#name #explosion #reserved)
}
