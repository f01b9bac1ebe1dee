//! Goes through the entries of a long map on several threads: no entry asks what was found in another one.

use rayon::prelude::*;

use super::super::shape::Kind;
use super::{Findings, Seen, Step, Walk};
use crate::value::Value;

/// From how many entries on threads share a map.
const MANY: usize = 64;

/// How many entries one thread takes at a time.
const TOGETHER: usize = 16;

impl<'v> Walk<'v> {
    /// Goes through the entries of a map, and keeps what is found in their order.
    pub(super) fn entries(&mut self, entries: &[(&'v str, &'v Value)], kind: Kind) {
        // A part is not divided again: it shares what was looked at before with the others.
        if entries.len() < MANY || self.before.is_some() {
            for (key, value) in entries {
                self.enter(Step::Key(key), value, kind);
            }
            return;
        }
        let parts: Vec<_> = entries.par_chunks(TOGETHER).map(|entries| self.part(entries, kind)).collect();
        for (findings, seen) in parts {
            self.findings.extend(findings);
            self.seen.extend(seen);
        }
    }

    fn part(&self, entries: &[(&str, &Value)], kind: Kind) -> (Findings, Seen) {
        let mut part = Walk {
            base: self.base,
            version: self.version,
            path: self.path.clone(),
            inside: self.inside,
            before: Some(&self.seen),
            seen: Seen::default(),
            findings: Findings::default(),
        };
        part.entries(entries, kind);
        (part.findings, part.seen)
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
