//! What examples and tests give for a parameter.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;
use syn::Ident;

use super::{Named, Params, argument, params};
use crate::model::{Items, Kind, Parameter, ParameterForm, SchemaId};
use crate::rust::names::to_ident;
use crate::rust::schema::Place;
use crate::rust::{Context, format, literal, sample, wire};
use crate::value::Value;

/// How many items of a list a program shows: documents have lists of all that callers can choose from.
const SHOWN_ITEMS: usize = 5;

/// A parameter with a value for it.
pub(in crate::rust) struct Given<'a> {
    /// The parameter.
    pub(in crate::rust) parameter: &'a Parameter,
    /// The value that is sent.
    pub(in crate::rust) value: Value,
    /// What a caller writes for it.
    pub(in crate::rust) expression: TokenStream,
    /// The setter of the struct of parameters; none where the method takes it.
    pub(in crate::rust) setter: Option<Ident>,
    /// Whether the struct has it already.
    pub(in crate::rust) is_preset: bool,
    /// Whether the document has an example of it.
    pub(in crate::rust) is_example: bool,
    /// Whether nobody may see it.
    pub(in crate::rust) secret: bool,
}

/// A value for a parameter; none where there is none that can be written, or where callers should turn away from it.
pub(super) fn given<'a>(context: &mut Context<'a>, named: &Named<'a>, shared: Option<&Params>) -> Option<Given<'a>> {
    let setter = if named.is_argument() { None } else { Some(setter(named, shared)?) };
    if setter.is_some() && named.parameter.deprecated && named.preset.is_none() {
        return None;
    }
    let found = value(context, named);
    let written = found.and_then(|(value, is_example)| {
        let expression = expression(context, named, &value)?;
        Some((value, is_example, expression))
    });
    let Some((value, is_example, expression)) = written else {
        if named.is_argument() {
            context.unsupported("an example of a parameter of this schema", &named.parameter.location);
        }
        return None;
    };
    Some(Given {
        parameter: named.parameter,
        value: sent(context, named, value),
        expression,
        is_preset: named.preset.is_some(),
        is_example,
        secret: named.secret,
        setter,
    })
}

fn setter(named: &Named<'_>, shared: Option<&Params>) -> Option<Ident> {
    let field = shared?.fields.iter().find(|field| named.ident == field.name.as_str())?;
    Some(to_ident(field.setter.as_str()))
}

/// The value, and whether the document has it as an example.
fn value(context: &mut Context<'_>, named: &Named<'_>) -> Option<(Value, bool)> {
    if let Some(preset) = &named.preset {
        return Some((preset.clone(), false));
    }
    let Some(schema) = named.parameter.schema() else { return Some((Value::String("text".to_owned()), false)) };
    let of_media_type = match &named.parameter.form {
        ParameterForm::Content(media_type) => media_type.examples.as_slice(),
        ParameterForm::Styled { .. } => &[],
    };
    let examples = named.parameter.examples.iter().chain(of_media_type).map(|example| &example.value);
    // A parameter has no way to be null.
    let fits = |value: &&Value| !value.is_null() && sample::allows(context, schema, value) && is_safe(named, value);
    match examples.into_iter().find(fits) {
        Some(example) => Some((first_items(context, schema, example).unwrap_or_else(|| example.clone()), true)),
        None => Some((
            sample::of_parameter(context, schema, &named.parameter.name).filter(|value| is_safe(named, value))?,
            false,
        )),
    }
}

/// The first items of a list, where there are so many that they would hide the rest of a program.
fn first_items(context: &Context<'_>, schema: SchemaId, example: &Value) -> Option<Value> {
    let (Value::Array(items), Kind::Array(array)) = (example, &super::meaning(context, schema).kind) else {
        return None;
    };
    let fewest = array.min_items.map_or(0, |fewest| usize::try_from(fewest).unwrap_or(usize::MAX));
    let shown = items.get(..SHOWN_ITEMS.max(fewest)).filter(|shown| shown.len() < items.len())?;
    (!matches!(array.items, Items::Positions(_))).then(|| Value::Array(shown.to_vec()))
}

/// Whether a segment of the path can be made of it.
fn is_safe(named: &Named<'_>, value: &Value) -> bool {
    let is_dots = matches!(value.as_str(), Some("" | "." | ".."));
    !is_dots || named.parameter.placed != crate::model::ParameterLocation::Path
}

/// The value as it travels.
fn sent(context: &mut Context<'_>, named: &Named<'_>, value: Value) -> Value {
    let Some(schema) = named.parameter.schema() else { return value };
    let value = wire::with_presets(context, schema, value);
    if named.secret { value } else { format::written(context, schema, &value) }
}

/// What a caller writes.
fn expression(context: &mut Context<'_>, named: &Named<'_>, value: &Value) -> Option<TokenStream> {
    let Some(schema) = named.parameter.schema() else {
        let Value::String(text) = value else { return None };
        let is_content = matches!(named.parameter.form, ParameterForm::Content(_));
        let whole = if is_content { quote!(::serde_json::Value::from(#text)) } else { quote!(#text) };
        return Some(if named.is_argument() && is_content { quote!(&#whole) } else { whole });
    };
    let is_text = matches!(super::meaning(context, schema).kind, Kind::String(_));
    let empty = named.may_be_empty(context);
    if let (Value::String(text), true) = (value, is_text) {
        let into = params::takes_into(context, named) && !named.is_argument();
        let plain = named.is_argument() && !argument::is_reference(context, named);
        if !empty && (into || plain) {
            return Some(quote!(#text));
        }
    }
    let expression = literal::expression(context, schema, value, named.secret, Place::ELSEWHERE)?;
    if !named.is_argument() {
        return Some(expression);
    }
    let expression = match value {
        Value::String(text) if named.secret => quote!(Secret::new(#text)),
        _ => expression,
    };
    Some(referred(context, named, expression))
}

/// The expression as an argument that may be a reference.
fn referred(context: &Context<'_>, named: &Named<'_>, expression: TokenStream) -> TokenStream {
    if named.may_be_empty(context) {
        return quote!(&OrEmpty::Value(#expression));
    }
    if argument::is_reference(context, named) {
        return quote!(&#expression);
    }
    let is_slice = named.parameter.schema().is_some_and(|schema| argument::items(context, schema).is_some());
    if is_slice { slice(expression) } else { expression }
}

/// A slice of what an expression makes a `Vec` of.
fn slice(expression: TokenStream) -> TokenStream {
    let tokens: Vec<_> = expression.clone().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Group(elements)] if name == "vec" => {
            let elements = elements.stream();
            quote!(&[#elements])
        }
        [.., TokenTree::Ident(name), TokenTree::Group(arguments)]
            if name == "new" && arguments.delimiter() == Delimiter::Parenthesis && arguments.stream().is_empty() =>
        {
            quote!(&[])
        }
        _ => expression,
    }
}
