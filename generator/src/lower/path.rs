//! Keys of the Paths Object: a path, and what people write behind it.

use super::context::Context;
use super::{parameter, schema};
use crate::diagnostics::Diagnostic;
use crate::hash::HashSet;
use crate::model::{Parameter, ParameterForm, ParameterLocation, Path, Style};
use crate::pointer::Pointer;

/// Splits a key at what is no path; `None` where it cannot be one, which is said then.
pub(super) fn split(context: &mut Context<'_>, key: &str, at: &Pointer) -> Option<Path> {
    let rooted = rooted(context, key, at);
    let key = rooted.as_str();
    let wrong = wrong(key);
    if let Some((message, help)) = wrong {
        context.found.diagnostics.push(Diagnostic::error(message).at(at).help(help));
        return None;
    }
    let (before, fragment) = cut(key, '#');
    let (template, query) = cut(before, '?');
    Some(Path { template: template.to_owned(), query: query.map(str::to_owned), fragment: fragment.map(str::to_owned) })
}

/// A key with the `/` that people leave out.
fn rooted(context: &mut Context<'_>, key: &str, at: &Pointer) -> String {
    let is_taken = |path: &str| at.parent().is_some_and(|paths| context.has(&paths.join(path)));
    let path = format!("/{key}");
    if !key.starts_with(|first: char| first.is_alphanumeric() || first == '{') || key.contains("://") || is_taken(&path)
    {
        return key.to_owned();
    }
    let message = format!("a path starts with `/`; `{key}` is taken for `{path}`");
    context.say(Diagnostic::warning(message).at(at).help(format!("write `{path}`")));
    path
}

/// Why a key is no path, and what to write instead.
fn wrong(key: &str) -> Option<(String, String)> {
    if !key.starts_with('/') {
        return Some(("a path starts with `/`".to_owned(), format!("write `/{key}`")));
    }
    let Some(names) = parameters(cut(key, '#').0) else {
        let help = "write each parameter as `{name}`, without braces inside; a brace that is sent is `%7B` or `%7D`";
        return Some((format!("the braces of `{key}` do not fit together"), help.to_owned()));
    };
    let nameless = names.iter().any(|name| name.is_empty());
    nameless.then(|| (format!("a parameter of `{key}` has no name"), "write it between the braces".to_owned()))
}

/// The names between braces, in their order; `None` where the braces do not fit together.
pub(super) fn parameters(template: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = template;
    while let Some(start) = rest.find(['{', '}']) {
        let inside = rest.get(start..)?.strip_prefix('{')?;
        let (name, behind) = inside.split_at_checked(inside.find(['{', '}'])?)?;
        names.push(name);
        rest = behind.strip_prefix('}')?;
    }
    Some(names)
}

/// What stands before and behind the first separator that is not between braces.
fn cut(text: &str, separator: char) -> (&str, Option<&str>) {
    let mut inside = false;
    for (index, character) in text.char_indices() {
        match character {
            '{' => inside = true,
            '}' => inside = false,
            _ if character == separator && !inside => {
                return (text.get(..index).unwrap_or(text), text.get(index + separator.len_utf8()..));
            }
            _ => {}
        }
    }
    (text, None)
}

/// Brings the parameters of an operation and those that its path names together. `at` is where the path stands; `lists` are the
/// places that list the parameters.
pub(super) fn fit(
    context: &mut Context<'_>,
    path: &mut Path,
    parameters: &mut Vec<Parameter>,
    at: &Pointer,
    lists: &[Pointer],
) {
    give_way(context, path, parameters, at);
    let names = names(path);
    let wanted: HashSet<_> = names.iter().map(String::as_str).collect();
    let whole = whole(path);
    parameters.retain(|parameter| {
        let fits = parameter.placed != ParameterLocation::Path || wanted.contains(parameter.name.as_str());
        if !fits {
            let message =
                format!("`{whole}` has no `{{{name}}}`, so this parameter is left out", name = parameter.name);
            let help = format!("write `{{{}}}` into the path, or say `in: query` if it goes there", parameter.name);
            context.say(Diagnostic::warning(message).at(&parameter.location).help(help));
        }
        fits
    });
    // Of those that are declared and not here, it was said what is wrong.
    let declared = parameter::mentioned(context, lists);
    for name in names.into_iter().filter(|name| !declared.contains(name)) {
        parameters.push(undeclared(context, name, at));
    }
}

/// The names that the path and its query have between braces, each once.
fn names(path: &Path) -> Vec<String> {
    let both = [Some(path.template.as_str()), path.query.as_deref()];
    let all = both.into_iter().flatten().flat_map(|text| parameters(text).unwrap_or_default());
    let mut known = HashSet::default();
    all.filter(|name| known.insert(*name)).map(str::to_owned).collect()
}

fn whole(path: &Path) -> String {
    let query = path.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}{query}", path.template)
}

/// The names of the parameters of a location.
fn named(parameters: &[Parameter], placed: ParameterLocation) -> HashSet<String> {
    let there = parameters.iter().filter(|parameter| parameter.placed == placed);
    there.map(|parameter| parameter.name.clone()).collect()
}

/// Takes `name={name}` out of the query where `name` is a parameter of the query: it would be sent twice.
fn give_way(context: &mut Context<'_>, path: &mut Path, declared: &[Parameter], at: &Pointer) {
    let Some(query) = &path.query else { return };
    let of_query = named(declared, ParameterLocation::Query);
    let of_path = named(declared, ParameterLocation::Path);
    let declared_twice = |pair: &&str| {
        let Some((name, value)) = pair.split_once('=') else { return false };
        let is_template = value.strip_prefix('{').and_then(|value| value.strip_suffix('}')) == Some(name);
        is_template && of_query.contains(name) && !of_path.contains(name)
    };
    let (twice, kept): (Vec<_>, Vec<_>) = query.split('&').partition(declared_twice);
    for pair in &twice {
        let message = format!("`{pair}` in the path is passed over, because a parameter of the query has this name");
        context.say(Diagnostic::warning(message).at(at).help(format!("take `{pair}` out of the path")));
    }
    if !twice.is_empty() {
        path.query = (!kept.is_empty()).then(|| kept.join("&"));
    }
}

/// A parameter that only the path names.
fn undeclared(context: &mut Context<'_>, name: String, at: &Pointer) -> Parameter {
    let message = format!("the parameter `{name}` of the path is not declared, so it is a string");
    let help = format!("add `{{name: {name}, in: path, required: true, schema: {{type: string}}}}` to `parameters`");
    context.say(Diagnostic::warning(message).at(at).help(help));
    Parameter {
        location: at.clone(),
        placed: ParameterLocation::Path,
        description: None,
        required: true,
        deprecated: false,
        form: ParameterForm::Styled {
            style: Style::Simple,
            explode: false,
            allow_reserved: false,
            allow_empty_value: false,
            schema: schema::text(context, at, &name),
        },
        examples: Vec::new(),
        name,
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, parameters, wrong};

    #[test]
    fn finds_parameters() {
        assert_eq!(parameters("/a/{b}.{c}/{b}"), Some(vec!["b", "c", "b"]));
        assert_eq!(parameters("/a"), Some(vec![]));
        for unbalanced in ["/{", "/}", "/{a", "/a}", "/{a{b}}", "/}{", "/{a}}"] {
            assert_eq!(parameters(unbalanced), None, "{unbalanced}");
        }
    }

    #[test]
    fn cuts_outside_of_braces() {
        assert_eq!(cut("/a/{b?}?c?d", '?'), ("/a/{b?}", Some("c?d")));
        assert_eq!(cut("/a#", '#'), ("/a", Some("")));
        assert_eq!(cut("/ä{#", '#'), ("/ä{#", None));
    }

    #[test]
    fn a_fragment_may_hold_anything() {
        assert_eq!(wrong("/a#{"), None);
        assert!(wrong("/{}").is_some());
        assert!(wrong("").is_some());
    }
}
