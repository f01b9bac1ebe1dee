//! References that lead in a circle, where the user wants all that is possible: what they should name is unknown, and nothing else.

use super::chains::{self, Edges};
use super::shape::Kind;
use super::tolerate::{self, Losses};
use crate::diagnostics::Tolerance;
use crate::hash::HashSet;
use crate::pointer::Pointer;
use crate::value::Value;

/// Loses the references of each circle. `kinds` are what the references should lead to, in their order.
pub(super) fn cut(value: &mut Value, edges: &mut Edges, kinds: &[Kind], losses: &mut Losses) {
    if losses.tolerance == Tolerance::None {
        return;
    }
    let mut cut = HashSet::<Pointer>::default();
    for (places, diagnostic) in chains::circles(edges) {
        let known = places.iter().map(|at| Some((at, *kinds.get(edges.get_index_of(at)?)?)));
        let Some(known) = known.collect::<Option<Vec<_>>>() else { continue };
        if losses.lose_circle(&known, diagnostic) {
            cut.extend(places);
        }
    }
    edges.retain(|at, _| !cut.contains(at));
    tolerate::apply(value, std::mem::take(&mut losses.mends));
}
