//! Where references lead in the end, and those that lead in a circle.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::hash::{HashMap, HashSet, IndexMap};
use crate::pointer::Pointer;

/// From the place of each reference to the place that it names.
pub(super) type Edges = IndexMap<Pointer, Pointer>;

/// How many members of a circle are named.
const NAMED: usize = 5;

/// The end of each reference.
pub(super) fn ends(edges: &Edges) -> (HashMap<Pointer, Pointer>, Diagnostics) {
    let (ends, circles) = all(edges);
    let mut diagnostics = Diagnostics::new();
    for places in circles {
        diagnostics.push(circle(&places));
    }
    (ends, diagnostics)
}

/// The places of each circle, and what is to be said of it.
pub(super) fn circles(edges: &Edges) -> Vec<(Vec<Pointer>, Diagnostic)> {
    let (_, circles) = all(edges);
    circles.into_iter().map(|places| (places.iter().map(|at| (*at).clone()).collect(), circle(&places))).collect()
}

/// The end of each reference, and the circles. Every place is visited once, however long the chains are.
fn all(edges: &Edges) -> (HashMap<Pointer, Pointer>, Vec<Vec<&Pointer>>) {
    let (mut ends, mut endless) = (HashMap::default(), HashSet::default());
    let mut circles = Vec::new();
    for (start, next) in edges {
        // Most lead to something that is no reference.
        if !edges.contains_key(next) {
            ends.insert(start.clone(), next.clone());
            continue;
        }
        let (path, end) = follow(start, edges, &ends, &endless);
        match end {
            End::At(end) => ends.extend(path.into_iter().map(|place| (place.clone(), end.clone()))),
            End::Circle(from) => {
                circles.push(path.get(from..).unwrap_or_default().to_vec());
                endless.extend(path);
            }
            End::Known => endless.extend(path),
        }
    }
    (ends, circles)
}

enum End {
    At(Pointer),
    /// The path comes back to its place with this index.
    Circle(usize),
    /// It leads into a circle that was reported.
    Known,
}

fn follow<'e>(
    start: &'e Pointer,
    edges: &'e Edges,
    ends: &HashMap<Pointer, Pointer>,
    endless: &HashSet<&Pointer>,
) -> (Vec<&'e Pointer>, End) {
    let (mut path, mut indices) = (Vec::new(), HashMap::default());
    let mut place = start;
    loop {
        if let Some(end) = ends.get(place) {
            return (path, End::At(end.clone()));
        }
        if endless.contains(place) {
            return (path, End::Known);
        }
        if let Some(index) = indices.insert(place, path.len()) {
            return (path, End::Circle(index));
        }
        let Some(next) = edges.get(place) else { return (path, End::At(place.clone())) };
        path.push(place);
        place = next;
    }
}

fn circle(places: &[&Pointer]) -> Diagnostic {
    let mut names: Vec<_> =
        places.iter().take(NAMED).map(|place| format!("`{}`", super::mount::origin(place).1)).collect();
    if places.len() > NAMED {
        names.push("…".to_owned());
    }
    names.extend(names.first().cloned());
    let at = places.first().map_or_else(Pointer::root, |place| place.join("$ref"));
    Diagnostic::error(format!("the reference leads in a circle: {}", names.join(" → ")))
        .at(&at)
        .help("replace one of these references with what it stands for")
}
