//! Which operations the user wants (`--only`, `only` of `[document]`).

use std::fmt;

use crate::diagnostics::{Diagnostic, Position};

/// What is wanted: the operations of a tag, the one with an operationId, or that of a method and a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    kind: Kind,
    /// Where it stands, where that is a file.
    position: Option<Position>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Tag(String),
    OperationId(String),
    /// A method, which has no case, and a path as the document writes it.
    Path(String, String),
}

/// What an operation is known by.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its method, in small letters.
    pub method: String,
    /// Its path, as the document writes it.
    pub path: String,
    /// Its operationId.
    pub operation_id: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
}

impl Selector {
    /// Reads `tag:pets`, `listPets` or `GET /pets`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let words = text.trim().split_once(char::is_whitespace);
        let kind = match (text.strip_prefix("tag:"), words) {
            (Some(tag), _) => Kind::Tag(tag.to_owned()),
            (None, Some((method, path))) if path.trim_start().starts_with('/') => {
                Kind::Path(method.to_ascii_lowercase(), path.trim().to_owned())
            }
            (None, _) => Kind::OperationId(text.to_owned()),
        };
        Self { kind, position: None }
    }

    /// The same, where it stands in a file.
    #[must_use]
    pub fn positioned(self, position: Position) -> Self {
        Self { position: Some(position), ..self }
    }

    /// Whether it means an operation.
    #[must_use]
    pub fn selects(&self, operation: &Known) -> bool {
        match &self.kind {
            Kind::Tag(tag) => operation.tags.contains(tag),
            Kind::OperationId(id) => operation.operation_id.as_ref() == Some(id),
            Kind::Path(method, path) => operation.method == *method && operation.path == *path,
        }
    }

    /// Says that it means none of the operations, and what may have been meant.
    #[must_use]
    pub fn unknown(&self, operations: &[Known]) -> Diagnostic {
        let written = self.to_string();
        let alike = operations.iter().flat_map(|operation| self.alike(operation));
        let distance = |other: &String| strsim::damerau_levenshtein(&written.to_lowercase(), &other.to_lowercase());
        let nearest = alike.min_by_key(distance).filter(|other| distance(other) <= (written.len() / 3).max(2));
        let help = match nearest {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => "write `tag:` and a tag, an operationId, or a method and a path: `GET /pets`".to_owned(),
        };
        let diagnostic = Diagnostic::error(format!("`{written}` selects no operation of the document")).help(help);
        Diagnostic { position: self.position.clone(), ..diagnostic }
    }

    /// Selectors of the same kind that mean an operation.
    fn alike(&self, operation: &Known) -> Vec<String> {
        let kinds: Vec<_> = match &self.kind {
            Kind::Tag(_) => operation.tags.iter().cloned().map(Kind::Tag).collect(),
            Kind::OperationId(_) => operation.operation_id.iter().cloned().map(Kind::OperationId).collect(),
            Kind::Path(..) => vec![Kind::Path(operation.method.clone(), operation.path.clone())],
        };
        kinds.into_iter().map(|kind| Self { kind, position: None }.to_string()).collect()
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Tag(tag) => write!(formatter, "tag:{tag}"),
            Kind::OperationId(id) => formatter.write_str(id),
            Kind::Path(method, path) => write!(formatter, "{} {path}", method.to_ascii_uppercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Selector};

    #[test]
    fn selects() {
        let operation = Known {
            method: "get".to_owned(),
            path: "/pets".to_owned(),
            operation_id: Some("list pets".to_owned()),
            tags: vec!["a".to_owned()],
        };
        for text in ["tag:a", "list pets", "GET /pets", "get  /pets"] {
            assert!(Selector::parse(text).selects(&operation), "{text}");
        }
        for text in ["tag:A", "a", "listPets", "GET /pet", "POST /pets", "/pets", ""] {
            assert!(!Selector::parse(text).selects(&operation), "{text}");
        }
        let help = |text: &str| Selector::parse(text).unknown(std::slice::from_ref(&operation)).help;
        assert_eq!(help("get /pet").as_deref(), Some("did you mean `GET /pets`?"));
        assert_eq!(help("tag:b").as_deref(), Some("did you mean `tag:a`?"));
        assert!(help("something else").is_some_and(|help| help.starts_with("write `tag:`")));
    }
}
