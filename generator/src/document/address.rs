//! What a `$ref` says: which file, and which place in it.

use crate::pointer::{Pointer, percent_decode};

/// A reference, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// The file, relative to the folder of the document, without `.` and `..`; `None` where the `$ref` names none.
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

const INSIDE: &str =
    "put the file into the folder of the document, and write a path relative to the file with the `$ref`";

/// Takes a reference apart that stands in `file`, which is relative to the folder of the document.
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
    if has_scheme(path) {
        return Err(refuse(format!("`{path}` is a URL, which is not read"), INSIDE));
    }
    let path = percent_decode(path)
        .ok_or_else(|| refuse(format!("`{path}` has a broken percent escape"), "write a percent sign as `%25`"))?;
    if path.contains('\\') {
        return Err(refuse(format!("`{path}` has a backslash"), "write `/` between folders"));
    }
    if path.starts_with('/') || has_scheme(&path) {
        return Err(refuse(format!("`{path}` is an absolute path, which is not read"), INSIDE));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop().ok_or_else(|| outside(&path))?),
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
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

    use super::{Address, Place, parse};
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
    fn refuses_what_lies_elsewhere() {
        for reference in [
            "http://169.254.169.254/",
            "https://a/b.yaml#/c",
            "file:///etc/passwd",
            "C:/x",
            "/etc/passwd",
            "//host/x",
            "../x.yaml",
            "a/../../x.yaml",
            "%2e%2e/x.yaml",
            "%2Fetc/passwd",
            "..\\x",
            "a%ZZ",
            "#%zz",
            "%68ttp://a/",
        ] {
            assert!(parse(reference, "openapi.yaml").is_err(), "{reference}");
        }
    }
}
