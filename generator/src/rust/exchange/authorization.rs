//! The ways to authorise a call, and what is sent for each.

use quote::quote;
use serde::Serialize;

use super::super::code::Code;
use super::super::credentials::Credential;
use super::super::names::to_ident;
use crate::model::Requirement;

/// A way to authorise a call.
#[derive(Debug, Serialize)]
pub struct Alternative {
    /// What sets the credentials, behind a builder.
    pub setters: Code,
    /// What is sent for them.
    pub sent: Vec<Shown>,
}

/// A credential that is sent.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// Where it goes: `header`, `query` or `cookie`.
    pub place: &'static str,
    /// The name that it has there.
    pub name: String,
    /// How a test writes its value.
    pub value: Code,
}

/// The alternatives that ask for something, each with what is sent when the client has its credentials alone.
pub(super) fn alternatives(security: &[Requirement], credentials: &[Credential]) -> Vec<Alternative> {
    let asking: Vec<Vec<_>> = security
        .iter()
        .filter(|requirement| !requirement.0.is_empty())
        .map(|requirement| of(requirement, credentials))
        .collect();
    let alternative = |own: &Vec<&Credential>| {
        let setters = own.iter().map(|credential| {
            let (method, samples) = (to_ident(credential.method.as_str()), &credential.samples);
            quote!(.#method(#(#samples),*))
        });
        let has = |scheme: &str| own.iter().any(|credential| credential.scheme == scheme);
        let met = asking.iter().find(|other| other.iter().all(|credential| has(&credential.scheme)))?;
        Some(Alternative { setters: Code::new(&quote!(#(#setters)*)), sent: shown(met) })
    };
    asking.iter().filter_map(alternative).collect()
}

/// What is sent for schemes that go together. Of several with one name in one place the last one is sent.
fn shown(schemes: &[&Credential]) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    for credential in schemes {
        shown.retain(|known| (known.place, &known.name) != (credential.place, &credential.sent_name));
        shown.push(Shown {
            place: credential.place,
            name: credential.sent_name.clone(),
            value: credential.sent.clone(),
        });
    }
    shown
}

/// The credentials that a requirement names.
fn of<'a>(requirement: &Requirement, credentials: &'a [Credential]) -> Vec<&'a Credential> {
    let schemes = requirement.0.iter().map(|required| &required.scheme);
    schemes.filter_map(|scheme| credentials.iter().find(|credential| credential.scheme == *scheme)).collect()
}
