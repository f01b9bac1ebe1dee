//! Overlay Object -> actions, in their order.

use super::query::Query;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::document::suggest;
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// What an overlay says.
pub(super) struct Overlay {
    /// The document that it was made for.
    pub(super) extends: Option<String>,
    pub(super) actions: Vec<Action>,
    /// What is wrong with it; the actions that can be read are there all the same.
    pub(super) diagnostics: Diagnostics,
}

/// A change.
pub(super) struct Action {
    /// Where it stands.
    pub(super) at: Pointer,
    /// What it changes.
    pub(super) target: Query,
    pub(super) change: Change,
    /// Whether it may change what is neither a list nor an object.
    pub(super) primitives: bool,
}

/// How the targets of an action change.
pub(super) enum Change {
    /// This is merged into them.
    Update(Value),
    /// What stands there is merged into them.
    Copy(Query),
    Remove,
}

impl Overlay {
    /// Reads an overlay that stands at a place.
    pub(super) fn read(value: &Value, at: &Pointer) -> Self {
        let mut reader = Reader { primitives: false, diagnostics: Diagnostics::new() };
        let actions = reader.overlay(value, at).map_err(|diagnostic| reader.diagnostics.push(diagnostic));
        let extends = value.get("extends").and_then(Value::as_str).map(str::to_owned);
        Self { extends, actions: actions.unwrap_or_default(), diagnostics: reader.diagnostics }
    }
}

struct Reader {
    /// See [`Action::primitives`].
    primitives: bool,
    diagnostics: Diagnostics,
}

/// The versions of the specification that are understood.
const VERSIONS: [&str; 2] = ["1.0", "1.1"];

const FIELDS: [&str; 4] = ["overlay", "info", "extends", "actions"];

const FIELDS_OF_ACTION: [&str; 5] = ["target", "description", "update", "copy", "remove"];

/// What to do where it is not said what an action does.
const ONE_CHANGE: &str = "write one of `update: …`, `copy: $.…` and `remove: true`";

impl Reader {
    fn overlay(&mut self, value: &Value, at: &Pointer) -> Result<Vec<Action>, Diagnostic> {
        let version = value.get("overlay").ok_or_else(|| {
            Diagnostic::error("this is no overlay: it has no `overlay`")
                .at(at)
                .help("name a file that starts with `overlay: 1.1.0`")
        })?;
        self.version(version, &at.join("overlay"))?;
        self.unknown(value, &FIELDS, "an Overlay Object", at);
        let at = at.join("actions");
        match value.get("actions") {
            Some(Value::Array(actions)) if !actions.is_empty() => Ok(self.actions(actions, &at)),
            Some(other) if other.as_array().is_none() => {
                let message = format!("`actions` is a list, not {}", other.kind());
                Err(Diagnostic::error(message).at(&at).help("write a `-` before each action"))
            }
            _ => {
                let help = "write `actions: [{target: $.info, update: {title: Pets}}]`";
                Err(Diagnostic::error("the overlay has no actions").at(&at).help(help))
            }
        }
    }

    fn version(&mut self, version: &Value, at: &Pointer) -> Result<(), Diagnostic> {
        let written = match version {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            other => other.kind().to_owned(),
        };
        let is = |known: &str| written.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        if !VERSIONS.into_iter().any(is) {
            let message = format!("there is no version `{written}` of overlays that can be read");
            return Err(Diagnostic::error(message).at(at).help("write `overlay: 1.0.0` or `overlay: 1.1.0`"));
        }
        self.primitives = !is("1.0");
        Ok(())
    }

    fn actions(&mut self, actions: &[Value], at: &Pointer) -> Vec<Action> {
        let mut read = Vec::new();
        for (index, action) in actions.iter().enumerate() {
            let action = self.action(action, &at.join(index));
            read.extend(action.map_err(|diagnostic| self.diagnostics.push(diagnostic)));
        }
        read
    }

    fn action(&mut self, value: &Value, at: &Pointer) -> Result<Action, Diagnostic> {
        let Value::Object(action) = value else {
            let message = format!("an action is an object, not {}", value.kind());
            return Err(Diagnostic::error(message).at(at).help("write `target: $.info` and what becomes of it"));
        };
        self.unknown(value, &FIELDS_OF_ACTION, "an Action Object", at);
        let Some(target) = action.get("target") else {
            let help = "say what it changes: `target: $.info`";
            return Err(Diagnostic::error("an action without `target`").at(at).help(help));
        };
        let target = query(target, &at.join("target"))?;
        Ok(Action { target, change: change(action, at)?, primitives: self.primitives, at: at.clone() })
    }

    fn unknown(&mut self, value: &Value, known: &[&'static str], what: &str, at: &Pointer) {
        let keys = value.as_object().into_iter().flat_map(Object::keys);
        for key in keys.filter(|key| !known.contains(&key.as_str()) && !key.starts_with("x-")) {
            let help = suggest::nearest(key, known.iter().copied()).map(|name| format!("did you mean `{name}`?"));
            let help = help.unwrap_or_else(|| format!("take it out, or call it `x-{key}`"));
            let message = format!("`{key}` is no field of {what} and is passed over");
            self.diagnostics.push(Diagnostic::warning(message).at(&at.join(key)).help(help));
        }
    }
}

fn change(action: &Object, at: &Pointer) -> Result<Change, Diagnostic> {
    let remove = match action.get("remove") {
        None => false,
        Some(Value::Bool(remove)) => *remove,
        Some(other) => {
            let message = format!("`remove` is `true` or `false`, not {}", other.kind());
            return Err(Diagnostic::error(message).at(&at.join("remove")).help("write `remove: true`"));
        }
    };
    match (action.get("update"), action.get("copy"), remove) {
        (Some(update), None, false) => Ok(Change::Update(update.clone())),
        (None, Some(copy), false) => Ok(Change::Copy(query(copy, &at.join("copy"))?)),
        (None, None, true) => Ok(Change::Remove),
        (None, None, false) => Err(Diagnostic::error("an action that changes nothing").at(at).help(ONE_CHANGE)),
        (update, copy, _) => {
            let given = [("update", update.is_some()), ("copy", copy.is_some()), ("remove", remove)];
            let names: Vec<_> = given.iter().filter(|(_, given)| *given).map(|(name, _)| format!("`{name}`")).collect();
            let help = "write an action for each: they are applied in their order";
            Err(Diagnostic::error(format!("an action with {}", names.join(" and "))).at(at).help(help))
        }
    }
}

fn query(value: &Value, at: &Pointer) -> Result<Query, Diagnostic> {
    let Some(text) = value.as_str() else {
        let message = format!("expected a JSONPath, found {}", value.kind());
        return Err(Diagnostic::error(message).at(at).help("write the way from the top: `$.paths['/pets'].get`"));
    };
    Query::parse(text).map_err(|refusal| Diagnostic::error(refusal.message).at(at).help(refusal.help))
}
