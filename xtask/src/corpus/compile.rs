//! Type-checks the crates, all in one run of Cargo.

use std::collections::{HashMap, HashSet};
use std::io::{self, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::workspace::Workspace;
use crate::output::progress;

/// What the compiler said, by the names of the crates.
#[derive(Debug, Default)]
pub(crate) struct Compiled {
    errors: HashMap<String, Vec<String>>,
    warnings: HashMap<String, Vec<String>>,
    done: HashSet<String>,
}

impl Compiled {
    /// The errors in a crate; one more where the compiler did not come to its end without saying why.
    pub(crate) fn errors(&self, name: &str) -> Vec<String> {
        let mut errors = self.errors.get(name).cloned().unwrap_or_default();
        if errors.is_empty() && !self.done.contains(name) {
            errors.push("it was not compiled".to_owned());
        }
        errors
    }

    /// The warnings about a crate.
    pub(crate) fn warnings(&self, name: &str) -> Vec<String> {
        self.warnings.get(name).cloned().unwrap_or_default()
    }

    fn note(&mut self, message: &Value, members: &HashSet<&str>) -> Option<()> {
        let manifest = Path::new(message.get("manifest_path")?.as_str()?);
        let name = manifest.parent()?.file_name()?.to_str().filter(|name| members.contains(name))?.to_owned();
        if message.get("reason")?.as_str()? == "compiler-artifact" {
            self.done.insert(name);
            return Some(());
        }
        let said = message.get("message")?;
        let text = said.get("message")?.as_str()?.to_owned();
        match said.get("level")?.as_str()? {
            "error" => self.errors.entry(name).or_default().push(text),
            "warning" => self.warnings.entry(name).or_default().push(text),
            _ => {}
        }
        None
    }
}

/// Checks the members of the workspace.
pub(crate) fn all(workspace: &Workspace, members: &[&str], jobs: usize) -> io::Result<Compiled> {
    let mut compiled = Compiled::default();
    if members.is_empty() {
        return Ok(compiled);
    }
    let names: HashSet<_> = members.iter().copied().collect();
    let bar = progress(members.len(), "compiling");
    let mut child = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["check", "--workspace", "--lib", "--keep-going", "--quiet", "--message-format", "json"])
        .args(["--jobs", &jobs.max(1).to_string()])
        .current_dir(workspace.folder())
        .env("CARGO_TARGET_DIR", "target")
        .env_remove("RUSTFLAGS")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()?;
    for line in child.stdout.take().map(BufReader::new).into_iter().flat_map(io::BufRead::lines) {
        let Ok(message) = serde_json::from_str(&line?) else { continue };
        if compiled.note(&message, &names).is_some() {
            bar.inc(1);
        }
    }
    child.wait()?;
    bar.finish_and_clear();
    Ok(compiled)
}
