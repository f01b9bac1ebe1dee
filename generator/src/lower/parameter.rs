//! Parameters.

use std::collections::hash_map::Entry;

use super::context::Context;
use super::{example, media_type, schema, style};
use crate::diagnostics::Diagnostic;
use crate::document::tolerate::UNRESOLVED;
use crate::hash::{HashMap, HashSet};
use crate::model::{Parameter, ParameterForm, ParameterLocation, Style};
use crate::pointer::Pointer;

/// The parameters of an operation: its own, and those of its path that it does not replace. `lists` are the places that list them, the
/// one that counts most first. What operations have to do without goes to `lacks`.
pub(super) fn merged(context: &mut Context<'_>, lists: &[Pointer], lacks: &mut Vec<String>) -> Vec<Parameter> {
    let mut merged = Vec::<Parameter>::new();
    for at in lists {
        let names: HashSet<_> = merged.iter().map(identity).collect();
        let mut common = parameters(context, at, lacks);
        common.retain(|parameter| !names.contains(&identity(parameter)));
        common.append(&mut merged);
        merged = common;
    }
    merged
}

/// What makes a parameter another one. The names of headers have no case.
fn identity(parameter: &Parameter) -> (ParameterLocation, String) {
    let name = match parameter.placed {
        ParameterLocation::Header => parameter.name.to_ascii_lowercase(),
        _ => parameter.name.clone(),
    };
    (parameter.placed, name)
}

fn parameters(context: &mut Context<'_>, at: &Pointer, lacks: &mut Vec<String>) -> Vec<Parameter> {
    let at = at.join("parameters");
    let mut parameters = Vec::new();
    let mut places = HashMap::default();
    for index in 0..context.count(&at) {
        let at = at.join(index);
        let start = context.found.diagnostics.len();
        let lowered = lower(context, &at);
        lacks.extend(do_without(context, &at, start));
        let Some(parameter) = lowered else { continue };
        match places.entry(identity(&parameter)) {
            Entry::Occupied(first) => report_twin(context, &parameter, &at, first.get()),
            Entry::Vacant(place) => {
                place.insert(at);
                parameters.push(parameter);
            }
        }
    }
    parameters
}

/// Excuses what was said of a parameter since `start`, where calls can leave it out. Gives what they have to do without.
fn do_without(context: &mut Context<'_>, at: &Pointer, start: usize) -> Vec<String> {
    let location = context.end(at);
    if let Some(reason) = context.text(&location, UNRESOLVED) {
        return vec![format!("nothing is known of a parameter: {reason}")];
    }
    let word = context.text(&location, "in").unwrap_or_default();
    if context.flag(&location, "required") || word == "path" {
        return Vec::new();
    }
    let noun = placed(&word).map_or("parameter", noun);
    let title = format!("the {noun} `{}`", context.text(&location, "name").unwrap_or_default());
    let reasons = context.excuse(start, &title);
    reasons.into_iter().map(|reason| format!("{title} is left out: {reason}")).collect()
}

/// The names of the path parameters that lists of the operation and of its path have, whatever is wrong with them.
pub(super) fn mentioned(context: &Context<'_>, lists: &[Pointer]) -> HashSet<String> {
    let places = lists.iter().flat_map(|at| {
        let at = at.join("parameters");
        (0..context.count(&at)).map(move |index| context.end(&at.join(index)))
    });
    let of_path = places.filter(|place| context.text(place, "in").as_deref() == Some("path"));
    of_path.filter_map(|place| context.text(&place, "name")).collect()
}

/// Says that a list has two parameters of one name. The same one twice does no harm.
fn report_twin(context: &mut Context<'_>, twin: &Parameter, at: &Pointer, first: &Pointer) {
    let title = format!("the {} `{}`", noun(twin.placed), twin.name);
    let diagnostic = if twin.location == context.end(first) {
        Diagnostic::warning(format!("{title} is listed twice; the other place is `{first}`")).help("keep one of them")
    } else {
        Diagnostic::warning(format!("{title} is described twice; what stands at `{first}` counts"))
            .help("keep one of them, or give one another name")
    };
    context.say(diagnostic.at(at));
}

fn lower(context: &mut Context<'_>, at: &Pointer) -> Option<Parameter> {
    let location = context.target(at)?;
    let name = context.text(&location, "name")?;
    let word = context.text(&location, "in")?;
    if word == "querystring" {
        return querystring(context, name, location);
    }
    let placed = placed(&word)?;
    if placed == ParameterLocation::Header && !is_header(context, &name, &location) {
        return None;
    }
    let form = if context.has(&location.join("content")) {
        ParameterForm::Content(media_type::only(context, &location, "parameter")?)
    } else {
        styled(context, placed, &location)?
    };
    Some(Parameter {
        required: required(context, placed, &name, &location),
        name,
        placed,
        description: context.text(&location, "description"),
        deprecated: context.flag(&location, "deprecated"),
        form,
        examples: example::examples(context, &location),
        location,
    })
}

/// The whole query as one parameter: the properties of a form are parameters of the query, each by itself.
fn querystring(context: &mut Context<'_>, name: String, location: Pointer) -> Option<Parameter> {
    let form = context.end(&location.join("content").join("application/x-www-form-urlencoded"));
    let Some(schema) = schema::at(context, &form.join("schema")) else {
        context.unsupported("a query of another form than `application/x-www-form-urlencoded`", &location);
        return None;
    };
    let style = ParameterForm::Styled {
        style: Style::Form,
        explode: true,
        allow_reserved: false,
        allow_empty_value: false,
        schema,
    };
    Some(Parameter {
        name,
        placed: ParameterLocation::Query,
        description: context.text(&location, "description"),
        required: context.flag(&location, "required"),
        deprecated: context.flag(&location, "deprecated"),
        form: style,
        examples: example::examples(context, &location),
        location,
    })
}

/// What `in` says.
pub(super) fn placed(name: &str) -> Option<ParameterLocation> {
    Some(match name {
        "path" => ParameterLocation::Path,
        "query" => ParameterLocation::Query,
        "header" => ParameterLocation::Header,
        "cookie" => ParameterLocation::Cookie,
        _ => return None,
    })
}

/// What a parameter is called, by where it goes.
fn noun(placed: ParameterLocation) -> &'static str {
    match placed {
        ParameterLocation::Path => "path parameter",
        ParameterLocation::Query => "query parameter",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
    }
}

/// Whether a header can be a parameter: the specification passes over three of them (section 4.7.12.1).
fn is_header(context: &mut Context<'_>, name: &str, location: &Pointer) -> bool {
    let help = match name.to_ascii_lowercase().as_str() {
        "accept" => "take it out: the media types under `content` of the responses say it",
        "content-type" => "take it out: the media types under `content` of the request body say it",
        "authorization" => "describe it as a security scheme, under `components.securitySchemes` and `security`",
        _ => return is_header_name(context, name, &location.join("name")),
    };
    let message =
        format!("`{name}` is no parameter: the specification has another place for it, and passes over this one");
    context.say(Diagnostic::warning(message).at(location).help(help));
    false
}

/// What to do about a header of which the name is none.
pub(super) const WRITE_A_TOKEN: &str = "write letters, digits and `-` only, as in `X-Request-Id`";

/// Whether a text can be the name of a header; if not, that is said.
pub(super) fn is_header_name(context: &mut Context<'_>, name: &str, at: &Pointer) -> bool {
    if !is_token(name) {
        let message = format!("`{name}` cannot be the name of a header");
        context.say(Diagnostic::error(message).at(at).help(WRITE_A_TOKEN));
    }
    is_token(name)
}

/// Whether a text is a token (RFC 9110, section 5.6.2).
pub(super) fn is_token(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(fits)
}

fn required(context: &mut Context<'_>, placed: ParameterLocation, name: &str, location: &Pointer) -> bool {
    let required = context.flag(location, "required");
    if placed == ParameterLocation::Path && !required {
        let message = format!("the path parameter `{name}` is required, though the document does not say so");
        context.say(Diagnostic::warning(message).at(location).help("add `required: true`"));
        return true;
    }
    required
}

fn styled(context: &mut Context<'_>, placed: ParameterLocation, location: &Pointer) -> Option<ParameterForm> {
    let allowed = styles(placed);
    let style = style::style(context, &allowed, &format!("a {}", noun(placed)), location)?;
    let is_query = placed == ParameterLocation::Query;
    for field in ["allowReserved", "allowEmptyValue"] {
        if !is_query && context.flag(location, field) {
            let message = format!("`{field}` is for query parameters alone, and is passed over");
            context.say(Diagnostic::warning(message).at(&location.join(field)).help("take it out"));
        }
    }
    Some(ParameterForm::Styled {
        style,
        explode: context.flag_or(location, "explode", style == Style::Form),
        allow_reserved: is_query && context.flag(location, "allowReserved"),
        allow_empty_value: is_query && context.flag(location, "allowEmptyValue"),
        schema: schema::at(context, &location.join("schema"))
            .unwrap_or_else(|| schema::text(context, location, "schema")),
    })
}

/// The styles that a location has, the default first (section 4.7.12.3).
fn styles(placed: ParameterLocation) -> Vec<Style> {
    match placed {
        ParameterLocation::Path => vec![Style::Simple, Style::Label, Style::Matrix],
        ParameterLocation::Query => vec![Style::Form, Style::SpaceDelimited, Style::PipeDelimited, Style::DeepObject],
        ParameterLocation::Header => vec![Style::Simple],
        ParameterLocation::Cookie => vec![Style::Form],
    }
}
