//! What the document cannot say: the name and version of the crate, acronyms, renames, secrets, types. Read from `client.toml`.

mod document;
mod program;
mod selector;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics, Position, Source};
pub use document::DocumentConfig;
pub use program::Program;
pub use selector::{Known, Selector};
use table::Table;

/// The configuration of one client crate.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The package (`[crate]`).
    pub package: Package,
    /// How the document is read (`[document]`).
    pub document: DocumentConfig,
    /// How names are made (`[names]`).
    pub names: Names,
    /// The names of servers in Rust, by their URL in the document (`[servers]`).
    pub servers: BTreeMap<String, Entry>,
    /// Properties that hold secrets (`secrets.properties`): `name` in any schema, or `Schema.name`.
    pub secret_properties: Vec<Entry>,
    /// The types of formats (`[types]`): a library by the format as the document has it.
    pub types: BTreeMap<String, Entry>,
    /// How the builder takes the credentials of a security scheme (`[credentials.<scheme>]`).
    pub credentials: BTreeMap<String, CredentialNames>,
    /// Programs that go with the crate, by the name of their file there (`[examples.<name>]`).
    pub programs: BTreeMap<String, Program>,
}

/// What Cargo is told of the crate.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// The name of the package; the document's title gives it where nothing else does.
    pub name: Option<String>,
    /// The version of the package; `0.1.0` unless something else is said.
    pub version: Option<String>,
    /// A line on what the crate is.
    pub description: Option<String>,
    /// The licence, as an SPDX expression.
    pub license: Option<String>,
    /// The URL of the repository.
    pub repository: Option<String>,
    /// The URL of a home page.
    pub homepage: Option<String>,
    /// At most five words to search by.
    pub keywords: Vec<String>,
    /// Categories of the registry.
    pub categories: Vec<String>,
    /// What URLs of servers are relative to: the URL of the document, as its users know it.
    pub base_url: Option<Entry>,
    /// Whether each tag has a Cargo feature; none where the size of the crate decides.
    pub tag_features: Option<bool>,
    /// Whether each operation has a test and a program of its own; none where the size of the crate decides.
    pub operation_tests: Option<bool>,
}

/// How names are made.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Words that stay whole and keep their spelling: with `OAuth`, `OAuthToken` is `oauth_token` in snake case.
    pub acronyms: Vec<String>,
    /// Other names for schemas, by their name in the document.
    pub schemas: BTreeMap<String, Entry>,
    /// Other names for operations, by their operationId.
    pub operations: BTreeMap<String, Entry>,
}

/// A text of the configuration, with its place for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub position: Position,
}

/// What the parts of a credential are called.
#[derive(Clone, Debug)]
pub struct CredentialNames {
    /// What stands for the user name of HTTP Basic; the password is empty then.
    pub username: Option<String>,
    /// Where it stands.
    pub position: Position,
}

impl Config {
    /// The defaults, for a crate of this name.
    ///
    /// # Errors
    ///
    /// When no package can have this name.
    pub fn named(name: &str) -> Result<Self, Diagnostics> {
        match unfit_package_name(name) {
            Some(why) => Err(unfit_name(name, why).into()),
            None => {
                Ok(Self { package: Package { name: Some(name.to_owned()), ..Package::default() }, ..Self::default() })
            }
        }
    }

    /// The same, with another name for the crate.
    ///
    /// # Errors
    ///
    /// When no package can have this name.
    pub fn with_name(self, name: &str) -> Result<Self, Diagnostics> {
        let package = Package { name: Self::named(name)?.package.name, ..self.package };
        Ok(Self { package, ..self })
    }

    /// Reads a `client.toml`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it: no TOML, unknown keys, values of another type than the key has.
    pub fn parse(source: &Arc<Source>) -> Result<Self, Diagnostics> {
        let mut diagnostics = Diagnostics::new();
        let document = toml::de::DeTable::parse(&source.text).map_err(|error| no_toml(source, &error))?;
        let mut root = Table::new(source, &document, "");
        let config = Self {
            package: package(&mut root, &mut diagnostics),
            document: document::document(&mut root, &mut diagnostics),
            names: names(&mut root, &mut diagnostics),
            servers: root.entries("servers", &mut diagnostics),
            secret_properties: secret_properties(&mut root, &mut diagnostics),
            types: root.entries("types", &mut diagnostics),
            credentials: credentials(&mut root, &mut diagnostics),
            programs: program::programs(&mut root, &mut diagnostics),
        };
        root.finish(&mut diagnostics);
        diagnostics.propagate()?;
        Ok(config)
    }
}

/// Whether a path can stand behind a text.
fn is_http(text: &str) -> bool {
    url::Url::parse(text)
        .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.query().is_none() && url.fragment().is_none())
}

fn package(root: &mut Table<'_, '_>, diagnostics: &mut Diagnostics) -> Package {
    let Some(mut table) = root.table("crate", diagnostics) else { return Package::default() };
    let name = table.entry("name", diagnostics);
    if let Some(name) = &name
        && let Some(why) = unfit_package_name(&name.text)
    {
        diagnostics.push(unfit_name(&name.text, why).positioned(name.position.clone()));
    }
    let version = table.entry("version", diagnostics);
    if let Some(version) = &version
        && !is_version(&version.text)
    {
        let message = format!("`{}` is no version of a package", version.text);
        diagnostics
            .push(Diagnostic::error(message).positioned(version.position.clone()).help("write one such as `0.1.0`"));
    }
    let base_url = table.entry("base_url", diagnostics);
    if let Some(url) = &base_url
        && !is_http(&url.text)
    {
        let message = format!("`{}` is no URL of a server", url.text);
        let help = "write an absolute one, such as `https://api.example.com`";
        diagnostics.push(Diagnostic::error(message).positioned(url.position.clone()).help(help));
    }
    let package = Package {
        name: name.map(|name| name.text),
        version: version.map(|version| version.text),
        description: table.line("description", diagnostics),
        license: table.line("license", diagnostics),
        repository: table.line("repository", diagnostics),
        homepage: table.line("homepage", diagnostics),
        keywords: table.lines("keywords", diagnostics),
        categories: table.lines("categories", diagnostics),
        base_url,
        tag_features: table.flag("tag_features", diagnostics),
        operation_tests: table.flag("operation_tests", diagnostics),
    };
    table.finish(diagnostics);
    package
}

fn names(root: &mut Table<'_, '_>, diagnostics: &mut Diagnostics) -> Names {
    let Some(mut table) = root.table("names", diagnostics) else { return Names::default() };
    let names = Names {
        acronyms: table.texts("acronyms", diagnostics),
        schemas: table.entries("schemas", diagnostics),
        operations: table.entries("operations", diagnostics),
    };
    table.finish(diagnostics);
    names
}

fn secret_properties(root: &mut Table<'_, '_>, diagnostics: &mut Diagnostics) -> Vec<Entry> {
    let Some(mut table) = root.table("secrets", diagnostics) else { return Vec::new() };
    let properties = table.list("properties", diagnostics);
    table.finish(diagnostics);
    properties
}

fn credentials(root: &mut Table<'_, '_>, diagnostics: &mut Diagnostics) -> BTreeMap<String, CredentialNames> {
    let Some(mut schemes) = root.table("credentials", diagnostics) else { return BTreeMap::new() };
    let mut credentials = BTreeMap::new();
    for scheme in schemes.keys() {
        let position = schemes.position(&scheme);
        let Some(mut table) = schemes.table(&scheme, diagnostics) else { continue };
        let username = table.text("username", diagnostics);
        table.finish(diagnostics);
        credentials.insert(scheme, CredentialNames { username, position });
    }
    credentials
}

fn no_toml(source: &Arc<Source>, error: &toml::de::Error) -> Diagnostic {
    let span = error.span().unwrap_or(0..source.text.len().min(1));
    Diagnostic::error(format!("this is no TOML: {}", error.message().trim_end_matches('.')))
        .positioned(Position { source: Arc::clone(source), span })
        .help("mend the syntax at this place")
}

/// Why Cargo or its registry would refuse a name.
fn unfit_package_name(name: &str) -> Option<&'static str> {
    let mut characters = name.chars();
    match characters.next() {
        None => return Some("it is empty"),
        Some(first) if !first.is_ascii_alphabetic() => return Some("it does not start with a letter from a to z"),
        Some(_) => {}
    }
    if !characters.all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        return Some("it holds something else than letters from a to z, digits, `-` and `_`");
    }
    if name.len() > 64 {
        return Some("it is longer than 64 characters");
    }
    let library = name.replace('-', "_");
    let reserved = syn::parse_str::<syn::Ident>(&library).is_err() || RESERVED_PACKAGES.contains(&library.as_str());
    reserved.then_some("Rust, Cargo or Windows keeps it for something else")
}

/// Names that a package must not have, apart from keywords.
const RESERVED_PACKAGES: [&str; 14] = [
    "test",
    "core",
    "std",
    "alloc",
    "proc_macro",
    "build",
    "deps",
    "examples",
    "incremental",
    "con",
    "prn",
    "aux",
    "nul",
    "copperplate",
];

fn unfit_name(name: &str, why: &str) -> Diagnostic {
    Diagnostic::error(format!("`{name}` cannot be the name of a crate: {why}"))
        .help("write a name such as `my-api-client`")
}

fn is_version(text: &str) -> bool {
    let core = text.split(['-', '+']).next().unwrap_or_default();
    let is_number = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) && (part == "0" || !part.starts_with('0'))
    };
    let rest = text.get(core.len()..).unwrap_or_default();
    core.split('.').count() == 3
        && core.split('.').all(|part| is_number(part) && part.parse::<u64>().is_ok())
        && (rest.is_empty() || rest.len() > 1)
        && rest.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::{is_version, unfit_package_name};

    #[test]
    fn knows_versions() {
        for version in ["0.1.0", "1.2.3-rc.1", "1.0.0+build"] {
            assert!(is_version(version), "{version}");
        }
        for other in ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.x", "1.2.3-", "1.0.0\"\n[build-dependencies]"] {
            assert!(!is_version(other), "{other}");
        }
    }

    #[test]
    fn knows_names_of_packages() {
        for name in ["dropbox-sign", "a", "my_crate2"] {
            assert_eq!(unfit_package_name(name), None, "{name}");
        }
        for other in ["", "1a", "../x", "fn", "std", "a b", "a\"\nevil=\"1", "ä"] {
            assert!(unfit_package_name(other).is_some(), "{other}");
        }
    }
}
