//! Discriminators (Discriminator Object, section 4.7.25): which property tells schemas apart, and which value stands for which.

use std::sync::PoisonError;

use super::super::context::Context;
use super::{component_name, place_of_components};
use crate::diagnostics::Diagnostic;
use crate::hash::IndexSet;
use crate::pointer::Pointer;
use crate::value::Value;

/// A discriminator as the document declares it.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    /// Where it stands.
    pub(super) at: Pointer,
    pub(super) property: String,
    /// The values that are mapped, each with the name of a schema or a reference to one.
    pub(super) mapping: Vec<(String, String)>,
}

/// Reads a discriminator.
pub(super) fn declared(value: &Value, schema: &Pointer) -> Option<Declared> {
    let property = value.get("propertyName")?.as_str()?.to_owned();
    let mapping = value.get("mapping").and_then(Value::as_object).into_iter().flatten();
    let mapping = mapping.filter_map(|(tag, target)| Some((tag.clone(), target.as_str()?.to_owned()))).collect();
    Some(Declared { at: schema.join("discriminator"), property, mapping })
}

/// Where a value of a mapping leads: the name of a component, or a reference. `None` where it leads nowhere.
pub(super) fn target(context: &Context<'_>, declared: &Declared, name: &str) -> Option<Pointer> {
    let component = place_of_components().join(name);
    if context.at(&component).is_some() {
        return Some(context.end(&component));
    }
    context.known.document.resolve(name, &declared.at).ok()
}

/// The schemas that inherit from one that has a discriminator, and those that its mapping names.
///
/// The schema itself is one of them where its mapping names it, or where there is no mapping, so that its own name stands for it.
pub(super) fn heirs(context: &Context<'_>, declared: &Declared, at: &Pointer) -> Vec<Pointer> {
    let known = || context.known.heirs.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(heirs) = known().get(at) {
        return heirs.clone();
    }
    let heirs = find_heirs(context, declared, at);
    known().insert(at.clone(), heirs.clone());
    heirs
}

fn find_heirs(context: &Context<'_>, declared: &Declared, at: &Pointer) -> Vec<Pointer> {
    let mut heirs: IndexSet<_> = context.known.children.get(at).into_iter().flatten().cloned().collect();
    if declared.mapping.is_empty() {
        if !heirs.is_empty() && component_name(context, at).is_some() {
            heirs.insert(at.clone());
        }
    } else {
        heirs.extend(declared.mapping.iter().filter_map(|(_, name)| target(context, declared, name)));
    }
    heirs.into_iter().collect()
}

/// The values of the discriminator that stand for a schema: those of the mapping, or else its name. Whether the mapping has them.
pub(super) fn tags(context: &Context<'_>, declared: &Declared, schema: &Pointer) -> (Vec<String>, bool) {
    let schema = context.end(schema);
    let mapped = declared.mapping.iter().filter(|(_, name)| target(context, declared, name).as_ref() == Some(&schema));
    let mapped: Vec<_> = mapped.map(|(tag, _)| tag.clone()).collect();
    if !mapped.is_empty() {
        return (mapped, true);
    }
    // A name that the mapping gives to another schema is no longer free.
    let own = component_name(context, &schema).filter(|name| !declared.mapping.iter().any(|(tag, _)| tag == name));
    (own.into_iter().collect(), false)
}

/// Reports the values of a mapping that lead nowhere, or to a schema that is none of the variants.
pub(super) fn check(context: &mut Context<'_>, declared: &Declared, variants: &[Pointer]) {
    let variants: Vec<_> = variants.iter().map(|variant| context.end(variant)).collect();
    for (tag, name) in &declared.mapping {
        let target = target(context, declared, name);
        if target.is_some_and(|target| variants.contains(&target)) {
            continue;
        }
        let message = format!("the value `{tag}` is mapped to `{name}`, which is none of the schemas to choose from");
        let at = declared.at.join("mapping").join(tag);
        let help = "name one of them; until then, such a value is kept as JSON";
        context.found.diagnostics.push(Diagnostic::warning(message).at(&at).help(help));
    }
}
