//! Where a type would hold itself: there, and only there, a `Box` stands between.

use crate::hash::{HashMap, HashSet};
use crate::model::{Items, Kind, SchemaId, Schemas};

use super::schema::is_tuple;

/// The places where a `Box` stands: in the type of the first schema, around the type of the second.
#[derive(Debug, Default)]
pub(super) struct Boxes(HashSet<(SchemaId, SchemaId)>);

impl Boxes {
    /// Whether a type holds another one in a `Box`.
    pub(super) fn has(&self, owner: SchemaId, held: SchemaId) -> bool {
        self.0.contains(&(owner, held))
    }
}

/// Finds them. The order of the document plays no part: types that hold one another are gone through in the order of their
/// places, and each step back to one that is being gone through gets a `Box`. Tuples have no type in which one could stand, so the
/// step into a tuple gets it.
pub(super) fn boxes(schemas: &Schemas) -> Boxes {
    let mut boxes = HashSet::default();
    for mut circle in circles(schemas) {
        let members: HashSet<_> = circle.iter().copied().collect();
        circle.sort_by_key(|id| &schemas.get(*id).place);
        let mut states = HashMap::default();
        for start in circle.into_iter().filter(|id| !is_unnamed(schemas, *id)) {
            walk(schemas, start, &members, &mut states, &mut boxes);
        }
    }
    Boxes(boxes)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Done,
}

/// Goes through the members of a circle, depth first, with a stack of its own: documents can be deep.
fn walk(
    schemas: &Schemas,
    start: SchemaId,
    members: &HashSet<SchemaId>,
    states: &mut HashMap<SchemaId, State>,
    boxes: &mut HashSet<(SchemaId, SchemaId)>,
) {
    if states.contains_key(&start) {
        return;
    }
    let within =
        |id| held(schemas, id).into_iter().filter(|held| members.contains(held)).collect::<Vec<_>>().into_iter();
    let mut path = vec![(start, within(start))];
    states.insert(start, State::Open);
    while let Some((owner, rest)) = path.last_mut() {
        let owner = *owner;
        let Some(next) = rest.next() else {
            states.insert(owner, State::Done);
            path.pop();
            continue;
        };
        match states.get(&next) {
            _ if is_unnamed(schemas, next) => drop(boxes.insert((owner, next))),
            Some(State::Open) => drop(boxes.insert((owner, next))),
            Some(State::Done) => {}
            None => {
                states.insert(next, State::Open);
                path.push((next, within(next)));
            }
        }
    }
}

/// Types that hold themselves, each with all that it does so through: the strongly connected components (Tarjan's algorithm).
fn circles(schemas: &Schemas) -> Vec<Vec<SchemaId>> {
    let mut search = Search::default();
    for (id, _) in schemas.iter() {
        search.from(schemas, id);
    }
    search.circles
}

#[derive(Default)]
struct Search {
    /// When each schema was met, and the earliest one that it leads back to.
    met: HashMap<SchemaId, (usize, usize)>,
    /// Those that may still turn out to lie in one circle.
    open: Vec<SchemaId>,
    is_open: HashSet<SchemaId>,
    circles: Vec<Vec<SchemaId>>,
}

impl Search {
    fn meet(&mut self, id: SchemaId) {
        let order = self.met.len();
        self.met.insert(id, (order, order));
        self.open.push(id);
        self.is_open.insert(id);
    }

    fn earliest(&self, id: SchemaId) -> usize {
        self.met.get(&id).map_or(usize::MAX, |(_, earliest)| *earliest)
    }

    fn lead_back(&mut self, id: SchemaId, earliest: usize) {
        if let Some((_, known)) = self.met.get_mut(&id) {
            *known = earliest.min(*known);
        }
    }

    fn from(&mut self, schemas: &Schemas, start: SchemaId) {
        if self.met.contains_key(&start) {
            return;
        }
        self.meet(start);
        let mut path = vec![(start, held(schemas, start).into_iter())];
        while let Some((owner, rest)) = path.last_mut() {
            let owner = *owner;
            if let Some(next) = rest.next() {
                if !self.met.contains_key(&next) {
                    self.meet(next);
                    path.push((next, held(schemas, next).into_iter()));
                } else if self.is_open.contains(&next) {
                    let order = self.met.get(&next).map_or(usize::MAX, |(order, _)| *order);
                    self.lead_back(owner, order);
                }
                continue;
            }
            path.pop();
            let earliest = self.earliest(owner);
            if let Some((above, _)) = path.last() {
                self.lead_back(*above, earliest);
            }
            if self.met.get(&owner).is_some_and(|(order, _)| *order == earliest) {
                self.close(schemas, owner);
            }
        }
    }

    /// Takes out the circle that a schema is the first of.
    fn close(&mut self, schemas: &Schemas, first: SchemaId) {
        let mut circle = Vec::new();
        while let Some(id) = self.open.pop() {
            self.is_open.remove(&id);
            circle.push(id);
            if id == first {
                break;
            }
        }
        if circle.len() > 1 || held(schemas, first).contains(&first) {
            self.circles.push(circle);
        }
    }
}

fn is_unnamed(schemas: &Schemas, id: SchemaId) -> bool {
    matches!(schemas.get(id).kind, Kind::Array(_))
}

/// The schemas whose values lie inside of the values of a schema itself, not in an array or a map.
fn held(schemas: &Schemas, id: SchemaId) -> Vec<SchemaId> {
    let held: Vec<SchemaId> = match &schemas.get(id).kind {
        Kind::Object(object) => object.properties.iter().map(|property| property.schema).collect(),
        Kind::Union(union) => union.variants.iter().map(|variant| variant.schema).collect(),
        Kind::Array(array) if is_tuple(array) => match &array.items {
            Items::Positions(items) => items.clone(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    held.into_iter().map(|id| schemas.meaning(id)).collect()
}
