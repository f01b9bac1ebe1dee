//! Diagnostics for people, in the manner of rustc.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Position, Severity};

/// How many characters of a line are shown before the place that is meant, and how many from there.
const BEFORE: usize = 60;
const FROM: usize = 100;

/// Stands for what is cut off.
const CUT: char = '…';

/// How many characters of a message are shown.
const MESSAGE: usize = 2000;

/// Each diagnostic with an excerpt, and an empty line behind it. `color` adds escape sequences of terminals.
#[must_use]
pub fn render(diagnostics: &Diagnostics, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    // The excerpt is cut before it comes to the renderer.
    let renderer = renderer.term_width(BEFORE + FROM + 40);
    diagnostics.iter().map(|diagnostic| renderer.render(&[group(diagnostic)]) + "\n\n").collect()
}

fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(message(&diagnostic.message)));
    if let Some(position) = &diagnostic.position {
        group = located(group, position);
    } else if let Some(file) = &diagnostic.file {
        group = group.element(Origin::path(message(file)));
    }
    if let Some(pointer) = &diagnostic.pointer {
        group = group.element(Level::NOTE.with_name("JSON Pointer").message(message(&pointer.to_string())));
    }
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(message(help))),
        None => group,
    }
}

/// Adds the excerpt. Where the head of the line is cut off, the renderer cannot count the columns.
fn located<'d>(group: Group<'d>, position: &'d Position) -> Group<'d> {
    let name = message(&position.source.name);
    let (line, column) = position.line_and_column();
    let (excerpt, marked) = excerpt(position);
    let is_cut = excerpt.starts_with(CUT) && column > BEFORE;
    let snippet = Snippet::source(excerpt).line_start(line).annotation(AnnotationKind::Primary.span(marked));
    if is_cut {
        group.element(Origin::path(name).line(line).char_column(column)).element(snippet)
    } else {
        group.element(snippet.path(name))
    }
}

/// The line where a place starts, cut on both sides where it is long, and the part of it that is meant.
fn excerpt(position: &Position) -> (String, Range<usize>) {
    let (text, span) = (position.source.text.as_str(), &position.span);
    let (before, after) = text.split_at_checked(span.start).unwrap_or((text, ""));
    let before = before.rsplit('\n').next().unwrap_or_default();
    let line = after.split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let (marked, rest) = line.split_at_checked(span.len()).unwrap_or((line, ""));
    let before_start = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(start, _)| start);
    let mut shown = if before_start > 0 { CUT.to_string() } else { String::new() };
    shown.push_str(&visible(before.get(before_start..).unwrap_or_default()));
    let start = shown.len();
    let marked = head(marked, FROM);
    shown.push_str(&visible(&marked));
    let end = shown.len();
    shown.push_str(&visible(&head(rest, FROM.saturating_sub(marked.chars().count()))));
    (shown, start..end)
}

/// The first characters of a text, and a sign that there are more.
fn head(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((end, _)) => format!("{}{CUT}", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn message(text: &str) -> String {
    visible(&head(text, MESSAGE))
}

/// The text without what would move the cursor, colour the terminal or turn the direction of reading.
fn visible(text: &str) -> String {
    text.chars().map(|letter| if letter != '\t' && is_hidden(letter) { '\u{fffd}' } else { letter }).collect()
}

fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
