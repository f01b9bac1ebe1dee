//! What travels when an operation is called, for the tests of the crate.
//!
//! What a request must look like is worked out here from the document, apart from the runtime that makes it: the tests compare both.

mod answer;
mod authorization;
mod form;
mod status;
mod text;

use serde::Serialize;

use super::body::Form;
use super::code::Code;
use super::media_type::Family;
use super::operation::Surroundings;
use super::outcome::Outcome;
use super::parameter::Given;
use super::secrets::Texts;
use super::{Context, format, wire};
use crate::model;
use crate::value::Value;

use answer::{Answer, Misfit};
use authorization::Alternative;
use form::Part;
pub(super) use text::{escaped_name as escaped, simple};

/// What travels when an operation is called.
#[derive(Debug, Serialize)]
pub struct Exchange {
    /// Path and query of the request, without credentials.
    pub target: String,
    /// The headers of parameters: the name in small letters, and the value.
    pub headers: Vec<(String, String)>,
    /// The cookies of parameters, each as `name=value`.
    pub cookies: Vec<String>,
    /// What is sent; none where nothing is.
    pub request: Option<Sent>,
    /// The answers that the document describes.
    pub answers: Vec<Answer>,
    /// Whether an answer holds JSON.
    pub json_answers: bool,
    /// The statuses of answers that are read as JSON alone, each once.
    pub json_statuses: Vec<u16>,
    /// Whether answers have bodies: those to HEAD have none (RFC 9110, section 9.3.2).
    pub has_bodies: bool,
    /// Whether successful answers are read before the call returns.
    pub collects: bool,
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
    /// Whether the call carries something of the caller's: a body, or parameters in headers.
    pub is_confidential: bool,
}

/// A body that is sent.
#[derive(Debug, Serialize)]
pub struct Sent {
    /// How it is compared: `json`, `lines`, `text`, `form` or `multipart`.
    pub kind: &'static str,
    /// Its media type.
    pub media_type: String,
    /// Its text; the JSON of all lines as one array for `lines`.
    pub text: String,
    /// Its parts, for forms.
    pub parts: Vec<Part>,
}

/// Where relative servers are, for tests.
const BASE_URL: &str = "http://base.example";

/// What travels when an operation is called.
pub(super) fn exchange(
    context: &mut Context<'_>,
    operation: &model::Operation,
    sent: Option<(&Form<'_>, Value)>,
    outcome: &Outcome<'_>,
    given: &[Given<'_>],
    around: &Surroundings<'_>,
) -> Exchange {
    let mut texts = Texts::default();
    for given in given {
        texts.collect_parameter(context, given);
    }
    let request = sent.map(|(form, value)| {
        texts.collect_body(context, form, &value);
        self::sent(context, form, value)
    });
    let replies = answer::served(context, operation, outcome);
    for reply in &replies {
        reply.collect(context, &mut texts);
    }
    let secrets = texts.distinct(context);
    let server = operation.servers.first().and_then(|&index| around.servers.get(index));
    let base = server.map(base_of).unwrap_or_default();
    let target = text::target(operation, given);
    let others = around.servers.iter().filter(|other| server.is_none_or(|server| server.index != other.index));
    let collects = outcome.streamed.is_empty();
    let headers = text::headers(operation, given);
    let cookies = text::cookies(operation, given);
    Exchange {
        is_confidential: request.is_some() || !headers.is_empty() || !cookies.is_empty(),
        request,
        json_answers: replies.iter().any(answer::Served::is_json),
        json_statuses: answer::json_statuses(&replies),
        misfit: replies.iter().find_map(|reply| answer::misfit(context, reply, &secrets)),
        answers: replies.into_iter().map(|reply| answer::answer(context, reply, outcome)).collect(),
        has_bodies: operation.method != "HEAD",
        collects,
        undescribed: status::undescribed(operation),
        url: format!("{base}{target}"),
        moved_url: format!("http://moved.example/base{target}"),
        other_servers: others.map(|server| server.name.clone()).collect(),
        alternatives: authorization::alternatives(&operation.security, around.credentials),
        needs_credentials: !operation.security.is_empty()
            && !operation.security.iter().any(|requirement| requirement.0.is_empty()),
        secrets,
        target,
        headers,
        cookies,
    }
}

/// The URL of a server as tests see it.
fn base_of(server: &super::server::Server) -> String {
    let url = server.sample.trim_end_matches('/');
    match (server.is_relative, url.strip_prefix("//")) {
        (false, _) => url.to_owned(),
        (true, Some(rest)) => format!("http://{rest}"),
        (true, None) if url.is_empty() || url.starts_with('/') => format!("{BASE_URL}{url}"),
        (true, None) => format!("{BASE_URL}/{}", url.trim_start_matches("./")),
    }
}

/// A body as it is sent.
fn sent(context: &mut Context<'_>, form: &Form<'_>, value: Value) -> Sent {
    let value = match form.media_type.schema {
        Some(schema) if matches!(form.family, Family::Json | Family::Multipart | Family::Form) => {
            let value = wire::with_presets(context, schema, value);
            format::written(context, schema, &value)
        }
        _ => value,
    };
    let json = |value: &Value| value.to_json().to_string();
    let plain = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let has_file = form.multipart.is_some() && form::holds_file(context, form, &value);
    let (kind, text, parts) = match form.family {
        Family::Json if has_file => ("multipart", String::new(), form::multipart(context, form, &value)),
        Family::Json => ("json", json(&value), Vec::new()),
        Family::JsonLines => ("lines", json(&value), Vec::new()),
        Family::Multipart => ("multipart", String::new(), form::multipart(context, form, &value)),
        Family::Form => ("form", String::new(), form::urlencoded(form, &value)),
        Family::Text | Family::Xml | Family::EventStream | Family::Binary => ("text", plain(&value), Vec::new()),
    };
    let media_type = if kind == "multipart" { "multipart/form-data".to_owned() } else { form.sent.clone() };
    Sent { kind, media_type, text, parts }
}
