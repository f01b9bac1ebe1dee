//! What a test serves for each response, and what a caller gets for it.

use quote::quote;
use serde::Serialize;
use syn::Ident;

use super::super::code::Code;
use super::super::outcome::{Outcome, Reader, Shape};
use super::super::secrets::Texts;
use super::super::{Context, body, sample, wire};
use super::status;
use crate::model::{self, Kind, SchemaId};
use crate::value::Value;

/// An answer that the document describes.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Whether it is a success.
    pub success: bool,
    /// How the body is read: `json`, `text`, `bytes`, `stream`, `events`, `text_events`, `json_lines` or `no_content`.
    pub reader: &'static str,
    /// The media type of the body.
    pub media_type: String,
    /// The body as it is sent.
    pub body: String,
    /// The JSON or the text that the body holds, where it is wrapped in something else.
    pub content: String,
    /// The variant of the body, where it is one of several: the name of the enum and of the variant.
    pub variant: Option<Code>,
    /// The JSON that comes back for it, where its types write it in another form.
    pub written: Option<String>,
    /// How the JSON that comes back is compared: a body may say more than its type has room for.
    pub comparison: Code,
}

/// A body that does not fit.
#[derive(Debug, Serialize)]
pub struct Misfit {
    /// The body.
    pub body: String,
    /// The media type.
    pub media_type: String,
    /// The path to what does not fit, as errors name it.
    pub path: String,
    /// The status that it comes with.
    pub status: u16,
}

/// An answer before it is written down.
pub(super) struct Served<'a> {
    status: u16,
    success: bool,
    /// Whether the response can have bodies of other kinds.
    is_one_of_many: bool,
    shape: &'a Shape<'a>,
    variant: Option<&'a Ident>,
    value: Option<Value>,
    schema: Option<SchemaId>,
}

impl Served<'_> {
    /// Whether the answer holds JSON.
    pub(super) fn is_json(&self) -> bool {
        matches!(self.shape.reader, Reader::Json | Reader::Events | Reader::JsonLines)
    }

    pub(super) fn collect(&self, context: &Context<'_>, texts: &mut Texts) {
        match (self.schema, &self.value) {
            (Some(schema), Some(value)) => texts.collect(context, schema, value),
            (None, Some(value)) => texts.see(value),
            _ => {}
        }
    }
}

/// What a test serves for each response.
pub(super) fn served<'a>(
    context: &mut Context<'_>,
    operation: &model::Operation,
    outcome: &'a Outcome<'a>,
) -> Vec<Served<'a>> {
    let mut served = Vec::new();
    for arm in &outcome.arms {
        for (shape, variant) in &arm.shapes {
            let with_body = shape.reader != Reader::NoContent;
            let statuses = status::representatives(operation, arm.status, arm.success, with_body);
            let values = values(context, shape);
            let schema = schema(context, shape);
            let pairs = statuses.iter().cycle().zip(values).take(if statuses.is_empty() { 0 } else { MANY });
            served.extend(pairs.map(|(status, value)| Served {
                status: *status,
                success: arm.success,
                is_one_of_many: arm.shapes.len() > 1,
                shape,
                variant: variant.as_ref(),
                value,
                schema,
            }));
        }
    }
    served
}

/// The most answers of one shape that are served.
const MANY: usize = 40;

/// The schema of what is read as JSON.
fn schema(context: &Context<'_>, shape: &Shape<'_>) -> Option<SchemaId> {
    match shape.reader {
        Reader::Json => shape.media_type?.schema,
        Reader::Events | Reader::JsonLines => body::item_schema(context, shape.media_type?),
        _ => None,
    }
}

/// The bodies of a shape: one for each example of the document, or one that is made up.
fn values(context: &mut Context<'_>, shape: &Shape<'_>) -> Vec<Option<Value>> {
    let Some(media_type) = shape.media_type else { return vec![None] };
    match shape.reader {
        Reader::NoContent => vec![None],
        Reader::Json => {
            let examples: Vec<_> = media_type.examples.iter().map(|example| example.value.clone()).collect();
            let values = if examples.is_empty() {
                sample::of_media_type(context, media_type).into_iter().collect()
            } else {
                examples
            };
            let fits = |value: &Value| media_type.schema.is_none_or(|schema| sample::allows(context, schema, value));
            values.into_iter().filter(fits).map(Some).collect()
        }
        Reader::Events | Reader::JsonLines => {
            let value = match body::item_schema(context, media_type) {
                Some(schema) => sample::of_lines(context, media_type, schema),
                None => Some(Value::Bool(true)),
            };
            value.into_iter().map(Some).collect()
        }
        Reader::Text | Reader::Bytes | Reader::Stream | Reader::TextEvents => {
            vec![Some(Value::String(sample::of_text(media_type, false)))]
        }
    }
}

/// The answer, written down.
pub(super) fn answer(context: &Context<'_>, served: Served<'_>, outcome: &Outcome<'_>) -> Answer {
    let Served { status, success, shape, variant, value, schema, .. } = served;
    let written = schema.zip(value.as_ref()).and_then(|(schema, value)| wire::rewritten(context, schema, value));
    let lossless = schema.zip(value.as_ref()).is_none_or(|(schema, value)| wire::is_lossless(context, schema, value));
    let held = match (&value, shape.reader) {
        (None, _) => String::new(),
        (Some(value), Reader::Json | Reader::Events | Reader::JsonLines) => value.to_json().to_string(),
        (Some(value), _) => value.as_str().unwrap_or_default().to_owned(),
    };
    let body = match shape.reader {
        Reader::Events => format!("data: {held}\n\n"),
        Reader::TextEvents => held
            .lines()
            .map(|line| format!("data: {line}"))
            .chain([String::new(), String::new()])
            .collect::<Vec<_>>()
            .join("\n"),
        Reader::JsonLines => format!("{held}\n"),
        _ => held.clone(),
    };
    let choice = if success { &outcome.success } else { &outcome.error };
    let ty = &choice.ty;
    let pattern = variant.map(|variant| {
        if shape.reader == Reader::NoContent { quote!(#ty::#variant) } else { quote!(#ty::#variant(body)) }
    });
    Answer {
        status,
        success,
        reader: shape.reader.word(),
        media_type: served_type(shape),
        body,
        content: held,
        variant: pattern.map(|pattern| Code::new(&pattern)),
        written,
        comparison: Code::new(&if lossless { quote!(assert_lossless) } else { quote!(assert_part_of) }),
    }
}

/// The media type that a server says: of a range one that is in it.
fn served_type(shape: &Shape<'_>) -> String {
    let name = shape.names.first().map_or("", String::as_str);
    let name = name.replace("*/*", "application/octet-stream").replace("/*+", "/x+");
    name.replace("/*", "/x-any")
}

/// The statuses of answers that can be read as JSON alone.
pub(super) fn json_statuses(served: &[Served<'_>]) -> Vec<u16> {
    let is_json = |served: &&Served<'_>| served.shape.reader == Reader::Json && !served.is_one_of_many;
    let mut statuses: Vec<_> = served.iter().filter(is_json).map(|served| served.status).collect();
    statuses.sort_unstable();
    statuses.dedup();
    statuses
}

/// The body of a success with one property spoiled: the first that is a string, a number or a boolean. It is a list of secrets
/// then, of which an error must say nothing.
pub(super) fn misfit(context: &Context<'_>, served: &Served<'_>, secrets: &[String]) -> Option<Misfit> {
    let status = Some(served.status).filter(|_| served.success && served.shape.reader == Reader::Json)?;
    let (Kind::Object(object), Some(Value::Object(fields))) =
        (&context.api.schemas.get(context.api.schemas.meaning(served.schema?)).kind, &served.value)
    else {
        return None;
    };
    let scalar = |property: &&model::Property| {
        let kind = &context.api.schemas.get(context.api.schemas.meaning(property.schema)).kind;
        let simple = !property.name.is_empty() && property.name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        simple && matches!(kind, Kind::Boolean | Kind::Integer { .. } | Kind::Number { .. } | Kind::String(_))
    };
    let property = object.properties.iter().find(scalar)?;
    let mut fields = fields.clone();
    fields.insert(property.name.clone(), Value::Array(secrets.iter().cloned().map(Value::String).collect()));
    Some(Misfit {
        body: Value::Object(fields).to_json().to_string(),
        media_type: served_type(served.shape),
        path: format!("$.{}", property.name),
        status,
    })
}
