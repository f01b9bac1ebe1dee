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
    /// The value it has unless the caller chooses another; callers must choose one where the document has none.
    pub default: Option<String>,
    /// The values it can have; any where there are none.
    pub values: Vec<String>,
    /// What it is, in `CommonMark`.
    pub description: Option<String>,
}

/// A value of a variable of which the document says nothing.
pub const SAMPLE_VALUE: &str = "1";

impl Server {
    /// The URL with the default of every variable that has one in its place.
    #[must_use]
    pub fn default_url(&self) -> String {
        self.filled(|variable| variable.default.as_deref())
    }

    /// A URL that calls could go to: variables without a default have a value that can stand in a host, and as a port.
    #[must_use]
    pub fn sample_url(&self) -> String {
        self.filled(|variable| Some(variable.default.as_deref().unwrap_or(SAMPLE_VALUE)))
    }

    fn filled<'a>(&'a self, value: impl Fn(&'a Variable) -> Option<&'a str>) -> String {
        let values = self.variables.iter().filter_map(|variable| Some((variable, value(variable)?)));
        values.fold(self.url.clone(), |url, (variable, value)| url.replace(&format!("{{{}}}", variable.name), value))
    }
}
