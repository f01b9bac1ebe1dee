//! The values that `new` gives to properties of which callers need not speak.

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Diagnostic;
use crate::model::{Kind, Property, SchemaId};
use crate::rust::schema::{self, Place};
use crate::rust::{Context, literal};
use crate::value::Value;

/// The value that `new` gives a property that callers need not name: its default, its only value, or what tells its schema from
/// the others of a union.
pub(super) fn value(context: &Context<'_>, owner: SchemaId, property: &Property) -> Option<Value> {
    let schemas = &context.api.schemas;
    let schema = schemas.get(property.schema);
    // What the union looks for comes before whatever else the property could be.
    let meaning = &schemas.get(schemas.meaning(property.schema)).kind;
    if let Some(tag) = context.tags.only(owner, &property.name).filter(|tag| can_hold(meaning, tag)) {
        return Some(tag);
    }
    if let Some(default) = schema.default.as_ref().or(schemas.get(schemas.meaning(property.schema)).default.as_ref()) {
        return Some(default.clone());
    }
    match meaning {
        Kind::Enumeration(enumeration) => match enumeration.values.as_slice() {
            [only] if !schema::is_nullable(context, property.schema) => Some(only.value.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a value of a discriminator is one of the type that the property has: mappings have any text.
fn can_hold(kind: &Kind, tag: &Value) -> bool {
    match kind {
        Kind::Boolean => matches!(tag, Value::Bool(_)),
        Kind::Integer { .. } | Kind::Number { .. } => matches!(tag, Value::Number(_)),
        _ => true,
    }
}

/// The same value in Rust; `None` where the type cannot hold it, which is said.
pub(super) fn expression(
    context: &mut Context<'_>,
    property: &Property,
    value: &Value,
    secret: bool,
    nullable: bool,
    place: Place<'_>,
) -> Option<TokenStream> {
    if nullable && value.is_null() {
        return Some(quote!(None));
    }
    if !literal::fits(context, property.schema, value) {
        let schema = context.api.schemas.get(property.schema);
        if schema.default.as_ref() == Some(value) {
            let message =
                format!("the default of `{}` is {}, which its schema does not allow", property.name, value.kind());
            let diagnostic = Diagnostic::warning(message).at(&schema.location.join("default"));
            context.diagnostics.push_once(diagnostic.help("callers must give this property themselves"));
        }
        return None;
    }
    literal::expression(context, property.schema, value, secret, place)
}
