//! What is written of schemas again and again, and kept: fields, which depend on how deep structs lie in one another, and names.

use std::sync::{Arc, Mutex};

use super::field::Field;
use crate::diagnostics::Diagnostics;
use crate::hash::HashMap;
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

    /// Whether nothing is around what is being written.
    pub(super) fn is_outside(&self) -> bool {
        self.now == 0
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
#[derive(Debug, Default)]
pub(super) struct Fields(Mutex<HashMap<SchemaId, Vec<Known>>>);

/// What is found out of a struct.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) fields: Arc<[Field]>,
    /// What is to be said of them.
    pub(super) diagnostics: Arc<Diagnostics>,
}

#[derive(Clone, Debug)]
struct Known {
    found: Found,
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
    pub(super) fn get(&self, id: SchemaId, nesting: &mut Nesting) -> Option<Found> {
        let all = self.0.lock().ok()?;
        let known = all.get(&id)?.iter().find(|known| known.holds(nesting.now))?;
        nesting.deepest = nesting.deepest.max(nesting.now + known.reach);
        Some(known.found.clone())
    }

    /// Keeps fields that were written since [`Nesting::measure`].
    pub(super) fn insert(&self, id: SchemaId, found: Found, nesting: &Nesting) {
        let reach = nesting.deepest.saturating_sub(nesting.now);
        if let Ok(mut all) = self.0.lock() {
            all.entry(id).or_default().push(Known { found, at: nesting.now, reach });
        }
    }
}

/// The names of the variants of enums.
#[derive(Debug, Default)]
pub(super) struct Variants(Mutex<HashMap<SchemaId, Arc<[String]>>>);

impl Variants {
    /// The names, which are made where they are not known yet.
    pub(super) fn get(&self, id: SchemaId, make: impl FnOnce() -> Vec<String>) -> Arc<[String]> {
        if let Some(known) = self.0.lock().ok().and_then(|all| all.get(&id).cloned()) {
            return known;
        }
        let names: Arc<[String]> = make().into();
        if let Ok(mut all) = self.0.lock() {
            all.insert(id, Arc::clone(&names));
        }
        names
    }
}
