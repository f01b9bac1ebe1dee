//! `cargo xtask bench`: how long generating takes, and how much memory, as whole processes.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Table};
use serde::Serialize;
use serde_json::Value;
use wait4::Wait4 as _;

use crate::Outcome;
use crate::arguments::BenchOptions;
use crate::output;
use crate::paths::{of_repository, shown};

/// The stages, as `generate --format json` names them.
const STAGES: [&str; 5] = ["reading", "lowering", "rendering", "formatting", "writing"];

/// The medians of all runs for a document.
#[derive(Debug, Serialize)]
struct Measures {
    document: String,
    operations: u64,
    runs: u16,
    /// Of the whole process.
    milliseconds: f64,
    cpu_milliseconds: f64,
    peak_bytes: u64,
    /// The milliseconds of each stage.
    stages: Vec<Stage>,
}

#[derive(Debug, Serialize)]
struct Stage {
    name: &'static str,
    milliseconds: f64,
}

/// One run.
struct Run {
    passed: Duration,
    cpu: Duration,
    memory: u64,
    summary: Value,
}

pub(crate) fn bench(options: &BenchOptions) -> Outcome {
    match measure(options) {
        Ok(()) => Outcome::Done,
        Err(error) => {
            output::err(&format!("error: {error}\n"));
            Outcome::Failed
        }
    }
}

fn measure(options: &BenchOptions) -> io::Result<()> {
    if cfg!(debug_assertions) {
        output::err("warning: this was not built for speed: `cargo run --release -p xtask bench` was\n");
    }
    let own = [of_repository("spec/openapi.yaml")];
    let files = if options.files.is_empty() { own.as_slice() } else { options.files.as_slice() };
    let holder = of_repository("target/bench").join(std::process::id().to_string());
    let each = files.iter().enumerate();
    let each = each.map(|(index, file)| document(file, &holder.join(index.to_string()), options));
    let measured = each.collect::<io::Result<Vec<_>>>();
    // Not earlier: for a while after many files were removed, some file systems take much longer to make new ones.
    if holder.exists() {
        fs::remove_dir_all(&holder)?;
    }
    let measured = measured?;
    output::out(&table(&measured));
    if let Some(file) = &options.json {
        fs::write(file, serde_json::to_string_pretty(&measured)? + "\n")?;
    }
    Ok(())
}

fn document(file: &Path, folder: &Path, options: &BenchOptions) -> io::Result<Measures> {
    fs::create_dir_all(folder)?;
    let run = |index: u16| run(file, options.files.is_empty(), &folder.join(index.to_string()));
    let runs = (0..options.runs).map(run).collect::<io::Result<Vec<_>>>()?;
    let milliseconds = |of: fn(&Run) -> Duration| median(runs.iter().map(|run| of(run).as_secs_f64() * 1000.0));
    let stage = |name| {
        let times = runs.iter().filter_map(|run| run.summary.get("stages")?.get(name)?.as_f64());
        Stage { name, milliseconds: median(times) }
    };
    let mut memory: Vec<_> = runs.iter().map(|run| run.memory).collect();
    memory.sort_unstable();
    let operations = runs.first().and_then(|run| run.summary.pointer("/totals/operations")?.as_u64());
    Ok(Measures {
        document: shown(file),
        operations: operations.unwrap_or_default(),
        runs: options.runs,
        milliseconds: milliseconds(|run| run.passed),
        cpu_milliseconds: milliseconds(|run| run.cpu),
        peak_bytes: memory.get(memory.len() / 2).copied().unwrap_or_default(),
        stages: STAGES.map(stage).into(),
    })
}

/// Generates into a folder that is not there yet.
fn run(file: &Path, own: bool, folder: &Path) -> io::Result<Run> {
    let report = folder.with_extension("json");
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["generate", "--keep-going", "--format", "json"]).arg("--spec").arg(file).arg("--out").arg(folder);
    command.args(["--name", if own { "dropbox-sign" } else { "api-client" }]);
    if own {
        command.arg("--config").arg(of_repository("spec/client.toml"));
    }
    let said = fs::File::create(&report)?;
    let start = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(said).stderr(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    let passed = start.elapsed();
    let summary: Value = serde_json::from_str(&fs::read_to_string(&report)?)?;
    if !used.status.success() {
        return Err(io::Error::other(format!("`{}` cannot be generated: {}", shown(file), used.status)));
    }
    Ok(Run { passed, cpu: used.rusage.utime + used.rusage.stime, memory: used.rusage.maxrss, summary })
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn table(measured: &[Measures]) -> String {
    let mut table = Table::new();
    *table.style_mut() = NOTHING;
    table.set_header(["document", "operations", "ms", "CPU ms", "MB"].into_iter().chain(STAGES));
    for measures in measured {
        let whole: f64 = measures.stages.iter().map(|stage| stage.milliseconds).sum();
        let share = |stage: &Stage| format!("{:.0} %", stage.milliseconds / whole.max(f64::MIN_POSITIVE) * 100.0);
        let first = [
            measures.document.clone(),
            measures.operations.to_string(),
            format!("{:.0}", measures.milliseconds),
            format!("{:.0}", measures.cpu_milliseconds),
            (measures.peak_bytes >> 20).to_string(),
        ];
        table.add_row(first.into_iter().chain(measures.stages.iter().map(share)));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let lines = table.to_string();
    lines.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_in_the_middle() {
        assert!((median([3.0, 1.0, 2.0].into_iter()) - 2.0).abs() < f64::EPSILON);
        assert!(median(std::iter::empty()).abs() < f64::EPSILON);
    }
}
