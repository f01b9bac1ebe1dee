//! Turns an OpenAPI document into a Rust client crate.

pub mod diagnostics;
pub mod document;
pub mod lower;
pub mod model;
pub mod pointer;
pub mod value;
