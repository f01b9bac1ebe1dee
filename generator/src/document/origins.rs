//! Where places of the document stood before it was brought into shape, so that what is said about them names the text that people wrote.

use super::mount;
use crate::hash::HashMap;
use crate::pointer::Pointer;

/// What each step that moves places did, in the order of the steps.
#[derive(Debug, Default)]
pub(super) struct Origins {
    steps: Vec<Moves>,
}

/// The places that one step moved, by where they are now; everything below a place moved with it.
#[derive(Debug, Default)]
pub(super) struct Moves {
    before: HashMap<Pointer, Pointer>,
}

impl Moves {
    /// Notes that what stands at `now` stood at `before`.
    pub(super) fn note(&mut self, now: Pointer, before: Pointer) {
        self.before.insert(now, before);
    }

    /// The nearest place above decides; a place that nothing is known of did not move.
    fn before(&self, now: &Pointer) -> Pointer {
        let mut above = Some(now.clone());
        while let Some(place) = above {
            if let (Some(before), Some(rest)) = (self.before.get(&place), now.below(&place)) {
                return before.append(rest);
            }
            above = place.parent();
        }
        now.clone()
    }
}

impl Origins {
    /// Adds the last step so far.
    pub(super) fn push(&mut self, moves: Moves) {
        if !moves.before.is_empty() {
            self.steps.push(moves);
        }
    }

    /// The file that a place came from, and the place in that file.
    pub(super) fn of(&self, at: &Pointer) -> (Option<String>, Pointer) {
        let at = self.steps.iter().rev().fold(at.clone(), |at, moves| moves.before(&at));
        mount::origin(&at)
    }
}

#[cfg(test)]
mod tests {
    use super::{Moves, Origins};
    use crate::pointer::Pointer;

    #[test]
    fn goes_back_step_by_step() {
        let place = |keys: &[&str]| keys.iter().fold(Pointer::root(), |place, key| place.join(key));
        let (mut first, mut second) = (Moves::default(), Moves::default());
        first.note(place(&["definitions", "B"]), place(&["x-copperplate-files", "overlay.yaml", "update"]));
        second.note(place(&["components", "schemas"]), place(&["definitions"]));
        let mut origins = Origins::default();
        origins.push(first);
        origins.push(second);
        let of = |keys: &[&str]| origins.of(&place(keys));
        assert_eq!(of(&["components", "schemas", "A", "type"]), (None, place(&["definitions", "A", "type"])));
        assert_eq!(
            of(&["components", "schemas", "B", "type"]),
            (Some("overlay.yaml".to_owned()), place(&["update", "type"]))
        );
        assert_eq!(of(&["components", "schemasX"]), (None, place(&["components", "schemasX"])));
    }
}
