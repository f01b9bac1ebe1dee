//! Cargo features of large crates: one a tag, so that users compile only the operations that they call, and the types that those use.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;
use syn::Attribute;

use super::api::Api;
use super::code::Code;
use super::markdown::Markdown;
use super::model::Model;
use super::names::{Candidate, Scope};
use super::reached::Reached;
use super::{Context, usage};
use crate::hash::HashMap;
use crate::model::{Operation, SchemaId};

/// From how many operations on a crate is large, where the configuration does not say.
const LARGE: usize = 100;

/// Whether a crate with so many operations is one of which users would rather compile a part.
pub(super) fn is_large(operations: usize) -> bool {
    operations >= LARGE
}

/// A type that operations of more tags use is compiled with each of them.
const MOST_NAMED: usize = 8;

/// The feature of all tags, and of the types that no operation uses.
const EVERYTHING: &str = "everything";

/// The feature of a tag.
#[derive(Debug, Serialize)]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// Its name, for pages.
    pub title: Markdown,
    /// A link from the README to the page of the operations.
    pub link: Markdown,
    /// A line on it, for the documentation of the crate.
    pub docs: String,
}

/// Says on which features the operations and types of a crate depend. Gives the features.
pub(super) fn features(context: &Context<'_>, apis: &mut [Api], models: &mut [Model]) -> Vec<Feature> {
    let tagged = apis.iter().filter(|api| api.handle.is_some()).count();
    let operations: usize = apis.iter().map(|api| api.operations.len()).sum();
    let wanted = context.config.package.tag_features.unwrap_or_else(|| is_large(operations));
    if !wanted || tagged < 2 {
        return Vec::new();
    }
    let names = names(apis);
    let usages = usages(context, apis);
    for (api, name) in apis.iter_mut().zip(&names).filter(|(api, _)| api.handle.is_some()) {
        api.cfg = Some(any(&[name]));
    }
    // Many types are used by the same groups.
    let mut known = HashMap::default();
    for model in models {
        let groups = match usages.get(&model.id) {
            None => None,
            Some(Usage::Always) => continue,
            Some(Usage::By(groups)) => Some(groups),
        };
        let cfg = known.entry(groups).or_insert_with(|| match groups {
            None => any(&[EVERYTHING]),
            Some(groups) => any(&groups.iter().filter_map(|index| names.get(*index)).collect::<Vec<_>>()),
        });
        model.cfg = Some(cfg.clone());
    }
    apis.iter().zip(names).filter_map(|(api, name)| feature(api, name)).collect()
}

fn feature(api: &Api, name: String) -> Option<Feature> {
    let handle = api.handle.as_ref()?.name.as_str();
    Some(Feature {
        title: Markdown::code(&name),
        link: Markdown::link(&api.page, &format!("docs/{}.md", api.page)),
        docs: format!(" - `{name}`: [`{handle}`](crate::operations::{handle})"),
        name,
    })
}

/// The names of the features, which have to be told from those that every crate has.
fn names(apis: &[Api]) -> Vec<String> {
    let wanted = |api: &Api| api.file.trim_matches('_').replace('_', "-");
    let candidates: Vec<_> =
        apis.iter().map(|api| Candidate { wanted: wanted(api), spelled: api.file.clone() }).collect();
    let names = Scope::new([EVERYTHING, "default", "fs", "reqwest"]).resolve(&candidates);
    names.into_iter().map(|name| name.replace('_', "-")).collect()
}

/// `#[cfg(any(feature = "pets", feature = "shops"))]`
fn any<N: AsRef<str>>(names: &[N]) -> Code {
    let names = names.iter().map(AsRef::as_ref);
    let attribute: Attribute = match names.clone().collect::<Vec<_>>().as_slice() {
        [only] => syn::parse_quote!(#[cfg(feature = #only)]),
        _ => syn::parse_quote!(#[cfg(any(#(feature = #names),*))]),
    };
    Code::new(&attribute)
}

/// Who uses a schema.
enum Usage {
    /// Operations without a tag, webhooks, or too many tags to name.
    Always,
    /// Groups of operations, by their indices.
    By(BTreeSet<usize>),
}

/// Who uses each schema; none where nobody does. What a schema has in it is used by all who use that.
fn usages(context: &Context<'_>, apis: &[Api]) -> HashMap<SchemaId, Usage> {
    let operations: HashMap<_, _> =
        context.api.operations.iter().map(|operation| (operation.location.to_string(), operation)).collect();
    let schemas = &context.api.schemas;
    let reached = apis.par_iter().map(|api| {
        let own = api.operations.iter().filter_map(|operation| operations.get(&operation.location));
        Reached::from(schemas, own.flat_map(|operation| of_operation(operation)).collect())
    });
    let reached: Vec<_> = reached.collect();
    let mut usages = HashMap::<SchemaId, Usage>::default();
    for ((index, api), reached) in apis.iter().enumerate().zip(reached) {
        let group = api.handle.is_some().then_some(index);
        for id in reached.ids() {
            usages.entry(*id).or_insert(Usage::By(BTreeSet::new())).add(group);
        }
    }
    let by_webhooks = Reached::from(schemas, usage::of_callbacks(&context.api.webhooks));
    usages.extend(by_webhooks.ids().iter().map(|id| (*id, Usage::Always)));
    usages
}

fn of_operation(operation: &Operation) -> Vec<SchemaId> {
    [usage::of_operation(operation), usage::of_callbacks(&operation.callbacks)].concat()
}

impl Usage {
    fn add(&mut self, group: Option<usize>) {
        match (&mut *self, group) {
            (Self::By(groups), Some(group)) if groups.len() < MOST_NAMED => drop(groups.insert(group)),
            (Self::By(groups), Some(group)) if groups.contains(&group) => {}
            _ => *self = Self::Always,
        }
    }
}
