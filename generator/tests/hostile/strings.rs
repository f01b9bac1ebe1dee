//! Text that breaks out of its place wherever a place is not closed.

/// Rows of strings, each of one kind.
pub(crate) const ROWS: [&[&str]; 5] = [
    // Quotes, backslashes, braces, templates.
    &["\"", "\\", "\\\"", "'", "{", "}", "{{ 7*7 }}", "{% raw %}", "{#", "{0}", "{x}"],
    // Ends of lines, NUL, comments, raw strings.
    &["a\nb", "a\r\nb", "a\rb", "a\u{2028}b", "a\0b", "*/", "/*", "\"#", "r##\"…\"##"],
    // Markdown, HTML, intra-doc links.
    &[
        "```\npanic!()\n```",
        "    panic!()",
        "~~~\npanic!()",
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "an `unclosed backtick",
        "<T>",
        "[Link]",
    ],
    // What nobody sees, what looks the same, what no name can hold.
    &[
        "a\u{202e}b",
        "a\u{2066}b",
        "a\u{200b}b",
        "\u{200d}",
        "sc\u{43e}pe",
        "caf\u{e9}",
        "cafe\u{301}",
        "\u{1f4da}",
        "",
        "3rd",
    ],
    // TOML.
    &["1\"\n[build-dependencies]\nevil=\"1", "\"\"\"", "'''", "MIT\nevil = 1", "]\n[lib]\npath = \"/etc/passwd\""],
];

/// Each of them.
pub(crate) fn all() -> impl Iterator<Item = &'static str> + Send {
    ROWS.into_iter().flatten().copied()
}
