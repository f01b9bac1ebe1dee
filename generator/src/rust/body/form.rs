//! The forms of a body: media types that differ in what a caller gives or in how it is written.

use super::super::Context;
use super::super::media_type::{Family, essence, family, sent};
use super::super::names::spelled_out;
use super::super::usage;
use crate::model::{Body, Kind, MediaType, SchemaId};

/// A form that a body can have.
#[derive(Clone, Debug)]
pub(in crate::rust) struct Form<'a> {
    /// How it is written.
    pub(in crate::rust) family: Family,
    /// What the document says of it.
    pub(in crate::rust) media_type: &'a MediaType,
    /// The media type that is sent.
    pub(in crate::rust) sent: String,
    /// The multipart form that takes its place as soon as it holds a file.
    pub(in crate::rust) multipart: Option<&'a MediaType>,
    /// The media types of the document that it stands for.
    pub(in crate::rust) names: Vec<String>,
    /// What the method is called behind that of the operation: `_as_form`; none for the best one.
    pub(in crate::rust) suffix: Option<String>,
}

/// The forms of a body, the best one first.
pub(in crate::rust) fn forms<'a>(context: &Context<'_>, body: &'a Body) -> Vec<Form<'a>> {
    let mut forms: Vec<Form<'a>> = Vec::new();
    for media_type in &body.content {
        let family = family(context, media_type);
        let same = forms.iter_mut().find(|form| form.family == family && is_same(context, form.media_type, media_type));
        match same {
            Some(form) => form.take(media_type, family),
            None => forms.push(Form::new(media_type, family)),
        }
    }
    // What cannot be written has no method where another form can.
    if forms.iter().any(|form| form.can_be_written(context)) {
        forms.retain(|form| form.can_be_written(context));
    }
    // In the order of the document where two are as good.
    forms.sort_by_key(|form| rank(form.family));
    join_files(context, &mut forms);
    let families: Vec<_> = forms.iter().map(|form| form.family).collect();
    for (index, form) in forms.iter_mut().enumerate().skip(1) {
        let is_alone = families.iter().take(index).all(|other| *other != form.family);
        form.suffix = Some(if is_alone { word(form.family).to_owned() } else { described(&form.sent) });
    }
    forms
}

impl<'a> Form<'a> {
    fn new(media_type: &'a MediaType, family: Family) -> Self {
        Self {
            family,
            media_type,
            sent: sent(&media_type.name, family),
            multipart: None,
            names: vec![media_type.name.clone()],
            suffix: None,
        }
    }

    /// Whether the schema has the properties that a form is made of.
    pub(super) fn can_be_written(&self, context: &Context<'_>) -> bool {
        can_be_written(context, self.media_type, self.family)
    }

    /// Takes in another name for the same; `application/json` itself is the one that every server knows.
    fn take(&mut self, media_type: &'a MediaType, family: Family) {
        let is_plain = |name: &str| essence(name) == "application/json";
        if is_plain(&media_type.name) && !is_plain(&self.sent) {
            self.media_type = media_type;
            self.sent = sent(&media_type.name, family);
        }
        self.names.push(media_type.name.clone());
    }
}

/// The media types of a body that no method sends, because a form cannot be made of their schema.
pub(super) fn unwritten<'a>(context: &Context<'_>, body: &'a Body) -> Vec<&'a MediaType> {
    let is_unwritten = |media_type: &&MediaType| !can_be_written(context, media_type, family(context, media_type));
    body.content.iter().filter(is_unwritten).collect()
}

fn can_be_written(context: &Context<'_>, media_type: &MediaType, family: Family) -> bool {
    let Some(schema) = media_type.schema else { return true };
    let kind = &context.api.schemas.get(context.api.schemas.meaning(schema)).kind;
    !matches!(family, Family::Multipart | Family::Form) || matches!(kind, Kind::Object(_) | Kind::Union(_) | Kind::Any)
}

/// Whether two media types of a family have the same values.
fn is_same(context: &Context<'_>, one: &MediaType, two: &MediaType) -> bool {
    let meaning = |schema: SchemaId| context.api.schemas.meaning(schema);
    one.schema.map(meaning) == two.schema.map(meaning) && one.encoding.is_empty() && two.encoding.is_empty()
}

/// A body that is JSON or multipart, and may hold files, is JSON until it does.
fn join_files(context: &Context<'_>, forms: &mut Vec<Form<'_>>) {
    let position = |family| forms.iter().position(|form| form.family == family);
    let (Some(json), Some(multipart)) = (position(Family::Json), position(Family::Multipart)) else { return };
    let schema = |index: usize| forms.get(index).and_then(|form| form.media_type.schema);
    let meaning = |index| schema(index).map(|schema| context.api.schemas.meaning(schema));
    let holds_files = schema(json).is_some_and(|schema| usage::holds_files(context, schema));
    if meaning(json) != meaning(multipart) || !holds_files {
        return;
    }
    let joined = forms.remove(multipart);
    if let Some(form) = forms.get_mut(json) {
        form.multipart = Some(joined.media_type);
        form.names.extend(joined.names);
    }
}

/// How good a family is, the best one first.
const fn rank(family: Family) -> u8 {
    match family {
        Family::Json => 0,
        Family::Multipart => 1,
        Family::Form => 2,
        Family::JsonLines => 3,
        Family::Text | Family::EventStream => 4,
        Family::Xml => 5,
        Family::Binary => 6,
    }
}

const fn word(family: Family) -> &'static str {
    match family {
        Family::Json => "json",
        Family::Multipart => "multipart",
        Family::Form => "form",
        Family::JsonLines => "json_lines",
        Family::Text | Family::EventStream => "text",
        Family::Xml => "xml",
        Family::Binary => "bytes",
    }
}

/// A media type in words, where its family does not tell it from another one.
fn described(name: &str) -> String {
    let essence = essence(name);
    let subtype = essence.split_once('/').map_or(essence.as_str(), |(_, subtype)| subtype);
    if subtype == "*" { spelled_out(&essence) } else { subtype.to_owned() }
}
