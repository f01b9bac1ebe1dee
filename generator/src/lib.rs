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
use rust::report::Remark;
use tree::FileTree;

/// A crate, ready to be written.
#[derive(Debug)]
pub struct Generated {
    /// Its files.
    pub tree: FileTree,
    /// What the user should know.
    pub warnings: Diagnostics,
    /// How many operations it has.
    pub operations: usize,
    /// How many operations of the document it does without.
    pub left_out: usize,
    /// How many operations of the document the user does not want.
    pub unselected: usize,
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
        let (api, lowered) = lower::lower_only(document, tolerance, &config.document.only)?;
        warnings.extend(lowered);
        let (view, named) = rust::view(&api, config, tolerance)?;
        warnings.extend(named);
        let tree = render::render(&view, templates)?;
        let methods = view.apis.iter().flat_map(|api| &api.operations);
        let operations = methods.filter(|method| method.is_first_form).count();
        Ok(Generated {
            tree,
            warnings: Diagnostics::new(),
            operations,
            left_out: api.operations.len() + api.left_out - operations,
            unselected: api.unselected.operations.len(),
            types: view.models.len(),
            report: view.report,
        })
    };
    match stage() {
        Ok(generated) => Ok(Generated { warnings: document.locate(warnings), ..generated }),
        Err(mut diagnostics) => {
            diagnostics.extend(warnings);
            Err(document.locate(diagnostics))
        }
    }
}
