//! Generates the crates, each in a process of its own, so that its time and memory can be told.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::ProgressBar;
use serde::Serialize;
use serde_json::Value;
use wait4::Wait4 as _;

use super::documents::Document;
use super::workspace::Workspace;
use crate::output::progress;

/// What came of a document.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Made {
    /// The name of the crate.
    pub(crate) name: String,
    /// Why there is none; `None` where there is one.
    pub(crate) failure: Option<String>,
    /// The operations of the document, and what became of them.
    pub(crate) totals: Totals,
    /// The places of which nothing is known but that there is JSON.
    pub(crate) untyped: usize,
    /// The lines of Rust below `src/`.
    pub(crate) lines: usize,
    /// How many errors the generator found.
    pub(crate) errors: usize,
    /// How many warnings it has given.
    pub(crate) warnings: usize,
    /// CPU time in milliseconds.
    pub(crate) milliseconds: u64,
    /// Peak memory in bytes.
    pub(crate) memory: u64,
}

/// The operations of documents.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Totals {
    pub(crate) operations: usize,
    pub(crate) generated: usize,
    pub(crate) degraded: usize,
    pub(crate) skipped: usize,
}

/// Generates all crates, in the order of the documents, so many at a time.
pub(crate) fn all(documents: &[Document], workspace: &Workspace, jobs: usize) -> io::Result<Vec<Made>> {
    let bar = progress(documents.len(), "generating");
    let next = AtomicUsize::new(0);
    let made = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, documents.len()) {
            scope.spawn(|| {
                while let Some((index, document)) = take(&next, documents) {
                    let one = one(document, workspace, &bar);
                    if let Ok(mut made) = made.lock() {
                        made.push((index, one));
                    }
                }
            });
        }
    });
    bar.finish_and_clear();
    let mut made = made.into_inner().unwrap_or_default();
    made.sort_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, made)| made).collect()
}

fn take<'d>(next: &AtomicUsize, documents: &'d [Document]) -> Option<(usize, &'d Document)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    documents.get(index).map(|document| (index, document))
}

fn one(document: &Document, workspace: &Workspace, bar: &ProgressBar) -> io::Result<Made> {
    let folder = workspace.member(&document.name);
    let report = workspace.reports().join(format!("{}.json", document.name));
    let start = Instant::now();
    let child = Command::new(std::env::current_exe()?)
        .args(["generate", "--keep-going", "--format", "json", "--name", &document.name])
        .arg("--spec")
        .arg(&document.file)
        .arg("--out")
        .arg(&folder)
        .stdin(Stdio::null())
        .stdout(File::create(&report)?)
        .stderr(File::create(report.with_extension("txt"))?)
        .spawn()?;
    let used = child.wait4()?;
    let time = used.rusage.utime + used.rusage.stime;
    let time = if time.is_zero() { start.elapsed() } else { time };
    let mut made = read(&report).unwrap_or_default();
    document.name.clone_into(&mut made.name);
    made.milliseconds = milliseconds(time);
    made.memory = used.rusage.maxrss;
    if made.failure.is_none() && !used.status.success() {
        made.failure = Some(format!("the generator ended with {}", used.status));
    }
    match made.failure {
        Some(_) if folder.exists() => fs::remove_dir_all(&folder)?,
        Some(_) => {}
        None => made.lines = lines(&folder.join("src"))?,
    }
    bar.set_message(document.path.clone());
    bar.inc(1);
    Ok(made)
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Reads what `generate --format json` said.
fn read(report: &Path) -> Option<Made> {
    let report: Value = serde_json::from_str(&fs::read_to_string(report).ok()?).ok()?;
    let said = |severity: &str| {
        let said = report.get("diagnostics").and_then(Value::as_array).into_iter().flatten();
        said.filter(|diagnostic| diagnostic.get("severity").and_then(Value::as_str) == Some(severity))
            .collect::<Vec<_>>()
    };
    let (errors, warnings) = (said("error"), said("warning").len());
    let first = errors.first().and_then(|error| error.get("message")).and_then(Value::as_str);
    let failure =
        (report.get("ok") != Some(&Value::Bool(true))).then(|| first.unwrap_or("no reason was given").to_owned());
    let number = |path: &str| report.pointer(path).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    let remarks = report.get("report").and_then(Value::as_array).into_iter().flatten();
    let untyped = remarks.filter(|remark| remark.get("kind").and_then(Value::as_str) == Some("untyped")).count();
    let totals = Totals {
        operations: number("/totals/operations").unwrap_or_default(),
        generated: number("/totals/generated").unwrap_or_default(),
        degraded: number("/totals/degraded").unwrap_or_default(),
        skipped: number("/totals/skipped").unwrap_or_default(),
    };
    Some(Made { failure, totals, untyped, errors: errors.len(), warnings, ..Made::default() })
}

/// How many lines of Rust lie below a folder.
fn lines(folder: &Path) -> io::Result<usize> {
    let mut lines = 0;
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            lines += fs::read_to_string(entry.path())?.lines().count();
        }
    }
    Ok(lines)
}
