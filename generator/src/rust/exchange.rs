//! What travels when an operation is called, for the tests of the crate.

use quote::quote;
use serde::Serialize;

use super::code::Code;
use super::credentials::Credential;
use super::operation::{Surroundings, full_path};
use super::outcome::{Arm, Outcome, json};
use super::secrets::Texts;
use super::{Context, format, sample, wire};
use crate::model::{self, Kind, MediaType, Requirement, SchemaId, StatusPattern};
use crate::value::Value;

/// What travels when an operation is called.
#[derive(Debug, Serialize)]
pub struct Exchange {
    /// The JSON that is sent; none where nothing is.
    pub request: Option<String>,
    /// The answers that the document describes.
    pub answers: Vec<Answer>,
    /// The statuses of answers with a body, each once.
    pub statuses_with_body: Vec<u16>,
    /// Whether answers have bodies: those to HEAD have none (RFC 9110, section 9.3.2).
    pub has_bodies: bool,
    /// A status that the document does not describe.
    pub undescribed: Option<u16>,
    /// Where the call goes when no server is replaced.
    pub url: String,
    /// Where it goes when its server is replaced by `http://moved.example/base/`.
    pub moved_url: String,
    /// The variants of the servers that it does not call.
    pub other_servers: Vec<Code>,
    /// The ways to authorise the call.
    pub alternatives: Vec<Alternative>,
    /// Whether it is not made without credentials.
    pub needs_credentials: bool,
    /// Texts of the exchange that nobody may see.
    pub secrets: Vec<String>,
    /// A property of the successful body that a test can spoil, by its name and the JSON that it cannot be.
    pub misfit: Option<Misfit>,
}

/// A way to authorise a call.
#[derive(Debug, Serialize)]
pub struct Alternative {
    /// What sets the credentials, behind a builder.
    pub setters: Code,
    /// How a test writes the header that is sent for them.
    pub authorization: Code,
}

/// A body that does not fit.
#[derive(Debug, Serialize)]
pub struct Misfit {
    /// The body.
    pub body: String,
    /// The path to what does not fit, as errors name it.
    pub path: String,
    /// The status that it comes with.
    pub status: u16,
}

/// An answer that the document describes.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Whether it is a success.
    pub success: bool,
    /// The JSON of the body; none where there is none.
    pub body: Option<String>,
    /// The variant of the body, where it is one of several: the name of the enum and of the variant.
    pub variant: Option<Code>,
    /// The JSON that comes back for it, where its types write it in another form.
    pub written: Option<String>,
    /// Whether the body comes back whole when it is encoded again.
    pub lossless: bool,
}

/// What travels when an operation is called.
pub(super) fn exchange(
    context: &mut Context<'_>,
    operation: &model::Operation,
    request: Option<&MediaType>,
    outcome: &Outcome,
    around: &Surroundings<'_>,
) -> Exchange {
    let mut texts = Texts::default();
    let sent = request.and_then(|media_type| {
        let value = sample::of_media_type(context, media_type)?;
        texts.collect(context, media_type.schema?, &value);
        let value = wire::with_presets(context, media_type.schema?, value);
        Some(format::written(context, media_type.schema?, &value))
    });
    let replies = served(context, operation, outcome);
    for reply in &replies {
        reply.collect(context, &mut texts);
    }
    let secrets = texts.distinct(context);
    let server = operation.servers.first().and_then(|&index| around.servers.get(index));
    let base = server.map(|server| server.url.trim_end_matches('/')).unwrap_or_default();
    let path = full_path(operation);
    let others = around.servers.iter().filter(|other| server.is_none_or(|server| server.index != other.index));
    Exchange {
        request: sent.map(|value| text(&value)),
        statuses_with_body: statuses_with_body(&replies),
        misfit: replies.iter().find_map(|reply| misfit(context, reply, &secrets)),
        answers: replies.into_iter().map(|reply| answer(context, reply, outcome)).collect(),
        has_bodies: operation.method != "HEAD",
        undescribed: undescribed(operation),
        url: format!("{base}{path}"),
        moved_url: format!("http://moved.example/base{path}"),
        other_servers: others.map(|server| server.name.clone()).collect(),
        alternatives: alternatives(&operation.security, around.credentials),
        needs_credentials: !operation.security.is_empty()
            && !operation.security.iter().any(|requirement| requirement.0.is_empty()),
        secrets,
    }
}

fn text(value: &Value) -> String {
    value.to_json().to_string()
}

/// An answer before it is written down.
struct Served<'a> {
    arm: &'a Arm,
    status: u16,
    schema: Option<SchemaId>,
    value: Option<Value>,
}

impl Served<'_> {
    fn collect(&self, context: &Context<'_>, texts: &mut Texts) {
        if let (Some(schema), Some(value)) = (self.schema, &self.value) {
            texts.collect(context, schema, value);
        }
    }
}

/// What a test serves for each response.
fn served<'a>(context: &mut Context<'_>, operation: &model::Operation, outcome: &'a Outcome) -> Vec<Served<'a>> {
    let mut served = Vec::new();
    for arm in &outcome.arms {
        let response = operation.responses.iter().find(|response| response.status == arm.status);
        let Some(response) = response else { continue };
        let media_type = json(&response.content);
        let schema = media_type.and_then(|media_type| media_type.schema);
        let representatives = representatives(context, operation, arm.status, arm.success, media_type);
        served.extend(representatives.into_iter().map(|(status, value)| Served { arm, status, schema, value }));
    }
    served
}

fn answer(context: &Context<'_>, served: Served<'_>, outcome: &Outcome) -> Answer {
    let Served { arm, status, schema, value } = served;
    let written = schema.zip(value.as_ref()).and_then(|(schema, value)| wire::rewritten(context, schema, value));
    let lossless = matches!((schema, &value), (Some(schema), Some(value)) if wire::is_lossless(context, schema, value));
    Answer {
        status,
        success: arm.success,
        body: value.map(|value| text(&value)),
        written,
        variant: variant(arm, outcome),
        lossless,
    }
}

fn statuses_with_body(served: &[Served<'_>]) -> Vec<u16> {
    let mut statuses: Vec<_> =
        served.iter().filter(|served| served.value.is_some()).map(|served| served.status).collect();
    statuses.sort_unstable();
    statuses.dedup();
    statuses
}

/// A status for which no response stands, of those that any server may answer.
fn undescribed(operation: &model::Operation) -> Option<u16> {
    let described = |status: u16| {
        operation.responses.iter().any(|response| match response.status {
            StatusPattern::Exact(exact) => exact == status,
            StatusPattern::Range(digit) => u16::from(digit) == status / 100,
            StatusPattern::Default => true,
        })
    };
    [500, 404, 418, 599, 299, 399].into_iter().find(|status| !described(*status))
}

/// The alternatives that ask for something, each with what is sent when the client has its credentials alone.
fn alternatives(security: &[Requirement], credentials: &[Credential]) -> Vec<Alternative> {
    let asking: Vec<Vec<_>> = security
        .iter()
        .filter(|requirement| !requirement.0.is_empty())
        .map(|requirement| of(requirement, credentials))
        .collect();
    let alternative = |own: &Vec<&Credential>| {
        let setters = own.iter().map(|credential| {
            let (method, samples) = (super::names::to_ident(credential.method.as_str()), &credential.samples);
            quote!(.#method(#(#samples),*))
        });
        let has = |scheme: &str| own.iter().any(|credential| credential.scheme == scheme);
        let met = asking.iter().find(|other| other.iter().all(|credential| has(&credential.scheme)))?;
        // Schemes that go together have a header of the same name, of which the last one is sent.
        Some(Alternative {
            setters: Code::new(&quote!(#(#setters)*)),
            authorization: met.last()?.authorization.clone(),
        })
    };
    asking.iter().filter_map(alternative).collect()
}

/// The credentials that a requirement names.
fn of<'a>(requirement: &Requirement, credentials: &'a [Credential]) -> Vec<&'a Credential> {
    let schemes = requirement.0.iter().map(|required| &required.scheme);
    schemes.filter_map(|scheme| credentials.iter().find(|credential| credential.scheme == *scheme)).collect()
}

fn variant(arm: &Arm, outcome: &Outcome) -> Option<Code> {
    let (variant, has_body) = arm.variant.as_ref()?;
    let choice = if arm.success { &outcome.success } else { &outcome.error };
    let ty = &choice.ty;
    let pattern = if *has_body { quote!(#ty::#variant(body)) } else { quote!(#ty::#variant) };
    Some(Code::new(&pattern))
}

/// Statuses that a pattern stands for, each with a body: one for each example of the document, or one that is made up.
fn representatives(
    context: &mut Context<'_>,
    operation: &model::Operation,
    pattern: StatusPattern,
    success: bool,
    media_type: Option<&MediaType>,
) -> Vec<(u16, Option<Value>)> {
    let exact =
        |status: u16| operation.responses.iter().any(|response| response.status == StatusPattern::Exact(status));
    let range = |status: u16| {
        operation
            .responses
            .iter()
            .any(|response| matches!(response.status, StatusPattern::Range(digit) if u16::from(digit) == status / 100))
    };
    let statuses: Vec<u16> = match pattern {
        StatusPattern::Exact(status) => vec![status],
        StatusPattern::Range(digit) => {
            let first = u16::from(digit) * 100;
            [first + 1, first + 99, first + 2, first + 3, first + 29]
                .into_iter()
                .filter(|status| !exact(*status))
                .collect()
        }
        StatusPattern::Default if success => [200, 299].into_iter().filter(|status| !exact(*status)).collect(),
        StatusPattern::Default => {
            [500, 400, 599, 418].into_iter().filter(|status| !exact(*status) && !range(*status)).collect()
        }
    };
    // Answers without a body of their own kind, and those that are no final answers, cannot be served as usual ones.
    let statuses: Vec<_> = statuses
        .into_iter()
        .filter(|status| *status >= 200 && (media_type.is_none() || !matches!(status, 204 | 205 | 304)))
        .collect();
    let Some(media_type) = media_type else {
        return statuses.first().map(|status| (*status, None)).into_iter().collect();
    };
    let examples: Vec<_> = media_type.examples.iter().map(|example| example.value.clone()).collect();
    let values =
        if examples.is_empty() { sample::of_media_type(context, media_type).into_iter().collect() } else { examples };
    let fitting = values
        .into_iter()
        .filter(|value| media_type.schema.is_none_or(|schema| sample::allows(context, schema, value)));
    statuses.iter().cycle().zip(fitting.collect::<Vec<_>>()).map(|(status, value)| (*status, Some(value))).collect()
}

/// The body of a success with one property spoiled: the first that is a string, a number or a boolean. It is a list of secrets
/// then, of which an error must say nothing.
fn misfit(context: &Context<'_>, served: &Served<'_>, secrets: &[String]) -> Option<Misfit> {
    let status = Some(served.status).filter(|_| served.arm.success)?;
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
    Some(Misfit { body: text(&Value::Object(fields)), path: format!("$.{}", property.name), status })
}
