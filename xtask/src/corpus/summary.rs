//! What came of a corpus, document by document and all together.

use serde::Serialize;

use super::compile::Compiled;
use super::documents::Document;
use super::expected::Expected;
use super::generation::{Made, Totals};

/// A whole run.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    pub(crate) documents: Vec<Row>,
    pub(crate) totals: Totals,
    /// The documents that were generated and compiled without a warning.
    pub(crate) good: usize,
}

/// A document of the run.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    /// Where it is below the folder of the corpus.
    pub(crate) path: String,
    /// The version of OpenAPI that it names.
    pub(crate) version: String,
    #[serde(flatten)]
    pub(crate) made: Made,
    /// What the compiler said of its crate.
    pub(crate) compiler_errors: Vec<String>,
    pub(crate) compiler_warnings: Vec<String>,
    /// Why it need not work, where that is known.
    pub(crate) expected_failure: Option<String>,
    /// What is not as it should be.
    pub(crate) fault: Option<String>,
}

impl Row {
    pub(crate) fn new(document: Document, made: Made, compiled: &Compiled, expected: &Expected) -> Self {
        let generated = made.failure.is_none();
        let compiler_errors = if generated { compiled.errors(&made.name) } else { Vec::new() };
        let compiler_warnings = if generated { compiled.warnings(&made.name) } else { Vec::new() };
        let expected_failure = expected.reason(&document.path).map(str::to_owned);
        let problem = problem(&made, &compiler_errors, &compiler_warnings);
        let fault = match (problem, &expected_failure) {
            (None, Some(_)) => Some("it works, and need not be in `xtask/corpus.toml` any more".to_owned()),
            (Some(_), Some(_)) => None,
            (problem, None) => problem,
        };
        let Document { path, version, .. } = document;
        Self { path, version, made, compiler_errors, compiler_warnings, expected_failure, fault }
    }

    /// Whether there is a crate that compiles without a warning.
    pub(crate) fn is_good(&self) -> bool {
        problem(&self.made, &self.compiler_errors, &self.compiler_warnings).is_none()
    }
}

/// Why a document does not work.
fn problem(made: &Made, errors: &[String], warnings: &[String]) -> Option<String> {
    let Totals { operations, generated, degraded, skipped } = made.totals;
    match (&made.failure, errors, warnings) {
        (Some(failure), ..) => Some(format!("no crate: {failure}")),
        (None, [first, ..], _) => Some(format!("{} compiler errors: {first}", errors.len())),
        (None, [], [first, ..]) => Some(format!("{} compiler warnings: {first}", warnings.len())),
        _ if operations != generated + degraded + skipped => Some("operations are not accounted for".to_owned()),
        _ => None,
    }
}

impl Summary {
    pub(crate) fn new(documents: Vec<Row>) -> Self {
        let mut totals = Totals::default();
        for row in &documents {
            totals.operations += row.made.totals.operations;
            totals.generated += row.made.totals.generated;
            totals.degraded += row.made.totals.degraded;
            totals.skipped += row.made.totals.skipped;
        }
        let good = documents.iter().filter(|row| row.is_good()).count();
        Self { documents, totals, good }
    }

    /// Whether every document is as it should be.
    pub(crate) fn is_good(&self) -> bool {
        self.documents.iter().all(|row| row.fault.is_none())
    }
}
