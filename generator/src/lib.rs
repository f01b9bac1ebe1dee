//! Turns an OpenAPI document into a Rust client crate.
//!
//! ```text
//! spec text -parse-> Document -lower-> Api (model) -name-> View -render, format-> FileTree -write|check-> generated/
//! ```
//!
//! Each arrow is a module; each stage reports all that is wrong before the next one starts.

pub mod config;
pub mod diagnostics;
pub mod document;
pub mod format;
pub mod lower;
pub mod model;
pub mod pointer;
mod render;
pub mod rust;
pub mod tree;
pub mod value;

use config::Config;
use diagnostics::{Diagnostics, Tolerance};
use document::Document;
use rust::account::Account;
use rust::report::Remark;
use tree::FileTree;

/// A crate, ready to be written.
#[derive(Debug)]
pub struct Generated {
    /// Its files.
    pub tree: FileTree,
    /// What the user should know.
    pub warnings: Diagnostics,
    /// What became of each operation of the document.
    pub accounts: Vec<Account>,
    /// How many types of schemas it has.
    pub types: usize,
    /// The places where a type says less than the document, or the document says nothing.
    pub report: Vec<Remark>,
}

/// Generates the client crate for a document.
///
/// `templates` is what the folder `templates/` of this project holds.
///
/// # Errors
///
/// All that is wrong with the document, or else with the configuration, or else with the templates, each with its place.
pub fn generate(
    document: &Document,
    config: &Config,
    templates: &FileTree,
    tolerance: Tolerance,
) -> Result<Generated, Diagnostics> {
    let mut warnings = Diagnostics::new();
    let mut stage = || -> Result<Generated, Diagnostics> {
        let (api, lowered) = lower::lower(document, tolerance)?;
        warnings.extend(lowered);
        let (mut view, named) = rust::view(&api, config, tolerance)?;
        warnings.extend(named);
        drop(api);
        let (accounts, report) = (std::mem::take(&mut view.accounts), std::mem::take(&mut view.report));
        let types = view.models.len();
        let tree = render::render(view, templates)?;
        Ok(Generated { tree, warnings: Diagnostics::new(), accounts, types, report })
    };
    match stage() {
        Ok(generated) => Ok(Generated { warnings: document.locate(warnings), ..generated }),
        Err(mut diagnostics) => {
            diagnostics.extend(warnings);
            Err(document.locate(diagnostics))
        }
    }
}
