//! The JSON runtime of generated crates, as it is in the templates: what is read, kept, refused and written.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

// Laid out as generated crates are, and not every crate uses all of it.
#[rustfmt::skip]
#[path = "../../templates/crate/src/runtime"]
#[allow(dead_code, unreachable_pub, unused_qualifications, missing_docs, reason = "no crate of its own")]
mod runtime {
    pub(crate) mod json;
    pub(crate) mod nullable;
    pub(crate) mod secret;
}

#[path = "runtime"]
mod tests {
    mod enums;
    mod numbers;
    mod objects;
    mod syntax;
    mod types;
    mod unions;
}
