//! What is said about a document, as far as it matters for the operations that the user wants.

use std::collections::BTreeMap;

use super::chains::Edges;
use super::mount;
use crate::config::{Known, Selector};
use crate::diagnostics::Diagnostics;
use crate::hash::{HashMap, HashSet};
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// The fields of a document of which only those parts matter that an operation needs.
const PARTS: [&str; 8] =
    ["paths", "webhooks", "x-webhooks", "components", "definitions", "parameters", "responses", mount::KEY];

/// The fields that hold operations.
const HOLDERS: [&str; 3] = ["paths", "webhooks", "x-webhooks"];

/// The fields of a path that are no operations, and belong to all of them.
const COMMON: [&str; 5] = ["parameters", "servers", "summary", "description", "$ref"];

/// The field of a path that holds operations of other methods (OpenAPI 3.2).
const ADDITIONAL: &str = "additionalOperations";

/// Leaves out what is said of places that no wanted operation needs.
pub(super) fn relevant(diagnostics: Diagnostics, value: &Value, edges: &Edges, only: &[Selector]) -> Diagnostics {
    if only.is_empty() {
        return diagnostics;
    }
    let needed = Needed::of(value, edges, wanted(value, edges, only));
    let mut relevant = Diagnostics::new();
    for diagnostic in diagnostics.iter() {
        if diagnostic.pointer.as_ref().is_none_or(|at| needed.has(at)) {
            relevant.push(diagnostic.clone());
        }
    }
    relevant
}

/// The places of the wanted operations, and of what stands beside them in their paths.
fn wanted(value: &Value, edges: &Edges, only: &[Selector]) -> Vec<Pointer> {
    let mut wanted = Vec::new();
    for holder in HOLDERS {
        let at = Pointer::root().join(holder);
        for path in value.get(holder).and_then(Value::as_object).into_iter().flat_map(Object::keys) {
            let at = at.join(path);
            let items = items(&at, edges);
            let operations = items.iter().flat_map(|item| operations(value, path, item));
            let chosen = operations.filter(|(_, known)| only.iter().any(|selector| selector.selects(known)));
            let before = wanted.len();
            wanted.extend(chosen.map(|(at, _)| at));
            if wanted.len() > before {
                wanted.extend(items.iter().flat_map(|item| COMMON.iter().map(|field| item.join(field))));
            }
        }
    }
    wanted
}

/// The places of a path item: where it stands, and what it refers to, whose fields count as well.
fn items(at: &Pointer, edges: &Edges) -> Vec<Pointer> {
    let mut items = vec![at.clone()];
    while let Some(next) = items.last().and_then(|at| edges.get(at)).filter(|next| !items.contains(next)) {
        items.push(next.clone());
    }
    items
}

/// The operations of a path item, and where they stand: those of the usual methods, and the additional ones.
fn operations(value: &Value, path: &str, item: &Pointer) -> Vec<(Pointer, Known)> {
    let additional = item.join(ADDITIONAL);
    let methods = |at: &Pointer| value.pointer(at).and_then(Value::as_object).into_iter().flatten();
    let fields = methods(item).filter(|(key, _)| *key != ADDITIONAL && !COMMON.contains(&key.as_str()));
    let operations = fields.map(|(method, operation)| (item, method, operation));
    let others = methods(&additional).map(|(method, operation)| (&additional, method, operation));
    operations
        .chain(others)
        .filter(|(_, _, operation)| operation.as_object().is_some())
        .map(|(at, method, operation)| (at.join(method), known(path, method, operation)))
        .collect()
}

fn known(path: &str, method: &str, operation: &Value) -> Known {
    let tags = operation.get("tags").and_then(Value::as_array).unwrap_or_default().iter().filter_map(Value::as_str);
    Known {
        method: method.to_ascii_lowercase(),
        path: path.to_owned(),
        operation_id: operation.get("operationId").and_then(Value::as_str).map(str::to_owned),
        tags: tags.map(str::to_owned).collect(),
    }
}

/// The places that the wanted operations need.
struct Needed(HashSet<Pointer>);

impl Needed {
    fn of(value: &Value, edges: &Edges, wanted: Vec<Pointer>) -> Self {
        let sorted: BTreeMap<&Pointer, &Pointer> = edges.iter().collect();
        let mut heirs = HashMap::<&Pointer, Vec<Pointer>>::default();
        for (at, target) in edges {
            heirs.entry(target).or_default().extend(heir(at));
        }
        let mut needed = Self(HashSet::default());
        let mut pending = wanted;
        while let Some(place) = pending.pop() {
            if !needed.0.insert(place.clone()) {
                continue;
            }
            // Places sort by their text, so that what lies below one stands together.
            let first = place.append("/");
            let below = sorted.range::<Pointer, _>(&first..).take_while(|(at, _)| at.below(&place).is_some());
            let here = sorted.get(&place).into_iter();
            pending.extend(here.chain(below.map(|(_, target)| target)).map(|target| (*target).clone()));
            if value.pointer(&place).is_some_and(|schema| schema.get("discriminator").is_some()) {
                pending.extend(heirs.get(&place).into_iter().flatten().cloned());
            }
        }
        needed
    }

    /// Whether a place matters: it lies in a part that is needed, or in none that could be left out.
    fn has(&self, at: &Pointer) -> bool {
        let Some(field) = at.keys().next() else { return true };
        let mut above = Some(at.clone());
        while let Some(place) = above {
            if self.0.contains(&place) {
                return true;
            }
            above = place.parent();
        }
        // What is said of a field as a whole matters.
        !PARTS.contains(&field.as_str()) || at.keys().count() == 1
    }
}

/// The schema that inherits by the reference at a place: the one whose `allOf` holds it.
fn heir(at: &Pointer) -> Option<Pointer> {
    let list = at.parent()?;
    (list.keys().last()? == "allOf").then(|| list.parent()).flatten()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::fmt::Write as _;
    use std::fs;

    use crate::config::Selector;
    use crate::document::{Document, LoadOptions};

    /// The messages for a document of which one operation is wanted.
    fn said(text: &str, only: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("spec.yaml");
        fs::write(&path, format!("openapi: 3.2.0\ninfo: {{title: Pets, version: '1'}}\n{text}")).unwrap();
        let options = LoadOptions { only: vec![Selector::parse(only)], ..LoadOptions::default() };
        let found = Document::load_with(&path, &options).map_or_else(|found| found, |(_, warnings)| warnings);
        found.iter().map(|diagnostic| diagnostic.message.clone()).collect()
    }

    #[test]
    fn errors_of_others_are_no_matter_however_many_there_are() {
        let mut paths = String::from("paths:\n");
        for index in 0..1500 {
            writeln!(paths, "  /o{index}: {{get: {{responses: {{'200': [a]}}}}}}").unwrap();
        }
        paths +=
            "  /a: {get: {operationId: a, responses: {'200': [a]}}}\n  /b: {get: {operationId: b, responses: {}}}\n";
        assert_eq!(said(&paths, "a"), ["expected a Response Object, found a list"]);
        assert!(said(&paths, "b").is_empty());
        assert!(said(&paths, "c").is_empty(), "what selects nothing is said when all is known");
    }

    #[test]
    fn what_stands_beside_the_reference_of_a_path_matters() {
        let text = "paths:
  /a: {$ref: '#/paths/~1b', get: {operationId: own, responses: {'200': [a]}}}
  /b: {put: {operationId: other, responses: {'200': [a], '201': [a]}}}
";
        assert_eq!(said(text, "own").len(), 1);
        assert_eq!(said(text, "put /a").len(), 2);
    }

    #[test]
    fn operations_of_additional_methods_matter_alone() {
        let text = "paths:
  /a:
    get: {operationId: own, responses: {'200': [a]}}
    additionalOperations:
      COPY: {operationId: other, responses: {'200': [a], '201': [a]}}
      LINK: {operationId: last, responses: {'204': {description: Done.}}}
";
        assert_eq!(said(text, "own").len(), 1);
        assert_eq!(said(text, "COPY /a").len(), 2);
        assert!(said(text, "last").is_empty());
    }

    #[test]
    fn what_an_operation_leads_to_matters() {
        let operation = |schema: &str| {
            format!(
                "paths:\n  /a:\n    parameters: []\n    get: {{operationId: a, responses: {{'200': {{description: x, content: {{a/b: {{schema: {{$ref: '#/components/schemas/{schema}'}}}}}}}}}}}}\n"
            )
        };
        let schemas = "components:\n  schemas:\n    A: {properties: {b: {$ref: '#/components/schemas/B'}}}\n    B: {discriminator: {propertyName: t}}\n    \
                       C: {allOf: [{$ref: '#/components/schemas/B'}, {type: 5}]}\n    D: {type: 6}\n    AB: {type: 7}\n";
        let text = |schema: &str| format!("{}{schemas}", operation(schema));
        assert_eq!(said(&text("A"), "a"), ["expected a type, or a list of types, found `5`; it is passed over"]);
        assert_eq!(said(&text("D"), "get /a"), ["expected a type, or a list of types, found `6`; it is passed over"]);
        let common = text("X").replace("parameters: []", "parameters: [{$ref: '#/components/parameters/P'}]");
        assert_eq!(said(&common, "a").len(), 2, "{:?}", said(&common, "a"));
        assert!(
            said(&format!("tags: 5\n{}", text("A")), "a")
                .contains(&"expected a list, found `5`; it is passed over".to_owned())
        );
    }
}
