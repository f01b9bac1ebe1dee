//! Styles.

use super::context::Context;
use crate::diagnostics::Diagnostic;
use crate::model::Style;
use crate::pointer::Pointer;

/// The style that the thing at a place has: one of those that it may have, of which the first is the default.
///
/// `None` where it has another one, which is said then.
pub(super) fn style(context: &mut Context<'_>, allowed: &[Style], thing: &str, at: &Pointer) -> Option<Style> {
    let Some(written) = context.text(at, "style") else { return allowed.first().copied() };
    // Cookies are written like forms, but for characters that few values have.
    let spelled = if written == "cookie" && allowed == [Style::Form] { "form" } else { written.as_str() };
    let found = allowed.iter().copied().find(|style| name(*style) == spelled);
    if found.is_none() {
        let names: Vec<_> = allowed.iter().map(|style| format!("`{}`", name(*style))).collect();
        let help = match names.split_last() {
            Some((last, [])) => format!("write {last}, or leave `style` out"),
            Some((last, others)) => format!("write {} or {last}", others.join(", ")),
            None => "leave `style` out".to_owned(),
        };
        let message = format!("{thing} cannot have the style `{written}`");
        context.say(Diagnostic::error(message).at(&at.join("style")).help(help));
    }
    found
}

fn name(style: Style) -> &'static str {
    match style {
        Style::Matrix => "matrix",
        Style::Label => "label",
        Style::Form => "form",
        Style::Simple => "simple",
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::DeepObject => "deepObject",
    }
}
