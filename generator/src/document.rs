//! STAND-IN until the real document is merged.
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::value::Value;
use std::path::Path;
/// Stand-in.
#[derive(Debug)]
pub struct Document {
    openapi: openapiv3::OpenAPI,
    value: Value,
}
fn conv(v: serde_yaml::Value, dir: &Path) -> Value {
    use crate::value::Number;
    match v {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(b) => Value::Bool(b),
        serde_yaml::Value::Number(n) => Value::Number(if let Some(u) = n.as_u64() {
            Number::from(u)
        } else if let Some(i) = n.as_i64() {
            Number::from(i)
        } else {
            Number::from(n.as_f64().unwrap_or(0.0))
        }),
        serde_yaml::Value::String(s) => Value::String(s),
        serde_yaml::Value::Sequence(s) => Value::Array(s.into_iter().map(|v| conv(v, dir)).collect()),
        serde_yaml::Value::Mapping(m) => {
            if let Some(serde_yaml::Value::String(r)) = m.get("$ref")
                && !r.starts_with('#')
            {
                let text = std::fs::read_to_string(dir.join(r)).unwrap_or_default();
                return conv(serde_yaml::from_str(&text).unwrap_or_default(), dir);
            }
            Value::Object(
                m.into_iter()
                    .map(|(k, v)| {
                        (
                            match k {
                                serde_yaml::Value::String(s) => s,
                                other => serde_yaml::to_string(&other).unwrap_or_default().trim().to_owned(),
                            },
                            conv(v, dir),
                        )
                    })
                    .collect(),
            )
        }
        serde_yaml::Value::Tagged(t) => conv(t.value, dir),
    }
}
impl Document {
    /// Stand-in.
    pub fn load(path: &Path) -> Result<(Self, Diagnostics), Diagnostics> {
        let name = path.display().to_string();
        let failed = |error: String| Diagnostics::from(Diagnostic::error(error).in_file(name.clone()));
        let text = std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))?;
        let value = conv(
            serde_yaml::from_str(&text).map_err(|error| failed(error.to_string()))?,
            path.parent().unwrap_or(Path::new(".")),
        );
        let openapi =
            serde::Deserialize::deserialize(&value).map_err(|error: serde_json::Error| failed(error.to_string()))?;
        Ok((Self { openapi, value }, Diagnostics::new()))
    }
    /// Stand-in.
    #[must_use]
    pub fn openapi(&self) -> &openapiv3::OpenAPI {
        &self.openapi
    }
    /// Stand-in.
    pub fn value(&self, at: &Pointer) -> Option<&Value> {
        self.value.pointer(at)
    }
    /// Stand-in.
    pub fn resolve(&self, reference: &str, at: &Pointer) -> Result<Pointer, Diagnostic> {
        Pointer::from_fragment(reference.trim_start_matches('#'))
            .filter(|p| self.value(p).is_some())
            .ok_or_else(|| Diagnostic::error(format!("unresolved {reference}")).at(at))
    }
    /// Stand-in.
    #[must_use]
    pub fn locate(&self, diagnostics: Diagnostics) -> Diagnostics {
        diagnostics
    }
}
