//! Which OpenAPI a document is written in.

use crate::diagnostics::Diagnostic;
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// Lets OpenAPI 3.0 through.
pub(super) fn check(root: &Value) -> Result<(), Diagnostic> {
    let Value::Object(object) = root else {
        let message = format!("this is no OpenAPI document, but {}", root.kind());
        return Err(Diagnostic::error(message)
            .at(&Pointer::root())
            .help("name the file that starts with `openapi: 3.0.3`"));
    };
    let at = Pointer::root().join("openapi");
    match object.get("openapi") {
        Some(Value::String(version)) if is_supported(version) => Ok(()),
        Some(Value::String(version)) => Err(Diagnostic::error(format!("OpenAPI `{version}` is not supported yet"))
            .at(&at)
            .help("convert the document to OpenAPI 3.0, and write `openapi: 3.0.3`")),
        Some(other) => Err(Diagnostic::error(format!("the version of OpenAPI is a string, not {}", other.kind()))
            .at(&at)
            .help("write `openapi: \"3.0.3\"`")),
        None => Err(missing(object)),
    }
}

fn is_supported(version: &str) -> bool {
    version.strip_prefix("3.0").is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn missing(object: &Object) -> Diagnostic {
    if object.contains_key("swagger") {
        return Diagnostic::error("a document in Swagger 2.0 is not supported yet")
            .at(&Pointer::root().join("swagger"))
            .help("convert the document to OpenAPI 3.0");
    }
    Diagnostic::error("this is no OpenAPI document: it has no `openapi`")
        .at(&Pointer::root())
        .help("name the file that starts with `openapi: 3.0.3`")
}
