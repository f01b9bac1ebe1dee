//! Path Item Objects and Operation Objects.

use super::{Conversion, Old, copy, texts};
use crate::pointer::Pointer;
use crate::value::{Object, Value};

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// The parameters of an operation or a path: those that stay, and those that are parts of the body.
#[derive(Default)]
struct Parameters<'d> {
    staying: Vec<Value>,
    body: Vec<Old<'d>>,
}

impl<'d> Conversion<'d> {
    pub(super) fn path_item(&mut self, old: &Old<'d>) -> Value {
        let mut item = Object::default();
        copy(&mut item, old.object, &["$ref"]);
        let common = self.parameters(old);
        if !common.staying.is_empty() {
            item.insert("parameters".to_owned(), Value::Array(common.staying));
        }
        for method in METHODS.into_iter().filter(|method| old.object.contains_key(method)) {
            let operation = match self.old(&old.at.join(method)) {
                Some(operation) => self.operation(&operation, &common.body),
                None => Value::Null,
            };
            item.insert(method.to_owned(), operation);
        }
        Value::Object(item)
    }

    fn operation(&mut self, old: &Old<'d>, common: &[Old<'d>]) -> Value {
        let mut operation = Object::default();
        let same = ["tags", "summary", "description", "externalDocs", "operationId", "deprecated", "security"];
        copy(&mut operation, old.object, &same);
        let mut own = self.parameters(old);
        let overridden = |part: &&Old<'d>| !own.body.iter().any(|own| key(own) == key(part));
        let inherited: Vec<_> = common.iter().filter(overridden).cloned().collect();
        own.body.extend(inherited);
        if !own.staying.is_empty() {
            operation.insert("parameters".to_owned(), Value::Array(own.staying));
        }
        let consumes = self.media_types(old, "consumes");
        if let Some(body) = self.request_body(&own.body, &consumes, &old.at) {
            operation.insert("requestBody".to_owned(), body);
        }
        if let Some(responses) = self.responses(old) {
            operation.insert("responses".to_owned(), responses);
        }
        let root = self.old(&Pointer::root());
        if let (Some(root), Some(schemes)) = (root, texts(old.object, "schemes"))
            && let Some(servers) = self.servers(root.object, Some(&schemes), &old.at)
        {
            operation.insert("servers".to_owned(), servers);
        }
        Value::Object(operation)
    }

    /// What an operation says of its media types, or else the document; without doubles.
    pub(super) fn media_types(&self, old: &Old<'d>, key: &str) -> Vec<&'d str> {
        let root = || texts(self.old.as_object()?, key);
        let mut types = texts(old.object, key).or_else(root).unwrap_or_default();
        let mut seen = crate::hash::HashSet::default();
        types.retain(|media_type| seen.insert(*media_type));
        types
    }

    fn parameters(&mut self, old: &Old<'d>) -> Parameters<'d> {
        let at = old.at.join("parameters");
        let items = old.object.get("parameters").and_then(Value::as_array).unwrap_or_default();
        let mut parameters = Parameters::default();
        for (index, item) in items.iter().enumerate() {
            let before = at.join(index);
            let Some(end) = self.end(&before) else { continue };
            if is_part_of_body(&end) {
                parameters.body.push(end);
                continue;
            }
            let now = at.join(parameters.staying.len());
            if now != before {
                self.places.moved(&now, &before);
            }
            let own = (end.at == before && item.get("$ref").is_none()).then(|| self.parameter(&end, &now)).flatten();
            parameters.staying.push(own.unwrap_or_else(|| item.clone()));
        }
        parameters
    }
}

/// What tells parameters from one another: a body has no name that matters.
fn key<'d>(old: &Old<'d>) -> (Option<&'d str>, Option<&'d str>) {
    let text = |key: &str| old.object.get(key).and_then(Value::as_str);
    match text("in") {
        Some("body") => (Some("body"), None),
        place => (place, text("name")),
    }
}

fn is_part_of_body(old: &Old<'_>) -> bool {
    matches!(old.object.get("in").and_then(Value::as_str), Some("body" | "formData"))
}
