//! The examples of the document, as test cases of the crate: each decodes, and encodes back equal.

use serde::Serialize;

use super::code::Code;
use super::media_type::{Family, family};
use super::names::{Candidate, Scope};
use super::schema::{self, Place};
use super::{Context, sample, wire};
use crate::diagnostics::Diagnostic;
use crate::hash::{HashMap, IndexMap};
use crate::model::{Kind, MediaType, Operation, SchemaId};
use crate::pointer::Pointer;
use crate::value::Value;

/// The examples of one component or operation.
#[derive(Debug, Serialize)]
pub struct Examples {
    /// The name of their test.
    pub name: Code,
    /// The examples.
    pub cases: Vec<Case>,
    /// Whether there are so many that clippy finds their test long.
    pub many: bool,
}

/// An example.
#[derive(Debug, Serialize)]
pub struct Case {
    /// Where the document has it.
    pub location: String,
    /// The type that reads it.
    pub ty: Code,
    /// The JSON of its value, as a literal.
    pub json: Code,
    /// The JSON that comes back for it, where its types write it in another form.
    pub written: Option<Code>,
    /// Whether it comes back whole.
    pub lossless: bool,
}

/// The most examples of a test that clippy does not find long.
const MANY_CASES: usize = 18;

/// The examples, by the component or operation that they belong to.
pub(super) fn examples(context: &mut Context<'_>) -> Vec<Examples> {
    let mut groups: IndexMap<Pointer, Vec<Case>> = IndexMap::default();
    let all = all(context);
    let cases = context.each(&all, |context, (at, schema, value)| case(context, at, *schema, value));
    for ((at, ..), case) in all.iter().zip(cases) {
        let Some(case) = case else { continue };
        let owner = at.keys().take(3).fold(Pointer::root(), |owner, key| owner.join(key));
        groups.entry(owner).or_default().push(case);
    }
    let operations = context.api.operations.iter().map(|operation| (&operation.location, operation)).collect();
    let candidates: Vec<_> = groups.keys().map(|owner| candidate(context, &operations, owner)).collect();
    let names = Scope::default().resolve(&candidates);
    groups
        .into_iter()
        .zip(names)
        .map(|((_, cases), name)| Examples { name: Code::name(&name), many: cases.len() > MANY_CASES, cases })
        .collect()
}

fn candidate(context: &Context<'_>, operations: &HashMap<&Pointer, &Operation>, owner: &Pointer) -> Candidate {
    let wanted = match operations.get(owner) {
        Some(operation) => context.namer.snake(&super::operation::spelled_name(context, operation)),
        None => context.namer.snake(&owner.keys().last().unwrap_or_default()),
    };
    Candidate { wanted, spelled: owner.to_string() }
}

/// An example, with its place and its schema.
type Example<'a> = (Pointer, SchemaId, &'a Value);

/// Every example.
fn all<'a>(context: &Context<'a>) -> Vec<Example<'a>> {
    let mut all = Vec::new();
    for (id, schema) in context.api.schemas.iter() {
        if let Some(example) = &schema.example
            && schema.place == schema.location
        {
            all.push((schema.location.join("example"), id, example));
        }
    }
    for operation in context.api.operations.iter().filter(|operation| operation.skipped.is_empty()) {
        let bodies = operation.body.iter().flat_map(|body| &body.content);
        let answers = operation.responses.iter().flat_map(|response| &response.content);
        for media_type in bodies.chain(answers).filter(|media_type| is_structured(context, media_type)) {
            all.extend(of_media_type(media_type));
        }
    }
    let mut seen = crate::hash::HashSet::default();
    all.retain(|(at, _, _)| seen.insert(at.clone()));
    all
}

fn of_media_type(media_type: &MediaType) -> Vec<Example<'_>> {
    let Some(schema) = media_type.schema else { return Vec::new() };
    media_type.examples.iter().map(|example| (example.location.clone(), schema, &example.value)).collect()
}

/// The test case; none where no type reads the example, which is said, or only one that shows nothing of what it read.
fn case(context: &mut Context<'_>, at: &Pointer, schema: SchemaId, value: &Value) -> Option<Case> {
    let meaning = &context.api.schemas.get(context.api.schemas.meaning(schema)).kind;
    if matches!(meaning, Kind::Any | Kind::Null) {
        return None;
    }
    if !sample::allows(context, schema, value) {
        let diagnostic = Diagnostic::warning("the example is none of the values that its schema allows").at(at);
        context.diagnostics.push(diagnostic.help("mend the example, or the schema"));
        return None;
    }
    let ty = Code::ty(&schema::nullable_type(context, schema, Place::ELSEWHERE));
    let json = Code::quoting(&value.to_json().to_string());
    let written = wire::rewritten(context, schema, value).map(|json| Code::quoting(&json));
    let lossless = wire::is_lossless(context, schema, value);
    Some(Case { location: at.to_string(), ty, json, written, lossless })
}

/// Whether the values of a media type are those of its schema, and not their text or their bytes.
fn is_structured(context: &Context<'_>, media_type: &MediaType) -> bool {
    matches!(family(context, media_type), Family::Json | Family::Multipart | Family::Form)
}
