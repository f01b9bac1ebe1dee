//! The view as templates see it: its long lists are not copied, and of an item only what a template asks for, once.

use std::sync::{Arc, Mutex, PoisonError};

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};

use super::fields::Fields;
use crate::rust::View;

/// A part of the view.
#[derive(Debug)]
pub(super) struct Part {
    view: Arc<View>,
    at: At,
    /// The fields of an item that a template asked for.
    known: Mutex<Vec<(&'static str, Value)>>,
}

/// Where a part is, by the indices of the lists on the way.
#[derive(Clone, Copy, Debug)]
enum At {
    View,
    Apis,
    Api(usize),
    Operations(usize),
    Operation(usize, usize),
    Models,
    Model(usize),
}

/// Leads from a list to one of its items.
type Step = fn(At, usize) -> At;

impl Part {
    fn at(view: Arc<View>, at: At) -> Value {
        Value::from_object(Self { view, at, known: Mutex::default() })
    }

    /// All of it.
    pub(super) fn whole(view: Arc<View>) -> Value {
        Self::at(view, At::View)
    }

    /// The same part for a template that is about it: what it asks for is forgotten with it.
    pub(super) fn anew(value: &Value) -> Value {
        let part = value.downcast_object_ref::<Self>();
        part.map_or_else(|| value.clone(), |part| part.part(part.at))
    }

    fn part(&self, at: At) -> Value {
        Self::at(Arc::clone(&self.view), at)
    }

    /// The field of a struct.
    pub(super) fn field(&self, key: &str) -> Option<Value> {
        let apis = &self.view.apis;
        match (self.at, key) {
            (At::View, "apis") => Some(self.part(At::Apis)),
            (At::View, "models") => Some(self.part(At::Models)),
            (At::View, _) => self.view.field(key).map(|(_, value)| value),
            (At::Api(api), "operations") => Some(self.part(At::Operations(api))),
            (At::Api(api), _) => self.kept(apis.get(api)?, key),
            (At::Operation(api, operation), _) => self.kept(apis.get(api)?.operations.get(operation)?, key),
            (At::Model(model), _) => self.kept(self.view.models.get(model)?, key),
            (At::Apis | At::Operations(_) | At::Models, _) => None,
        }
    }

    /// The field of an item, which is copied when a template asks for the first time.
    fn kept(&self, of: &impl Fields, key: &str) -> Option<Value> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, value)) = known.iter().find(|(name, _)| *name == key) {
            return Some(value.clone());
        }
        let (name, value) = of.field(key)?;
        known.push((name, value.clone()));
        Some(value)
    }

    /// How long a list is, and one of its items; `None` where it is no list.
    fn list(&self) -> Option<(usize, Step)> {
        let view = &self.view;
        Some(match self.at {
            At::Apis => (view.apis.len(), |_, index| At::Api(index)),
            At::Models => (view.models.len(), |_, index| At::Model(index)),
            At::Operations(api) => (view.apis.get(api)?.operations.len(), |at, index| match at {
                At::Operations(api) => At::Operation(api, index),
                other => other,
            }),
            At::View | At::Api(_) | At::Operation(..) | At::Model(_) => return None,
        })
    }
}

impl Object for Part {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        if self.list().is_some() { ObjectRepr::Seq } else { ObjectRepr::Map }
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        if let Some((length, item)) = self.list() {
            let index = key.as_usize().filter(|index| *index < length)?;
            return Some(self.part(item(self.at, index)));
        }
        self.field(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.field(key)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        self.list().map_or(Enumerator::NonEnumerable, |(length, _)| Enumerator::Seq(length))
    }
}
