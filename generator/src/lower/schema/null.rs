//! Whether null is one of the values.
//!
//! OpenAPI 3.0 lets `nullable` count only beside a `type` (proposal 2019-10-31). People write it beside `allOf` with one `$ref`, and
//! mean that the value may be null, so it counts there as well.

use super::super::context::Context;
use super::Key;
use super::facts::list;
use crate::pointer::Pointer;
use crate::value::Value;

/// How many schemas are asked before the answer is no.
const MAX_STEPS: usize = 2_000;

/// Whether null is among the values of a key: `None` where nothing is said of them at all.
pub(super) fn of_key(context: &Context<'_>, key: &Key) -> Option<bool> {
    let mut asking = Asking { context, settled: &key.settled, open: Vec::new(), steps: 0 };
    all(key.places.iter().map(|place| asking.place(place)).collect())
}

struct Asking<'c, 'd> {
    context: &'c Context<'d>,
    settled: &'c [Pointer],
    /// The places of which the answer is being looked for.
    open: Vec<Pointer>,
    steps: usize,
}

impl Asking<'_, '_> {
    fn place(&mut self, at: &Pointer) -> Option<bool> {
        let at = self.context.end(at);
        self.steps += 1;
        if self.open.contains(&at) || self.steps > MAX_STEPS {
            return None;
        }
        self.open.push(at.clone());
        let answer = self.schema(&at);
        self.open.pop();
        answer
    }

    fn schema(&mut self, at: &Pointer) -> Option<bool> {
        let schema = match self.context.at(at)? {
            Value::Object(schema) => schema,
            Value::Bool(false) => return Some(false),
            _ => return None,
        };
        if schema.get("nullable").and_then(Value::as_bool) == Some(true) {
            return Some(true);
        }
        let mut answers = Vec::new();
        if let Some(types) = schema.get("type") {
            // By the letter, a listed null is nothing beside a type without `nullable`; who lists it means it.
            let listed = list(schema.get("enum")).contains(&Value::Null);
            answers.push(Some(listed || list(Some(types)).iter().any(|name| name.as_str() == Some("null"))));
        } else if let Some(values) = schema.get("enum") {
            answers.push(Some(list(Some(values)).contains(&Value::Null)));
        } else if ["properties", "items", "additionalProperties", "prefixItems", "patternProperties"]
            .iter()
            .any(|keyword| schema.contains_key(keyword))
        {
            answers.push(Some(false));
        }
        answers.extend(self.each(at, "allOf", list(schema.get("allOf"))));
        for keyword in ["oneOf", "anyOf"] {
            let variants = list(schema.get(keyword));
            if !variants.is_empty() && !self.settled.contains(&at.join(keyword)) {
                let variants = self.each(at, keyword, variants);
                answers.push(variants.into_iter().fold(None, |known, answer| match (known, answer) {
                    (Some(true), _) | (_, Some(true)) => Some(true),
                    (known, answer) => known.or(answer),
                }));
            }
        }
        all(answers)
    }

    fn each(&mut self, at: &Pointer, keyword: &str, schemas: &[Value]) -> Vec<Option<bool>> {
        let at = at.join(keyword);
        (0..schemas.len()).map(|index| self.place(&at.join(index))).collect()
    }
}

/// The answer of schemas that hold at once.
fn all(answers: Vec<Option<bool>>) -> Option<bool> {
    answers.into_iter().flatten().reduce(|one, two| one && two)
}
