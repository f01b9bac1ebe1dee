//! View + templates -> raw text, one file of the crate a job.
//!
//! A template is safe by default: a plain value prints as a literal of the language that the file is written in, and only what
//! the view made from syntax prints as it is. There is no filter that turns this off.
//!
//! The path of a template is the path of its output. `[models.file]` in it stands for one output an item: the list `models` of
//! the view, of which each item is bound as `model`, and its field `file`. `[apis.operations.test_file]` goes through a list in a
//! list. An item whose field is none has no output.

mod clock;
mod escape;
mod fields;
mod part;
mod scope;

use std::sync::Arc;
use std::time::{Duration, Instant};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use rayon::prelude::*;

use crate::Leftovers;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::format;
use crate::hash::HashMap;
use crate::lines::lines;
use crate::rust::View;
use crate::tree::FileTree;
use clock::Clock;
use escape::Language;
use part::Part;
use scope::Scope;

/// The folder of the templates that are outputs.
const OUTPUTS: &str = "crate/";

/// The folder of the templates that others include.
const PARTIALS: &str = "partials/";

/// The ending of templates; files without it are copied byte for byte.
const ENDING: &str = ".j2";

/// Prints every template. Says as well for how long files were laid out, which goes on while others are rendered, and gives back what
/// is of no more use.
///
/// # Errors
///
/// What is wrong with a template, with the file and the line.
pub(crate) fn render(view: View, templates: &FileTree) -> Result<(FileTree, Duration, Leftovers), Diagnostics> {
    let environment = environment(templates)?;
    let view = Part::whole(Arc::new(view));
    let mut diagnostics = Diagnostics::new();
    let mut jobs = Vec::new();
    for (path, text) in templates.iter() {
        let Some(output) = path.strip_prefix(OUTPUTS) else { continue };
        match output.strip_suffix(ENDING) {
            None => {
                jobs.push(Job { template: path.to_owned(), output: output.to_owned(), content: Content::Copy(text) });
            }
            Some(output) => match outputs(output, &view) {
                Ok(outputs) => jobs.extend(outputs.into_iter().map(|(output, bound)| Job {
                    template: path.to_owned(),
                    output,
                    content: Content::Render(bound),
                })),
                Err(diagnostic) => diagnostics.push(diagnostic.in_file(path)),
            },
        }
    }
    let (start, clock) = (Instant::now(), Clock::default());
    let files = side_by_side(&jobs, |job| job.run(&environment, &view, &clock));
    let formatting = clock.share_of_formatting(start.elapsed());
    let mut tree = FileTree::new();
    for (job, file) in jobs.iter().zip(files) {
        let inserted = file.and_then(|text| tree.add(job.output.clone(), text));
        if let Err(diagnostic) = inserted {
            diagnostics.push(diagnostic);
        }
    }
    diagnostics.propagate()?;
    let values: Vec<_> = jobs.into_iter().map(|job| job.content.bound()).collect();
    Ok((tree, formatting, Leftovers::of((values, view))))
}

/// Runs all jobs, on as many threads as there are. Those of templates with few outputs come first, since each is about much, lest one of
/// them is left for one thread when all others are done.
fn side_by_side<T: Send>(jobs: &[Job<'_>], run: impl Fn(&Job<'_>) -> T + Sync) -> Vec<T> {
    let mut outputs = HashMap::<&str, usize>::default();
    for job in jobs {
        *outputs.entry(&job.template).or_default() += 1;
    }
    let mut order: Vec<_> = jobs.iter().enumerate().collect();
    order.sort_by_key(|(_, job)| outputs.get(job.template.as_str()).copied());
    let mut done: Vec<_> = order.into_iter().par_bridge().map(|(index, job)| (index, run(job))).collect();
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, done)| done).collect()
}

/// The names that are bound in one output beside those of the view, the innermost last.
type Bound = Vec<(String, Value)>;

struct Job<'a> {
    template: String,
    output: String,
    content: Content<'a>,
}

enum Content<'a> {
    Copy(&'a str),
    /// A template.
    Render(Bound),
}

impl Content<'_> {
    /// What is bound in a template.
    fn bound(self) -> Bound {
        match self {
            Self::Copy(_) => Bound::new(),
            Self::Render(bound) => bound,
        }
    }
}

impl Job<'_> {
    fn run(&self, environment: &Environment<'_>, view: &Value, clock: &Clock) -> Result<String, Diagnostic> {
        FileTree::check(&self.output)?;
        let start = Instant::now();
        let bound = match &self.content {
            Content::Copy(text) => return Ok((*text).to_owned()),
            Content::Render(bound) => bound,
        };
        let template = environment.get_template(&self.template).map_err(|error| mistake(&self.template, &error))?;
        let text = template.render(Scope::of(bound, view)).map_err(|error| mistake(&self.template, &error))?;
        let rendered = start.elapsed();
        let file = match Language::of(&self.output) {
            Language::Rust => {
                let laid_out = format::in_pieces(&text).map_err(|error| self.no_rust(&text, &error));
                format::forget();
                laid_out
            }
            Language::Toml | Language::Markdown => Ok(tidy(&text)),
        };
        clock.add(rendered, start.elapsed().saturating_sub(rendered));
        file
    }

    fn no_rust(&self, text: &str, error: &syn::Error) -> Diagnostic {
        let place = error.span().start();
        let line = text.lines().nth(place.line.saturating_sub(1)).unwrap_or_default().trim();
        let excerpt: String = line.chars().take(120).collect();
        let message = format!("`{}` is no Rust: {error}, at line {}: {excerpt}", self.output, place.line);
        Diagnostic::error(message).in_file(&self.template).help("mend the template that prints this file")
    }
}

/// Without spaces at the ends of lines and without several blank lines in a row.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fenced = false;
    for line in lines(text).map(str::trim_end) {
        fenced ^= line.trim_start().starts_with("```");
        if fenced || !line.is_empty() || !(out.is_empty() || out.ends_with("\n\n")) {
            out.push_str(line);
            out.push('\n');
        }
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

fn environment(templates: &FileTree) -> Result<Environment<'_>, Diagnostics> {
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    let syntax = syntax.map_err(|error| mistake("", &error))?;
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(syntax);
    environment.set_auto_escape_callback(|name| {
        AutoEscape::Custom(Language::of(name.strip_suffix(ENDING).unwrap_or(name)).name().into())
    });
    environment.set_formatter(escape::print);
    let mut diagnostics = Diagnostics::new();
    for (path, text) in templates.iter() {
        let is_template = path.ends_with(ENDING) && (path.starts_with(OUTPUTS) || path.starts_with(PARTIALS));
        if is_template && let Err(error) = environment.add_template(path, text) {
            diagnostics.push(mistake(path, &error));
        }
    }
    diagnostics.propagate()?;
    Ok(environment)
}

fn mistake(template: &str, error: &minijinja::Error) -> Diagnostic {
    let name = error.name().unwrap_or(template);
    let line = error.line().map_or_else(String::new, |line| format!(", line {line}"));
    let detail = error.detail().map_or_else(String::new, |detail| format!(": {detail}"));
    let mut reasons = String::new();
    let mut source = std::error::Error::source(error);
    while let Some(reason) = source {
        reasons = format!("{reasons}: {reason}");
        source = reason.source();
    }
    Diagnostic::error(format!("the template `{name}`{line} cannot be rendered: {}{detail}{reasons}", error.kind()))
        .in_file(name)
        .help("mend the template")
}

/// The outputs of a template, each with what is bound in it.
fn outputs(path: &str, view: &Value) -> Result<Vec<(String, Bound)>, Diagnostic> {
    let Some((before, rest)) = path.split_once('[') else { return Ok(vec![(path.to_owned(), Bound::new())]) };
    let wrong = || {
        Diagnostic::error(format!("`{path}` is no path of a template"))
            .help("write `[list.field]` for one output an item")
    };
    let (names, after) = rest.split_once(']').ok_or_else(wrong)?;
    let mut names: Vec<_> = names.split('.').collect();
    let field = names.pop().ok_or_else(wrong)?;
    let mut items = vec![(view.clone(), Bound::new())];
    for list in names {
        items = items
            .iter()
            .map(|(holder, bound)| bind(holder, list, bound))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(wrong)?
            .concat();
    }
    let output = |(item, bound): (Value, Bound)| {
        let name = item.get_attr(field).map_err(|_| wrong())?;
        match name.as_str() {
            Some(name) => Ok(Some((format!("{before}{name}{after}"), bound))),
            None if name.is_none() => Ok(None),
            None => Err(wrong()),
        }
    };
    items.into_iter().filter_map(|item| output(item).transpose()).collect()
}

/// The items of a list, each with itself bound by the list's name in the singular.
fn bind(holder: &Value, list: &str, bound: &Bound) -> Option<Vec<(Value, Bound)>> {
    let items = holder.get_attr(list).ok().filter(|items| items.kind() == ValueKind::Seq)?;
    let singular = list.strip_suffix('s').unwrap_or(list);
    let bind = |item: Value| {
        let mut bound = bound.clone();
        bound.push((singular.to_owned(), item.clone()));
        (item, bound)
    };
    Some(items.try_iter().ok()?.map(bind).collect())
}
