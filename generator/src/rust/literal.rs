//! Values of the document as Rust expressions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::names::to_ident;
use super::schema::{self, Place};
use super::{Context, enumeration, format, sample, usage, variant_names};
use crate::model::{self, Additional, Items, Kind, Listed, SchemaId};
use crate::value::Value;

/// An expression for a value of a schema, null left aside; `None` where the value does not fit the schema.
pub(super) fn expression(
    context: &mut Context<'_>,
    id: SchemaId,
    value: &Value,
    secret: bool,
    place: Place<'_>,
) -> Option<TokenStream> {
    let id = context.api.schemas.meaning(id);
    let api = context.api;
    if let (Some(chosen), false) = (format::chosen(context, &api.schemas.get(id).kind), secret) {
        // A program uses the library as any other does. In the crate itself nobody could do anything about an error.
        return if place.own.is_some() { chosen.preset(value) } else { chosen.literal(value) };
    }
    Some(match (&api.schemas.get(id).kind, value) {
        (Kind::Boolean, Value::Bool(truth)) => quote!(#truth),
        (Kind::Integer { .. }, Value::Number(number)) if number.is_integer() => number_literal(&number.to_string())?,
        (Kind::Number { .. }, Value::Number(number)) => float_literal(number.as_f64()?),
        (Kind::String(_), Value::String(text)) if usage::is_file(context, id) => quote!(#text.into()),
        (Kind::String(string), Value::String(text)) if secret || string.format.as_deref() == Some("password") => {
            quote!(#text.into())
        }
        (Kind::String(_), Value::String(text)) => owned(text, place),
        (Kind::Enumeration(listed), value) => listed_value(context, id, listed, value, place)?,
        (Kind::Union(union), value) => variant(context, id, union, value, place)?,
        (Kind::Array(array), Value::Array(items)) => elements(context, array, items, place)?,
        (Kind::Object(_), Value::Object(_)) if context.types.get(id).is_some() => object(context, id, value, place)?,
        (Kind::Object(object), Value::Object(entries)) => map(context, object, entries, place)?,
        (Kind::Null, Value::Null) => quote!(()),
        (Kind::Any, value) => any(value),
        _ => return None,
    })
}

/// A text that is owned.
fn owned(text: &str, place: Place<'_>) -> TokenStream {
    if text.is_empty() {
        let string = place.prelude("String");
        quote!(#string::new())
    } else {
        quote!(#text.to_owned())
    }
}

/// As [`expression`], where null may be the value.
pub(super) fn nullable_expression(
    context: &mut Context<'_>,
    id: SchemaId,
    value: &Value,
    place: Place<'_>,
) -> Option<TokenStream> {
    let nullable = schema::is_nullable(context, id);
    if value.is_null() && nullable {
        return Some(quote!(None));
    }
    let expression = expression(context, id, value, false, place)?;
    Some(if nullable { quote!(Some(#expression)) } else { expression })
}

/// Any value, as JSON.
fn any(value: &Value) -> TokenStream {
    let json = value.to_json().to_string();
    match value {
        Value::Null => quote!(::serde_json::Value::Null),
        Value::Bool(truth) => quote!(::serde_json::Value::from(#truth)),
        Value::String(text) => quote!(::serde_json::Value::from(#text)),
        _ => quote!(::serde_json::from_str(#json).unwrap_or_default()),
    }
}

fn listed_value(
    context: &Context<'_>,
    id: SchemaId,
    listed: &model::Enumeration,
    value: &Value,
    place: Place<'_>,
) -> Option<TokenStream> {
    let Some(ty) = context.types.get(id).map(|named| place.model(named)) else { return unnamed_value(value, place) };
    let names = enumeration::names_of(context, id, listed);
    let index = listed.values.iter().position(|known| is_same(listed.of, &known.value, value));
    if let Some(name) = index.and_then(|index| names.get(index)) {
        let name = to_ident(name);
        return Some(quote!(#ty::#name));
    }
    match (listed.of, value) {
        (Listed::Strings, Value::String(text)) => Some(quote!(#ty::from(#text))),
        (Listed::Integers, Value::Number(number)) => {
            let number = number.as_i64().and_then(|number| number_literal(&number.to_string()))?;
            Some(quote!(#ty::from(#number)))
        }
        (of, value) => unlisted_value(of, value).map(|held| {
            let unknown = to_ident(variant_names::UNKNOWN);
            quote!(#ty::#unknown(#held))
        }),
    }
}

/// Whether a listed value is a value: the enum compares numbers as numbers.
fn is_same(of: Listed, listed: &Value, value: &Value) -> bool {
    match (of, listed, value) {
        (Listed::Numbers, Value::Number(listed), Value::Number(number)) => listed.as_f64() == number.as_f64(),
        _ => listed == value,
    }
}

/// What the variant for values that are not listed holds, where no conversion makes it.
fn unlisted_value(of: Listed, value: &Value) -> Option<TokenStream> {
    match (of, value) {
        (Listed::Numbers, Value::Number(number)) => Some(float_literal(number.as_f64()?)),
        (Listed::Mixed, value) => Some(any(value)),
        _ => None,
    }
}

/// A listed value of a type that is no enum.
fn unnamed_value(value: &Value, place: Place<'_>) -> Option<TokenStream> {
    Some(match value {
        Value::Bool(truth) => quote!(#truth),
        Value::String(text) => owned(text, place),
        Value::Number(number) if number.is_integer() => number_literal(&number.to_string())?,
        Value::Number(number) => float_literal(number.as_f64()?),
        _ => return None,
    })
}

fn variant(
    context: &mut Context<'_>,
    id: SchemaId,
    union: &model::Union,
    value: &Value,
    place: Place<'_>,
) -> Option<TokenStream> {
    let ty = place.model(context.types.get(id)?);
    let index = sample::variant_of(context, union, value)?;
    let described = union.variants.get(index)?;
    let name = to_ident(variant_names::names_of(context, id, union).get(index)?);
    let held = expression(context, described.schema, value, false, place)?;
    let boxed = context.boxes.has(id, context.api.schemas.meaning(described.schema));
    Some(if boxed { quote!(#ty::#name(Box::new(#held))) } else { quote!(#ty::#name(#held)) })
}

fn elements(context: &mut Context<'_>, array: &model::Array, items: &[Value], place: Place<'_>) -> Option<TokenStream> {
    if let (Items::Positions(schemas), true) = (&array.items, schema::is_tuple(array)) {
        let pairs = schemas.iter().zip(items);
        let items: Option<Vec<TokenStream>> =
            pairs.map(|(schema, item)| nullable_expression(context, *schema, item, place)).collect();
        let items = items.filter(|items| items.len() == schemas.len())?;
        return Some(quote!((#(#items,)*)));
    }
    if items.is_empty() {
        let vec = place.prelude("Vec");
        return Some(quote!(#vec::new()));
    }
    let items: Option<Vec<TokenStream>> = items
        .iter()
        .map(|item| match array.items {
            Items::Each(schema) => nullable_expression(context, schema, item, place),
            _ => Some(any(item)),
        })
        .collect();
    let items = items?;
    // Elsewhere nobody gives the name another meaning.
    Some(if place.own.is_some() { quote!(::std::vec![#(#items),*]) } else { quote!(vec![#(#items),*]) })
}

fn map(
    context: &mut Context<'_>,
    object: &model::Object,
    entries: &crate::value::Object,
    place: Place<'_>,
) -> Option<TokenStream> {
    if entries.is_empty() {
        return Some(quote!(::std::collections::BTreeMap::new()));
    }
    let entries: Option<Vec<TokenStream>> = entries
        .iter()
        .map(|(key, value)| {
            let value = match object.additional {
                Additional::Typed(schema) => nullable_expression(context, schema, value, place)?,
                _ => any(value),
            };
            Some(quote!((#key.to_owned(), #value)))
        })
        .collect();
    let entries = entries?;
    Some(quote!(::std::collections::BTreeMap::from([#(#entries),*])))
}

/// A struct through its constructor: what `new` takes, then a `with_…` for whatever else the value has.
fn object(context: &mut Context<'_>, id: SchemaId, value: &Value, place: Place<'_>) -> Option<TokenStream> {
    let ty = place.model(context.types.get(id)?);
    if !context.nesting.enter() {
        return None;
    }
    let fields = super::field::fields(context, id);
    context.nesting.leave();
    let mut arguments = Vec::new();
    let mut setters = Vec::new();
    for field in fields.iter() {
        let given = value.get(&field.wire_name);
        if field.is_argument() {
            arguments.push(argument(context, field, given?, place)?);
        } else if let Some(given) = given.filter(|given| !given.is_null())
            && field.preset_value.as_ref() != Some(given)
            && !field.read_only
            && !field.deprecated
        {
            let setter = to_ident(field.setter.as_str());
            let argument = argument_value(context, field, given, place)?;
            setters.push(quote!(.#setter(#argument)));
        }
    }
    Some(quote!(#ty::new(#(#arguments),*) #(#setters)*))
}

fn argument(
    context: &mut Context<'_>,
    field: &super::field::Field,
    value: &Value,
    place: Place<'_>,
) -> Option<TokenStream> {
    match (value.is_null(), field.nullable) {
        (true, true) => Some(quote!(None)),
        (false, true) => {
            let value = expression(context, field.schema, value, field.secret, place)?;
            Some(quote!(Some(#value)))
        }
        (_, false) => argument_value(context, field, value, place),
    }
}

/// A value as the argument of a constructor or a setter, which take `impl Into` where that lets a caller write less.
fn argument_value(
    context: &mut Context<'_>,
    field: &super::field::Field,
    value: &Value,
    place: Place<'_>,
) -> Option<TokenStream> {
    let meaning = context.api.schemas.meaning(field.schema);
    let is_text = match context.api.schemas.get(meaning).kind {
        Kind::String(_) => true,
        Kind::Enumeration(_) => context.types.get(meaning).is_none(),
        _ => false,
    };
    match value {
        Value::String(text) if field.takes_into && (is_text || field.secret) => Some(quote!(#text)),
        value => expression(context, field.schema, value, field.secret, place),
    }
}

/// A number without a suffix, which the type around it gives.
pub(super) fn number_literal(text: &str) -> Option<TokenStream> {
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

pub(super) fn float_literal(number: f64) -> TokenStream {
    let sign = if number.is_sign_negative() { quote!(-) } else { TokenStream::new() };
    let text = format!("{:?}", number.abs());
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, ""));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let exponent = if exponent.is_empty() { String::new() } else { format!("e{exponent}") };
    // Clippy takes what begins like a constant of mathematics for that constant, unless there are more digits.
    let more = if is_near_constant(number) { "0" } else { "" };
    let written = format!("{}.{}{exponent}", grouped(whole), grouped_fraction(&format!("{fraction}{more}")));
    let literal = syn::parse_str::<syn::LitFloat>(&written).map(|literal| quote!(#literal));
    let literal = literal.unwrap_or_else(|_| {
        let literal = Literal::f64_unsuffixed(number.abs());
        quote!(#literal)
    });
    quote!(#sign #literal)
}

/// Digits behind a point, in groups of three where there are many.
fn grouped_fraction(digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(3).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("_")
}

/// Whether a number may be a rounded constant of the standard library.
fn is_near_constant(number: f64) -> bool {
    use std::f64::consts as c;
    let constants = [
        c::E,
        c::PI,
        c::TAU,
        c::SQRT_2,
        c::FRAC_1_PI,
        c::FRAC_2_PI,
        c::FRAC_1_SQRT_2,
        c::FRAC_2_SQRT_PI,
        c::FRAC_PI_2,
        c::FRAC_PI_3,
        c::FRAC_PI_4,
        c::FRAC_PI_6,
        c::FRAC_PI_8,
        c::LN_2,
        c::LN_10,
        c::LOG2_E,
        c::LOG10_E,
        c::LOG2_10,
        c::LOG10_2,
    ];
    constants.iter().any(|constant| (number.abs() - constant).abs() < 0.01)
}

/// Whether a value is one that the schema allows, as far as a constructor must know.
pub(super) fn fits(context: &mut Context<'_>, id: SchemaId, value: &Value) -> bool {
    let in_range = match (schema::type_of(context, id, Place::ELSEWHERE), value) {
        (syn::Type::Path(path), Value::Number(number)) => {
            let text = number.to_string();
            match path.path.get_ident().map(ToString::to_string).as_deref() {
                Some("i8") => text.parse::<i8>().is_ok(),
                Some("i16") => text.parse::<i16>().is_ok(),
                Some("i32") => text.parse::<i32>().is_ok(),
                Some("u8") => text.parse::<u8>().is_ok(),
                Some("u16") => text.parse::<u16>().is_ok(),
                Some("u32") => text.parse::<u32>().is_ok(),
                Some("i128") => text.parse::<i128>().is_ok(),
                Some("u64") => text.parse::<u64>().is_ok(),
                Some("i64") => text.parse::<i64>().is_ok(),
                _ => true,
            }
        }
        _ => true,
    };
    in_range && expression(context, id, value, false, Place::ELSEWHERE).is_some()
}
