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

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::super::super::shape::{Kind, SCHEMA};
    use super::super::super::version::Version;
    use super::super::walk;
    use super::{MANY, Seen};
    use crate::pointer::Pointer;
    use crate::value::Value;

    static ANY_SCHEMA: Kind = Kind::FlagOr(&SCHEMA);

    #[test]
    fn what_is_found_keeps_its_order_and_is_found_once() {
        let names: Vec<_> = (0..3 * MANY).map(|number| format!("schema{number}")).collect();
        let schema = || Value::Object([("nonsense".to_owned(), Value::Null)].into_iter().collect());
        let schemas = Value::Object(names.iter().map(|name| (name.clone(), schema())).collect());
        let kind = Kind::Map(&ANY_SCHEMA);
        let (base, mut seen) = (Pointer::root().join("schemas"), Seen::default());
        let mut found = || {
            let findings = walk(&schemas, kind, &base, Version::V3_0, &mut seen);
            let places = findings.diagnostics.iter().filter_map(|diagnostic| diagnostic.pointer.clone());
            (places.collect::<Vec<_>>(), findings.diagnostics.iter().count())
        };
        let places: Vec<_> = names.iter().map(|name| base.join(name).join("nonsense")).collect();
        assert_eq!(found(), (places, names.len()));
        assert_eq!(found(), (Vec::new(), 0));
        // What was looked at inside of it is known as well.
        let findings = walk(schemas.get("schema70").unwrap(), ANY_SCHEMA, &base, Version::V3_0, &mut seen);
        assert_eq!(findings.diagnostics.iter().count(), 0);
    }
}
