//! What people see of texts that are long, or that would do something to their terminal.

use std::ops::Range;
use std::sync::Arc;

use super::render;
use crate::diagnostics::{Diagnostic, Position, Source};

fn rendered(text: &str, span: Range<usize>) -> String {
    let source = Arc::new(Source::new("a.yaml".to_owned(), text.to_owned()));
    render(&Diagnostic::error("wrong").positioned(Position { source, span }).into(), false)
}

#[test]
fn shows_the_line() {
    assert_eq!(rendered("a: 1\r\nä: two\r\n", 9..13), "error: wrong\n --> a.yaml:2:3\n  |\n2 | ä: two\n  |   ^^^^\n\n");
}

#[test]
fn cuts_long_lines() {
    let text = format!("{}\"target\"{}", "x".repeat(500_000), "y".repeat(500_000));
    let rendered = rendered(&text, 500_000..500_008);
    assert!(rendered.contains("a.yaml:1:500001"), "{rendered}");
    assert!(rendered.contains("…xxx") && rendered.contains("yyy…") && rendered.contains("^^^^^^^^\n"), "{rendered}");
    assert!(rendered.len() < 600, "{rendered}");
}

#[test]
fn cuts_long_spans() {
    let rendered = rendered(&"z".repeat(1_000_000), 0..1_000_000);
    assert!(rendered.contains("a.yaml:1:1") && rendered.len() < 600, "{rendered}");
}

#[test]
fn lets_nothing_through_to_the_terminal() {
    let hostile = "a: \u{1b}[31m\u{202e}\u{200b}\u{9b}\u{7}x";
    for color in [false, true] {
        let source = Arc::new(Source::new(hostile.to_owned(), hostile.to_owned()));
        let diagnostic = Diagnostic::error(hostile).help(hostile).positioned(Position { source, span: 0..1 });
        let rendered = render(&diagnostic.into(), color);
        let bad = |letter: char| matches!(letter, '\u{202e}' | '\u{200b}' | '\u{9b}' | '\u{7}');
        assert!(!rendered.contains(bad), "{rendered:?}");
        assert!(!rendered.contains("\u{1b}[31m\u{fffd}"), "{rendered:?}");
    }
}

#[test]
fn spans_that_do_not_fit_the_text_do_no_harm() {
    assert!(rendered("ä", 1..9).contains("wrong"));
    assert!(rendered("", 0..0).contains("a.yaml:1:1"));
    assert!(rendered("a", 7..9).contains("wrong"));
}
