//! `cargo xtask check`: compares the crate with what would be generated.

use copperplate::diagnostics::{Diagnostic, Diagnostics, github};
use copperplate::tree::{Change, Difference, Drift};
use serde_json::{Value, json};

use crate::Outcome;
use crate::arguments::{DocumentOptions, Format, Options};
use crate::output::{self, count};
use crate::paths::shown;
use crate::report;
use crate::run::{Run, run};

pub(crate) fn check(options: &Options) -> Outcome {
    let run = match run(options) {
        Ok(run) => run,
        Err(diagnostics) => return report::fail(&diagnostics, options.format),
    };
    match run.generated.tree.diff(&run.out) {
        Ok(drift) => print(&run, &drift, options),
        Err(diagnostic) => report::fail(&Diagnostics::from(diagnostic), options.format),
    }
}

fn print(run: &Run, drift: &Drift, options: &Options) -> Outcome {
    report::warn(&run.generated.warnings, options.format);
    match options.format {
        Format::Json => output::json(&object(run, drift, options)),
        Format::Github => {
            output::out(&(github::render(&annotations(run, drift, options)) + &last_line(run, drift, options)));
        }
        Format::Text => output::out(&format!("{drift}{}{}", strangers(drift), last_line(run, drift, options))),
    }
    if drift.is_empty() { Outcome::Done } else { Outcome::Drift }
}

fn last_line(run: &Run, drift: &Drift, options: &Options) -> String {
    let (out, files) = (shown(&run.out), count(run.generated.tree.len(), "file"));
    if drift.is_empty() {
        return format!("{out}: {files}, all as generated\n");
    }
    let verb = if drift.len() == 1 { "differs" } else { "differ" };
    format!("{out}: {} {verb} from what would be generated; run `{}`\n", count(drift.len(), "file"), mend(options))
}

/// The files that the mending command leaves alone, so that people must act.
fn strangers(drift: &Drift) -> String {
    let foreign =
        drift.iter().filter(|difference| is_foreign(difference)).map(|difference| difference.path.escape_debug());
    let lines = foreign.map(|path| format!("move away or delete {path}, which this generator did not write"));
    lines.flat_map(|line| [line, "\n".to_owned()]).collect()
}

fn is_foreign(difference: &Difference) -> bool {
    difference.change == Change::Orphaned { recorded: false }
}

/// The command that brings the files to where they should be.
fn mend(options: &Options) -> String {
    let path = |path: &Option<std::path::PathBuf>| path.as_deref().map(shown);
    let once = [
        ("--spec", path(&options.spec)),
        ("--out", path(&options.out)),
        ("--name", options.name.clone()),
        ("--config", path(&options.config)),
        ("--templates", path(&options.templates)),
    ];
    let given = once.into_iter().chain(repeated(&options.document));
    let words = given.filter_map(|(option, value)| Some(format!(" {option} {}", quoted(&value?))));
    let keep_going = if options.keep_going { " --keep-going" } else { "" };
    "cargo xtask generate".to_owned() + &words.collect::<String>() + keep_going
}

/// The options that may stand several times.
fn repeated(options: &DocumentOptions) -> impl Iterator<Item = (&'static str, Option<String>)> {
    let overlays = options.overlays.iter().map(|file| ("--overlay", Some(shown(file))));
    let only = options.only.iter().map(|selector| ("--only", Some(selector.clone())));
    let paths = options.allowed_paths.iter().map(|path| ("--allow-path", Some(shown(path))));
    let urls = options.allowed_urls.iter().map(|url| ("--allow-url", Some(url.to_string())));
    overlays.chain(only).chain(paths).chain(urls)
}

/// A word as a shell reads it back.
fn quoted(word: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || "-_./=:@+,".contains(character);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

fn annotations(run: &Run, drift: &Drift, options: &Options) -> Diagnostics {
    let mut annotations = Diagnostics::new();
    for difference in drift.iter() {
        let word = difference.change.word();
        let help = if is_foreign(difference) {
            "move it away or delete it".to_owned()
        } else {
            format!("run `{}`", mend(options))
        };
        let annotation = Diagnostic::error(format!("{word}: not what would be generated"));
        annotations.push(annotation.in_file(shown(&run.out.join(&difference.path))).help(help));
    }
    annotations
}

fn object(run: &Run, drift: &Drift, options: &Options) -> Value {
    let differences: Vec<_> = drift.iter().map(difference).collect();
    json!({
        "ok": drift.is_empty(),
        "out": shown(&run.out),
        "files": run.generated.tree.len(),
        "differences": differences,
        "command": mend(options),
        "diagnostics": report::value(&run.generated.warnings),
    })
}

fn difference(difference: &Difference) -> Value {
    let (path, change) = (&difference.path, difference.change.word());
    match &difference.change {
        Change::Changed { diff } => json!({ "path": path, "change": change, "diff": diff }),
        Change::Orphaned { recorded } => json!({ "path": path, "change": change, "generated_once": recorded }),
        Change::Missing => json!({ "path": path, "change": change }),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_what_a_shell_would_take_apart() {
        assert_eq!(quoted("../a-b/c_1.yaml"), "../a-b/c_1.yaml");
        assert_eq!(quoted("a b"), "'a b'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
