//! Which fields an object must have, or should have.

use super::super::mend::Mend;
use super::super::shape::Shape;
use super::super::version::Version;
use super::Walk;
use crate::diagnostics::Diagnostic;
use crate::value::{Object, Value};

impl Walk<'_> {
    pub(super) fn require(&mut self, object: &Object, shape: &'static Shape) {
        let conditional = shape
            .required_if
            .iter()
            .filter(|(field, value, _)| object.get(field).and_then(Value::as_str) == Some(value));
        let required = shape.required.iter().chain(conditional.flat_map(|(_, _, required)| required.iter()));
        let missing: Vec<_> = required.filter(|key| !object.contains_key(key)).map(|key| format!("`{key}`")).collect();
        if !missing.is_empty() {
            self.report(format!("{} without {}", shape.name, missing.join(" and ")), Some("add it".to_owned()));
        }
        let is_wanted = |until: &Option<Version>| until.is_none_or(|until| self.version < until);
        let wanted: Vec<_> =
            shape.wanted.iter().filter(|(key, until)| is_wanted(until) && !object.contains_key(key)).collect();
        for (key, _) in wanted {
            let diagnostic = Diagnostic::warning(format!("{} without `{key}`", shape.name)).at(&self.here());
            self.findings.diagnostics.push(diagnostic.help("add it"));
        }
        for (key, text) in shape.stand_ins.iter().filter(|(key, _)| !object.contains_key(key)) {
            let message = format!("{} without `{key}`; it is taken for `{text}`", shape.name);
            self.findings.diagnostics.push(Diagnostic::warning(message).at(&self.here()).help("add it"));
            self.findings.mends.push((self.here().join(key), Mend::As(Value::String((*text).to_owned()))));
        }
        self.require_one(object, shape);
    }

    /// Of the fields that exclude one another, the first one counts.
    fn require_one(&mut self, object: &Object, shape: &'static Shape) {
        let names: Vec<_> = shape.one_of.iter().map(|key| format!("`{key}`")).collect();
        match shape.one_of.iter().filter(|key| object.contains_key(key)).count() {
            _ if names.is_empty() => {}
            0 => {
                let message = format!("{} with neither {}", shape.name, names.join(" nor "));
                self.findings.diagnostics.push(Diagnostic::warning(message).at(&self.here()).help("add one of them"));
            }
            1 => {}
            _ => self.leave_one(object, shape, &names),
        }
    }

    fn leave_one(&mut self, object: &Object, shape: &'static Shape, names: &[String]) {
        let mut there = shape.one_of.iter().filter(|key| object.contains_key(key));
        let Some(first) = there.next() else { return };
        let message = format!("{} with both {}; `{first}` counts", shape.name, names.join(" and "));
        self.findings.diagnostics.push(Diagnostic::warning(message).at(&self.here()).help("keep one of them"));
        for key in there {
            self.findings.mends.push((self.here().join(key), Mend::Nothing));
        }
    }
}
