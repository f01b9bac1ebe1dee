//! Why a `JSONPath` matches nothing, and what may have been meant.

use super::query::Query;
use crate::document::suggest;
use crate::value::Value;

/// How many nodes are looked at for names.
const LOOKED_AT: usize = 100;

/// What to say: the part of the way that exists, and what may have been meant.
pub(super) fn reason(query: &Query, value: &Value, json: &serde_json::Value) -> (String, String) {
    let text = query.text();
    let otherwise = || "name something that the document has, or take the action out".to_owned();
    // From the end: the longest beginning that matches something, and the segment behind it.
    let ends = boundaries(text);
    for pair in ends.windows(2).rev() {
        let [start, end] = pair else { continue };
        let (before, segment) = (text.get(..*start).unwrap_or_default(), text.get(*start..*end).unwrap_or_default());
        let places = Query::parse(before).map(|query| query.places(json)).unwrap_or_default();
        if places.is_empty() {
            continue;
        }
        let Some(name) = name(segment) else { break };
        let nodes = places.iter().take(LOOKED_AT).filter_map(|place| value.pointer(place)?.as_object());
        let nearest = suggest::nearest(&name, nodes.flat_map(|object| object.keys().map(String::as_str)));
        let help = nearest.map_or_else(otherwise, |nearest| format!("did you mean `{nearest}`?"));
        return (format!("`{text}` matches nothing: `{before}` has no `{name}`"), help);
    }
    (format!("`{text}` matches nothing"), otherwise())
}

/// Where the segments of a path start, and where the last one ends. Brackets in brackets and in quotes start none.
fn boundaries(text: &str) -> Vec<usize> {
    let (mut open, mut quote, mut escaped) = (0_usize, None, false);
    let mut starts = Vec::new();
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quote.is_some() => escaped = true,
            b'\'' | b'"' if open > 0 && quote.is_none() => quote = Some(byte),
            _ if quote == Some(byte) => quote = None,
            _ if quote.is_some() => {}
            b'.' if open == 0 && !text.get(..index).unwrap_or_default().ends_with('.') => starts.push(index),
            b'[' => {
                if open == 0 && !text.get(..index).unwrap_or_default().ends_with("..") {
                    starts.push(index);
                }
                open += 1;
            }
            b']' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    starts.push(text.len());
    starts
}

/// The name that a segment asks for, where it asks for one: `.name` or `['name']`.
fn name(segment: &str) -> Option<String> {
    if let Some(name) = segment.strip_prefix('.').filter(|name| !name.starts_with(['.', '*'])) {
        return Some(name.trim().to_owned());
    }
    let inside = segment.strip_prefix('[')?.trim_end().strip_suffix(']')?.trim();
    let quote = inside.chars().next().filter(|quote| matches!(quote, '\'' | '"'))?;
    let name = inside.strip_prefix(quote)?.strip_suffix(quote)?;
    (!name.contains(quote)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{boundaries, name};

    #[test]
    fn finds_segments() {
        let segments = |text: &'static str| {
            let ends = boundaries(text);
            let pairs = ends.iter().zip(ends.iter().skip(1));
            pairs.map(|(start, end)| text.get(*start..*end).unwrap_or_default()).collect::<Vec<_>>()
        };
        assert_eq!(segments("$.paths['/a.b[0]'].get"), [".paths", "['/a.b[0]']", ".get"]);
        assert_eq!(segments("$..tags[?@.a == ']'][0]"), ["..tags", "[?@.a == ']']", "[0]"]);
        assert_eq!(segments("$"), [""; 0]);
        assert_eq!(segments("$..['a']"), ["..['a']"]);
    }

    #[test]
    fn finds_names() {
        assert_eq!(name(".get").as_deref(), Some("get"));
        assert_eq!(name("['/pets']").as_deref(), Some("/pets"));
        for other in [".*", "..get", "[0]", "['a', 'b']", "[?@.a == 'b']"] {
            assert_eq!(name(other), None, "{other}");
        }
    }
}
