//! Parameters.

use super::context::Context;
use super::schema;
use crate::model::{Parameter, ParameterLocation, Style};
use crate::pointer::Pointer;

/// The parameters of an operation: its own, and those of its path that it does not replace.
pub(super) fn merged(context: &mut Context<'_>, path: &Pointer, operation: &Pointer) -> Vec<Parameter> {
    let own = parameters(context, operation);
    let mut merged = parameters(context, path);
    merged.retain(|common| !own.iter().any(|own| own.name == common.name && own.placed == common.placed));
    merged.extend(own);
    merged
}

fn parameters(context: &mut Context<'_>, at: &Pointer) -> Vec<Parameter> {
    let at = at.join("parameters");
    let count = context.document.value(&at).and_then(|value| value.as_array()).map_or(0, <[_]>::len);
    (0..count).filter_map(|index| lower(context, &at.join(index))).collect()
}

fn lower(context: &mut Context<'_>, at: &Pointer) -> Option<Parameter> {
    let location = context.target(at)?;
    let parameter: openapiv3::Parameter = context.typed(&location, at)?;
    let (placed, default_style) = match &parameter {
        openapiv3::Parameter::Path { .. } => (ParameterLocation::Path, Style::Simple),
        openapiv3::Parameter::Query { .. } => (ParameterLocation::Query, Style::Form),
        openapiv3::Parameter::Header { .. } => (ParameterLocation::Header, Style::Simple),
        openapiv3::Parameter::Cookie { .. } => (ParameterLocation::Cookie, Style::Form),
    };
    let data = parameter.parameter_data();
    if matches!(data.format, openapiv3::ParameterSchemaOrContent::Content(_)) {
        context.unsupported("a parameter with `content`", &location.join("content"));
        return None;
    }
    let style = context.text(&location, "style").and_then(|name| style(&name)).unwrap_or(default_style);
    Some(Parameter {
        name: data.name.clone(),
        placed,
        description: data.description.clone(),
        required: data.required,
        deprecated: data.deprecated.unwrap_or(false),
        form: crate::model::ParameterForm::Styled {
            style,
            explode: data.explode.unwrap_or(style == Style::Form),
            allow_reserved: context.flag(&location, "allowReserved"),
            allow_empty_value: context.flag(&location, "allowEmptyValue"),
            schema: schema::at(context, &location.join("schema"))?,
        },
        examples: super::example::examples(context, &location),
        location,
    })
}

fn style(name: &str) -> Option<Style> {
    Some(match name {
        "matrix" => Style::Matrix,
        "label" => Style::Label,
        "form" => Style::Form,
        "simple" => Style::Simple,
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "deepObject" => Style::DeepObject,
        _ => return None,
    })
}
