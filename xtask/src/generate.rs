//! `cargo xtask generate`: writes the crate anew.

use std::time::{Duration, Instant};

use copperplate::Generated;
use copperplate::diagnostics::Diagnostics;
use copperplate::rust::account::Outcome as Became;
use copperplate::rust::report::{Lack, Remark};
use copperplate::tree::Written;
use serde_json::json;

use crate::Outcome;
use crate::arguments::{Format, GenerateOptions};
use crate::output::{self, count};
use crate::paths::shown;
use crate::report;
use crate::run::{Run, run};

/// How many paths to name in a list for people.
const NAMED: usize = 20;

pub(crate) fn generate(options: &GenerateOptions) -> Outcome {
    let start = Instant::now();
    let format = options.options.format;
    let run = match run(&options.options) {
        Ok(run) => run,
        Err(diagnostics) => return report::fail(&diagnostics, format),
    };
    let generated = Instant::now();
    match run.generated.tree.write(&run.out) {
        Ok(written) => {
            let outcome = print(&run, &written, (start.elapsed(), generated.elapsed()), options);
            // The process ends here, and all that it has in memory with it.
            std::mem::forget(run);
            outcome
        }
        Err(diagnostic) => {
            let mut diagnostics = run.generated.warnings;
            diagnostics.extend(Diagnostics::from(diagnostic));
            report::fail(&diagnostics, format)
        }
    }
}

fn print(run: &Run, written: &Written, (elapsed, writing): (Duration, Duration), options: &GenerateOptions) -> Outcome {
    let format = options.options.format;
    report::warn(&run.generated.warnings, format);
    match format {
        Format::Json => output::json(&summary(run, written, elapsed, writing)),
        Format::Text | Format::Github => {
            output::out(&text(run, written, elapsed));
            output::out(&shortcomings(&run.generated, options.report));
            if options.report {
                output::out(&lacks(&run.generated.report));
            }
        }
    }
    Outcome::Done
}

fn summary(run: &Run, written: &Written, elapsed: Duration, writing: Duration) -> serde_json::Value {
    json!({
        "ok": true,
        "out": shown(&run.out),
        "operations": run.generated.accounts,
        "totals": totals(&run.generated),
        "unselected": run.generated.unselected,
        "types": run.generated.types,
        "files": run.generated.tree.len(),
        "created": written.created,
        "changed": written.changed,
        "unchanged": written.unchanged,
        "removed": written.removed,
        "edited": written.edited,
        "foreign": written.foreign,
        "milliseconds": u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX),
        "stages": stages(run, writing),
        "report": run.generated.report,
        "diagnostics": report::value(&run.generated.warnings),
    })
}

/// How many milliseconds each stage took.
fn stages(run: &Run, writing: Duration) -> serde_json::Value {
    let milliseconds = |time: Duration| (time.as_secs_f64() * 10_000.0).round() / 10.0;
    let stages = run.generated.stages;
    json!({
        "reading": milliseconds(run.reading),
        "lowering": milliseconds(stages.lowering),
        "rendering": milliseconds(stages.rendering),
        "formatting": milliseconds(stages.formatting),
        "writing": milliseconds(writing),
    })
}

fn text(run: &Run, written: &Written, elapsed: Duration) -> String {
    let generated = &run.generated;
    let [whole, degraded, skipped] = tally(generated);
    let sizes =
        [count(whole + degraded, "operation"), count(generated.types, "type"), count(generated.tree.len(), "file")];
    let first = format!("{}: {} in {} ms\n", shown(&run.out), sizes.join(", "), elapsed.as_millis());
    let lists = [
        list("removed", &written.removed, "no longer generated"),
        list("written anew", &written.edited, "which somebody had edited"),
        list("left alone", &written.foreign, "which this generator did not write"),
    ];
    first + &selected(generated) + &balance(whole, degraded, skipped) + &files(written) + &lists.concat()
}

/// How many operations the user wants, where those are not all.
fn selected(generated: &Generated) -> String {
    let wanted = generated.accounts.len();
    match generated.unselected {
        0 => String::new(),
        others => format!("{wanted} of {} selected\n", count(wanted + others, "operation")),
    }
}

/// How many operations are generated whole, degraded and skipped.
fn tally(generated: &Generated) -> [usize; 3] {
    let of = |outcome| generated.accounts.iter().filter(|account| account.outcome == outcome).count();
    [of(Became::Generated), of(Became::Degraded), of(Became::Skipped)]
}

fn totals(generated: &Generated) -> serde_json::Value {
    let [whole, degraded, skipped] = tally(generated);
    json!({ "operations": generated.accounts.len(), "generated": whole, "degraded": degraded, "skipped": skipped })
}

/// What became of the operations, where there is more to say than that they are there.
fn balance(whole: usize, degraded: usize, skipped: usize) -> String {
    if degraded + skipped == 0 {
        return String::new();
    }
    let all = count(whole + degraded + skipped, "operation");
    format!("of {all}: {whole} generated, {degraded} degraded, {skipped} skipped\n")
}

/// The operations that are less than the document says, with the reasons: all of them, or the first.
fn shortcomings(generated: &Generated, all: bool) -> String {
    let lines = generated.accounts.iter().filter(|account| account.outcome != Became::Generated).flat_map(|account| {
        let word = if account.outcome == Became::Skipped { "skipped" } else { "degraded" };
        let name = account.operation.escape_debug();
        account.reasons.iter().map(move |reason| format!("{word:<8}  {name}  {}\n", reason.escape_debug()))
    });
    let lines: Vec<_> = lines.collect();
    let shown = if all { lines.len() } else { lines.len().min(NAMED) };
    let more = lines.len() - shown;
    let more = if more == 0 { String::new() } else { format!("{more} more reasons: `--report` lists them all\n") };
    lines.into_iter().take(shown).chain([more]).collect()
}

/// The places where a type says less than the document, a line each.
fn lacks(report: &[Remark]) -> String {
    if report.is_empty() {
        return "every schema has a type that says what the document says\n".to_owned();
    }
    let word = |kind: Lack| match kind {
        Lack::Untyped => "untyped",
        Lack::Degraded => "degraded",
    };
    let line = |remark: &Remark| {
        let location = remark.location.to_string();
        format!("{:<8}  {}  {}\n", word(remark.kind), location.escape_debug(), remark.reason.escape_debug())
    };
    report.iter().map(line).collect()
}

fn files(written: &Written) -> String {
    if !written.is_change() {
        return "nothing to change\n".to_owned();
    }
    let Written { created, changed, unchanged, .. } = written;
    format!("{created} created, {changed} changed, {} removed, {unchanged} unchanged\n", written.removed.len())
}

fn list(what: &str, paths: &[String], why: &str) -> String {
    if paths.is_empty() {
        return String::new();
    }
    let mut named: Vec<_> = paths.iter().take(NAMED).map(|path| path.escape_debug().to_string()).collect();
    if paths.len() > NAMED {
        named.push(format!("{} more", paths.len() - NAMED));
    }
    format!("{what}: {}, {why}\n", named.join(", "))
}
