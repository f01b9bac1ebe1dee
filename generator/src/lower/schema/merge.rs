//! Two statements that hold at once, as one.

use crate::model::{Bounds, EnumerationValue};
use crate::value::Value;

/// The types that both allow. Every integer is a number.
pub(super) fn types<'d>(one: &[&'d str], two: &[&'d str]) -> Vec<&'d str> {
    let allows = |types: &[&str], name: &str| types.contains(&name) || name == "integer" && types.contains(&"number");
    let mut both: Vec<&str> = one.iter().copied().filter(|name| allows(two, name)).collect();
    both.extend(two.iter().filter(|name| !one.contains(name) && allows(one, name)));
    both
}

/// The lesser of two limits, of which each may be missing.
pub(super) fn least(one: Option<u64>, two: Option<u64>) -> Option<u64> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    }
}

/// Narrows bounds by others.
pub(super) fn bounds(known: &mut Bounds, others: Bounds) {
    let number =
        |value: &Option<Value>| value.as_ref().and_then(Value::as_number).and_then(crate::value::Number::as_f64);
    let (minimum, other) = (number(&known.minimum), number(&others.minimum));
    if other.is_some_and(|other| minimum.is_none_or(|minimum| other > minimum)) {
        known.minimum = others.minimum;
        known.exclusive_minimum = others.exclusive_minimum;
    }
    let (maximum, other) = (number(&known.maximum), number(&others.maximum));
    if other.is_some_and(|other| maximum.is_none_or(|maximum| other < maximum)) {
        known.maximum = others.maximum;
        known.exclusive_maximum = others.exclusive_maximum;
    }
    known.multiple_of = known.multiple_of.take().or(others.multiple_of);
}

/// The values that both lists have.
pub(super) fn values(known: Vec<EnumerationValue>, others: &[EnumerationValue]) -> Vec<EnumerationValue> {
    let mut both = known;
    both.retain(|value| others.iter().any(|other| other.value == value.value));
    both
}
