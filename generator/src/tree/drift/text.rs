//! A unified diff that fits a terminal and cannot play tricks with it.

use std::time::Duration;

use similar::{Algorithm, TextDiff};

/// How many lines to show of one file.
const LINES_OF_FILE: usize = 60;
/// How many characters to show of one line.
const COLUMNS: usize = 300;
/// After this time the rest is compared more roughly.
const PATIENCE: Duration = Duration::from_millis(500);

/// The difference as lines that all end; takes what it shows from `budget`.
pub(super) fn diff(path: &str, on_disk: &str, generated: &str, budget: &mut usize) -> String {
    let path = visible(path);
    let unified = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .timeout(PATIENCE)
        .diff_lines(on_disk, generated)
        .unified_diff()
        .header(&format!("{path} (on disk)"), &format!("{path} (generated)"))
        .to_string();
    let lines: Vec<_> = unified.split_terminator('\n').collect();
    let shown = lines.len().min(LINES_OF_FILE).min(*budget);
    *budget -= shown;
    let left_out = match lines.len() - shown {
        0 => None,
        1 => Some("… 1 more line".to_owned()),
        number => Some(format!("… {number} more lines")),
    };
    let shown = lines.iter().take(shown).map(|line| cut(line));
    shown.chain(left_out).flat_map(|line| [line, "\n".to_owned()]).collect()
}

fn cut(line: &str) -> String {
    let line = visible(line);
    match line.char_indices().nth(COLUMNS) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(&line)),
        None => line,
    }
}

/// Text with what a terminal would obey, or would not show, spelled out.
pub(super) fn visible(text: &str) -> String {
    let spell = |character: char| match character {
        '\t' => "\t".to_owned(),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' => {
            character.escape_unicode().to_string()
        }
        _ if character.is_control() => character.escape_debug().to_string(),
        _ => character.to_string(),
    };
    text.chars().map(spell).collect()
}
