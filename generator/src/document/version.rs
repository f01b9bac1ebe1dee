//! Which OpenAPI a document is written in.

use crate::diagnostics::Diagnostic;
use crate::pointer::Pointer;
use crate::value::{Number, Object, Value};

/// A version of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Version {
    Swagger2,
    V3_0,
    V3_1,
    V3_2,
}

/// The version that a document says it is written in.
pub(super) fn of(root: &Value) -> Result<Version, Diagnostic> {
    let Value::Object(object) = root else {
        let message = format!("this is no OpenAPI document, but {}", root.kind());
        return Err(Diagnostic::error(message)
            .at(&Pointer::root())
            .help("name the file that starts with `openapi: 3.0.3`"));
    };
    match (object.get("openapi"), object.get("swagger")) {
        (Some(_), Some(_)) => Err(Diagnostic::error("the document says both `openapi` and `swagger`")
            .at(&Pointer::root().join("swagger"))
            .help("keep the one that says how it is written")),
        (Some(version), None) => read("openapi", version, "3.0.3"),
        (None, Some(version)) => read("swagger", version, "2.0"),
        (None, None) => Err(missing(object)),
    }
}

fn read(key: &str, version: &Value, example: &str) -> Result<Version, Diagnostic> {
    let at = Pointer::root().join(key);
    let written = match version {
        Value::String(text) => text.trim().to_owned(),
        // Unquoted in YAML, `2.0` and `3.1` are numbers.
        Value::Number(number) => match number {
            Number::Unsigned(whole) => format!("{whole}.0"),
            other => other.to_string(),
        },
        other => {
            return Err(Diagnostic::error(format!("the version is a string, not {}", other.kind()))
                .at(&at)
                .help(format!("write `{key}: \"{example}\"`")));
        }
    };
    let is = |version: &str| written.strip_prefix(version).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    match key {
        "swagger" if is("2.0") => Ok(Version::Swagger2),
        "openapi" if is("3.0") => Ok(Version::V3_0),
        "openapi" if is("3.1") => Ok(Version::V3_1),
        "openapi" if is("3.2") => Ok(Version::V3_2),
        _ => Err(Diagnostic::error(format!("there is no version `{written}` of `{key}` that can be read"))
            .at(&at)
            .help("write `openapi: \"3.0.3\"`, `\"3.1.0\"`, `\"3.2.0\"` or `swagger: \"2.0\"`: the version that the document follows")),
    }
}

fn missing(object: &Object) -> Diagnostic {
    let help = if object.contains_key("paths") {
        "write `openapi: \"3.0.3\"`, or the version that the document follows, at its top"
    } else {
        "name the file that starts with `openapi: 3.0.3`"
    };
    Diagnostic::error("this is no OpenAPI document: it has neither `openapi` nor `swagger`")
        .at(&Pointer::root())
        .help(help)
}
