//! Schemas without references and without `allOf`, `oneOf` and `anyOf`: parts brought together, one of the choices taken.

use serde_json::{Map, Value, json};

use super::Drawer;

/// Keywords of which the greater one is the stricter.
const GREATER: [&str; 4] = ["minimum", "minLength", "minItems", "minProperties"];
/// Keywords of which the lesser one is the stricter.
const LESSER: [&str; 4] = ["maximum", "maxLength", "maxItems", "maxProperties"];

impl Drawer<'_> {
    pub(super) fn flat(&mut self, schema: &Value) -> Option<Map<String, Value>> {
        self.flat_within(schema, false, 0)
    }

    /// `is_part`: the schema stands in an `allOf`, where a base is just a base.
    fn flat_within(&mut self, schema: &Value, is_part: bool, depth: usize) -> Option<Map<String, Value>> {
        let Some(reference) = schema.get("$ref").and_then(Value::as_str).filter(|_| depth < 30) else {
            return if depth < 30 { self.parts(schema, None, depth) } else { None };
        };
        let name = reference.rsplit('/').next();
        let target = target(self.document, reference)?;
        let is_base = target.get("discriminator").is_some() && !is_part && choices(target).is_none();
        if is_base {
            let children = children(self.document, reference);
            if let Some(child) = self.choose(&children).cloned() {
                return self.flat_within(&child, false, depth + 1);
            }
        }
        let mut target = target.clone();
        if is_part && is_cyclic(self.document, reference, &target) {
            // The choice is what is being drawn.
            let target = target.as_object_mut();
            if let Some(target) = target {
                target.retain(|keyword, _| keyword != "oneOf" && keyword != "anyOf");
            }
        }
        self.parts(&target, name.filter(|_| !is_part), depth + 1)
    }

    fn parts(&mut self, schema: &Value, name: Option<&str>, depth: usize) -> Option<Map<String, Value>> {
        let mut flat = schema.as_object().cloned().unwrap_or_default();
        // In 3.0 `nullable` says nothing where there is no `type`.
        if flat.contains_key("type") && !flat.contains_key("nullable") {
            flat.insert("nullable".to_owned(), json!(false));
        } else if !flat.contains_key("type") {
            flat.remove("nullable");
        }
        for keyword in ["allOf", "oneOf", "anyOf"] {
            flat.remove(keyword);
        }
        for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            let part = self.flat_within(part, true, depth + 1)?;
            merge(&mut flat, &part)?;
        }
        if let (Some(name), Some(discriminator)) = (name, flat.get("discriminator").cloned())
            && choices(schema).is_none()
        {
            tag(&mut flat, &discriminator, name)?;
        }
        if let Some(choices) = choices(schema) {
            let choice = self.choose(choices)?;
            let chosen = self.flat_within(choice, true, depth + 1)?;
            let name = choice.get("$ref").and_then(Value::as_str).and_then(|reference| reference.rsplit('/').next());
            merge(&mut flat, &chosen)?;
            if let (Some(name), Some(discriminator)) = (name, schema.get("discriminator")) {
                tag(&mut flat, discriminator, name)?;
            }
        }
        Some(flat)
    }
}

fn choices(schema: &Value) -> Option<&Vec<Value>> {
    schema.get("oneOf").or_else(|| schema.get("anyOf"))?.as_array()
}

/// Whether a base lets choose between the schemas that build on it.
fn is_cyclic(document: &Value, base: &str, schema: &Value) -> bool {
    choices(schema).is_some_and(|choices| children(document, base).iter().any(|child| choices.contains(child)))
}

/// What a reference leads to, by way of other references.
pub(super) fn target<'a>(document: &'a Value, reference: &str) -> Option<&'a Value> {
    let fragment = reference.strip_prefix('#')?;
    let pointer = copperplate::pointer::Pointer::from_fragment(fragment)?;
    let target = document.pointer(pointer.to_string().strip_prefix('#')?)?;
    match target.get("$ref").and_then(Value::as_str) {
        Some(next) if next != reference => self::target(document, next),
        _ => Some(target),
    }
}

/// References to the components that build on a base.
fn children(document: &Value, base: &str) -> Vec<Value> {
    let Some(schemas) = document.pointer("/components/schemas").and_then(Value::as_object) else { return Vec::new() };
    let builds_on = |schema: &Value| {
        let parts = schema.get("allOf").and_then(Value::as_array);
        parts.is_some_and(|parts| parts.iter().any(|part| part.get("$ref").and_then(Value::as_str) == Some(base)))
    };
    let children = schemas.iter().filter(|(_, schema)| builds_on(schema));
    children.map(|(name, _)| json!({"$ref": format!("#/components/schemas/{name}")})).collect()
}

/// Sets the property of a discriminator to what stands for a schema.
fn tag(flat: &mut Map<String, Value>, discriminator: &Value, name: &str) -> Option<()> {
    let property = discriminator.get("propertyName")?.as_str()?;
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    let leads_here = |target: &Value| target.as_str().is_some_and(|to| to.rsplit('/').next() == Some(name));
    let mapped = mapping.and_then(|mapping| mapping.iter().find(|(_, target)| leads_here(target)));
    let tag = mapped.map_or(name, |(tag, _)| tag);
    let part = json!({"required": [property], "properties": {property: {"enum": [tag], "x-closed": true}}});
    let properties = flat.get_mut("properties").and_then(Value::as_object_mut);
    if let Some(present) = properties.and_then(|properties| properties.get_mut(property)) {
        *present = json!({});
    }
    merge(flat, part.as_object()?)
}

/// What both schemas allow; `None` where they contradict one another.
pub(super) fn merge(flat: &mut Map<String, Value>, part: &Map<String, Value>) -> Option<()> {
    for (keyword, value) in part {
        let merged = match flat.get(keyword) {
            None => value.clone(),
            Some(present) => both(keyword, present, value)?,
        };
        flat.insert(keyword.clone(), merged);
    }
    Some(())
}

fn both(keyword: &str, one: &Value, two: &Value) -> Option<Value> {
    let greater = || Some(one.as_f64()? < two.as_f64()?);
    let lists = || Some((one.as_array()?, two.as_array()?));
    Some(match keyword {
        _ if GREATER.contains(&keyword) => if greater()? { two } else { one }.clone(),
        _ if LESSER.contains(&keyword) => if greater()? { one } else { two }.clone(),
        "nullable" => json!(one == &json!(true) && two == &json!(true)),
        "required" => lists()?.0.iter().chain(lists()?.1).cloned().collect(),
        "enum" => {
            let (one, two) = lists()?;
            let common: Vec<_> = one.iter().filter(|value| two.contains(value)).cloned().collect();
            // Lists without a common value are taken for parts of one list.
            if common.iter().all(Value::is_null) { one.iter().chain(two).cloned().collect() } else { common.into() }
        }
        "properties" => {
            let mut properties = one.as_object()?.clone();
            for (name, schema) in two.as_object()? {
                let present = properties.get(name).map(|present| json!({"allOf": [present, schema]}));
                properties.insert(name.clone(), present.unwrap_or_else(|| schema.clone()));
            }
            Value::Object(properties)
        }
        "items" | "not" if one == two => one.clone(),
        "items" => json!({"allOf": [one, two]}),
        "not" => json!({"anyOf": [one, two]}),
        "additionalProperties" if one.is_object() && two.is_object() => json!({"allOf": [one, two]}),
        "additionalProperties" if one == &json!(true) => two.clone(),
        "type" if one != two => match (one.as_str()?, two.as_str()?) {
            ("integer", "number") | ("number", "integer") => json!("integer"),
            _ => return None,
        },
        "additionalProperties" if one == &json!(false) || two == &json!(true) => one.clone(),
        _ => two.clone(),
    })
}
