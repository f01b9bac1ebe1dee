//! What became of each operation of the document: none is lost in silence.

use serde::Serialize;

use super::reached::Reached;
use super::{Context, api, usage};
use crate::hash::{HashMap, HashSet};
use crate::model::{self, Operation, SchemaId, Schemas};
use crate::pointer::Pointer;

/// An operation of the document, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// The method and the path: `GET /pets`.
    pub operation: String,
    /// Its name in the document.
    pub operation_id: Option<String>,
    /// Where the document describes it.
    pub location: Pointer,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it is less than the document says, or nothing.
    pub reasons: Vec<String>,
}

/// What became of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// The client has it, with all that the document says.
    Generated,
    /// The client has it, but types say less than the document.
    Degraded,
    /// The client does without it.
    Skipped,
}

/// The operations that are left out while they are written, with the reasons.
pub(super) type Skipped = HashMap<Pointer, Vec<String>>;

/// All operations of the document, in its order but for those of which even the path cannot be expressed, which come last.
pub(super) fn accounts(context: &Context<'_>, apis: &[api::Api], skipped: &Skipped) -> Vec<Account> {
    let written = apis.iter().flat_map(|api| &api.operations);
    let written: HashSet<_> = written.map(|operation| operation.location.as_str()).collect();
    let lacking = Lacking::new(&context.api.schemas);
    let none = Vec::new();
    let operations = context.api.operations.iter().map(|operation| {
        let reasons = skipped.get(&operation.location).unwrap_or(&none);
        let reasons: Vec<_> = operation.skipped.iter().chain(reasons).cloned().collect();
        let (outcome, reasons) = if written.contains(operation.location.to_string().as_str()) {
            let reasons = [operation.lacks.clone(), lacking.reasons(operation)].concat();
            (if reasons.is_empty() { Outcome::Generated } else { Outcome::Degraded }, reasons)
        } else {
            (Outcome::Skipped, reasons)
        };
        account(operation.key(), operation.operation_id.clone(), &operation.location, outcome, reasons)
    });
    let unknown = context.api.skipped.iter().map(|skipped| {
        let model::Skipped { operation, operation_id, location, reasons } = skipped;
        account(operation.clone(), operation_id.clone(), location, Outcome::Skipped, reasons.clone())
    });
    operations.chain(unknown).collect()
}

fn account(
    operation: String,
    operation_id: Option<String>,
    location: &Pointer,
    outcome: Outcome,
    reasons: Vec<String>,
) -> Account {
    Account { operation, operation_id, location: location.clone(), outcome, reasons }
}

/// The schemas whose types say less than the document, and those that hold them.
struct Lacking<'a> {
    schemas: &'a Schemas,
    ids: HashSet<SchemaId>,
}

impl<'a> Lacking<'a> {
    fn new(schemas: &'a Schemas) -> Self {
        let mut holders = HashMap::<SchemaId, Vec<SchemaId>>::default();
        for (id, schema) in schemas.iter() {
            for part in schema.kind.parts() {
                holders.entry(part).or_default().push(id);
            }
        }
        let mut pending: Vec<_> = schemas
            .iter()
            .filter(|(_, schema)| schema.remarks.iter().any(|remark| remark.untyped))
            .map(|(id, _)| id)
            .collect();
        let mut ids = HashSet::default();
        while let Some(id) = pending.pop() {
            if ids.insert(id) {
                pending.extend(holders.get(&id).into_iter().flatten());
            }
        }
        Self { schemas, ids }
    }

    /// What is missing of the schemas that an operation sends or receives.
    fn reasons(&self, operation: &Operation) -> Vec<String> {
        let roots = usage::of_operation(operation);
        if !roots.iter().any(|root| self.ids.contains(root)) {
            return Vec::new();
        }
        let reached = Reached::from(self.schemas, roots);
        let remarks = reached.ids().iter().flat_map(|id| &self.schemas.get(*id).remarks);
        let remarks = remarks.filter(|remark| remark.untyped);
        let mut reasons: Vec<_> = remarks.map(|remark| format!("{}: {}", remark.location, remark.reason)).collect();
        reasons.sort();
        reasons.dedup();
        reasons
    }
}
