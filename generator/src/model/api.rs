//! The API as a whole.

use serde::Serialize;

use super::{Callback, Operation, Schemas, Scheme, Server, Skipped};

/// An API (OpenAPI Object, section 4.7.1 of the specification).
#[derive(Debug, Serialize)]
pub struct Api {
    /// What the API says of itself.
    pub info: Info,
    /// Groups of operations, those that are declared first.
    pub tags: Vec<Tag>,
    /// Every server that an operation uses, in the order of first use, the document's own first.
    pub servers: Vec<Server>,
    /// The security schemes, in the order of the document.
    pub security_schemes: Vec<Scheme>,
    /// The operations, in the order of the document.
    pub operations: Vec<Operation>,
    /// What the API sends by itself (`x-webhooks`).
    pub webhooks: Vec<Callback>,
    /// Operations of the document that are not among these, because even their path cannot be expressed.
    pub skipped: Vec<Skipped>,
    /// What the user does not want; it has a part in the names of the rest.
    #[serde(skip)]
    pub unselected: Unselected,
    /// The schemas that operations and components use.
    pub schemas: Schemas,
}

/// What an API says of itself (Info Object, section 4.7.2).
#[derive(Debug, Serialize)]
pub struct Info {
    /// Its title.
    pub title: String,
    /// Its version, which is not the version of the specification.
    pub version: String,
    /// What it is, in `CommonMark`.
    pub description: Option<String>,
    /// The URL of its terms of service.
    pub terms_of_service: Option<String>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// The licence of the API.
    pub license: Option<License>,
}

/// Whom to ask (Contact Object, section 4.7.3).
#[derive(Debug, Serialize)]
pub struct Contact {
    /// A person or an organisation.
    pub name: Option<String>,
    /// A URL.
    pub url: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
}

/// A licence (License Object, section 4.7.4).
#[derive(Debug, Serialize)]
pub struct License {
    /// Its name.
    pub name: String,
    /// The URL of its text.
    pub url: Option<String>,
}

/// A group of operations (Tag Object, section 4.7.22).
#[derive(Debug, Serialize)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// What it is, in `CommonMark`.
    pub description: Option<String>,
}

/// What only operations need that the user does not want. Schemas of this kind are [`Schemas::all`] that [`Schemas::iter`] passes over.
#[derive(Debug, Default)]
pub struct Unselected {
    /// The operations.
    pub operations: Vec<Operation>,
    /// Their tags.
    pub tags: Vec<Tag>,
    /// Servers.
    pub servers: Vec<Server>,
    /// Security schemes.
    pub security_schemes: Vec<Scheme>,
}

impl Api {
    /// All operations, those that the user does not want last.
    pub fn all_operations(&self) -> impl Iterator<Item = &Operation> {
        self.operations.iter().chain(&self.unselected.operations)
    }

    /// Whether an operation, which is one of this API, is wanted.
    #[must_use]
    pub fn is_selected(&self, operation: &Operation) -> bool {
        !self.unselected.operations.as_ptr_range().contains(&std::ptr::from_ref(operation))
    }
}
