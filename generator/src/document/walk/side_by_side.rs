//! Goes through the entries of a large object on several threads: no entry asks what was found in another one.

use rayon::prelude::*;

use super::{Findings, Seen, Walk};
use crate::value::{Object, Value};

/// From how many entries on threads share an object.
const MANY: usize = 64;

/// How many entries one thread takes at a time.
const TOGETHER: usize = 16;

impl<'v> Walk<'v> {
    /// Looks at the entries of an object, and keeps what is found in their order.
    pub(super) fn each(&mut self, object: &'v Object, look: impl for<'w> Fn(&mut Walk<'w>, &'w str, &'w Value) + Sync) {
        // A part is not divided again: it shares what was looked at before with the others.
        if object.len() < MANY || self.before.is_some() {
            object.iter().for_each(|(key, value)| look(self, key, value));
            return;
        }
        let this = &*self;
        let entries: Vec<_> = object.iter().collect();
        let parts = entries.par_chunks(TOGETHER).map(|entries| {
            let mut part = this.part();
            for (key, value) in entries {
                look(&mut part, key, value);
            }
            (part.findings, part.seen)
        });
        let parts: Vec<_> = parts.collect();
        self.seen.reserve(parts.iter().map(|(_, seen)| seen.len()).sum());
        for (findings, seen) in parts {
            self.findings.extend(findings);
            self.seen.extend(seen);
        }
    }

    fn part(&self) -> Walk<'_> {
        Walk {
            base: self.base,
            version: self.version,
            path: self.path.clone(),
            inside: self.inside,
            before: Some(&self.seen),
            seen: Seen::default(),
            findings: Findings::default(),
        }
    }
}

impl Findings {
    fn extend(&mut self, more: Self) {
        self.diagnostics.extend(more.diagnostics);
        self.references.extend(more.references);
        self.mends.extend(more.mends);
        self.dialects.extend(more.dialects);
        self.parts.extend(more.parts);
    }
}
