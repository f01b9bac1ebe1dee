//! `cargo xtask corpus`: generates a crate for each document of a folder, and compiles them all.

mod compile;
mod documents;
mod expected;
mod generation;
mod summary;
mod table;
mod workspace;

use std::fs;
use std::io;
use std::path::Path;

use crate::Outcome;
use crate::arguments::CorpusOptions;
use crate::output::{self, count};
use crate::paths::shown;
use expected::Expected;
use summary::{Row, Summary};
use workspace::Workspace;

pub(crate) fn corpus(options: &CorpusOptions) -> Outcome {
    match run(options) {
        Ok(summary) if summary.is_good() => Outcome::Done,
        Ok(_) => Outcome::Drift,
        Err(error) => {
            output::err(&format!("error: {error}\n"));
            Outcome::Failed
        }
    }
}

fn run(options: &CorpusOptions) -> io::Result<Summary> {
    let expected = Expected::read()?;
    let documents = documents::find(&options.folder, options.filter.as_deref())?;
    if documents.is_empty() {
        let message = format!("no OpenAPI document lies below `{}`", shown(&options.folder));
        return Err(io::Error::new(io::ErrorKind::NotFound, message));
    }
    let jobs = options.jobs.unwrap_or_else(default_jobs);
    let workspace = Workspace::open()?;
    let made = generation::all(&documents, &workspace, jobs)?;
    let members: Vec<_> = made.iter().filter(|made| made.failure.is_none()).map(|made| made.name.as_str()).collect();
    workspace.write(&members)?;
    let compiled = compile::all(&workspace, &members, jobs)?;
    let rows = documents.into_iter().zip(made).map(|(document, made)| Row::new(document, made, &compiled, &expected));
    let summary = Summary::new(rows.collect());
    output::out(&table::render(&summary));
    if let Some(file) = &options.json {
        write(file, &summary)?;
    }
    output::out(&verdict(&summary));
    Ok(summary)
}

fn default_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn write(file: &Path, summary: &Summary) -> io::Result<()> {
    let text = serde_json::to_string_pretty(summary)?;
    fs::write(file, text + "\n").map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", shown(file))))
}

/// What is to be done about it, a line each.
fn verdict(summary: &Summary) -> String {
    let faults: Vec<_> = summary.documents.iter().filter_map(|row| Some((row, row.fault.as_ref()?))).collect();
    let lines = faults.iter().map(|(row, fault)| format!("{}: {fault}\n", row.path));
    let total = match faults.len() {
        0 => format!("{} as expected\n", count(summary.documents.len(), "document")),
        faults => format!("{} of {} not as expected\n", faults, count(summary.documents.len(), "document")),
    };
    lines.chain([total]).collect()
}
