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
mod hash;
mod lines;
pub mod lower;
pub mod model;
pub mod pointer;
mod render;
pub mod rust;
pub mod tree;
pub mod value;

use std::any::Any;
use std::fmt;
use std::time::{Duration, Instant};

use config::Config;
use diagnostics::{Diagnostics, Tolerance};
use document::Document;
use rust::account::Account;
use rust::report::Remark;
use tree::FileTree;

/// How long each stage took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stages {
    /// From the document to the model.
    pub lowering: Duration,
    /// From the model to the raw text: view and templates.
    pub rendering: Duration,
    /// From the raw text to the files, which are parsed and laid out.
    pub formatting: Duration,
}

/// A crate, ready to be written.
#[derive(Debug)]
pub struct Generated {
    /// Its files.
    pub tree: FileTree,
    /// What the user should know.
    pub warnings: Diagnostics,
    /// What became of each operation of the document that the user wants.
    pub accounts: Vec<Account>,
    /// How many operations of the document the user does not want.
    pub unselected: usize,
    /// How many types of schemas it has.
    pub types: usize,
    /// The places where a type says less than the document, or the document says nothing.
    pub report: Vec<Remark>,
    /// How long it took.
    pub stages: Stages,
    /// What it was made from, which is of no more use.
    pub leftovers: Leftovers,
}

/// What is of no more use. To let go of so many values takes a while, which a process that ends soon can save: by
/// [`std::mem::forget`].
pub struct Leftovers(#[expect(dead_code, reason = "nobody looks at it again")] Box<dyn Any + Send>);

impl Leftovers {
    fn of(values: impl Any + Send) -> Self {
        Self(Box::new(values))
    }
}

impl fmt::Debug for Leftovers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Leftovers")
    }
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
        let start = Instant::now();
        let (api, lowered) = lower::lower_only(document, tolerance, &config.document.only)?;
        warnings.extend(lowered);
        let lowering = start.elapsed();
        let (mut view, named) = rust::view(&api, config, tolerance)?;
        warnings.extend(named);
        let unselected = api.unselected.operations.len();
        let (accounts, report) = (std::mem::take(&mut view.accounts), std::mem::take(&mut view.report));
        let types = view.models.len();
        let located = || document.locate(std::mem::take(&mut warnings));
        let (rendered, located) = rayon::join(|| render::render(view, templates), located);
        warnings = located;
        let (tree, formatting, leftovers) = rendered?;
        let leftovers = Leftovers::of((api, leftovers));
        let stages = Stages { lowering, rendering: start.elapsed().saturating_sub(lowering + formatting), formatting };
        Ok(Generated { tree, warnings: Diagnostics::new(), accounts, unselected, types, report, stages, leftovers })
    };
    match stage() {
        Ok(generated) => Ok(Generated { warnings, ..generated }),
        Err(mut diagnostics) => {
            diagnostics.extend(warnings);
            Err(document.locate(diagnostics))
        }
    }
}
