//! Where a type would hold itself: there, and only there, a `Box` stands between.

use std::collections::{HashMap, HashSet};

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

/// Finds them: going through the types in the order of the document, each step back to a type that is being gone through.
pub(super) fn boxes(schemas: &Schemas) -> Boxes {
    let mut search = Search { schemas, states: HashMap::new(), boxes: HashSet::new() };
    for (id, _) in schemas.iter() {
        search.from(id);
    }
    Boxes(search.boxes)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Done,
}

struct Search<'s> {
    schemas: &'s Schemas,
    states: HashMap<SchemaId, State>,
    boxes: HashSet<(SchemaId, SchemaId)>,
}

impl Search<'_> {
    fn from(&mut self, start: SchemaId) {
        if self.states.contains_key(&start) {
            return;
        }
        // Depth first, with a stack of its own: documents can be deep.
        let mut path = vec![(start, held(self.schemas, start).into_iter())];
        self.states.insert(start, State::Open);
        while let Some((owner, rest)) = path.last_mut() {
            let owner = *owner;
            let Some(next) = rest.next() else {
                self.states.insert(owner, State::Done);
                path.pop();
                continue;
            };
            match self.states.get(&next) {
                Some(State::Open) => drop(self.boxes.insert((owner, next))),
                Some(State::Done) => {}
                None => {
                    self.states.insert(next, State::Open);
                    path.push((next, held(self.schemas, next).into_iter()));
                }
            }
        }
    }
}

/// The schemas whose values lie inside of the values of a schema itself, not in an array or a map.
fn held(schemas: &Schemas, id: SchemaId) -> Vec<SchemaId> {
    let held: Vec<SchemaId> = match &schemas.get(id).kind {
        Kind::Object(object) => object.properties.iter().map(|property| property.schema).collect(),
        Kind::Union(union) => union.variants.iter().map(|variant| variant.schema).collect(),
        _ => Vec::new(),
    };
    held.into_iter().flat_map(|id| through_tuples(schemas, schemas.meaning(id), 0)).collect()
}

/// A tuple has no type of its own: what it holds is held by what holds it.
fn through_tuples(schemas: &Schemas, id: SchemaId, depth: usize) -> Vec<SchemaId> {
    match &schemas.get(id).kind {
        Kind::Array(array) if is_tuple(array) && depth < 16 => match &array.items {
            Items::Positions(items) => {
                items.iter().flat_map(|item| through_tuples(schemas, schemas.meaning(*item), depth + 1)).collect()
            }
            _ => Vec::new(),
        },
        _ => vec![id],
    }
}
