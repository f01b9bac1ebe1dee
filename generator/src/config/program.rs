//! Programs that go with the crate (`[examples.<name>]`): written by hand, for what no document can show.

use std::collections::BTreeMap;
use std::io;

use super::{Config, Entry, Table};
use crate::diagnostics::{Diagnostic, Diagnostics};

/// A program.
#[derive(Clone, Debug)]
pub struct Program {
    /// The heading of its section in the README.
    pub title: String,
    /// Its file, beside the configuration.
    pub file: Entry,
    /// What the file holds; empty until it is read.
    pub text: String,
}

/// Reads the table.
pub(super) fn programs(root: &mut Table<'_, '_>, diagnostics: &mut Diagnostics) -> BTreeMap<String, Program> {
    let Some(mut programs) = root.table("examples", diagnostics) else { return BTreeMap::new() };
    let mut read = BTreeMap::new();
    for name in programs.keys() {
        let position = programs.position(&name);
        let Some(mut table) = programs.table(&name, diagnostics) else { continue };
        let title = table.line("title", diagnostics).unwrap_or_else(|| name.replace('_', " "));
        let file = table.entry("file", diagnostics);
        table.finish(diagnostics);
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        match file {
            _ if !is_name => {
                let message = format!("`{name}` cannot be the name of an example");
                let help = "write it in small letters, digits and `_`: it is the name of a file";
                diagnostics.push(Diagnostic::error(message).positioned(position).help(help));
            }
            None => {
                let message = format!("the example `{name}` has no `file`");
                let help = "name a file of Rust beside the configuration: `file = \"example.rs\"`";
                diagnostics.push(Diagnostic::error(message).positioned(position).help(help));
            }
            Some(file) => {
                read.insert(name, Program { title, file, text: String::new() });
            }
        }
    }
    read
}

impl Config {
    /// The same with the programs that it names; `read` gives what a file beside the configuration holds.
    ///
    /// # Errors
    ///
    /// Files that cannot be read, that lie elsewhere, or that hold no Rust.
    pub fn with_programs(mut self, read: impl Fn(&str) -> io::Result<String>) -> Result<Self, Diagnostics> {
        let mut diagnostics = Diagnostics::new();
        for program in self.programs.values_mut() {
            let file = &program.file.text;
            let found = if is_beside(file) {
                read(file).map_err(|error| format!("cannot read `{file}`: {error}"))
            } else {
                Err(format!("`{file}` does not lie beside the configuration"))
            };
            let parsed = found.and_then(|text| match syn::parse_file(&text) {
                Ok(_) => Ok(text),
                Err(error) => Err(format!("`{file}` is no Rust, at line {}: {error}", error.span().start().line)),
            });
            match parsed {
                Ok(text) => program.text = text,
                Err(message) => {
                    let diagnostic = Diagnostic::error(message).positioned(program.file.position.clone());
                    diagnostics.push(diagnostic.help("name a file of Rust in the folder of the configuration"));
                }
            }
        }
        diagnostics.propagate()?;
        Ok(self)
    }
}

/// Whether a path leads nowhere but below the folder that it starts from.
fn is_beside(file: &str) -> bool {
    !file.is_empty() && !file.contains(['\\', ':']) && file.split('/').all(|part| !matches!(part, "" | "." | ".."))
}
