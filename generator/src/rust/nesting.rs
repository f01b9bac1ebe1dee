//! Structs whose fields have structs for defaults: how deep they lie in one another, and which are known already.

use std::collections::HashMap;
use std::sync::Arc;

use super::field::Field;
use crate::model::SchemaId;

/// How many structs with defaults of their own may lie in one another in a default: one may need itself.
const MAX_NESTED: usize = 3;

/// How many structs are being written inside of one another.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Nesting {
    now: usize,
    /// The most there were, those that were refused included.
    deepest: usize,
}

impl Nesting {
    /// Goes into a struct; `false` where there are too many around it.
    pub(super) fn enter(&mut self) -> bool {
        self.deepest = self.deepest.max(self.now + 1);
        let fits = self.now <= MAX_NESTED;
        self.now += usize::from(fits);
        fits
    }

    /// Goes out again.
    pub(super) fn leave(&mut self) {
        self.now = self.now.saturating_sub(1);
    }

    /// Starts to measure how deep what comes now goes. Gives what was measured so far, for [`Self::widen`].
    pub(super) fn measure(&mut self) -> Self {
        std::mem::replace(self, Self { now: self.now, deepest: self.now })
    }

    /// Adds what was measured before.
    pub(super) fn widen(&mut self, before: Self) {
        self.deepest = self.deepest.max(before.deepest);
    }
}

/// The fields of structs, which depend on how deep those lie where that is too deep for a default.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields(HashMap<SchemaId, Vec<Known>>);

#[derive(Clone, Debug)]
struct Known {
    fields: Arc<[Field]>,
    /// Where they were written.
    at: usize,
    /// How many structs more there were inside.
    reach: usize,
}

impl Known {
    /// Whether the same would be written at a depth.
    fn holds(&self, now: usize) -> bool {
        let fits = |at: usize| at + self.reach <= MAX_NESTED + 1;
        self.at == now || (fits(self.at) && fits(now))
    }
}

impl Fields {
    /// The fields of a struct, where they are known.
    pub(super) fn get(&self, id: &SchemaId, nesting: &mut Nesting) -> Option<Arc<[Field]>> {
        let known = self.0.get(id)?.iter().find(|known| known.holds(nesting.now))?;
        nesting.deepest = nesting.deepest.max(nesting.now + known.reach);
        Some(Arc::clone(&known.fields))
    }

    /// Keeps fields that were written since [`Nesting::measure`].
    pub(super) fn insert(&mut self, id: SchemaId, fields: Arc<[Field]>, nesting: &Nesting) {
        let reach = nesting.deepest.saturating_sub(nesting.now);
        self.0.entry(id).or_default().push(Known { fields, at: nesting.now, reach });
    }
}
