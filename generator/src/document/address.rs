//! What a `$ref` says: which file, and which place in it.

use url::Url;

use crate::pointer::{Pointer, percent_decode};

/// A reference, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// The file, relative to the folder of the document, without `.`, and with `..` only at its start; or an absolute path; or a
    /// URL. `None` where the `$ref` names none.
    pub(super) file: Option<String>,
    /// The place in the file.
    pub(super) place: Place,
}

/// A place in a file, as a reference names it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// By its keys.
    Pointer(Pointer),
    /// By the `$anchor` that it has.
    Anchor(String),
}

/// Why a reference is not followed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) message: String,
    pub(super) help: &'static str,
}

fn refuse(message: String, help: &'static str) -> Refusal {
    Refusal { message, help }
}

const INSIDE: &str = "put the file into the folder of the document, or allow what lies elsewhere with `--allow-path`";

const NO_FILE: &str =
    "put the file into the folder of the document, and write a path relative to the file with the `$ref`";

const NO_URL: &str = "put the file into the folder of the document, or allow what starts with a URL with `--allow-url`";

/// Takes a reference apart that stands in `file`, which is named as in [`Address`].
pub(super) fn parse(reference: &str, file: &str) -> Result<Address, Refusal> {
    let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let place = match (Pointer::from_fragment(fragment), percent_decode(fragment)) {
        (Some(pointer), _) => Place::Pointer(pointer),
        (None, Some(name)) => Place::Anchor(name),
        (None, None) => {
            let message = format!("`#{fragment}` is no JSON Pointer");
            return Err(refuse(message, "write the keys from the top of the document: `#/components/schemas/Name`"));
        }
    };
    let file = if path.is_empty() { None } else { Some(relative(path, file)?) };
    Ok(Address { file, place })
}

fn relative(path: &str, from: &str) -> Result<String, Refusal> {
    let no_file = || refuse(format!("`{path}` is a URL, which is not read"), NO_FILE);
    if let Some(from) = url(from) {
        let joined = from.join(path).map_err(|error| refuse(format!("`{path}` is no URL: {error}"), NO_URL))?;
        return url(joined.as_str()).map(Into::into).ok_or_else(no_file);
    }
    if has_scheme(path) {
        return url(path).map(Into::into).ok_or_else(no_file);
    }
    let path = percent_decode(path)
        .ok_or_else(|| refuse(format!("`{path}` has a broken percent escape"), "write a percent sign as `%25`"))?;
    if path.contains('\\') {
        return Err(refuse(format!("`{path}` has a backslash"), "write `/` between folders"));
    }
    if has_scheme(&path) {
        return Err(outside(&path));
    }
    if path.starts_with('/') {
        return Ok(format!("/{}", parts(&[], &path).join("/")));
    }
    let root = if from.starts_with('/') { "/" } else { "" };
    let mut folder: Vec<&str> = from.trim_start_matches('/').split('/').collect();
    folder.pop();
    Ok(format!("{root}{}", parts(&folder, &path).join("/")))
}

/// The parts of a path that starts at a folder.
fn parts<'p>(folder: &[&'p str], path: &'p str) -> Vec<&'p str> {
    let mut parts = folder.to_vec();
    for part in path.split('/') {
        match (part, parts.last()) {
            ("" | ".", _) => {}
            ("..", Some(last)) if *last != ".." => drop(parts.pop()),
            (part, _) => parts.push(part),
        }
    }
    parts
}

/// A URL that can be fetched, where the name of a file is one.
pub(super) fn url(file: &str) -> Option<Url> {
    let starts = |scheme: &str| file.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let mut url = Url::parse(file).ok().filter(|_| starts("https://") || starts("http://"))?;
    url.set_fragment(None);
    Some(url)
}

/// Whether the name of a file, which is no URL, leads out of the folder of the document.
pub(super) fn leads_out(file: &str) -> bool {
    file == ".." || file.starts_with("../") || file.starts_with('/')
}

/// Says that a URL is not read.
pub(super) fn not_allowed(url: &str) -> Refusal {
    refuse(format!("`{url}` is a URL, which is not read"), NO_URL)
}

/// Says that a path leads out of the folder of the document.
pub(super) fn outside(path: &str) -> Refusal {
    refuse(format!("`{path}` lies outside the folder of the document"), INSIDE)
}

/// Whether a path starts like `https:`, or like `C:`.
fn has_scheme(path: &str) -> bool {
    let Some((scheme, _)) = path.split_once(':') else { return false };
    let known = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.');
    scheme.starts_with(|letter: char| letter.is_ascii_alphabetic()) && scheme.chars().all(known)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::{Address, Place, leads_out, parse};
    use crate::pointer::Pointer;

    #[test]
    fn takes_references_apart() {
        let address =
            |file: Option<&str>, pointer| Address { file: file.map(str::to_owned), place: Place::Pointer(pointer) };
        let root = Pointer::root;
        assert_eq!(parse("#/a", "o.yaml").unwrap(), address(None, root().join("a")));
        let escaped = address(Some("d/b c.yaml"), root().join("~x"));
        assert_eq!(parse("./b%20c.yaml#/%7E0x", "d/o.yaml").unwrap(), escaped);
        assert_eq!(parse("../o.yaml", "d/e.yaml").unwrap(), address(Some("o.yaml"), root()));
        assert_eq!(parse("x/../y.yaml#", "o.yaml").unwrap(), address(Some("y.yaml"), root()));
        let anchor = Address { file: None, place: Place::Anchor("a b".to_owned()) };
        assert_eq!(parse("#a%20b", "o.yaml").unwrap(), anchor);
    }

    #[test]
    fn names_what_lies_elsewhere() {
        for (reference, from, named) in [
            ("../x.yaml", "openapi.yaml", "../x.yaml"),
            ("%2e%2e/x.yaml", "openapi.yaml", "../x.yaml"),
            ("a/../../x.yaml", "openapi.yaml", "../x.yaml"),
            ("../../x.yaml", "../a/b.yaml", "../../x.yaml"),
            ("../x.yaml", "../a/b.yaml", "../x.yaml"),
            ("/etc/passwd", "openapi.yaml", "/etc/passwd"),
            ("%2Fetc/passwd", "openapi.yaml", "/etc/passwd"),
            ("//host/../../x", "openapi.yaml", "/../x"),
            ("../b.yaml", "/a/c/d.yaml", "/a/b.yaml"),
            ("http://169.254.169.254/", "openapi.yaml", "http://169.254.169.254/"),
            ("HTTPS://A/b.yaml#/c", "openapi.yaml", "https://a/b.yaml"),
            ("../c.yaml", "https://a/b/d.yaml", "https://a/c.yaml"),
            ("/etc/passwd", "https://a/b/d.yaml", "https://a/etc/passwd"),
        ] {
            let file = parse(reference, from).unwrap().file;
            assert_eq!(file.as_deref(), Some(named), "{reference}");
            assert!(super::url(named).is_some() || leads_out(named), "{named}");
        }
    }

    #[test]
    fn refuses_what_lies_nowhere() {
        for reference in ["file:///etc/passwd", "ftp://a/b", "C:/x", "..\\x", "a%ZZ", "#%zz", "%68ttp://a/"] {
            assert!(parse(reference, "openapi.yaml").is_err(), "{reference}");
        }
    }
}
