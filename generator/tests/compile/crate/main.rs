//! Values through the types of this crate, in both directions. Written by the tests of the generator.

#![allow(clippy::all, clippy::pedantic, unused_imports, unused_macros, dead_code, deprecated)]

mod exact;
mod types;

use exact::canonical;

/// A line of `values.tsv` is the index of a type, what is expected of a value, the value, and what becomes of it.
#[test]
fn values_go_through_their_types() {
    let lines = include_str!("values.tsv").lines();
    let wrong: Vec<_> = lines.filter_map(wrong).collect();
    let shown = wrong.iter().take(10).cloned().collect::<Vec<_>>().join("\n\n");
    assert!(wrong.is_empty(), "{} values are wrong:\n\n{shown}", wrong.len());
}

fn wrong(line: &str) -> Option<String> {
    let fields: Vec<_> = line.split('\t').collect();
    let [index, expectation, value, expected] = fields[..] else { return Some(format!("no line of values: {line}")) };
    let (place, ty, through) = types::TYPES[index.parse::<usize>().unwrap()];
    let found = through(value);
    let is_right = match (expectation, &found) {
        ("becomes", Ok(encoded)) => canonical(encoded) == canonical(expected),
        ("refused", Err(error)) => error == expected,
        _ => false,
    };
    (!is_right).then(|| format!("{place} ({ty})\n  value    {value}\n  {expectation:8} {expected}\n  found    {found:?}"))
}

/// Decodes and encodes.
macro_rules! through {
    ($ty:ty) => {
        |text: &str| {
            let value: $ty = json::from_slice(text.as_bytes()).map_err(|error| error.to_string())?;
            let encoded = json::to_vec(&value).map_err(|error| error.to_string())?;
            Ok(String::from_utf8(encoded).unwrap())
        }
    };
}
use through;
