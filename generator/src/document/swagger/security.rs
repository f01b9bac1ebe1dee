//! Security Scheme Objects.

use super::{Conversion, Old, copy};
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// The flows of OAuth 2.0 by their names in Swagger 2.0, and in OpenAPI 3.
const FLOWS: [(&str, &str); 4] = [
    ("implicit", "implicit"),
    ("password", "password"),
    ("application", "clientCredentials"),
    ("accessCode", "authorizationCode"),
];

impl<'d> Conversion<'d> {
    pub(super) fn security_scheme(&mut self, old: &Old<'d>, now: &Pointer) -> Value {
        let text = |key: &str| old.object.get(key).and_then(Value::as_str);
        let mut scheme = Object::default();
        copy(&mut scheme, old.object, &["type", "description", "name", "in"]);
        match text("type") {
            Some("basic") => {
                scheme.insert("type".to_owned(), "http".into());
                scheme.insert("scheme".to_owned(), "basic".into());
            }
            Some("oauth2") => {
                let name = FLOWS.iter().find(|(before, _)| Some(*before) == text("flow")).map(|(_, name)| *name);
                let mut flow = Object::default();
                copy(&mut flow, old.object, &["authorizationUrl", "tokenUrl", "scopes"]);
                flow.insert_missing("scopes", || Value::Object(Object::default()));
                self.places.stands_for(&now.join("flows"), &old.at.join("flow"));
                let flows = name.map(|name| {
                    self.places.stands_for(&now.join("flows").join(name), &old.at);
                    (name.to_owned(), Value::Object(flow))
                });
                scheme.insert("flows".to_owned(), Value::Object(flows.into_iter().collect()));
            }
            _ => {}
        }
        Value::Object(scheme)
    }
}
