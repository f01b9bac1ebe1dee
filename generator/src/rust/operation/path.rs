//! The path of an operation, for readers and for requests.

use std::fmt::Write as _;

use crate::model;

/// The path with the query and the fragment of its key, as the document has it.
pub(in crate::rust) fn full_path(operation: &model::Operation) -> String {
    let path = &operation.path;
    let query = path.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
    let fragment = path.fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
    format!("{}{query}{fragment}", path.template)
}

/// The path with its query as a request has it: percent-encoded, but for the `{name}` of parameters.
pub(in crate::rust) fn template(operation: &model::Operation) -> String {
    let path = encoded(&operation.path.template, false);
    let query = operation.path.query.as_deref().filter(|query| !query.is_empty());
    query.map_or_else(|| path.clone(), |query| format!("{path}?{}", encoded(query, true)))
}

/// A text with what cannot stand in a path or a query escaped (RFC 3986, sections 3.3 and 3.4).
fn encoded(text: &str, in_query: bool) -> String {
    let mut encoded = String::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let parameter = rest.strip_prefix('{').and_then(|inner| inner.find('}')).and_then(|end| rest.get(..end + 2));
        if let Some(parameter) = parameter {
            encoded.push_str(parameter);
            rest = rest.get(parameter.len()..).unwrap_or_default();
            continue;
        }
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
        let is_escape = character == '%' && is_hexadecimal(rest.as_bytes());
        if is_escape || stays(character, in_query) {
            encoded.push(character);
        } else {
            let mut buffer = [0; 4];
            for byte in character.encode_utf8(&mut buffer).bytes() {
                // Writing to a `String` does not fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

fn is_hexadecimal(behind: &[u8]) -> bool {
    matches!(behind, [one, two, ..] if one.is_ascii_hexdigit() && two.is_ascii_hexdigit())
}

fn stays(character: char, in_query: bool) -> bool {
    character.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(character) || (in_query && character == '?')
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn escapes_all_but_parameters() {
        for (text, expected) in [
            ("/pets/{pet id}/a b", "/pets/{pet id}/a%20b"),
            ("/50%/100%25", "/50%25/100%25"),
            ("/grüße\\x", "/gr%C3%BC%C3%9Fe%5Cx"),
            ("/{", "/%7B"),
        ] {
            assert_eq!(encoded(text, false), expected);
        }
        assert_eq!(encoded("a=b?&c=|", true), "a=b?&c=%7C");
    }
}
