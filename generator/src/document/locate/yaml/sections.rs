//! The sections of a YAML text, so that the parser reads those alone in which something is wanted.
//!
//! A section is a key on a line, with the lines behind it that are further in. What it is not certain of, this leaves to the parser: it
//! tells places that are shown to people, not what the text says.

use std::cmp::Ordering;
use std::ops::Range;

use super::super::{Place, ROOT, Wanted, first_line};
use super::find_in;
use crate::lines::lines;

/// How many keys may stand above a section that the parser reads.
const MAX_DEPTH: usize = 64;

/// Looks up the first place of all that is wanted; `None` where a text is not in sections, and not all was found.
pub(super) fn find(wanted: &mut Wanted, text: &str) -> Option<()> {
    let before = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---").map_or(0, str::len);
    let whole = Block { text, range: before..text.len() };
    let sections = whole.sections()?;
    let start = whole.lines().find(Line::is_content)?.start();
    wanted.found(ROOT, Place { key: None, value: first_line(text, start..text.len()), container: true });
    whole.find(wanted, ROOT, &sections, 0)
}

/// Lines that belong together.
struct Block<'t> {
    text: &'t str,
    range: Range<usize>,
}

struct Line<'t> {
    at: usize,
    text: &'t str,
}

/// A key, with all that stands behind it.
struct Section {
    /// Where its line starts.
    start: usize,
    key: Range<usize>,
    /// Where the lines behind it start, where its own has nothing but the key.
    body: Option<usize>,
}

impl<'t> Block<'t> {
    fn lines(&self) -> impl Iterator<Item = Line<'t>> {
        let mut at = self.range.start;
        lines(self.text.get(self.range.clone()).unwrap_or_default()).map(move |text| {
            let line = Line { at, text };
            at += text.len();
            line
        })
    }

    /// Looks up what is wanted below a node, which this block is about.
    fn find(&self, wanted: &mut Wanted, node: usize, sections: &[Section], depth: usize) -> Option<()> {
        let ends = sections.iter().skip(1).map(|section| section.start).chain([self.range.end]);
        for (section, end) in sections.iter().zip(ends) {
            let name = self.text.get(section.key.clone())?;
            let Some(child) = wanted.child(node, plain(name)?) else { continue };
            let body = section.body.filter(|_| depth < MAX_DEPTH && !wanted.is_leaf(child));
            let body = body.map(|body| Self { text: self.text, range: body..end });
            if let Some((body, sections)) = body.and_then(|body| body.sections().map(|sections| (body, sections))) {
                let value = body.range.start..body.range.start;
                wanted.found(child, Place { key: Some(section.key.clone()), value, container: true });
                body.find(wanted, child, &sections, depth + 1)?;
            } else {
                find_in(wanted, self.text, section.start..end, node)?;
            }
        }
        Some(())
    }

    /// The sections of an object; `None` where it is none, or is written in another way.
    fn sections(&self) -> Option<Vec<Section>> {
        let indentation = self.lines().find(Line::is_content)?.indentation();
        let mut sections = Vec::<Section>::new();
        for line in self.lines() {
            match line.indentation().cmp(&indentation) {
                // Most lines lie inside of a section, whatever they say.
                Ordering::Greater => {}
                _ if !line.is_content() => {}
                Ordering::Less => return None,
                Ordering::Equal if line.is_item() && sections.is_empty() => return None,
                // The items of a list may stand below its key.
                Ordering::Equal if line.is_item() => {}
                Ordering::Equal => sections.push(line.section()?),
            }
        }
        Some(sections)
    }
}

impl Line<'_> {
    fn indentation(&self) -> usize {
        self.text.bytes().take_while(|byte| *byte == b' ').count()
    }

    fn start(&self) -> usize {
        self.at + self.indentation()
    }

    /// Whether it has anything but white space and a comment.
    fn is_content(&self) -> bool {
        let content = self.text.trim_start();
        !content.is_empty() && !content.starts_with('#')
    }

    /// Whether it begins an item of a list.
    fn is_item(&self) -> bool {
        let rest = self.text.trim_start().strip_prefix('-');
        rest.is_some_and(|rest| rest.trim_start().len() < rest.len())
    }

    /// The section that it begins.
    fn section(&self) -> Option<Section> {
        let text = self.text.trim_end();
        let rest = text.trim_start_matches(' ');
        let key = match rest.strip_suffix(':') {
            Some(key) if !key.contains(": ") => key,
            _ => rest.split_once(": ")?.0,
        };
        let is_alone = key.len() + 1 == rest.len();
        let start = self.start();
        Some(Section {
            start: self.at,
            key: start..start + key.len(),
            body: is_alone.then_some(self.at + self.text.len()),
        })
    }
}

/// What a key says; `None` where only the parser knows.
fn plain(key: &str) -> Option<&str> {
    let quoted = |quote| key.strip_prefix(quote).and_then(|key| key.strip_suffix(quote));
    if let Some(inner) = quoted('\'').or_else(|| quoted('"')) {
        return (!inner.contains(['\'', '"', '\\'])).then_some(inner);
    }
    let is_odd = key.starts_with(['\'', '"', '&', '*', '!', '?', '{', '[', '|', '>', '%', '@', '`', '-']);
    (!is_odd && !key.contains(" #") && key.trim_end() == key).then_some(key)
}
