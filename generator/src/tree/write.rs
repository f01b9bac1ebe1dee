//! Writing: plan, stage everything, swap, clean up.

use std::io;
use std::path::Path;

use super::FileTree;
use super::error::{cannot, shown};
use super::manifest::Manifest;
use super::output::Output;
use super::plan::Plan;
use super::stage::{Stage, recover, sync};
use super::swap::{Method, swap};
use crate::diagnostics::Diagnostic;

/// What writing a tree did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many files are new, deleted ones that came back included.
    pub created: usize,
    /// How many files have another text than before.
    pub changed: usize,
    /// How many files were as they should be.
    pub unchanged: usize,
    /// The files that an earlier run wrote and that are not generated any more.
    pub removed: Vec<String>,
    /// The files that an earlier run wrote and somebody edited; they are among those changed.
    pub edited: Vec<String>,
    /// The files that no run wrote, which stay; what cargo and git make at the root goes without saying.
    pub foreign: Vec<String>,
}

impl Written {
    /// Whether any file was created, changed or removed.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.created + self.changed + self.removed.len() > 0
    }
}

pub(super) fn write(tree: &FileTree, directory: &Path, method: Method) -> Result<Written, Diagnostic> {
    check_reserved(tree)?;
    let output = Output::resolve(directory)?.with_parent()?;
    let lock = output.lock()?;
    if lock.is_some() {
        recover(&output)?;
    }
    let exists = output.exists();
    let recorded = if exists { Manifest::read(&output.path)? } else { None };
    let is_recorded = recorded.as_ref().is_some_and(|(_, text)| *text == Manifest::of(tree).text());
    let plan = if exists { plan(tree, recorded, &output)? } else { everything(tree) };
    if plan.written.is_change() || !is_recorded {
        replace(tree, &plan, &output, method)?;
    }
    Ok(plan.written)
}

fn plan(tree: &FileTree, recorded: Option<(Manifest, String)>, output: &Output) -> Result<Plan, Diagnostic> {
    Plan::of(tree, &recorded.map(|(manifest, _)| manifest).unwrap_or_default(), &output.path)
}

fn everything(tree: &FileTree) -> Plan {
    Plan { written: Written { created: tree.len(), ..Written::default() }, ..Plan::default() }
}

fn replace(tree: &FileTree, plan: &Plan, output: &Output, method: Method) -> Result<(), Diagnostic> {
    let stage = Stage::create(output)?;
    stage.fill(tree, plan, &output.path)?;
    swap(&stage, &output.path, method).map_err(|error| not_replaced(&output.path, &error))?;
    stage.carry(&output.path).map_err(cannot("carry over the folders of tools in", &output.path))?;
    sync(output.parent()?)
}

fn not_replaced(output: &Path, error: &io::Error) -> Diagnostic {
    let help = match error.kind() {
        io::ErrorKind::ResourceBusy => "it is a mount point, or in use: name a folder below it",
        io::ErrorKind::CrossesDevices => {
            "it cannot be renamed (it may come from a layer of an image): move it away first"
        }
        _ => "see that nothing uses it, and that you may write in the folder above it",
    };
    Diagnostic::error(format!("cannot replace `{}`: {error}", shown(output))).in_file(shown(output)).help(help)
}

/// The names in the output folder that are not for generated files.
fn check_reserved(tree: &FileTree) -> Result<(), Diagnostic> {
    let reserved = [super::MANIFEST].into_iter().chain(super::scan::CARRIED);
    let taken = reserved.into_iter().find(|name| tree.names.contains_key(*name));
    taken.map_or(Ok(()), |name| {
        let message = format!("a generated file has the path `{name}`, which is not for generated files");
        Err(Diagnostic::error(message).help("rename it in the templates"))
    })
}
