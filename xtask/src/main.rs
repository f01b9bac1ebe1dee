//! The commands of this repository, run as `cargo xtask <verb>`.

mod arguments;
mod bench;
mod check;
mod corpus;
mod generate;
mod model;
mod network;
mod output;
mod paths;
mod report;
mod run;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Verb};

/// Generating is made of many small pieces, for which the allocators of most systems take twice the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How a verb ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is as it should be.
    Done,
    /// The files are not what would be generated, or a document does not work.
    Drift,
    /// It could not run: the input is bad, or a file cannot be read or written.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Drift => Self::from(1),
            // Clap ends with 2 as well where it does not understand the command.
            Outcome::Failed => Self::from(2),
        }
    }
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().verb {
        Verb::Generate(options) => generate::generate(&options),
        Verb::Bench(options) => bench::bench(&options),
        Verb::Check(options) => check::check(&options),
        Verb::Corpus(options) => corpus::corpus(&options),
        Verb::Model(options) => model::model(&options),
    };
    outcome.into()
}
