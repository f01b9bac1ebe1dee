//! Where the API is.

use serde::Serialize;

/// A server (Server Object, section 4.7.5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Server {
    /// Its URL, in which `{name}` stands for a variable. It may be relative to where the document comes from.
    pub url: String,
    /// What it is, in `CommonMark`.
    pub description: Option<String>,
    /// The variables of the URL.
    pub variables: Vec<Variable>,
}

/// A variable in the URL of a server (Server Variable Object, section 4.7.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// The value it has unless the caller chooses another.
    pub default: String,
    /// The values it can have; any where there are none.
    pub values: Vec<String>,
    /// What it is, in `CommonMark`.
    pub description: Option<String>,
}

impl Server {
    /// The URL with the default of every variable in its place.
    #[must_use]
    pub fn default_url(&self) -> String {
        self.variables
            .iter()
            .fold(self.url.clone(), |url, variable| url.replace(&format!("{{{}}}", variable.name), &variable.default))
    }
}
