//! Values of the document as Rust expressions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Expr;

use super::Context;
use super::schema::{self, Place};
use crate::model::{Kind, SchemaId};
use crate::value::Value;

/// An expression for a value of a schema; `None` where the value does not fit the schema.
pub(super) fn expression(context: &mut Context<'_>, id: SchemaId, value: &Value, secret: bool) -> Option<Expr> {
    let schema = context.api.schemas.get(id);
    let tokens = match (&schema.kind, value) {
        (Kind::Boolean, Value::Bool(truth)) => quote!(#truth),
        (Kind::Integer { .. }, Value::Number(number)) if number.is_integer() => number_literal(&number.to_string())?,
        (Kind::Number { .. }, Value::Number(number)) => float_literal(number.as_f64()?),
        (Kind::String(string), Value::String(text)) if secret || string.format.as_deref() == Some("password") => {
            quote!(#text.into())
        }
        (Kind::String(_), Value::String(text)) => quote!(#text.to_owned()),
        (Kind::Array(array), Value::Array(items)) => elements(context, array.items, items)?,
        (Kind::Object(_), Value::Object(_)) if context.types.get(id).is_some() => object(context, id, value)?,
        (Kind::Object(_), Value::Object(object)) if object.is_empty() => quote!(::std::collections::BTreeMap::new()),
        _ => return None,
    };
    syn::parse2(tokens).ok()
}

fn elements(context: &mut Context<'_>, id: SchemaId, items: &[Value]) -> Option<TokenStream> {
    if items.is_empty() {
        let vec = Place::ELSEWHERE.prelude("Vec");
        return Some(quote!(#vec::new()));
    }
    let nullable = context.api.schemas.get(id).nullable;
    let items = items.iter().map(|item| {
        if item.is_null() && nullable {
            return Some(syn::parse_quote!(None));
        }
        let item = expression(context, id, item, false)?;
        Some(if nullable { syn::parse_quote!(Some(#item)) } else { item })
    });
    let items: Vec<Expr> = items.collect::<Option<_>>()?;
    Some(quote!(vec![#(#items),*]))
}

/// A struct through its constructor: what `new` takes, then a `with_…` for whatever else the value has.
fn object(context: &mut Context<'_>, id: SchemaId, value: &Value) -> Option<TokenStream> {
    let name = context.types.get(id)?.name.clone();
    let fields = super::model::fields(context, id);
    let mut arguments = Vec::new();
    let mut setters = Vec::new();
    for field in &fields {
        let given = value.get(&field.wire_name);
        if field.is_argument() {
            arguments.push(argument(context, field, given?)?);
        } else if let Some(given) = given.filter(|given| !given.is_null())
            && field.preset_value.as_ref() != Some(given)
        {
            let setter = super::names::to_ident(field.setter.as_str());
            let argument = argument_value(context, field, given)?;
            setters.push(quote!(.#setter(#argument)));
        }
    }
    Some(quote!(models::#name::new(#(#arguments),*) #(#setters)*))
}

fn argument(context: &mut Context<'_>, field: &super::model::Field, value: &Value) -> Option<Expr> {
    match (value.is_null(), field.nullable) {
        (true, true) => Some(syn::parse_quote!(None)),
        (false, true) => {
            let value = expression(context, field.schema, value, field.secret)?;
            Some(syn::parse_quote!(Some(#value)))
        }
        (_, false) => argument_value(context, field, value),
    }
}

/// A value as the argument of a constructor or a setter, which take `impl Into` where that lets a caller write less.
fn argument_value(context: &mut Context<'_>, field: &super::model::Field, value: &Value) -> Option<Expr> {
    match value {
        Value::String(text) if field.takes_into => Some(syn::parse_quote!(#text)),
        value => expression(context, field.schema, value, field.secret),
    }
}

/// A number without a suffix, which the type around it gives.
fn number_literal(text: &str) -> Option<TokenStream> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (quote!(-), digits),
        None => (TokenStream::new(), text),
    };
    let literal = digits.parse::<u128>().ok()?;
    let literal = syn::parse_str::<syn::LitInt>(&grouped(&literal.to_string())).ok()?;
    Some(quote!(#sign #literal))
}

/// Digits in groups of three where there are many, as clippy likes to read them.
fn grouped(digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}

fn float_literal(number: f64) -> TokenStream {
    let sign = if number.is_sign_negative() { quote!(-) } else { TokenStream::new() };
    let literal = Literal::f64_unsuffixed(number.abs());
    let text = format!("{:?}", number.abs());
    let literal = match (text.contains('e'), text.split_once('.')) {
        // Long numbers are written in groups as well; those with an exponent are short.
        (false, Some((whole, fraction))) => syn::parse_str::<syn::LitFloat>(&format!("{}.{fraction}", grouped(whole)))
            .map_or_else(|_| quote!(#literal), |literal| quote!(#literal)),
        (true, _) => {
            syn::parse_str::<syn::LitFloat>(&text).map_or_else(|_| quote!(#literal), |literal| quote!(#literal))
        }
        _ => quote!(#literal),
    };
    quote!(#sign #literal)
}

/// Whether a value is one that the schema allows, as far as a constructor must know.
pub(super) fn fits(context: &mut Context<'_>, id: SchemaId, value: &Value) -> bool {
    let in_range = match (schema::type_of(context, id, Place::ELSEWHERE), value) {
        (syn::Type::Path(path), Value::Number(number)) => {
            let text = number.to_string();
            match path.path.get_ident().map(ToString::to_string).as_deref() {
                Some("i32") => text.parse::<i32>().is_ok(),
                Some("u32") => text.parse::<u32>().is_ok(),
                Some("u64") => text.parse::<u64>().is_ok(),
                Some("i64") => text.parse::<i64>().is_ok(),
                _ => true,
            }
        }
        _ => true,
    };
    in_range && expression(context, id, value, false).is_some()
}
