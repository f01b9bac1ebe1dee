//! The runtime of generated crates, as it is in the templates: JSON that is read, kept, refused and written, and requests and replies.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

// Laid out as generated crates are, and not every crate uses all of it.
#[rustfmt::skip]
#[path = "../../templates/crate/src/runtime"]
#[allow(dead_code, unused_imports, unreachable_pub, unused_qualifications, missing_docs, unexpected_cfgs, clippy::struct_field_names, reason = "no crate of its own")]
mod runtime {
    pub(crate) mod body;
    pub(crate) mod call;
    pub(crate) mod content;
    pub(crate) mod credentials;
    pub(crate) mod error;
    pub(crate) mod file;
    pub(crate) mod headers;
    pub(crate) mod json;
    pub(crate) mod nullable;
    pub(crate) mod or_empty;
    pub(crate) mod path;
    pub(crate) mod redirect;
    pub(crate) mod reply;
    pub(crate) mod response;
    pub(crate) mod response_future;
    pub(crate) mod secret;
    pub(crate) mod send;
    pub(crate) mod servers;
    pub(crate) mod settings;
    pub(crate) mod stream;
    pub(crate) mod style;
    pub(crate) mod transport;
}

// What the runtime names by the root of the crate.
#[allow(unused_imports, reason = "for links of the documentation")]
use runtime::error::Error;

#[path = "runtime"]
mod tests {
    mod bodies;
    mod charsets;
    mod credentials;
    mod enums;
    mod files;
    mod headers;
    mod media_types;
    mod numbers;
    mod objects;
    mod paths;
    mod recorder;
    mod retries;
    mod servers;
    mod settings;
    mod streams;
    mod styles;
    mod syntax;
    mod types;
    mod unions;
}
