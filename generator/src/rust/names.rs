//! From names of the document to names of Rust.
//!
//! A name depends on what it is made from and on nothing else, so that adding an operation or a schema renames no other.
//! Where two would get the same name, [`Scope`] tells them apart by their own spelling, never by a counter.

mod letters;
mod scope;
mod symbols;
mod words;

use syn::Ident;

use super::code::{ident, ident_text};
use scope::fingerprint;
pub(crate) use scope::{Candidate, Scope};
pub(crate) use symbols::spelled_out;
pub(crate) use words::Words;

/// The names of the standard library that Rust code uses without a path.
pub(crate) const PRELUDE: [&str; 14] = [
    "String", "Vec", "Option", "Box", "Result", "Ok", "Err", "Some", "None", "Default", "Clone", "Into", "From",
    "ToOwned",
];

/// Makes names, knowing the acronyms of the configuration.
#[derive(Clone, Debug)]
pub(crate) struct Namer {
    acronyms: Vec<String>,
}

impl Namer {
    pub(crate) fn new(acronyms: &[String]) -> Self {
        Self { acronyms: acronyms.to_vec() }
    }

    /// `oauth_token_generate`, for functions, fields and modules.
    pub(crate) fn snake(&self, name: &str) -> String {
        if self.acronyms.is_empty() && is_snake(name) {
            return identifier(name, "unnamed");
        }
        identifier(&self.words(name).snake(), "unnamed")
    }

    /// `OAuthTokenGenerate`, for types and variants.
    pub(crate) fn pascal(&self, name: &str) -> String {
        if self.acronyms.is_empty()
            && let Some(pascal) = words::pascal_of_small(name)
        {
            return identifier(&pascal, "Unnamed");
        }
        identifier(&self.words(name).pascal(), "Unnamed")
    }

    /// The name of a type: as the document spells it, where that can be the name of a Rust type.
    pub(crate) fn type_name(&self, name: &str) -> String {
        let fits = name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.chars().all(|c| c.is_ascii_alphanumeric())
            && (name.len() == 1 || name.chars().any(|c| c.is_ascii_lowercase()));
        if fits { identifier(name, "Unnamed") } else { self.pascal(name) }
    }

    fn words(&self, name: &str) -> Words {
        Words::split(name, &self.acronyms)
    }
}

/// Whether a name consists of words of small letters, with an underscore between each two, as the names of most properties do.
fn is_snake(name: &str) -> bool {
    name.split('_').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// The most bytes of a name: rustdoc makes names of files from it.
const MAX_LENGTH: usize = 120;

/// How many characters of a longer name stay.
const KEPT: usize = 60;

/// The same name in a form that Rust takes, and clippy: a number gets a letter before it, since an underscore means unused.
fn identifier(name: &str, otherwise: &str) -> String {
    let number = if otherwise.starts_with(char::is_uppercase) { 'N' } else { 'n' };
    let name = match name.chars().next() {
        None => return otherwise.to_owned(),
        Some(first) if first == '_' || unicode_ident::is_xid_start(first) => name.to_owned(),
        Some(_) => format!("{number}{name}"),
    };
    let name = if name.len() > MAX_LENGTH { shortened(&name) } else { name };
    let name = ident_text(&name);
    // Self cannot be raw, and a lone underscore is a pattern.
    if name == "_" { otherwise.to_owned() } else { name }
}

/// The beginning of a name, and something that depends on all of it.
fn shortened(name: &str) -> String {
    let is_type = name.starts_with(char::is_uppercase);
    let kept: String = name.chars().take(KEPT).collect();
    let kept = kept.trim_end_matches('_');
    format!("{kept}{}{}", if is_type { "" } else { "_" }, fingerprint(name, is_type))
}

/// The identifier of a name that was made here.
pub(crate) fn to_ident(name: &str) -> Ident {
    ident(name)
}

#[cfg(test)]
mod tests {
    use super::Namer;

    #[test]
    fn makes_names() {
        let namer = Namer::new(&["OAuth".to_owned(), "ID".to_owned(), "URL".to_owned()]);
        for (name, snake, pascal) in [
            ("oauthTokenGenerate", "oauth_token_generate", "OAuthTokenGenerate"),
            ("OAuthTokenRefreshRequest", "oauth_token_refresh_request", "OAuthTokenRefreshRequest"),
            ("X-Ratelimit-Reset", "x_ratelimit_reset", "XRatelimitReset"),
            ("getBookURLByID", "get_book_url_by_id", "GetBookURLByID"),
            ("refreshOAuthURL", "refresh_oauth_url", "RefreshOAuthURL"),
            ("relatedIDs", "related_ids", "RelatedIDs"),
            ("idea", "idea", "Idea"),
            ("IDEA", "idea", "Idea"),
            ("userId", "user_id", "UserID"),
            ("oauth2", "oauth2", "OAuth2"),
            ("type", "type_", "Type"),
            ("self", "self_", "Self_"),
            ("4XX", "n4xx", "N4xx"),
            ("24Hours", "n24_hours", "N24Hours"),
            ("XMLURL", "xml_url", "XmlURL"),
            ("", "unnamed", "Unnamed"),
            ("☃", "unnamed", "Unnamed"),
            ("größe", "größe", "Größe"),
            ("HTTPServer2", "http_server2", "HttpServer2"),
        ] {
            assert_eq!(namer.snake(name), snake, "{name}");
            assert_eq!(namer.pascal(name), pascal, "{name}");
        }
    }

    #[test]
    fn names_that_are_in_snake_case_stay_in_it() {
        let (quick, careful) = (Namer::new(&[]), Namer::new(&["ZZZ".to_owned()]));
        for name in ["a", "created_at", "a_b_c", "type", "gen", "_a", "a_", "a__b", "", "_", "a1_b", "aB", "größe"] {
            assert_eq!(quick.snake(name), careful.snake(name), "{name}");
            assert_eq!(quick.pascal(name), careful.pascal(name), "{name}");
        }
    }

    #[test]
    fn keeps_the_spelling_of_types() {
        let namer = Namer::new(&[]);
        assert_eq!(namer.type_name("OAuthTokenResponse"), "OAuthTokenResponse");
        assert_eq!(namer.type_name("book_list"), "BookList");
        assert_eq!(namer.type_name("Book_List"), "BookList");
        assert_eq!(namer.type_name("Self"), "Self_");
        assert_eq!(namer.type_name("FOO"), "Foo");
    }
}
