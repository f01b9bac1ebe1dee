//! Texts that were rewritten before: descriptions of parameters stand in every operation that takes them.

use std::cell::RefCell;

use crate::hash::HashMap;

/// How many texts a thread remembers; then it begins anew.
const MOST: usize = 2048;

thread_local! {
    static KNOWN: RefCell<HashMap<String, String>> = RefCell::default();
}

/// A text, rewritten.
pub(super) fn rewritten(text: &str) -> String {
    if let Some(known) = KNOWN.with_borrow(|known| known.get(text).cloned()) {
        return known;
    }
    let rewritten = super::rewritten(text);
    KNOWN.with_borrow_mut(|known| {
        if known.len() == MOST {
            known.clear();
        }
        known.insert(text.to_owned(), rewritten.clone());
    });
    rewritten
}
