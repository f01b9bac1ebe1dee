//! The texts of values: which of them nobody may see.

use super::body::Form;
use super::configured::is_secret;
use super::media_type::Family;
use super::parameter::Given;
use super::{Context, sample};
use crate::model::{self, Additional, Items, Kind, SchemaId};
use crate::value::Value;

/// The texts of an exchange.
#[derive(Default)]
pub(super) struct Texts {
    secret: Vec<String>,
    plain: Vec<String>,
}

impl Texts {
    /// The texts of a parameter.
    pub(super) fn collect_parameter(&mut self, context: &Context<'_>, given: &Given<'_>) {
        match (&given.value, given.parameter.schema()) {
            (Value::String(text), _) if given.secret => self.secret.push(text.clone()),
            (value, Some(schema)) => self.collect(context, schema, value),
            (value, None) => self.see(value),
        }
    }

    /// The texts of a body that is sent.
    pub(super) fn collect_body(&mut self, context: &Context<'_>, form: &Form<'_>, value: &Value) {
        match (form.family, form.media_type.schema) {
            (Family::Json | Family::Multipart | Family::Form, Some(schema)) => self.collect(context, schema, value),
            _ => self.see(value),
        }
    }

    /// A value that may be seen.
    pub(super) fn see(&mut self, value: &Value) {
        self.plain.push(value.to_json().to_string());
    }

    pub(super) fn collect(&mut self, context: &Context<'_>, id: SchemaId, value: &Value) {
        let schema = context.api.schemas.get(context.api.schemas.meaning(id));
        match (&schema.kind, value) {
            (Kind::Object(object), Value::Object(fields)) => {
                for (name, value) in fields {
                    let property = object.properties.iter().find(|property| property.name == *name);
                    match (property, value) {
                        (Some(property), Value::String(text)) if is_secret(context, schema, name, property.schema) => {
                            self.secret.push(text.clone());
                        }
                        (Some(property), value) => self.collect(context, property.schema, value),
                        (None, value) => self.collect_additional(context, object, value),
                    }
                }
            }
            (Kind::Array(array), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    match &array.items {
                        Items::Each(schema) => self.collect(context, *schema, item),
                        Items::Positions(schemas) if schemas.get(index).is_some() => {
                            schemas.get(index).into_iter().for_each(|schema| self.collect(context, *schema, item));
                        }
                        _ => self.plain.push(item.to_json().to_string()),
                    }
                }
            }
            (Kind::Union(union), value) => {
                match sample::variant_of(context, union, value).and_then(|index| union.variants.get(index)) {
                    Some(variant) => self.collect(context, variant.schema, value),
                    None => self.plain.push(value.to_json().to_string()),
                }
            }
            (Kind::String(string), Value::String(text)) if string.format.as_deref() == Some("password") => {
                self.secret.push(text.clone());
            }
            (_, value) => self.plain.push(value.to_json().to_string()),
        }
    }

    fn collect_additional(&mut self, context: &Context<'_>, object: &model::Object, value: &Value) {
        match object.additional {
            Additional::Typed(schema) => self.collect(context, schema, value),
            _ => self.plain.push(value.to_json().to_string()),
        }
    }

    /// The secrets that are long enough to be told from other text, and stand nowhere where they may be seen.
    pub(super) fn distinct(self, context: &Context<'_>) -> Vec<String> {
        let Self { mut secret, plain } = self;
        let named = |text: &str| {
            context.api.schemas.iter().any(|(_, schema)| match &schema.kind {
                Kind::Object(object) => object.properties.iter().any(|property| property.name.contains(text)),
                _ => false,
            })
        };
        secret.sort();
        secret.dedup();
        secret.retain(|secret| secret.len() > 6 && !named(secret) && !plain.iter().any(|plain| plain.contains(secret)));
        secret
    }
}
