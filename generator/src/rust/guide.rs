//! Programs that were written by hand, and go with the crate.

use serde::Serialize;

use super::code::Code;
use super::docs;
use super::markdown::Markdown;
use crate::config::{Config, Program};

/// A program.
#[derive(Debug, Serialize)]
pub struct Guide {
    /// The name of its file.
    pub file: String,
    /// The heading of its section in the README.
    pub title: Markdown,
    /// What its file says of itself, for the README.
    pub about: Markdown,
    /// The documentation comment of its file.
    pub docs: Code,
    /// All the rest of it.
    pub code: Code,
}

/// The programs of the configuration, by name.
pub(super) fn guides(config: &Config) -> Vec<Guide> {
    config.programs.iter().filter_map(|(name, program)| guide(name, program)).collect()
}

fn guide(name: &str, program: &Program) -> Option<Guide> {
    // What is no Rust has been refused when it was read.
    let parsed = syn::parse_file(&program.text).ok()?;
    let about = about(&program.text);
    let code: Vec<_> = program.text.lines().skip_while(|line| line.starts_with("//!") || line.is_empty()).collect();
    Some(Guide {
        file: name.to_owned(),
        title: Markdown::text(&program.title),
        docs: docs::file_comment(&[docs::harmless(&about)]),
        about: Markdown::block(&about),
        code: Code::file(code.join("\n"), &parsed),
    })
}

/// The documentation comment of a file.
fn about(text: &str) -> String {
    let lines = text.lines().take_while(|line| line.starts_with("//!"));
    lines.map(|line| line.trim_start_matches("//!").trim_start()).collect::<Vec<_>>().join("\n")
}
