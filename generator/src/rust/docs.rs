//! Documentation comments: `CommonMark` that people wrote, in a form that rustdoc, clippy and `cargo test --doc` have nothing to
//! say about.
//!
//! The text is parsed and written anew, so that it holds nothing but what this module lets through: no code that would be
//! compiled, no HTML, no links to places of other people's sites, no control characters.

mod known;
mod ordinary;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream};

use super::code::Code;

/// Languages of code blocks that nobody runs.
const INERT_LANGUAGES: [&str; 8] = ["json", "xml", "http", "bash", "sh", "yaml", "html", "sql"];

/// Words with capitals inside that are names of things, not of code; clippy knows the same.
const PROPER_NAMES: [&str; 24] = [
    "OAuth",
    "GitHub",
    "GitLab",
    "JavaScript",
    "TypeScript",
    "OpenSSL",
    "OpenSSH",
    "GraphQL",
    "WebSocket",
    "WebRTC",
    "WebGL",
    "WebAssembly",
    "DevOps",
    "CoffeeScript",
    "OpenTelemetry",
    "OpenStreetMap",
    "TensorFlow",
    "FreeBSD",
    "LaTeX",
    "KiB",
    "MiB",
    "GiB",
    "TiB",
    "NaN",
];

/// The lines of a documentation comment: those of its paragraphs, with an empty one between each two.
fn lines(paragraphs: &[String]) -> impl Iterator<Item = &str> + Clone {
    let written = paragraphs.iter().filter(|text| !text.is_empty()).enumerate();
    written.flat_map(|(index, text)| (index > 0).then_some("").into_iter().chain(text.lines()))
}

/// A documentation comment.
#[must_use]
pub(crate) fn comment(paragraphs: &[String]) -> Code {
    Code::comment("#", lines(paragraphs))
}

/// The documentation comment of the file itself.
#[must_use]
pub(crate) fn file_comment(paragraphs: &[String]) -> Code {
    Code::comment("#!", lines(paragraphs))
}

/// The same text, harmless.
#[must_use]
pub(crate) fn harmless(text: &str) -> String {
    ordinary::ordinary(text).map_or_else(|| known::rewritten(text), str::to_owned)
}

fn rewritten(text: &str) -> String {
    // A code block that the end of the text cuts off is closed only behind a newline.
    let text = printable(text).replace('\t', "    ") + "\n";
    let parser = TextMergeStream::new(Parser::new_ext(&text, Options::ENABLE_TABLES));
    let mut events = Vec::new();
    let mut state = State::default();
    for event in parser {
        state.pass(event, &mut events);
    }
    write(&events)
}

/// A text that is no `CommonMark`, as a part of a line of `CommonMark`.
#[must_use]
pub(crate) fn plain(text: &str) -> String {
    if ordinary::is_plain(text) {
        return text.to_owned();
    }
    let text = printable(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut events = vec![Event::Start(Tag::Paragraph)];
    push_text(&text, &mut events);
    events.push(Event::End(TagEnd::Paragraph));
    write(&events)
}

/// A text as code inside a line; `|` is escaped as tables want it where `in_table`.
#[must_use]
pub(crate) fn code_span(text: &str, in_table: bool) -> String {
    // Most are names.
    let is_plain = |byte| matches!(byte, b' '..=b'~') && byte != b'`' && !(in_table && byte == b'|');
    if text.bytes().all(is_plain) && !text.trim().is_empty() {
        return ["`", text, "`"].concat();
    }
    let text = printable(text).replace(['\n', '\t'], " ");
    let text = if in_table { text.replace('|', "\\|") } else { text };
    if text.trim().is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let padding = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{padding}{text}{padding}{fence}")
}

fn write(events: &[Event<'_>]) -> String {
    let options = pulldown_cmark_to_cmark::Options {
        code_block_token_count: 3,
        increment_ordered_list_bullets: true,
        ..Default::default()
    };
    let mut text = String::new();
    // It fails only where the writer fails, which a `String` never does, or where events do not nest, which these do.
    let _ = pulldown_cmark_to_cmark::cmark_with_options(events.iter(), &mut text, Options::ENABLE_TABLES, options);
    text.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_start_matches('\n').to_owned()
}

/// Without characters that no reader sees, or that change the order of others; lines end with a newline alone.
#[must_use]
pub(crate) fn printable(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}'], "\n");
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || is_invisible(*c))).collect()
}

/// A text of JSON in which everything can be seen: what cannot is written as an escape.
#[must_use]
pub(crate) fn visible(json: &str) -> String {
    if json.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return json.to_owned();
    }
    let hidden = |c: char| c.is_control() || is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}');
    json.chars().map(|c| if hidden(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() }).collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}' | '\u{61c}')
}

#[derive(Default)]
struct State {
    /// Links that were let through or not, from the outermost.
    links: Vec<bool>,
    /// The text of the code block that is open.
    code: Option<String>,
}

impl State {
    fn pass<'e>(&mut self, event: Event<'e>, events: &mut Vec<Event<'e>>) {
        if let (Some(code), Event::Text(text)) = (&mut self.code, &event) {
            code.push_str(text);
            return;
        }
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                self.code = Some(String::new());
                events.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language(&kind).into()))));
            }
            Event::End(TagEnd::CodeBlock) => {
                // The fence is written only where the text ends with a newline, which the end of a document may lack.
                let code = self.code.take().unwrap_or_default();
                events.push(Event::Text(format!("{}\n", code.trim_end_matches('\n')).into()));
                events.push(Event::End(TagEnd::CodeBlock));
            }
            Event::Start(Tag::HtmlBlock) => events.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => events.push(Event::End(TagEnd::Paragraph)),
            Event::Html(html) | Event::InlineHtml(html) => push_html(&html, events),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                self.start_link(link_type, dest_url, title, id, events);
            }
            Event::End(TagEnd::Link) => {
                if self.links.pop() == Some(true) {
                    events.push(Event::End(TagEnd::Link));
                }
            }
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Text(text) if self.links.contains(&true) => events.push(Event::Text(text)),
            Event::Text(text) => push_text(&text, events),
            other => events.push(other),
        }
    }

    fn start_link<'e>(
        &mut self,
        link_type: LinkType,
        dest_url: CowStr<'e>,
        title: CowStr<'e>,
        id: CowStr<'e>,
        events: &mut Vec<Event<'e>>,
    ) {
        let absolute = ["https://", "http://", "mailto:"].iter().any(|scheme| dest_url.starts_with(scheme));
        let kept = (absolute || link_type == LinkType::Email) && !dest_url.contains(char::is_whitespace);
        self.links.push(kept);
        if kept {
            // Definitions of references are not written anew, so every link is an inline one.
            let link_type =
                if matches!(link_type, LinkType::Autolink | LinkType::Email) { link_type } else { LinkType::Inline };
            events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
        }
    }
}

fn language(kind: &CodeBlockKind<'_>) -> &'static str {
    let CodeBlockKind::Fenced(info) = kind else { return "text" };
    let wanted = info.split([',', ' ']).next().unwrap_or_default();
    INERT_LANGUAGES.into_iter().find(|known| *known == wanted).unwrap_or("text")
}

/// HTML is shown as text, apart from line breaks, which are what they are.
fn push_html(html: &str, events: &mut Vec<Event<'_>>) {
    let tag = html.trim().to_ascii_lowercase();
    if matches!(tag.as_str(), "<br>" | "<br/>" | "<br />") {
        events.push(Event::HardBreak);
        return;
    }
    for (index, line) in html.trim_end_matches('\n').split('\n').enumerate() {
        if index > 0 {
            events.push(Event::SoftBreak);
        }
        push_text(line, events);
    }
    if html.ends_with('\n') {
        events.push(Event::SoftBreak);
    }
}

/// Text, in which URLs become links and names of code become code.
fn push_text(text: &str, events: &mut Vec<Event<'_>>) {
    let mut plain = String::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let (before, core, after) = without_punctuation(word);
        let (core, after) = with_call(word, before, core, after);
        let space = piece.get(word.len()..).unwrap_or_default();
        if is_url(core) {
            plain.push_str(before);
            flush(&mut plain, events);
            events.extend(autolink(core));
        } else if is_code(core) || core.contains("://") {
            plain.push_str(before);
            flush(&mut plain, events);
            events.push(Event::Code(core.to_owned().into()));
        } else {
            plain.push_str(before);
            plain.push_str(core);
        }
        plain.push_str(after);
        plain.push_str(space);
    }
    flush(&mut plain, events);
}

fn flush(plain: &mut String, events: &mut Vec<Event<'_>>) {
    if !plain.is_empty() {
        events.push(Event::Text(std::mem::take(plain).into()));
    }
}

fn autolink<'e>(url: &str) -> [Event<'e>; 3] {
    let url = CowStr::from(url.to_owned());
    let link = Tag::Link { link_type: LinkType::Autolink, dest_url: url.clone(), title: "".into(), id: "".into() };
    [Event::Start(link), Event::Text(url), Event::End(TagEnd::Link)]
}

/// A word, and the punctuation around it.
fn without_punctuation(word: &str) -> (&str, &str, &str) {
    let is_edge = |c: char| !c.is_alphanumeric() && c != '_' && c != '/';
    let start = word.len() - word.trim_start_matches(|c| is_edge(c) || c == '/').len();
    let core = word.get(start..).unwrap_or_default().trim_end_matches(is_edge);
    let after = word.get(start + core.len()..).unwrap_or_default();
    (word.get(..start).unwrap_or_default(), core, after)
}

/// The same, where the empty parentheses of a call belong to the word.
fn with_call<'w>(word: &'w str, before: &str, core: &'w str, after: &'w str) -> (&'w str, &'w str) {
    let is_name = core.starts_with(|c: char| c.is_alphabetic() || c == '_');
    match after.strip_prefix("()") {
        Some(rest) if is_name => (word.get(before.len()..before.len() + core.len() + 2).unwrap_or(core), rest),
        _ => (core, after),
    }
}

fn is_url(word: &str) -> bool {
    (word.starts_with("https://") || word.starts_with("http://")) && !word.contains(['<', '>', '`', '"'])
}

/// Whether clippy takes a word for code: `fooBar`, `FooBar`, `foo_bar`, `foo::bar`.
fn is_code(word: &str) -> bool {
    if word.contains('`') || word.contains("://") || !word.chars().any(char::is_alphabetic) {
        return false;
    }
    word.ends_with("()")
        || word.contains("::")
        || word.contains('_')
        || word.split(['-', '/', '.', '(', ',', '\'']).any(has_inner_capital)
}

fn has_inner_capital(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let has_small = singular.chars().any(char::is_lowercase);
    let capitals = singular.chars().filter(|c| c.is_uppercase()).count();
    has_small && (capitals > 1 || singular.chars().skip(1).any(char::is_uppercase)) && !PROPER_NAMES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::{code_span, harmless, plain, visible};

    #[test]
    fn keeps_what_people_write() {
        let text = "A **bold** word.\n\n1. One\n2. Two\n   more\n\nSee [the docs](https://example.com/a).";
        assert_eq!(
            harmless(text),
            "A **bold** word.\n\n1. One\n2. Two\n   more\n\nSee [the docs](https://example.com/a)."
        );
    }

    #[test]
    fn code_is_never_run() {
        assert_eq!(harmless("```\npanic!()\n```"), "```text\npanic!()\n```");
        assert_eq!(harmless("~~~rust,should_panic\npanic!()\n~~~"), "```text\npanic!()\n```");
        assert_eq!(harmless("a\n\n    panic!()"), "a\n\n```text\npanic!()\n```");
        assert_eq!(harmless("    panic!()\n\nb"), "```text\npanic!()\n```\n\nb");
        assert_eq!(harmless("```json\n{}\n```"), "```json\n{}\n```");
        assert_eq!(harmless("```\nopen"), "```text\nopen\n```");
    }

    #[test]
    fn nothing_leads_elsewhere() {
        assert_eq!(harmless("[x](javascript:alert(1))"), "x");
        assert_eq!(harmless("[x](/api/y)"), "x");
        assert_eq!(harmless("![x](https://example.com/a.png)"), "x");
        assert_eq!(harmless("see https://example.com/a, or not"), "see <https://example.com/a>, or not");
        assert_eq!(harmless("<script>alert(1)</script>"), "\\<script>alert(1)\\</script>");
        assert_eq!(harmless("a List<T> and [Link]"), "a List\\<T> and \\[Link\\]");
        assert_eq!(harmless("one<br/>two").lines().count(), 2);
    }

    #[test]
    fn names_are_code() {
        assert_eq!(harmless("set fooBar or foo_bar (FooBar)"), "set `fooBar` or `foo_bar` (`FooBar`)");
        assert_eq!(harmless("on create() and (update())."), "on `create()` and (`update()`).");
        assert_eq!(harmless("is app://x-y."), "is `app://x-y`.");
        assert_eq!(harmless("OAuth on GitHub, e.g. NASA"), "OAuth on GitHub, e.g. NASA");
    }

    #[test]
    fn hidden_characters_are_left_out() {
        assert_eq!(harmless("a\u{202e}b\u{0}c\rd"), "abc\nd");
        let paragraphs = [harmless("a\r\n\r\nb"), String::new(), "c".into()];
        let comment = "#[doc = \" a\"] #[doc = \"\"] #[doc = \" b\"] #[doc = \"\"] #[doc = \" c\"]";
        assert_eq!(super::comment(&paragraphs).as_str(), comment);
    }

    #[test]
    fn defaults_can_be_seen() {
        assert_eq!(visible("\"a\u{202e}b\u{2028}\u{e9}\""), "\"a\\u202eb\\u2028\u{e9}\"");
    }

    #[test]
    fn plain_text_stays_text() {
        assert_eq!(plain("# a\n* b"), "\\# a \\* b");
        assert_eq!(code_span("a`b|c", true), "``a`b\\|c``");
        assert_eq!(code_span(" \n", false), "");
    }
}
