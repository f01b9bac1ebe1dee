//! The `match` over the status of a reply: responses that do the same share an arm.

use quote::quote;
use serde::Serialize;

use super::Arm;
use crate::model::StatusPattern;
use crate::rust::code::Code;

/// An arm of the `match` over the status.
#[derive(Clone, Debug, Serialize)]
pub struct MatchArm {
    /// The pattern.
    pub pattern: Code,
    /// The method of the reply that makes the outcome, with what it takes.
    pub reading: Code,
}

/// Responses that do the same, and are as exact as one another.
struct Group {
    statuses: Vec<StatusPattern>,
    success: bool,
    reading: Code,
}

impl Group {
    fn does_as(&self, other: &Self) -> bool {
        self.reading == other.reading
    }

    fn is_exact(&self) -> bool {
        self.statuses.iter().all(|status| matches!(status, StatusPattern::Exact(_)))
    }
}

/// The arms, the most exact ones first. What a less exact one does as well needs no arm of its own.
pub(in crate::rust) fn match_arms(arms: &[Arm<'_>]) -> Vec<MatchArm> {
    let groups = without_covered(grouped(arms));
    let arm = |group: &Group| MatchArm { pattern: pattern(group), reading: group.reading.clone() };
    groups.iter().map(arm).collect()
}

/// Whether clippy finds that arms overlap: it does where an arm before a range has an end of that range.
pub(in crate::rust) fn overlap(arms: &[MatchArm]) -> bool {
    let has_range = |arm: &MatchArm| arm.pattern.as_str().contains("..=");
    let is_end = |number: &str| number.ends_with("00") || number.ends_with("99");
    let has_end = |arm: &MatchArm| arm.pattern.as_str().split('|').map(str::trim).any(is_end);
    arms.iter().enumerate().any(|(index, arm)| has_end(arm) && arms.iter().skip(index + 1).any(has_range))
}

fn grouped(arms: &[Arm<'_>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for arm in arms {
        let own = Group { statuses: vec![arm.status], success: arm.success, reading: arm.reading() };
        let is_default = arm.status == StatusPattern::Default;
        // An exact status in a group that comes later would be taken by a range before it.
        let known = groups.iter_mut().find(|group| {
            group.does_as(&own)
                && group.is_exact() == own.is_exact()
                && !is_default
                && !group.statuses.contains(&StatusPattern::Default)
        });
        match known {
            Some(group) => group.statuses.push(arm.status),
            None => groups.push(own),
        }
    }
    groups
}

/// Takes out what a later arm does as well.
fn without_covered(mut groups: Vec<Group>) -> Vec<Group> {
    for index in (0..groups.len()).rev() {
        let (before, from) = groups.split_at_mut(index);
        let Some(later) = from.first() else { continue };
        for group in before.iter_mut().filter(|group| group.does_as(later)) {
            group.statuses.retain(|status| !later.statuses.iter().any(|other| covers(*other, *status, later.success)));
        }
    }
    groups.retain(|group| !group.statuses.is_empty());
    groups
}

/// Whether one pattern stands for all that the other stands for, with nothing between them that could take it.
fn covers(one: StatusPattern, other: StatusPattern, success: bool) -> bool {
    match (one, other) {
        (StatusPattern::Range(digit), StatusPattern::Exact(status)) => u16::from(digit) == status / 100,
        // For errors it is whatever is left over.
        (StatusPattern::Default, StatusPattern::Range(_)) => !success,
        _ => false,
    }
}

fn pattern(group: &Group) -> Code {
    let number = proc_macro2::Literal::u16_unsuffixed;
    let mut exact: Vec<u16> = Vec::new();
    let mut digits: Vec<u8> = Vec::new();
    for status in &group.statuses {
        match status {
            StatusPattern::Exact(status) => exact.push(*status),
            StatusPattern::Range(digit) => digits.push(*digit),
            StatusPattern::Default if group.success => digits.push(2),
            StatusPattern::Default => return Code::new(&quote!(_)),
        }
    }
    digits.sort_unstable();
    exact.sort_unstable();
    let exact = exact.chunk_by(|one, two| one + 1 == *two).flat_map(|run| match run {
        // More than two read better as a range.
        [first, _, .., last] => {
            let (first, last) = (number(*first), number(*last));
            vec![quote!(#first..=#last)]
        }
        run => run.iter().map(|status| number(*status)).map(|status| quote!(#status)).collect(),
    });
    let ranges = digits.chunk_by(|one, two| one + 1 == *two).filter_map(|run| {
        let (first, last) = (u16::from(*run.first()?) * 100, u16::from(*run.last()?) * 100 + 99);
        let (first, last) = (number(first), number(last));
        Some(quote!(#first..=#last))
    });
    let all: Vec<_> = exact.chain(ranges).collect();
    Code::new(&quote!(#(#all)|*))
}
