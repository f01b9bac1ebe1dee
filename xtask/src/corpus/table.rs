//! What came of a corpus, as a table for people.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Table};

use super::summary::{Row, Summary};

const HEADINGS: [&str; 13] = [
    "document",
    "version",
    "operations",
    "generated",
    "degraded",
    "skipped",
    "untyped",
    "lines",
    "ms",
    "MB",
    "notes",
    "errors",
    "warnings",
];

/// A line a document, and one for all together. `notes` are what the generator has to say; `errors` and `warnings` are the compiler's, or
/// the generator's where there is no crate.
pub(crate) fn render(summary: &Summary) -> String {
    let mut table = Table::new();
    *table.style_mut() = NOTHING;
    table.set_header(HEADINGS);
    for row in &summary.documents {
        table.add_row(cells(row));
    }
    table.add_row(total(summary));
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let lines = table.to_string();
    lines.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

fn cells(row: &Row) -> [String; 13] {
    let made = &row.made;
    let errors = made.errors + row.compiler_errors.len();
    let numbers = [
        made.totals.operations,
        made.totals.generated,
        made.totals.degraded,
        made.totals.skipped,
        made.untyped,
        made.lines,
    ];
    let [operations, generated, degraded, skipped, untyped, lines] = numbers.map(|number| number.to_string());
    [
        row.path.clone(),
        row.version.clone(),
        operations,
        generated,
        degraded,
        skipped,
        untyped,
        lines,
        made.milliseconds.to_string(),
        megabytes(made.memory),
        made.warnings.to_string(),
        errors.to_string(),
        row.compiler_warnings.len().to_string(),
    ]
}

fn total(summary: &Summary) -> [String; 13] {
    let rows = &summary.documents;
    let sum = |of: fn(&Row) -> usize| rows.iter().map(of).sum::<usize>().to_string();
    [
        format!("{} of {}", summary.good, rows.len()),
        String::new(),
        summary.totals.operations.to_string(),
        summary.totals.generated.to_string(),
        summary.totals.degraded.to_string(),
        summary.totals.skipped.to_string(),
        sum(|row| row.made.untyped),
        sum(|row| row.made.lines),
        rows.iter().map(|row| row.made.milliseconds).sum::<u64>().to_string(),
        megabytes(rows.iter().map(|row| row.made.memory).max().unwrap_or_default()),
        sum(|row| row.made.warnings),
        sum(|row| row.made.errors + row.compiler_errors.len()),
        sum(|row| row.compiler_warnings.len()),
    ]
}

fn megabytes(bytes: u64) -> String {
    (bytes >> 20).to_string()
}
