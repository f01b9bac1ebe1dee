//! The operations that the user wants, and what only the others need.
//!
//! What is wanted is lowered first, so that all that is met on the way is needed, and what comes behind it is not.

use super::context::Context;
use crate::config::{Known, Selector};
use crate::diagnostics::Diagnostics;
use crate::hash::HashSet;
use crate::model::{Operation, Requirement, Scheme, Server, Unselected};
use crate::pointer::Pointer;

/// Which operations are lowered.
pub(super) struct Selection {
    /// The wanted ones, by the place of their path, or the name of their webhook, and their method; `None` where all are.
    wanted: Option<HashSet<(Pointer, String)>>,
    /// Whether the others are lowered now.
    others: bool,
}

impl Selection {
    /// What the selectors select. Those that select nothing are errors.
    pub(super) fn of(context: &mut Context<'_>, only: &[Selector]) -> Self {
        if only.is_empty() {
            return Self { wanted: None, others: false };
        }
        let operations = all(context);
        let known: Vec<_> = operations.iter().map(|(_, known)| known.clone()).collect();
        for selector in only.iter().filter(|selector| !known.iter().any(|known| selector.selects(known))) {
            context.found.diagnostics.push(selector.unknown(&known));
        }
        let wanted = operations.into_iter().filter(|(_, known)| only.iter().any(|selector| selector.selects(known)));
        Self { wanted: Some(wanted.map(|(key, _)| key).collect()), others: false }
    }

    /// Whether some operations are not wanted.
    pub(super) fn is_part(&self) -> bool {
        self.wanted.is_some()
    }

    /// The operations that are not wanted.
    pub(super) fn others(self) -> Self {
        Self { others: true, ..self }
    }

    /// Whether an operation of a path, or of a webhook, belongs to it.
    pub(super) fn has(&self, at: &Pointer, method: &str) -> bool {
        self.wanted.as_ref().is_none_or(|wanted| wanted.contains(&(at.clone(), method.to_owned())) != self.others)
    }
}

/// What each operation is known by, those of webhooks as well, whose path is their name.
fn all(context: &Context<'_>) -> Vec<((Pointer, String), Known)> {
    let mut all = Vec::new();
    for (path, at) in context.paths().chain(context.webhooks()) {
        for method in context.operations(&at) {
            let known = Known {
                method: method.name.to_ascii_lowercase(),
                path: path.clone(),
                operation_id: context.text(&method.at, "operationId"),
                tags: context.texts(&method.at, "tags"),
            };
            all.push(((at.clone(), method.name), known));
        }
    }
    all
}

/// Takes out what none of the operations needs: servers and security schemes.
pub(super) fn prune(
    operations: &mut [Operation],
    servers: &mut Vec<Server>,
    schemes: &mut Vec<Scheme>,
    unselected: &mut Unselected,
) {
    let used: HashSet<_> = operations.iter().flat_map(|operation| operation.servers.iter().copied()).collect();
    let mut places = Vec::new();
    let (mut kept, mut others) = (Vec::new(), Vec::new());
    for (index, server) in servers.drain(..).enumerate() {
        places.push(kept.len());
        if used.contains(&index) { kept.push(server) } else { others.push(server) }
    }
    for index in operations.iter_mut().flat_map(|operation| &mut operation.servers) {
        *index = places.get(*index).copied().unwrap_or_default();
    }
    *servers = kept;
    unselected.servers = others;
    let required = |operation: &Operation, scheme: &Scheme| {
        let mut sets = operation.security.iter().flat_map(|Requirement(set)| set);
        sets.any(|required| required.scheme == scheme.name)
    };
    let needed = |scheme: &Scheme| operations.iter().any(|operation| required(operation, scheme));
    (*schemes, unselected.security_schemes) = schemes.drain(..).partition(needed);
}

/// What is said about something else than the security schemes that nobody needs.
pub(super) fn relevant(diagnostics: &Diagnostics, unneeded: &[Scheme]) -> Diagnostics {
    let place = Pointer::root().join("components").join("securitySchemes");
    let places: Vec<_> =
        unneeded.iter().flat_map(|scheme| [place.join(&scheme.name), scheme.location.clone()]).collect();
    let mut relevant = Diagnostics::new();
    let is_relevant = |at: &Pointer| !places.iter().any(|place| at.below(place).is_some());
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.pointer.as_ref().is_none_or(is_relevant)) {
        relevant.push(diagnostic.clone());
    }
    relevant
}
