//! From the options of `generate` and `check` to the files that they ask for.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use copperplate::config::{Config, Selector};
use copperplate::diagnostics::{Diagnostic, Diagnostics, Source, Tolerance};
use copperplate::document::{Document, LoadOptions};
use copperplate::tree::FileTree;
use copperplate::{Generated, generate};

use crate::arguments::{DocumentOptions, Options};
use crate::network::Network;
use crate::paths::{of_repository, shown};

/// A crate in memory, and the folder where it belongs.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) generated: Generated,
    pub(crate) out: PathBuf,
    /// How long it took to read the document and what goes with it.
    pub(crate) reading: Duration,
}

/// Generates in memory; nothing is written.
pub(crate) fn run(options: &Options) -> Result<Run, Diagnostics> {
    let tolerance = if options.keep_going { Tolerance::KeepGoing } else { Tolerance::None };
    let templates = options.templates.clone().unwrap_or_else(|| of_repository("templates"));
    let spec = options.spec.clone().unwrap_or_else(|| of_repository("spec/openapi.yaml"));
    let out = options.out.clone().unwrap_or_else(|| of_repository("generated"));
    let start = Instant::now();
    let config = config(options).map(|config| with_only(config, &options.document));
    let load = load_options(&options.document, config.as_ref().ok(), config_file(options).as_deref());
    let load = LoadOptions { tolerance, ..load };
    let (document, templates) = rayon::join(|| Document::load_with(&spec, &load), || FileTree::read(&templates));
    let (document, config, templates) = together(document, config, templates)?;
    let reading = start.elapsed();
    let (document, mut warnings) = document;
    let mut generated = generate(&document, &config, &templates, tolerance).map_err(|found| document.locate(found))?;
    warnings.extend(std::mem::take(&mut generated.warnings));
    generated.warnings = document.locate(warnings);
    // The process ends soon, and all that it has in memory with it.
    std::mem::forget(document);
    Ok(Run { generated, out, reading })
}

/// All three inputs, or everything that is wrong with any of them.
fn together<A, B, C>(
    one: Result<A, Diagnostics>,
    two: Result<B, Diagnostics>,
    three: Result<C, Diagnostic>,
) -> Result<(A, B, C), Diagnostics> {
    match (one, two, three) {
        (Ok(one), Ok(two), Ok(three)) => Ok((one, two, three)),
        (one, two, three) => {
            let mut found = Diagnostics::new();
            let all = [one.err(), two.err(), three.err().map(Diagnostics::from)];
            all.into_iter().flatten().for_each(|diagnostics| found.extend(diagnostics));
            Err(found)
        }
    }
}

/// How the document is read: as the configuration says, and then as the command line says.
pub(crate) fn load_options(options: &DocumentOptions, config: Option<&Config>, file: Option<&Path>) -> LoadOptions {
    let folder = file.and_then(Path::parent).unwrap_or(Path::new("")).to_owned();
    let of_config = config.map(|config| config.document.clone()).unwrap_or_default();
    let beside = of_config.overlays.iter().map(|overlay| folder.join(overlay));
    LoadOptions {
        tolerance: Tolerance::None,
        overlays: beside.chain(options.overlays.iter().cloned()).collect(),
        only: of_config.only,
        paths: options.allowed_paths.clone(),
        urls: options.allowed_urls.clone(),
        fetch: Some(Arc::new(Network)),
    }
}

/// The configuration with the operations that the command line wants as well.
pub(crate) fn with_only(mut config: Config, options: &DocumentOptions) -> Config {
    config.document.only.extend(options.only.iter().map(|text| Selector::parse(text)));
    config
}

fn config(options: &Options) -> Result<Config, Diagnostics> {
    match (config_file(options), &options.name) {
        (Some(file), Some(name)) => read_config(&file)?.with_name(name),
        (Some(file), None) => read_config(&file),
        (None, name) => Config::named(name.as_deref().unwrap_or_default()),
    }
}

/// The configuration that was named, or else that of this repository, which is for its own document.
fn config_file(options: &Options) -> Option<PathBuf> {
    let own = || options.name.is_none().then(|| of_repository("spec/client.toml"));
    options.config.clone().or_else(own)
}

/// Reads a configuration file.
pub(crate) fn read_config(file: &Path) -> Result<Config, Diagnostics> {
    let text = fs::read_to_string(file).map_err(|error| {
        let message = format!("cannot read the configuration `{}`: {error}", shown(file));
        Diagnostic::error(message).in_file(shown(file)).help("name a TOML file in UTF-8 with --config")
    })?;
    let folder = file.parent().unwrap_or(Path::new(""));
    let config = Config::parse(&Arc::new(Source::new(shown(file), text)))?;
    config.with_programs(|beside| fs::read_to_string(folder.join(beside)))
}
