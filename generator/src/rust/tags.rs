//! Values of discriminators: which property of which struct must have which value.

use crate::hash::HashMap;
use crate::model::{Kind, SchemaId, Schemas};
use crate::value::Value;

/// The values that stand for a struct in the unions that it belongs to, by the struct and the property.
#[derive(Debug, Default)]
pub(super) struct Tags(HashMap<(SchemaId, String), Vec<Value>>);

impl Tags {
    /// The only value that stands for a struct, where there is just one.
    pub(super) fn only(&self, id: SchemaId, property: &str) -> Option<Value> {
        match self.0.get(&(id, property.to_owned()))?.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }
}

/// Collects the values from all unions.
pub(super) fn tags(schemas: &Schemas) -> Tags {
    let mut tags: HashMap<_, Vec<Value>> = HashMap::default();
    for (_, schema) in schemas.iter() {
        let Kind::Union(union) = &schema.kind else { continue };
        let Some(discriminator) = &union.discriminator else { continue };
        for variant in &union.variants {
            let key = (schemas.meaning(variant.schema), discriminator.property.clone());
            let known = tags.entry(key).or_default();
            for tag in &variant.tags {
                if !known.contains(tag) {
                    known.push(tag.clone());
                }
            }
        }
    }
    Tags(tags)
}
