//! Turns an OpenAPI document into a Rust client crate.

pub mod config;
pub mod diagnostics;
pub mod document;
pub mod model;
pub mod pointer;
pub mod tree;
pub mod value;

use config::Config;
use diagnostics::Diagnostics;
use document::Document;
use tree::FileTree;

/// STAND-IN until the real lowering is merged.
pub mod lower {
    use crate::diagnostics::Diagnostics;
    use crate::document::Document;
    use crate::model::{Api, Info, Schemas};

    /// Stand-in.
    ///
    /// # Errors
    ///
    /// Never.
    pub fn lower(document: &Document) -> Result<(Api, Diagnostics), Diagnostics> {
        let info = Info {
            title: document.openapi().info.title.clone(),
            version: document.openapi().info.version.clone(),
            description: None,
            terms_of_service: None,
            contact: None,
            license: None,
        };
        let api = Api {
            info,
            tags: Vec::new(),
            servers: Vec::new(),
            security_schemes: Vec::new(),
            operations: Vec::new(), // the stand-in finds none
            schemas: Schemas::default(),
        };
        Ok((api, Diagnostics::new()))
    }
}

/// STAND-IN until the real pipeline is merged.
#[derive(Debug)]
pub struct Generated {
    /// Stand-in.
    pub tree: FileTree,
    /// Stand-in.
    pub warnings: Diagnostics,
    /// Stand-in.
    pub operations: usize,
    /// Stand-in.
    pub types: usize,
}

/// STAND-IN until the real pipeline is merged: copies the templates and prints the model.
///
/// # Errors
///
/// What lowering finds.
pub fn generate(document: &Document, config: &Config, templates: &FileTree) -> Result<Generated, Diagnostics> {
    let (_, warnings) = lower::lower(document)?;
    let mut tree = FileTree::new();
    tree.insert("Cargo.toml", format!("[package]\nname = {:?}\n", config.name))?;
    for (path, text) in templates.iter() {
        if let Some(path) = path.strip_prefix("crate/") {
            tree.insert(path, text)?;
        }
    }
    Ok(Generated { tree, warnings, operations: document.openapi().paths.paths.len(), types: 0 })
}
