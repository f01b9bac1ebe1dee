//! Documentation comments on their way around the parser: half of the lines of a file are comments, and nothing about them is to be
//! laid out but where they begin.

use std::borrow::Cow;

use syn::LitStr;

use super::tokens::quoted;

/// The text of the comments that stand for others: no other one has a control character. They are told apart by their order alone, so
/// that pieces of code that are alike but for their comments are the same text.
const MARK: u8 = 1;

/// What stands before most lines of comments.
const INDENTED: &str = "    ///\n";

/// What stands in the code for comments, behind `#` or `#!`.
pub(super) const MARKED: &str = "[doc = \"\u{1}\"]";

/// The comments of a file.
#[derive(Debug, Default)]
pub(super) struct Comments<'t> {
    /// The lines of all of them.
    lines: Vec<Cow<'t, str>>,
    /// Which is the first line of each.
    starts: Vec<usize>,
}

impl<'t> Comments<'t> {
    /// Takes the comments out of a text, and leaves a short one for each, in as many lines.
    pub(super) fn take(text: &'t str) -> (String, Self) {
        let mut rest = String::with_capacity(text.len());
        let mut comments = Self::default();
        let mut open = None;
        for line in crate::lines::lines(text) {
            let before = comments.lines.len();
            let Some(sign) = attributes(line, &mut comments.lines) else {
                comments.lines.truncate(before);
                open = None;
                rest.push_str(line);
                continue;
            };
            if open != Some(sign) {
                rest.extend([sign, MARKED]);
                comments.starts.push(before);
            }
            open = Some(sign);
            rest.push('\n');
        }
        (rest, comments)
    }

    fn comments(&self) -> impl Iterator<Item = &[Cow<'t, str>]> {
        let ends = self.starts.iter().skip(1).copied().chain([self.lines.len()]);
        self.starts.iter().zip(ends).map(|(start, end)| self.lines.get(*start..end).unwrap_or_default())
    }

    /// Puts the comments back in their places.
    pub(super) fn put_back(&self, text: &str) -> String {
        let comments: usize = self.lines.iter().map(|line| INDENTED.len() + line.len()).sum();
        let mut out = String::with_capacity(text.len() + comments);
        let (mut comments, mut rest) = (self.comments(), text);
        while let Some((before, line, behind)) = marked(rest) {
            out.push_str(before);
            rest = behind;
            let start = line.trim_start();
            let sign = ["///", "//!"].into_iter().find(|sign| start.trim_end().strip_prefix(sign) == Some("\u{1}"));
            let Some((sign, comment)) = sign.and_then(|sign| Some((sign, comments.next()?))) else {
                out.push_str(line);
                continue;
            };
            let indentation = line.get(..line.len() - start.len()).unwrap_or_default();
            for line in comment {
                out.extend([indentation, sign, line.trim_end_matches(' '), "\n"]);
            }
        }
        out.push_str(rest);
        out
    }
}

/// The sign of the attributes that a line of code consists of, which is `#!` where they are about the file. Adds the lines of comments
/// that they stand for; `None` where the line has anything else, or what is no line of a comment.
fn attributes<'t>(line: &'t str, lines: &mut Vec<Cow<'t, str>>) -> Option<&'static str> {
    // Most lines of code have none.
    line.bytes().find(|byte| *byte != b' ').filter(|first| *first == b'#')?;
    let mut rest = line.trim();
    let sign = if rest.starts_with("#!") { "#!" } else { "#" };
    while !rest.is_empty() {
        let literal = rest.strip_prefix(sign)?.trim_start().strip_prefix("[doc = ")?;
        let end = quoted(literal)?;
        lines.push(line_of(literal.get(..end)?)?);
        rest = literal.get(end..)?.strip_prefix(']')?.trim_start();
    }
    Some(sign)
}

/// The next line with a mark, with what stands before and behind it.
fn marked(text: &str) -> Option<(&str, &str, &str)> {
    let (before, behind) = text.split_at_checked(memchr::memchr(MARK, text.as_bytes())?)?;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = before.len() + behind.find('\n').map_or(behind.len(), |newline| newline + 1);
    Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
}

/// What a string says, where it can stand behind `///`.
fn line_of(literal: &str) -> Option<Cow<'_, str>> {
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    let text = if inner.contains('\\') { Cow::Owned(unescaped(literal, inner)?) } else { Cow::Borrowed(inner) };
    let fits = !text.starts_with('/') && !text.bytes().any(|byte| matches!(byte, b'\n' | b'\r' | MARK));
    fits.then_some(text)
}

/// What a string with escapes says. Most have those of quotes alone, for which the parser takes long.
fn unescaped(literal: &str, inner: &str) -> Option<String> {
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, escape)) = rest.split_once('\\') {
        let escaped = escape.chars().next().filter(|c| matches!(c, '"' | '\\'));
        let Some(escaped) = escaped else { return Some(syn::parse_str::<LitStr>(literal).ok()?.value()) };
        text.push_str(before);
        text.push(escaped);
        rest = escape.get(1..)?;
    }
    text.push_str(rest);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{Comments, unescaped};

    #[test]
    fn escapes_are_what_the_parser_says() {
        for inner in ["", "a", "a \\\" b \\\\", "\\\\\\\"", "a\\u{e9}\\\"", "\\t"] {
            let literal = format!("\"{inner}\"");
            let parsed = syn::parse_str::<syn::LitStr>(&literal).map(|literal| literal.value());
            assert_eq!(unescaped(&literal, inner), parsed.ok());
        }
    }

    #[test]
    fn what_is_taken_is_put_back() {
        let text = "#![doc = \" h\"]\n#![doc = \" i\"]\n# [doc = \" a \\\"b\\\" \"] # [doc = \"\"]\n#[doc = \" c\"]\n    #[doc = \"/d\"]\nstruct S;\n#[doc = \" e\"] #[f]\n#[doc = \" g\"]\n";
        let (rest, comments) = Comments::take(text);
        assert_eq!(
            rest,
            "#![doc = \"\u{1}\"]\n\n#[doc = \"\u{1}\"]\n\n    #[doc = \"/d\"]\nstruct S;\n#[doc = \" e\"] #[f]\n#[doc = \"\u{1}\"]\n"
        );
        let laid_out = "//!\u{1}\n///\u{1}\nstruct S {\n    ///\u{1}\n    ///\u{1}7\n}\n";
        assert_eq!(
            comments.put_back(laid_out),
            "//! h\n//! i\n/// a \"b\"\n///\n/// c\nstruct S {\n    /// g\n    ///\u{1}7\n}\n"
        );
    }
}
