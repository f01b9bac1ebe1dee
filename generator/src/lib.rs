//! Turns an OpenAPI document into a Rust client crate.

pub mod model;
pub mod pointer;
pub mod value;
