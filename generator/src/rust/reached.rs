//! Schemas, with those that they have in them.

use crate::model::{SchemaId, Schemas};

/// Some of the schemas.
#[derive(Clone, Debug, Default)]
pub(super) struct Reached {
    /// Whether a schema is one of them, by its index.
    is_in: Vec<bool>,
    /// In the order in which they came.
    ids: Vec<SchemaId>,
}

impl Reached {
    /// Schemas, and those that they have in them.
    pub(super) fn from(schemas: &Schemas, ids: Vec<SchemaId>) -> Self {
        let mut reached = Self::default();
        reached.extend(schemas, ids);
        reached
    }

    /// Adds schemas, and those that they have in them.
    pub(super) fn extend(&mut self, schemas: &Schemas, ids: Vec<SchemaId>) {
        self.is_in.resize(schemas.len(), false);
        let mut pending = ids;
        while let Some(id) = pending.pop() {
            if self.insert(id) {
                pending.extend(schemas.get(id).kind.parts());
            }
        }
    }

    /// Whether it is new.
    fn insert(&mut self, id: SchemaId) -> bool {
        let Some(is_in) = self.is_in.get_mut(id.index()).filter(|is_in| !**is_in) else { return false };
        *is_in = true;
        self.ids.push(id);
        true
    }

    pub(super) fn contains(&self, id: SchemaId) -> bool {
        self.is_in.get(id.index()).copied().unwrap_or_default()
    }

    pub(super) fn ids(&self) -> &[SchemaId] {
        &self.ids
    }
}
