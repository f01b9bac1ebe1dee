//! Text -> Document: files read and brought together, references checked, everything where the specification wants it.

mod address;
mod build;
mod chains;
mod circles;
mod data;
mod dialect;
mod fetch;
mod gather;
mod graft;
mod json;
mod limited;
mod locate;
mod mend;
mod mount;
mod names;
mod options;
mod origins;
mod overlay;
mod parse;
mod parts;
mod read;
mod relevant;
mod shape;
mod suggest;
mod swagger;
pub(crate) mod tolerate;
mod typed;
mod unresolved;
mod version;
mod walk;
mod yaml;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use openapiv3::OpenAPI;

use crate::config::Selector;
use crate::diagnostics::{Diagnostic, Diagnostics, Position, Source};
use crate::hash::HashMap;
use crate::pointer::Pointer;
use crate::value::{Trail, Value};
use gather::{Gathered, Main};
use locate::{Syntax, Wanted};
pub use options::{Fetch, Fetched, LoadOptions, UrlPrefix};
use origins::Origins;
use overlay::Overlaid;
use tolerate::{Broken, Losses};
use version::Version;

/// An OpenAPI 3.0 document as it stands after the files that it refers to were brought in.
///
/// Every reference in it starts with `#` and leads somewhere.
#[derive(Debug)]
pub struct Document {
    openapi: OpenAPI,
    value: Value,
    /// Where the references that start at a place end.
    ends: HashMap<Pointer, Pointer>,
    texts: Texts,
    origins: Origins,
    broken: Broken,
}

/// The text of each file, by its name in the document; `None` is the document itself.
type Texts = HashMap<Option<String>, (Arc<Source>, Syntax)>;

impl Document {
    /// Reads the document and every file that it refers to, JSON or YAML by what they hold. Gives warnings as well.
    ///
    /// # Errors
    ///
    /// All that hinders: files that cannot be read or lie outside the folder of the document, text that does not parse,
    /// another version of OpenAPI, what the specification does not let stand where it stands, references that lead nowhere
    /// or in a circle.
    pub fn load(path: &Path) -> Result<(Self, Diagnostics), Diagnostics> {
        Self::load_with(path, &LoadOptions::default())
    }

    /// As [`Self::load`], with what the user says: overlays are applied before anything looks at the document. Where the user
    /// wants to go on, what single operations depend on may be missing or wrong: that is a warning.
    ///
    /// # Errors
    ///
    /// As [`Self::load`]; also overlays that cannot be read, and actions that match nothing or do not fit.
    pub fn load_with(path: &Path, options: &LoadOptions) -> Result<(Self, Diagnostics), Diagnostics> {
        let (folder, name, source) = read::document(path, options)?;
        let (root, syntax) = parse::parse(&source)?;
        let mut texts = Texts::from_iter([(None, (Arc::clone(&source), syntax))]);
        let overlaid = overlay::apply(root, path, &options.overlays, &mut texts);
        let Overlaid { value: root, origins, diagnostics } = overlaid;
        let mut warnings = locate(diagnostics, &texts, &origins).propagate()?;
        let version = version::of(&root).map_err(|diagnostic| locate(diagnostic.into(), &texts, &origins))?;
        let broken = Broken::default();
        let main = Main { name: name.clone(), root, texts, origins, version, broken, renamed: None };
        let gathered = gather::gather(folder, main, options.tolerance);
        let (document, more) = match version {
            Version::Swagger2 => Self::converted(gathered, name, options)?,
            _ => Self::check(gathered, &options.only)?,
        };
        warnings.extend(more);
        Ok((document, warnings))
    }

    /// Brings a Swagger 2.0 document into the shape of OpenAPI 3.0, and looks at it once more.
    fn converted(gathered: Gathered, name: String, options: &LoadOptions) -> Result<(Self, Diagnostics), Diagnostics> {
        let Gathered { value, edges, texts, mut origins, mut broken, mut diagnostics, .. } = gathered;
        diagnostics.extend(chains::ends(&edges).1);
        let diagnostics = limited::limited(relevant::relevant(diagnostics, &value, &edges, &options.only));
        let mut warnings = locate(diagnostics, &texts, &origins).propagate()?;
        let mut converted = swagger::convert(value, &edges, &gathered.schemas, &gathered.parts);
        let mut losses = Losses::new(options.tolerance);
        losses.extend(&converted.diagnostics);
        warnings.extend(locate(losses.diagnostics, &texts, &origins));
        let mut warnings = warnings.propagate()?;
        broken.extend(losses.broken);
        let mends = losses.mends.into_iter().map(|(at, mend)| (converted.renamed.now(&at), mend));
        tolerate::apply(&mut converted.value, mends.collect());
        origins.push(converted.moves);
        let (broken, renamed) = (broken.renamed(&converted.renamed), Some(converted.renamed));
        let main = Main { name, root: converted.value, texts, origins, version: Version::V3_0, broken, renamed };
        let (document, again) = Self::check(gather::gather(gathered.folder, main, options.tolerance), &options.only)?;
        warnings.extend_once(again);
        Ok((document, warnings))
    }

    fn check(gathered: Gathered, only: &[Selector]) -> Result<(Self, Diagnostics), Diagnostics> {
        let Gathered { value, edges, texts, origins, broken, mut diagnostics, .. } = gathered;
        let (ends, circles) = chains::ends(&edges);
        diagnostics.extend(circles);
        let diagnostics = limited::limited(relevant::relevant(diagnostics, &value, &edges, only));
        let diagnostics = locate(diagnostics, &texts, &origins).propagate()?;
        let openapi = typed::read(&value).map_err(|diagnostics| locate(diagnostics, &texts, &origins))?;
        Ok((Self { openapi, value, ends, texts, origins, broken }, diagnostics))
    }

    /// What the document says of itself, typed. Servers, paths, components and security are left to [`Self::value`].
    #[must_use]
    pub fn openapi(&self) -> &OpenAPI {
        &self.openapi
    }

    /// The plain value at a place.
    #[must_use]
    pub fn value(&self, at: &Pointer) -> Option<&Value> {
        self.value.pointer(at)
    }

    /// Looks up many places, one after the other.
    pub(crate) fn trail(&self) -> Trail<'_> {
        Trail::new(&self.value)
    }

    /// Why a place cannot be understood, or something below it; only where the user wants to go on.
    #[must_use]
    pub fn broken_below(&self, at: &Pointer) -> Option<&str> {
        self.broken.below(at)
    }

    /// The place where a reference leads in the end. `at` is the object that holds the `$ref`.
    ///
    /// # Errors
    ///
    /// A reference that leads nowhere, or to a file.
    pub fn resolve(&self, reference: &str, at: &Pointer) -> Result<Pointer, Diagnostic> {
        let target = reference.strip_prefix('#').and_then(Pointer::from_fragment).ok_or_else(|| {
            Diagnostic::error(format!("the reference `{reference}` names no place of the document"))
                .at(&at.join("$ref"))
                .help("write the keys from the top of the document: `#/components/schemas/Name`")
        })?;
        match self.ends.get(&target) {
            Some(end) => Ok(end.clone()),
            None if self.value(&target).is_some() => Ok(target),
            None => Err(unresolved::diagnostic(reference, &self.value, &target, at)),
        }
    }

    /// Fills in where each diagnostic stands in its file, and names the place as it is called in that file.
    #[must_use]
    pub fn locate(&self, diagnostics: Diagnostics) -> Diagnostics {
        locate(diagnostics, &self.texts, &self.origins)
    }
}

/// Goes over the text of each file that something is said about once.
fn locate(mut diagnostics: Diagnostics, texts: &Texts, origins: &Origins) -> Diagnostics {
    let mut files = BTreeMap::<Option<String>, Vec<&mut Diagnostic>>::new();
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.position.is_none()) {
        let Some(pointer) = &diagnostic.pointer else { continue };
        let (file, pointer) = origins.of(pointer);
        diagnostic.pointer = Some(pointer);
        files.entry(file).or_default().push(diagnostic);
    }
    for (file, diagnostics) in files {
        if let Some((source, syntax)) = texts.get(&file) {
            locate_in(source, *syntax, diagnostics);
        }
    }
    diagnostics
}

fn locate_in(source: &Arc<Source>, syntax: Syntax, diagnostics: Vec<&mut Diagnostic>) {
    let mut wanted = Wanted::new(diagnostics.iter().filter_map(|diagnostic| diagnostic.pointer.as_ref()));
    wanted.find_first(&source.text, syntax);
    for diagnostic in diagnostics {
        let span = diagnostic.pointer.as_ref().and_then(|pointer| wanted.nearest(pointer));
        diagnostic.position = span.map(|span| Position { source: Arc::clone(source), span });
        if diagnostic.position.is_none() {
            diagnostic.file = Some(source.name.clone());
        }
    }
}

#[cfg(test)]
#[path = "document/tests.rs"]
mod tests;

#[cfg(test)]
#[path = "document/elsewhere_tests.rs"]
mod elsewhere_tests;
