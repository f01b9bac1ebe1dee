//! Which schemas go in requests, and which come in responses.

use std::collections::HashSet;

use super::Context;
use crate::model::{Additional, Api, Callback, Items, Kind, MediaType, SchemaId, Schemas};

/// In which directions schemas travel.
#[derive(Debug, Default)]
pub(super) struct Usage {
    sent: HashSet<SchemaId>,
    received: HashSet<SchemaId>,
    files: HashSet<SchemaId>,
}

impl Usage {
    /// Whether callers may have to give a value of the schema; they may where nothing is known of its use.
    pub(super) fn is_sent(&self, id: SchemaId) -> bool {
        self.sent.contains(&id) || !self.received.contains(&id)
    }

    /// Whether the API may answer with a value of the schema.
    pub(super) fn is_received(&self, id: SchemaId) -> bool {
        self.received.contains(&id) || !self.sent.contains(&id)
    }
}

/// Whether the values of a schema are files: bytes that go in a form.
pub(super) fn is_file(context: &Context<'_>, id: SchemaId) -> bool {
    context.usage.files.contains(&context.api.schemas.meaning(id))
}

/// Whether values of a schema have files somewhere.
pub(super) fn holds_files(context: &Context<'_>, id: SchemaId) -> bool {
    let mut reached = HashSet::new();
    reach(&context.api.schemas, vec![id], &mut reached);
    reached.iter().any(|id| is_file(context, *id))
}

/// The binary texts among some schemas.
fn files(schemas: &Schemas, reached: &HashSet<SchemaId>) -> HashSet<SchemaId> {
    let is_binary = |id: &SchemaId| matches!(&schemas.get(*id).kind, Kind::String(text) if text.format.as_deref() == Some("binary"));
    reached.iter().copied().filter(is_binary).collect()
}

/// Follows the schemas from the operations.
pub(super) fn usage(api: &Api) -> Usage {
    let mut usage = Usage::default();
    let mut in_forms = HashSet::new();
    let schemas = |content: &[MediaType]| content.iter().filter_map(|media_type| media_type.schema).collect::<Vec<_>>();
    for operation in &api.operations {
        let bodies = operation.body.iter().flat_map(|body| schemas(&body.content)).collect();
        reach(&api.schemas, bodies, &mut usage.sent);
        let parameters = operation.parameters.iter().filter_map(crate::model::Parameter::schema).collect();
        reach(&api.schemas, parameters, &mut usage.sent);
        let forms = operation.body.iter().flat_map(|body| &body.content).filter(|media_type| is_form(media_type));
        reach(&api.schemas, forms.filter_map(|media_type| media_type.schema).collect(), &mut in_forms);
        for response in &operation.responses {
            reach(&api.schemas, schemas(&response.content), &mut usage.received);
        }
        for callback in &operation.callbacks {
            of_callback(api, callback, &mut usage);
        }
    }
    for webhook in &api.webhooks {
        of_callback(api, webhook, &mut usage);
    }
    usage.files = files(&api.schemas, &in_forms);
    usage
}

fn is_form(media_type: &MediaType) -> bool {
    media_type.name.trim().to_ascii_lowercase().starts_with("multipart/form-data")
}

/// What the API sends by itself is received, and the answers to it are sent.
fn of_callback(api: &Api, callback: &Callback, usage: &mut Usage) {
    let schemas = |content: &[MediaType]| content.iter().filter_map(|media_type| media_type.schema).collect::<Vec<_>>();
    if let Some(body) = &callback.body {
        reach(&api.schemas, schemas(&body.content), &mut usage.received);
    }
    for response in &callback.responses {
        reach(&api.schemas, schemas(&response.content), &mut usage.sent);
    }
}

fn reach(schemas: &Schemas, from: Vec<SchemaId>, reached: &mut HashSet<SchemaId>) {
    let mut pending = from;
    while let Some(id) = pending.pop() {
        if !reached.insert(id) {
            continue;
        }
        match &schemas.get(id).kind {
            Kind::Alias(target) => pending.push(*target),
            Kind::Array(array) => match &array.items {
                Items::Any => {}
                Items::Each(item) => pending.push(*item),
                Items::Positions(items) => pending.extend(items),
            },
            Kind::Object(object) => {
                pending.extend(object.properties.iter().map(|property| property.schema));
                if let Additional::Typed(value) = object.additional {
                    pending.push(value);
                }
            }
            Kind::Union(union) => pending.extend(union.variants.iter().map(|variant| variant.schema)),
            _ => {}
        }
    }
}
