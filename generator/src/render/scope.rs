//! The names that stand for something in a template.

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::Object;

use super::Bound;
use super::part::Part;

/// What is bound in one output, and the view around it.
#[derive(Debug)]
pub(super) struct Scope {
    bound: Bound,
    view: Value,
}

impl Scope {
    /// The names of one output, whose values forget with it what templates asked of them.
    pub(super) fn of(bound: &Bound, view: &Value) -> Value {
        let bound = bound.iter().map(|(name, item)| (name.clone(), Part::anew(item))).collect();
        Value::from_object(Self { bound, view: view.clone() })
    }
}

impl Object for Scope {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        match self.bound.iter().find(|(name, _)| name == key) {
            Some((_, value)) => Some(value.clone()),
            None => self.view.downcast_object_ref::<Part>()?.field(key),
        }
    }
}
