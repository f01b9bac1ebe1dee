//! Who may call.

use serde::Serialize;

use crate::pointer::Pointer;

/// A way to show who is calling (Security Scheme Object, section 4.7.27).
#[derive(Debug, Serialize)]
pub struct Scheme {
    /// Where the document describes it.
    pub location: Pointer,
    /// Its name in the document.
    pub name: String,
    /// What it is, in `CommonMark`.
    pub description: Option<String>,
    /// How it works.
    pub kind: SchemeKind,
}

/// How a security scheme works.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SchemeKind {
    /// HTTP Basic (RFC 7617): a user name and a password.
    Basic,
    /// A bearer token (RFC 6750).
    Bearer {
        /// What the tokens look like, for people.
        format: Option<String>,
    },
}

/// One alternative of an operation's security (Security Requirement Object, section 4.7.30): schemes that go together.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Requirement(pub Vec<RequiredScheme>);

/// A scheme that a requirement names.
#[derive(Debug, Serialize)]
pub struct RequiredScheme {
    /// The name of the scheme.
    pub scheme: String,
    /// The scopes that the credentials must have.
    pub scopes: Vec<String>,
}
