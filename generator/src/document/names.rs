//! Names that schemas of a file give themselves: `$id` and `$anchor`, by which references can name them.

use url::Url;

use crate::hash::HashMap;
use crate::pointer::{Pointer, percent_decode};
use crate::value::{Object, Value};

/// The keywords that give a schema a name within its file.
const ANCHORS: [&str; 2] = ["$anchor", "$dynamicAnchor"];

/// The names in a file.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The schemas that have a URL of their own; the file itself is the first.
    resources: Vec<Resource>,
    of_place: HashMap<Pointer, usize>,
    of_url: HashMap<String, usize>,
    anchors: HashMap<String, Vec<(usize, Pointer)>>,
}

#[derive(Debug)]
struct Resource {
    place: Pointer,
    url: Option<Url>,
}

/// Finds the names in a file. `text` is what it was read from: most files have no names.
pub(super) fn names(file: &str, text: &str, value: &Value) -> Names {
    let mut names = Names::default();
    if !has_names(text) {
        return names;
    }
    let base = Url::parse("file:///").and_then(|base| base.join(file)).ok();
    names.resources.push(Resource { place: Pointer::root(), url: base });
    names.of_place.insert(Pointer::root(), 0);
    let mut pending = vec![(value, Pointer::root(), 0)];
    while let Some((value, at, around)) = pending.pop() {
        match value {
            Value::Object(object) => {
                let around = names.add(object, &at, around);
                pending.extend(object.iter().rev().map(|(key, value)| (value, at.join(key), around)));
            }
            Value::Array(items) => {
                pending.extend(items.iter().enumerate().rev().map(|(index, item)| (item, at.join(index), around)));
            }
            _ => {}
        }
    }
    names
}

/// Whether a text mentions any of the keywords that give names.
fn has_names(text: &str) -> bool {
    let keywords = ["id", "anchor", "dynamicAnchor", "self"].map(str::as_bytes);
    memchr::memchr_iter(b'$', text.as_bytes()).any(|at| {
        let rest = text.as_bytes().get(at + 1..).unwrap_or_default();
        keywords.iter().any(|keyword| rest.starts_with(keyword))
    })
}

impl Names {
    /// Adds the names of an object that stands in the resource `around`. The resource that what is below it stands in.
    fn add(&mut self, object: &Object, at: &Pointer, around: usize) -> usize {
        let text = |key: &str| object.get(key).and_then(Value::as_str);
        let id = text("$id").or_else(|| text("$self").filter(|_| *at == Pointer::root()));
        let inside = match id {
            // Before JSON Schema 2019-09, this was an anchor.
            Some(id) if id.starts_with('#') => {
                self.anchors.entry(id.trim_start_matches('#').to_owned()).or_default().push((around, at.clone()));
                around
            }
            Some(id) => self.resource(id, at, around),
            None => around,
        };
        for anchor in ANCHORS.into_iter().filter_map(text) {
            self.anchors.entry(anchor.to_owned()).or_default().push((inside, at.clone()));
        }
        inside
    }

    fn resource(&mut self, id: &str, at: &Pointer, around: usize) -> usize {
        let base = self.resources.get(around).and_then(|resource| resource.url.as_ref());
        let url = base.and_then(|base| base.join(id).ok());
        let index = self.resources.len();
        if let Some(url) = &url {
            self.of_url.entry(without_fragment(url)).or_insert(index);
        }
        self.of_place.insert(at.clone(), index);
        self.resources.push(Resource { place: at.clone(), url });
        index
    }

    /// The place that a reference names, which stands at `at`; `None` where it names none of the file by a name.
    pub(super) fn find(&self, reference: &str, at: &Pointer, file: &Value) -> Option<Pointer> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let around = self.around(at)?;
        let resource = if path.is_empty() {
            around
        } else {
            let url = self.resources.get(around)?.url.as_ref()?.join(path).ok()?;
            *self.of_url.get(&without_fragment(&url))?
        };
        if !fragment.is_empty() && !fragment.starts_with('/') {
            return self.anchor(&percent_decode(fragment)?, resource);
        }
        let place =
            self.resources.get(resource)?.place.append(Pointer::from_fragment(fragment)?.below(&Pointer::root())?);
        file.pointer(&place).map(|_| place)
    }

    /// The place that has an anchor: the one in the resource, or else the first one of the file.
    pub(super) fn anchor(&self, name: &str, resource: usize) -> Option<Pointer> {
        let places = self.anchors.get(name)?;
        let own = places.iter().find(|(of, _)| *of == resource);
        own.or_else(|| places.first()).map(|(_, place)| place.clone())
    }

    /// Whether nothing in the file has a name.
    pub(super) fn are_none(&self) -> bool {
        self.of_place.is_empty() && self.anchors.is_empty()
    }

    /// The innermost resource that a place stands in.
    fn around(&self, at: &Pointer) -> Option<usize> {
        if self.of_place.is_empty() {
            return None;
        }
        let mut above = Some(at.clone());
        while let Some(place) = above {
            if let Some(resource) = self.of_place.get(&place) {
                return Some(*resource);
            }
            above = place.parent();
        }
        None
    }

    /// The URLs that name places of the file, whichever file they are named from.
    pub(super) fn urls(&self) -> impl Iterator<Item = (&String, &Pointer)> {
        self.of_url.iter().filter_map(|(url, index)| Some((url, &self.resources.get(*index)?.place)))
    }
}

/// A URL as it names a schema.
pub(super) fn without_fragment(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    url.into()
}
