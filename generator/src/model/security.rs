//! Who may call.

use serde::Serialize;

use super::ParameterLocation;
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
    /// Another HTTP authentication scheme: credentials behind its name (RFC 9110, section 11.4).
    Http {
        /// The name of the scheme, as the document spells it.
        scheme: String,
    },
    /// The document names it, and does not say what it is: the whole value of the header `Authorization`.
    Undefined,
    /// A key in a header, in the query or in a cookie.
    ApiKey {
        /// Which of these.
        placed: ParameterLocation,
        /// The name of the header, the parameter or the cookie.
        name: String,
    },
    /// A bearer token that `OAuth 2.0` gives (RFC 6749).
    OAuth2 {
        /// The ways to get one.
        flows: Vec<Flow>,
    },
    /// A bearer token that `OpenID Connect` gives.
    OpenIdConnect {
        /// The URL that tells how to get one.
        url: String,
    },
}

/// A way to get an access token (OAuth Flow Object, section 4.7.29).
#[derive(Debug, Serialize)]
pub struct Flow {
    /// Its name in the document: `implicit`, `password`, `clientCredentials` or `authorizationCode`.
    pub name: String,
    /// Where the user allows it.
    pub authorization_url: Option<String>,
    /// Where tokens come from.
    pub token_url: Option<String>,
    /// Where tokens are renewed.
    pub refresh_url: Option<String>,
    /// The scopes, each with what it is.
    pub scopes: Vec<(String, String)>,
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
