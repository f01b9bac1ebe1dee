//! Arrays and objects.

use serde_json::{Map, Value, json};

use super::{Drawer, SHALLOW, count};

impl Drawer<'_> {
    pub(super) fn array(&mut self, flat: &Map<String, Value>, depth: usize) -> Option<Value> {
        let least = count(flat, "minItems").unwrap_or(0);
        let usual = if depth > SHALLOW { least } else { least + 3 };
        let length = self.random.usize(least..=count(flat, "maxItems").unwrap_or(usual).min(usual).max(least));
        let items = flat.get("items").cloned().unwrap_or_else(|| json!({}));
        let is_unique = flat.get("uniqueItems") == Some(&json!(true));
        let mut drawn = Vec::new();
        for _ in 0..length.saturating_mul(20) {
            if drawn.len() == length {
                break;
            }
            // A list describes the elements by their position.
            let schema = items.as_array().map_or(Some(&items), |positions| positions.get(drawn.len()));
            let Some(item) = self.value(schema.unwrap_or(&Value::Bool(true)), depth + 1) else { continue };
            if !is_unique || !drawn.contains(&item) {
                drawn.push(item);
            }
        }
        (drawn.len() >= least).then_some(Value::Array(drawn))
    }

    pub(super) fn object(&mut self, flat: &Map<String, Value>, depth: usize) -> Option<Value> {
        let mut drawn = Map::new();
        let required = flat.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let properties = flat.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
        for (name, schema) in &properties {
            let is_required = required.contains(&json!(name));
            if !is_required && (depth > SHALLOW || self.random.bool()) {
                continue;
            }
            match self.value(schema, depth + 1) {
                Some(value) => drop(drawn.insert(name.clone(), value)),
                None if is_required => return None,
                None => {}
            }
        }
        let others = match flat.get("additionalProperties") {
            Some(Value::Bool(false)) => None,
            Some(schema @ Value::Object(_)) => Some(schema.clone()),
            Some(_) => Some(json!({})),
            None => self.extras.then(|| json!({})),
        };
        let Some(others) = others else { return Some(Value::Object(drawn)) };
        for name in required.iter().filter_map(Value::as_str).filter(|name| !properties.contains_key(*name)) {
            drawn.insert(name.to_owned(), self.value(&others, depth + 1)?);
        }
        self.extra(&mut drawn, (&properties, &others), flat, depth);
        Some(Value::Object(drawn))
    }

    fn extra(
        &mut self,
        drawn: &mut Map<String, Value>,
        (named, others): (&Map<String, Value>, &Value),
        flat: &Map<String, Value>,
        depth: usize,
    ) {
        let least = count(flat, "minProperties").unwrap_or(0);
        let most = count(flat, "maxProperties").unwrap_or(usize::MAX);
        let wanted = if depth > SHALLOW || self.random.bool() { 0 } else { self.random.usize(1..4) };
        let wanted = (drawn.len() + wanted).max(least).min(most);
        for _ in 0..20 {
            let name = self.words();
            if drawn.len() < wanted && !named.contains_key(&name) {
                let Some(value) = self.value(others, depth + 1) else { continue };
                drawn.insert(name, value);
            }
        }
    }
}
