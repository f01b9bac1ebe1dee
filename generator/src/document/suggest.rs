//! What somebody may have meant.

/// Longer names, and more of them, are not compared: nobody mistypes those, and comparing takes time.
const MAX_LENGTH: usize = 50;
const MAX_CANDIDATES: usize = 1000;

/// The candidate that is most like `name`, where one is like it at all.
pub(super) fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if name.len() > MAX_LENGTH {
        return None;
    }
    let near = candidates.into_iter().take(MAX_CANDIDATES).filter(|candidate| candidate.len() <= MAX_LENGTH);
    let distances = near.map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate));
    let (distance, candidate) = distances.min_by_key(|(distance, _)| *distance)?;
    let allowed = (name.chars().count() / 3).max(1);
    (distance > 0 && distance <= allowed).then_some(candidate)
}
