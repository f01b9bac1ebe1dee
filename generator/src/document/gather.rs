//! Follows references from file to file until all that is needed was read, and brings it together in one value.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use super::chains::Edges;
use super::origins::Origins;
use super::read::Folder;
use super::shape::{self, Shape};
use super::version::Version;
use super::walk::{self, Reference, Seen};
use super::{Texts, address, mount, parse, unresolved};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// How much the data that examples refer to may add to the document.
const MAX_COPIED: usize = 64 << 20;

/// How many diagnostics are kept: people read fewer, and each takes time.
const MAX_REPORTED: usize = 1000;

/// All files in one value.
pub(super) struct Gathered {
    pub(super) value: Value,
    /// From the place of each reference to the place that it names.
    pub(super) edges: Edges,
    pub(super) texts: Texts,
    pub(super) origins: Origins,
    pub(super) diagnostics: Diagnostics,
}

/// Reads what `root`, which was read from the file `name` of the folder, refers to.
pub(super) fn gather(folder: Folder, name: String, root: Value, texts: Texts, version: Version) -> Gathered {
    let mut gather = Gather {
        folder,
        indices: HashMap::from([(name.clone(), Some(0))]),
        files: vec![File { base: name.clone(), name, place: Pointer::root(), value: Arc::new(root) }],
        texts,
        seen: Seen::new(),
        queue: VecDeque::from([Start { file: 0, pointer: Pointer::root(), shape: shape::root(version) }]),
        edges: Edges::new(),
        rewrites: Vec::new(),
        data: Vec::new(),
        diagnostics: Diagnostics::new(),
        failures: 0,
    };
    while let Some(start) = gather.queue.pop_front() {
        gather.walk(&start);
    }
    gather.finish()
}

struct Gather {
    folder: Folder,
    /// The index of each file by its name; `None` where it was refused, which was said.
    indices: HashMap<String, Option<usize>>,
    files: Vec<File>,
    texts: Texts,
    seen: Seen,
    queue: VecDeque<Start>,
    edges: Edges,
    /// References that are written differently in the document.
    rewrites: Vec<(Pointer, Pointer)>,
    /// Places of references to data, and the places of the data.
    data: Vec<(Pointer, Pointer)>,
    diagnostics: Diagnostics,
    /// How many references could not be followed.
    failures: usize,
}

struct File {
    /// As in [`address::Address`].
    name: String,
    /// What references in it are relative to: another name where a server said that it stands elsewhere.
    base: String,
    /// Where it stands in the document.
    place: Pointer,
    value: Arc<Value>,
}

/// A place to go on from.
struct Start {
    file: usize,
    pointer: Pointer,
    shape: &'static Shape,
}

impl Gather {
    fn walk(&mut self, start: &Start) {
        let Some(file) = self.files.get(start.file) else { return };
        let (value, at) = (Arc::clone(&file.value), place_in(file, &start.pointer));
        let Some(value) = value.pointer(&start.pointer) else { return };
        let found = walk::walk(value, start.shape, &at, &mut self.seen);
        self.diagnostics.extend(found.diagnostics);
        for reference in found.references {
            if self.failures >= MAX_REPORTED {
                return;
            }
            if let Err(diagnostic) = self.follow(&reference, start.file) {
                self.failures += 1;
                self.diagnostics.push(diagnostic);
            }
        }
    }

    fn follow(&mut self, reference: &Reference, from: usize) -> Result<(), Diagnostic> {
        let at = &reference.at;
        if reference.expected.is_none() && reference.text.starts_with('#') {
            // An example of something that has references of its own looks just like that: it stays as it is.
            return Ok(());
        }
        let Some(file) = self.files.get(from) else { return Ok(()) };
        let address = address::parse(&reference.text, &file.base)
            .map_err(|refusal| Diagnostic::error(refusal.message).at(&at.join("$ref")).help(refusal.help))?;
        let index = match &address.file {
            Some(name) => self.file(name, at)?,
            None => Some(from),
        };
        let Some((index, file)) = index.and_then(|index| Some((index, self.files.get(index)?))) else { return Ok(()) };
        if file.value.pointer(&address.pointer).is_none() {
            return Err(unresolved::diagnostic(&reference.text, &file.value, &address.pointer, at));
        }
        let target = place_in(file, &address.pointer);
        let Some(shape) = reference.expected else {
            self.data.push((at.clone(), target));
            return Ok(());
        };
        if index != 0 || address.file.is_some() {
            self.rewrites.push((at.clone(), target.clone()));
        }
        self.edges.insert(at.clone(), target);
        self.queue.push_back(Start { file: index, pointer: address.pointer, shape });
        Ok(())
    }

    /// The index of a file, which is read when it is first named.
    fn file(&mut self, name: &str, at: &Pointer) -> Result<Option<usize>, Diagnostic> {
        let name = &self.folder.name(name);
        if let Some(index) = self.indices.get(name) {
            return Ok(*index);
        }
        let (source, base) = self.folder.read(name).map_err(|diagnostic| match diagnostic.position {
            Some(_) => diagnostic,
            None => Diagnostic { file: None, ..diagnostic.at(&at.join("$ref")) },
        })?;
        let parsed = parse::parse(&source).map_err(|diagnostics| self.diagnostics.extend(diagnostics));
        let index = parsed.ok().map(|(value, syntax)| {
            let place = mount::place(Some(name));
            self.files.push(File { name: name.to_owned(), base, place, value: Arc::new(value) });
            self.texts.insert(Some(name.to_owned()), (source, syntax));
            self.files.len() - 1
        });
        self.indices.insert(name.to_owned(), index);
        Ok(index)
    }

    fn finish(mut self) -> Gathered {
        let mut files = self.files.into_iter().map(|file| (file.name, Arc::unwrap_or_clone(file.value)));
        let mut value = files.next().map_or(Value::Null, |(_, root)| root);
        let mounted: Object = files.collect();
        let reserved = !mounted.is_empty() && value.get(mount::KEY).is_some();
        mount::mount(&mut value, mounted);
        if reserved {
            let message = format!("the key `{}` is reserved for the files that the document refers to", mount::KEY);
            self.diagnostics.push(Diagnostic::error(message).at(&Pointer::root()).help("give it another name"));
        }
        for (at, target) in &self.rewrites {
            if let Some(reference) = mount::place_mut(&mut value, &at.join("$ref")) {
                *reference = Value::String(mount::reference(target));
            }
        }
        copy(&mut value, &self.data, &mut self.diagnostics);
        if self.failures >= MAX_REPORTED {
            let message = format!("after {MAX_REPORTED} references that lead nowhere, no more were looked at");
            self.diagnostics.push(Diagnostic::error(message).at(&Pointer::root()).help("mend these, and run it again"));
        }
        let (edges, texts, diagnostics) = (self.edges, self.texts, self.diagnostics);
        Gathered { value, edges, texts, origins: Origins::default(), diagnostics }
    }
}

/// Where there are too many: the errors first, then the warnings, then a word about the rest.
pub(super) fn limited(diagnostics: Diagnostics) -> Diagnostics {
    let total = diagnostics.iter().count();
    if total <= MAX_REPORTED {
        return diagnostics;
    }
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let warnings = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning);
    let mut kept = Diagnostics::new();
    errors.chain(warnings).take(MAX_REPORTED).for_each(|diagnostic| kept.push(diagnostic.clone()));
    let rest = format!("the document has {} more errors and warnings than are shown", total - MAX_REPORTED);
    kept.push(Diagnostic::warning(rest).at(&Pointer::root()).help("mend these, and run it again"));
    kept
}

fn place_in(file: &File, pointer: &Pointer) -> Pointer {
    file.place.append(pointer.below(&Pointer::root()).unwrap_or_default())
}

/// Puts data in the place of the references to it.
fn copy(value: &mut Value, data: &[(Pointer, Pointer)], diagnostics: &mut Diagnostics) {
    let mut copied = 0_usize;
    for (at, target) in data {
        let Some(content) = value.pointer(target) else { continue };
        copied = copied.saturating_add(content.weight());
        if copied > MAX_COPIED {
            let diagnostic = Diagnostic::error("the examples of the document refer to too much data").at(at);
            diagnostics.push(diagnostic.help("shorten the files that the examples refer to"));
            return;
        }
        let content = content.clone();
        if let Some(place) = mount::place_mut(value, at) {
            *place = content;
        }
    }
}
