//! `cargo xtask model`: prints the model, for people who debug the generator.

use copperplate::diagnostics::{Diagnostics, Tolerance};
use copperplate::document::Document;
use copperplate::lower::lower_only;
use copperplate::model::Api;

use crate::Outcome;
use crate::arguments::{Format, ModelOptions};
use crate::output;
use crate::paths::of_repository;
use crate::report;
use crate::run::{load_options, read_config, with_only};

pub(crate) fn model(options: &ModelOptions) -> Outcome {
    let (api, warnings) = match build(options) {
        Ok(built) => built,
        Err(diagnostics) => return report::fail(&diagnostics, Format::Text),
    };
    report::warn(&warnings, Format::Text);
    match serde_json::to_string_pretty(&api) {
        Ok(text) => {
            output::out(&(text + "\n"));
            Outcome::Done
        }
        Err(error) => {
            output::err(&format!("error: the model cannot be printed: {error}\n"));
            Outcome::Failed
        }
    }
}

fn build(options: &ModelOptions) -> Result<(Api, Diagnostics), Diagnostics> {
    let config = options.config.as_deref().map(read_config).transpose()?.unwrap_or_default();
    let config = with_only(config, &options.document);
    let spec = options.spec.clone().unwrap_or_else(|| of_repository("spec/openapi.yaml"));
    let load = load_options(&options.document, Some(&config), options.config.as_deref());
    let (document, mut warnings) = Document::load_with(&spec, &load)?;
    let (api, more) =
        lower_only(&document, Tolerance::None, &config.document.only).map_err(|found| document.locate(found))?;
    warnings.extend(more);
    Ok((api, document.locate(warnings)))
}
