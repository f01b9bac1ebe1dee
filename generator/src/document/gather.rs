//! Follows references from file to file until all that is needed was read, and brings it together in one value.

mod find;

use std::collections::VecDeque;
use std::sync::Arc;

use super::chains::Edges;
use super::graft::{self, Strays};
use super::limited::MAX_REPORTED;
use super::names::{self, Names};
use super::origins::Origins;
use super::read::Folder;
use super::shape::{self, Kind, SCHEMA};
use super::swagger::{Parts, Renamed};
use super::tolerate::{self, Broken, Losses};
use super::version::Version;
use super::walk::{self, Reference, Role, Seen};
use super::{Texts, circles, data, dialect, mount, parse};
use crate::diagnostics::{Diagnostic, Diagnostics, Tolerance};
use crate::hash::HashMap;
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// All files in one value.
pub(super) struct Gathered {
    pub(super) value: Value,
    /// From the place of each reference to the place that it names.
    pub(super) edges: Edges,
    pub(super) texts: Texts,
    pub(super) origins: Origins,
    pub(super) broken: Broken,
    pub(super) diagnostics: Diagnostics,
    pub(super) folder: Folder,
    /// The schemas of a Swagger 2.0 document, and its other objects that references lead to.
    pub(super) schemas: Vec<Pointer>,
    pub(super) parts: Parts,
}

/// The document itself, before anything that it refers to was read.
pub(super) struct Main {
    /// The name of its file in the folder.
    pub(super) name: String,
    pub(super) root: Value,
    pub(super) texts: Texts,
    /// What moved in it already.
    pub(super) origins: Origins,
    pub(super) version: Version,
    /// What could not be understood before it was converted.
    pub(super) broken: Broken,
    /// Where the places are now that references name, where the document was converted.
    pub(super) renamed: Option<Renamed>,
}

/// Reads what the document refers to.
pub(super) fn gather(folder: Folder, main: Main, tolerance: Tolerance) -> Gathered {
    let Main { name, root, texts, origins, version, broken, renamed } = main;
    let text = texts.get(&None).map(|(source, _)| Arc::clone(source));
    let names = names::names(&name, text.as_ref().map_or("", |source| &source.text), &root);
    let mut gather = Gather {
        version,
        folder,
        indices: HashMap::from_iter([(name.clone(), Some(0))]),
        files: Vec::new(),
        texts,
        origins,
        seen: Seen::default(),
        queue: VecDeque::from([Start { file: 0, pointer: Pointer::root(), kind: Kind::Object(shape::root(version)) }]),
        edges: Edges::default(),
        kinds: Vec::new(),
        urls: HashMap::default(),
        rewrites: Vec::new(),
        names: Vec::new(),
        strays: Strays::default(),
        dialects: Vec::new(),
        data: Vec::new(),
        parts: Parts::new(),
        losses: Losses { broken, ..Losses::new(tolerance) },
        renamed,
        failures: 0,
    };
    gather.add(&name, name.clone(), root, names);
    while let Some(start) = gather.queue.pop_front() {
        gather.walk(&start);
    }
    gather.finish()
}

struct Gather {
    version: Version,
    folder: Folder,
    /// The index of each file by its name; `None` where it was refused, which was said.
    indices: HashMap<String, Option<usize>>,
    files: Vec<File>,
    texts: Texts,
    origins: Origins,
    seen: Seen,
    queue: VecDeque<Start>,
    edges: Edges,
    /// What they should lead to.
    kinds: Vec<Kind>,
    /// Where the URLs lead that schemas have.
    urls: HashMap<String, (usize, Pointer)>,
    /// References that are written differently in the document.
    rewrites: Vec<(Pointer, Pointer)>,
    /// Names of schemas that are written differently in the document.
    names: Vec<(Pointer, Pointer)>,
    /// References where the specification foresees none.
    strays: Strays,
    /// The schemas that are to be rewritten.
    dialects: Vec<Pointer>,
    /// Places of references to data, and the places of the data.
    data: Vec<(Pointer, Pointer)>,
    /// The other objects that are.
    parts: Parts,
    losses: Losses,
    renamed: Option<Renamed>,
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
    names: Names,
    /// Where the references lead that name places of this file alone, and as what that was looked at.
    followed: HashMap<String, (Pointer, Kind)>,
}

/// A place to go on from.
struct Start {
    file: usize,
    pointer: Pointer,
    kind: Kind,
}

/// A reference that is looked for.
struct Asked<'r> {
    at: &'r Pointer,
    text: &'r str,
    /// Whether a file that it names is text as a whole.
    as_text: bool,
}

/// A place in a file.
struct Found {
    file: usize,
    pointer: Pointer,
}

impl Gather {
    fn walk(&mut self, start: &Start) {
        let Some(file) = self.files.get(start.file) else { return };
        let (value, at) = (Arc::clone(&file.value), place_in(file, &start.pointer));
        let Some(value) = value.pointer(&start.pointer) else { return };
        let found = walk::walk(value, start.kind, &at, self.version, &mut self.seen);
        self.losses.extend(&found.diagnostics);
        self.losses.mends.extend(found.mends);
        self.dialects.extend(found.dialects);
        self.parts.extend(found.parts);
        let broken = &self.losses.broken;
        let references: Vec<_> = found.references.into_iter().filter(|reference| !broken.is(&reference.at)).collect();
        for reference in references {
            if self.gives_up() {
                return;
            }
            if let Err(diagnostic) = self.follow(&reference, start.file) {
                self.failures += 1;
                self.losses.lose(&reference, diagnostic);
            }
        }
    }

    /// Whether so many references lead nowhere that there is no use in looking at others.
    fn gives_up(&self) -> bool {
        self.failures >= MAX_REPORTED && self.losses.tolerance == Tolerance::None
    }

    fn follow(&mut self, reference: &Reference, from: usize) -> Result<(), Diagnostic> {
        let Reference { at, text, role, keyword } = reference;
        let kind = match role {
            Role::Data => return self.follow_data(reference, from),
            Role::Name => {
                self.follow_name(reference, from);
                return Ok(());
            }
            Role::Link(kind) | Role::Stray(kind) => *kind,
        };
        let as_text = matches!(kind, Kind::Text);
        let followed = self.files.get(from).and_then(|file| file.followed.get(text));
        let (found, before) = if let Some((pointer, kind)) = followed {
            (Found { file: from, pointer: pointer.clone() }, Some(*kind))
        } else {
            let asked = Asked { at, text, as_text };
            let Some(found) = self.find(&asked, from)? else { return Ok(()) };
            self.remember(text, kind, &found, from);
            (found, None)
        };
        let Some(target) = self.files.get(found.file).map(|file| place_in(file, &found.pointer)) else { return Ok(()) };
        if let Role::Stray(_) = role {
            self.strays.insert(at.clone(), (target, kind));
        } else {
            if *keyword != "$ref" || !mount::is_reference(text, &target) {
                self.rewrites.push((at.clone(), target.clone()));
            }
            if let (index, None) = self.edges.insert_full(at.clone(), target) {
                self.kinds.insert(index, kind);
            }
        }
        if before.is_none_or(|before| !before.is_same(kind)) {
            self.queue.push_back(Start { file: found.file, pointer: found.pointer, kind });
        }
        Ok(())
    }

    /// Remembers where a reference leads, where it leads there wherever it stands in its file.
    fn remember(&mut self, text: &str, kind: Kind, found: &Found, from: usize) {
        let file = self.files.get_mut(from).filter(|file| found.file == from && file.names.are_none());
        if let Some(file) = file.filter(|_| text.starts_with('#')) {
            file.followed.insert(text.to_owned(), (found.pointer.clone(), kind));
        }
    }

    /// An example that is a reference: to data in a file, or to one of the components.
    fn follow_data(&mut self, Reference { at, text, .. }: &Reference, from: usize) -> Result<(), Diagnostic> {
        if text.starts_with('#') && !text.starts_with("#/components/examples/") {
            // An example of something that has references of its own looks just like that: it stays as it is.
            return Ok(());
        }
        let Some(found) = self.find(&Asked { at, text, as_text: false }, from)? else { return Ok(()) };
        let Some(file) = self.files.get(found.file) else { return Ok(()) };
        let value = found.pointer.join("value");
        let is_example = text.contains("#/components/examples/") && file.value.pointer(&value).is_some();
        let pointer = if is_example { value } else { found.pointer };
        self.data.push((at.clone(), place_in(file, &pointer)));
        Ok(())
    }

    /// The name of a schema. One that leads nowhere is spoken of where it is used.
    fn follow_name(&mut self, Reference { at, text, .. }: &Reference, from: usize) {
        let is_reference = text.contains(['#', '/']) || is_data(text);
        if !is_reference || (from == 0 && text.starts_with("#/")) {
            return;
        }
        let Ok(Some(found)) = self.find(&Asked { at, text, as_text: false }, from) else { return };
        let Some(file) = self.files.get(found.file) else { return };
        self.names.push((at.clone(), place_in(file, &found.pointer)));
        self.queue.push_back(Start { file: found.file, pointer: found.pointer, kind: Kind::FlagOr(&SCHEMA) });
    }

    /// The index of a file, which is read when it is first named.
    fn file(&mut self, name: &str, asked: &Asked<'_>) -> Result<Option<usize>, Diagnostic> {
        let name = &self.folder.name(name);
        if let Some(index) = self.indices.get(name) {
            return Ok(*index);
        }
        let (source, base) = self.folder.read(name).map_err(|diagnostic| match diagnostic.position {
            Some(_) => diagnostic,
            None => Diagnostic { file: None, ..diagnostic.at(&asked.at.join("$ref")) },
        })?;
        let index = if asked.as_text && !is_data(name) {
            Some(self.add(name, base, Value::String(source.text.clone()), Names::default()))
        } else {
            let parsed = parse::parse(&source).map_err(|diagnostics| self.losses.refuse_file(&diagnostics));
            parsed.ok().map(|(value, syntax)| {
                let names = names::names(name, &source.text, &value);
                self.texts.insert(Some(name.to_owned()), (source, syntax));
                self.add(name, base, value, names)
            })
        };
        self.indices.insert(name.to_owned(), index);
        Ok(index)
    }

    fn add(&mut self, name: &str, base: String, value: Value, names: Names) -> usize {
        let place = mount::place((!self.files.is_empty()).then_some(name));
        let index = self.files.len();
        self.urls.extend(names.urls().map(|(url, place)| (url.clone(), (index, place.clone()))));
        let value = Arc::new(value);
        self.files.push(File { name: name.to_owned(), base, place, value, names, followed: HashMap::default() });
        index
    }

    fn finish(mut self) -> Gathered {
        let mut files = self.files.into_iter().map(|file| (file.name, Arc::unwrap_or_clone(file.value)));
        let mut value = files.next().map_or(Value::Null, |(_, root)| root);
        let mounted: Object = files.collect();
        let reserved = !mounted.is_empty() && value.get(mount::KEY).is_some();
        mount::mount(&mut value, mounted);
        if reserved {
            let message = format!("the key `{}` is reserved for the files that the document refers to", mount::KEY);
            let reserved = Diagnostic::error(message).at(&Pointer::root()).help("give it another name");
            self.losses.diagnostics.push(reserved);
        }
        for (at, target) in &self.rewrites {
            if let Some(Value::Object(object)) = mount::place_mut(&mut value, at) {
                object.shift_remove("$dynamicRef");
                object.shift_remove("$recursiveRef");
                object.insert("$ref".to_owned(), Value::String(mount::reference(target)));
            }
        }
        for (at, target) in &self.names {
            if let Some(name) = mount::place_mut(&mut value, at) {
                *name = Value::String(mount::reference(target));
            }
        }
        let mut losses = self.losses;
        tolerate::apply(&mut value, std::mem::take(&mut losses.mends));
        let mut origins = self.origins;
        let mut schemas = self.dialects;
        if self.version != Version::Swagger2 {
            origins.push(dialect::rewrite(&mut value, self.version, std::mem::take(&mut schemas), &mut self.edges));
        }
        circles::cut(&mut value, &mut self.edges, &self.kinds, &mut losses);
        let Losses { mut diagnostics, broken, tolerance, .. } = losses;
        data::copy(&mut value, &self.data, &mut diagnostics);
        origins.push(graft::graft(&mut value, &self.strays, &mut self.edges, &mut diagnostics));
        if self.failures >= MAX_REPORTED && tolerance == Tolerance::None {
            let message = format!("after {MAX_REPORTED} references that lead nowhere, no more were looked at");
            diagnostics.push(Diagnostic::error(message).at(&Pointer::root()).help("mend these, and run it again"));
        }
        let (edges, texts, folder, parts) = (self.edges, self.texts, self.folder, self.parts);
        Gathered { value, edges, texts, origins, broken, diagnostics, folder, schemas, parts }
    }
}

/// Whether a file holds data, and not a text for people.
fn is_data(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("yaml" | "yml" | "json"))
}

fn place_in(file: &File, pointer: &Pointer) -> Pointer {
    file.place.append(pointer.below(&Pointer::root()).unwrap_or_default())
}
