//! What can be written on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use copperplate::document::UrlPrefix;

/// Generates Rust client crates from OpenAPI documents
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
#[command(
    after_help = "Exit codes: 0 done, 1 `check` found a difference or `corpus` a document that does not work, 2 wrong usage, bad input or a file that cannot be \
    read or written."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Write the crate anew
    ///
    /// Without options: `generated/` of this repository, from `spec/` and `templates/`. The files are written all together or
    /// not at all. Files that were not generated are left alone.
    #[command(after_help = "Examples:
  cargo xtask generate
  cargo xtask generate --spec petstore.yaml --out petstore-client --name petstore-client
  cargo xtask generate --spec petstore.yaml --out petstore-client --name petstore-client --keep-going --report
  cargo xtask generate --spec petstore.yaml --out petstore-client --name petstore-client --overlay petstore.overlay.yaml
  cargo xtask generate --spec petstore.yaml --out petstore-client --name petstore-client --only tag:pets --only 'GET /owners'
  cargo xtask generate --spec api/petstore.yaml --out client --name petstore-client --allow-path shared/")]
    Generate(GenerateOptions),
    /// Compare the crate with what would be generated
    ///
    /// Takes the same options as `generate`, shows each file that is changed, missing or orphaned, and writes nothing.
    #[command(after_help = "Examples:
  cargo xtask check
  cargo xtask check --format github
  cargo xtask check --spec petstore.yaml --out petstore-client --name petstore-client")]
    Check(Options),
    /// Measure how long generating takes, and how much memory
    ///
    /// Generates crates for documents, some times each, as processes of their own, and prints the medians of their time, their CPU
    /// time and their peak memory, with the share of each stage. Build for speed first: `cargo run --release -p xtask bench`.
    #[command(after_help = "Examples:
  cargo xtask bench
  cargo xtask bench github.json stripe.yaml --runs 3 --json bench.json")]
    Bench(BenchOptions),
    /// Print what the generator understood of a document, as JSON
    #[command(after_help = "Examples:
  cargo xtask model
  cargo xtask model --spec petstore.yaml | jq '.operations[].operation_id'
  cargo xtask model --spec petstore.yaml --overlay petstore.overlay.yaml --only listPets")]
    Model(ModelOptions),
    /// Generate and compile a crate for each document of a folder, and print what came of it
    ///
    /// The crates are members of one workspace, `target/corpus-crates/`. Files that name no version of OpenAPI at their top are no
    /// documents. What the generator said of each is kept in `target/corpus-crates/reports/`. Documents that need not work are listed
    /// in `xtask/corpus.toml`.
    #[command(after_help = "Examples:
  cargo xtask corpus path/to/documents
  cargo xtask corpus path/to/documents --filter 'small/*.yaml' --json corpus.json")]
    Corpus(CorpusOptions),
}

/// How the document is read, and which part of it counts.
#[derive(Clone, Debug, Args)]
pub(crate) struct DocumentOptions {
    /// Change the document by an OpenAPI overlay before anything else looks at it; several are applied in their order
    #[arg(long = "overlay", value_name = "FILE")]
    pub(crate) overlays: Vec<PathBuf>,
    /// Generate only what is named and what it needs: `tag:pets`, an operationId, or a method and a path; may be repeated
    #[arg(long, value_name = "SELECTOR")]
    pub(crate) only: Vec<String>,
    /// Read a folder or a file outside of the document's folder, where a `$ref` leads there; may be repeated
    #[arg(long = "allow-path", value_name = "DIR-OR-FILE")]
    pub(crate) allowed_paths: Vec<PathBuf>,
    /// Fetch what a `$ref` names by a URL that starts with this one; may be repeated [default: nothing is fetched]
    #[arg(long = "allow-url", value_name = "URL", value_parser = UrlPrefix::parse)]
    pub(crate) allowed_urls: Vec<UrlPrefix>,
}

/// What `generate` and `check` work on.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The OpenAPI document, YAML or JSON [default: spec/openapi.yaml of this repository]
    #[arg(long, value_name = "FILE", requires = "out", requires = "name")]
    pub(crate) spec: Option<PathBuf>,
    /// The folder of the generated crate [default: generated/ of this repository]
    #[arg(long, value_name = "DIR", requires = "spec")]
    pub(crate) out: Option<PathBuf>,
    /// The name of the generated crate [default: what spec/client.toml says]
    #[arg(long, value_name = "CRATE", requires = "spec")]
    pub(crate) name: Option<String>,
    /// What the document cannot say, as in spec/client.toml [default: nothing for another document]
    #[arg(long, value_name = "FILE", requires = "spec")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) document: DocumentOptions,
    /// The folder of the templates [default: templates/ of this repository]
    #[arg(long, value_name = "DIR")]
    pub(crate) templates: Option<PathBuf>,
    /// Leave out the operations that cannot be expressed, with a warning each, instead of generating nothing
    #[arg(long)]
    pub(crate) keep_going: bool,
    /// How to print the result and what is wrong with the input
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// What `generate` works on.
#[derive(Debug, Args)]
pub(crate) struct GenerateOptions {
    #[command(flatten)]
    pub(crate) options: Options,
    /// List the places where a type says less than the document, or the document says nothing; JSON always has them
    #[arg(long)]
    pub(crate) report: bool,
}

/// What `model` works on.
#[derive(Debug, Args)]
pub(crate) struct ModelOptions {
    /// The OpenAPI document, YAML or JSON [default: spec/openapi.yaml of this repository]
    #[arg(long, value_name = "FILE")]
    pub(crate) spec: Option<PathBuf>,
    /// What the document cannot say; of it, the model depends on `[document]` alone
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) document: DocumentOptions,
}

/// What `corpus` works on.
#[derive(Debug, Args)]
pub(crate) struct CorpusOptions {
    /// The folder with the documents
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// How many documents to generate, and crates to compile, at a time [default: as many as there are processors]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
    /// Only the documents whose path below DIR matches
    #[arg(long, value_name = "GLOB")]
    pub(crate) filter: Option<String>,
    /// Write all of it to a file as well, as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,
}

/// What `bench` works on.
#[derive(Debug, Args)]
pub(crate) struct BenchOptions {
    /// The OpenAPI documents [default: spec/openapi.yaml of this repository]
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// How many times to generate each
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) runs: u16,
    /// Write the measures to a file as well, as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,
}

/// For whom to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// People
    Text,
    /// Machines: one JSON object
    Json,
    /// Annotations of a GitHub workflow
    Github,
}
