//! The rules, each as what it says when it is broken.

use super::scan::{Mention, Source};

/// The modules of the crate. Another one is a stage of its own, or a noun that all stages share: a decision.
pub(crate) const MODULES: [&str; 13] = [
    "config",
    "diagnostics",
    "document",
    "format",
    "hash",
    "lines",
    "lower",
    "model",
    "pointer",
    "render",
    "rust",
    "tree",
    "value",
];

/// The most lines that a file has.
const LONGEST: usize = 400;

/// Crates that only some modules name.
const KEPT_APART: [(&str, &[&str]); 4] = [
    ("openapiv3", &["document", "lower"]),
    ("minijinja", &["render"]),
    ("prettyplease", &["format"]),
    ("serde_yaml", &["document"]),
];

/// The module of `document` that reads YAML, which alone names `serde_yaml`, apart from tests.
const YAML: [&str; 2] = ["document/yaml.rs", "document/yaml/"];

/// Crates and modules that reach the file system.
const FILE_SYSTEM: [&str; 5] = ["std::fs", "std::os", "std::process", "rustix", "tempfile"];

/// Methods that look at the file system, of paths.
const FILE_SYSTEM_METHODS: [&str; 9] = [
    ".canonicalize",
    ".exists",
    ".is_dir",
    ".is_file",
    ".metadata",
    ".read_dir",
    ".read_link",
    ".symlink_metadata",
    ".try_exists",
];

/// What touches the file system.
const TOUCHES: [&str; 3] = ["tree.rs", "tree/", "document/read.rs"];

/// What ends the program instead of giving a diagnostic. Clippy says the same of most of them.
const MARKERS: [&str; 8] = [".unwrap", ".expect", "panic", "todo", "unimplemented", "unreachable", "dbg", "unsafe"];

/// What is not done yet. In two halves, so that this file has none of them.
const UNFINISHED: [&str; 4] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX"), concat!("STAND", "-IN")];

/// What is wrong with a source, each with file and line.
pub(crate) fn broken(source: &Source) -> Vec<String> {
    let imports = source.mentions.iter().filter_map(|mention| Some((mention.line, unfit(source, mention)?)));
    let mut found: Vec<_> = imports.chain(shape(source)).collect();
    found.sort();
    found.dedup();
    found.into_iter().map(|(line, what)| format!("src/{}:{line}: {what}", source.path)).collect()
}

/// The top-level modules that are not among [`MODULES`].
pub(crate) fn unknown_modules(sources: &[Source]) -> Vec<String> {
    let modules = sources.iter().filter_map(Source::module).filter(|module| !MODULES.contains(module));
    let mut unknown: Vec<_> = modules.map(str::to_owned).collect();
    unknown.dedup();
    unknown
}

fn unfit(source: &Source, mention: &Mention) -> Option<String> {
    let name = &mention.name;
    let rules = [
        (model(source, name), "`model` imports nothing of this crate but `pointer` and `value`"),
        (kept_apart(source, name), "another module keeps this crate to itself"),
        (yaml(source, mention), "only `document::yaml` names `serde_yaml`"),
        (file_system(source, mention), "only `tree` and `document::read` touch the file system"),
        (!mention.in_tests && MARKERS.contains(&name.as_str()), "nothing panics: give a diagnostic"),
    ];
    let broken = rules.into_iter().find_map(|(applies, rule)| applies.then_some(rule));
    broken.map(|rule| format!("`{name}`: {rule}"))
}

fn model(source: &Source, name: &str) -> bool {
    let ours = name.strip_prefix("crate::").map(|rest| rest.split("::").next().unwrap());
    source.module() == Some("model") && ours.is_some_and(|module| !matches!(module, "model" | "pointer" | "value"))
}

fn kept_apart(source: &Source, name: &str) -> bool {
    let module = source.module().unwrap_or("lib");
    KEPT_APART.into_iter().any(|(package, modules)| starts_with(name, package) && !modules.contains(&module))
}

fn yaml(source: &Source, mention: &Mention) -> bool {
    starts_with(&mention.name, "serde_yaml") && !mention.in_tests && !lies_in(source, &YAML)
}

fn file_system(source: &Source, mention: &Mention) -> bool {
    let name = mention.name.as_str();
    let reaches = FILE_SYSTEM.into_iter().any(|path| starts_with(name, path)) || FILE_SYSTEM_METHODS.contains(&name);
    reaches && !mention.in_tests && !lies_in(source, &TOUCHES)
}

/// Whether a path is this one or goes on behind it.
fn starts_with(name: &str, path: &str) -> bool {
    name.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn lies_in(source: &Source, places: &[&str]) -> bool {
    places.iter().any(|place| source.path == *place || place.ends_with('/') && source.path.starts_with(place))
}

/// What is wrong with the text as a text.
fn shape(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    if !source.text.starts_with("//! ") {
        found.push((1, "the first line says what the file is, behind `//!`".to_owned()));
    }
    let lines = source.text.lines().count();
    if lines > LONGEST {
        found.push((lines, format!("{lines} lines are more than {LONGEST}: split it by subject")));
    }
    for (index, line) in source.text.lines().enumerate() {
        for marker in UNFINISHED.into_iter().filter(|marker| line.contains(marker)) {
            found.push((index + 1, format!("`{marker}`: do it, or take it out")));
        }
    }
    found
}
