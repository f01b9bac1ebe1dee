//! Which schemas go in requests, and which come in responses.

use super::Context;
use super::reached::Reached;
use crate::hash::HashSet;
use crate::model::{Api, Body, Callback, Header, Kind, MediaType, Operation, Parameter, Response, SchemaId, Schemas};

/// In which directions schemas travel.
#[derive(Debug, Default)]
pub(super) struct Usage {
    sent: Reached,
    received: Reached,
    files: HashSet<SchemaId>,
}

impl Usage {
    /// Whether callers may have to give a value of the schema; they may where nothing is known of its use.
    pub(super) fn is_sent(&self, id: SchemaId) -> bool {
        self.sent.contains(id) || !self.received.contains(id)
    }

    /// Whether the API may answer with a value of the schema.
    pub(super) fn is_received(&self, id: SchemaId) -> bool {
        self.received.contains(id) || !self.sent.contains(id)
    }
}

/// Whether the values of a schema are files: bytes that go in a form.
pub(super) fn is_file(context: &Context<'_>, id: SchemaId) -> bool {
    context.usage.files.contains(&context.api.schemas.meaning(id))
}

/// Whether values of a schema have files somewhere.
pub(super) fn holds_files(context: &Context<'_>, id: SchemaId) -> bool {
    let schemas = &context.api.schemas;
    !context.usage.files.is_empty() && Reached::from(schemas, vec![id]).ids().iter().any(|id| is_file(context, *id))
}

/// Follows the schemas from the operations, and from what the API sends by itself: there, all goes the other way.
pub(super) fn usage(api: &Api) -> Usage {
    let mut usage = Usage::default();
    let mut in_forms = Reached::default();
    for operation in &api.operations {
        usage.sent.extend(&api.schemas, of_body(operation.body.as_ref()));
        usage.sent.extend(&api.schemas, of_parameters(operation));
        in_forms.extend(&api.schemas, of_forms(operation.body.as_ref()));
        usage.received.extend(&api.schemas, of_responses(&operation.responses));
    }
    for callback in api.operations.iter().flat_map(|operation| &operation.callbacks).chain(&api.webhooks) {
        usage.received.extend(&api.schemas, of_body(callback.body.as_ref()));
        usage.sent.extend(&api.schemas, of_responses(&callback.responses));
    }
    usage.files = in_forms.ids().iter().copied().filter(|id| is_binary(&api.schemas, *id)).collect();
    usage
}

fn is_binary(schemas: &Schemas, id: SchemaId) -> bool {
    matches!(&schemas.get(id).kind, Kind::String(text) if text.format.as_deref() == Some("binary"))
}

fn of_forms(body: Option<&Body>) -> Vec<SchemaId> {
    let is_form = |media_type: &&MediaType| super::media_type::essence(&media_type.name) == "multipart/form-data";
    let content = body.into_iter().flat_map(|body| &body.content);
    content.filter(is_form).filter_map(|media_type| media_type.schema).collect()
}

/// The schemas of what the API sends by itself, and of what it is answered.
pub(super) fn of_callbacks(callbacks: &[Callback]) -> Vec<SchemaId> {
    let each = callbacks.iter().map(|callback| [of_body(callback.body.as_ref()), of_responses(&callback.responses)]);
    each.flatten().flatten().collect()
}

/// The schemas of what an operation sends and receives.
pub(super) fn of_operation(operation: &Operation) -> Vec<SchemaId> {
    [of_parameters(operation), of_body(operation.body.as_ref()), of_responses(&operation.responses)].concat()
}

fn of_parameters(operation: &Operation) -> Vec<SchemaId> {
    operation.parameters.iter().filter_map(Parameter::schema).collect()
}

fn of_body(body: Option<&Body>) -> Vec<SchemaId> {
    body.into_iter().flat_map(|body| &body.content).filter_map(|media_type| media_type.schema).collect()
}

fn of_responses(responses: &[Response]) -> Vec<SchemaId> {
    let headers = responses.iter().flat_map(|response| &response.headers).filter_map(Header::schema);
    let content = responses.iter().flat_map(|response| &response.content);
    content.filter_map(|media_type| media_type.schema).chain(headers).collect()
}
