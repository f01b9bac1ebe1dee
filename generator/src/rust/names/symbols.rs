//! Words for symbols, so that values that differ in nothing else get names that people can read.

/// A value with its symbols spelled out where they are all that it has, or where they begin it as a sign does.
pub(crate) fn spelled_out(value: &str) -> String {
    if value.is_empty() {
        return "Empty".to_owned();
    }
    if !value.chars().any(char::is_alphanumeric) {
        return value.chars().map(word).collect::<Vec<_>>().join(" ");
    }
    match value.strip_prefix(['-', '+']) {
        Some(rest) if rest.starts_with(char::is_alphanumeric) => {
            format!("{} {rest}", if value.starts_with('-') { "Minus" } else { "Plus" })
        }
        _ => value.to_owned(),
    }
}

/// What a symbol is called.
fn word(symbol: char) -> String {
    let word = match symbol {
        ' ' => "Space",
        '!' => "Not",
        '"' => "Quote",
        '#' => "Hash",
        '$' => "Dollar",
        '%' => "Percent",
        '&' => "And",
        '\'' => "Apostrophe",
        '(' => "Open",
        ')' => "Close",
        '*' => "Star",
        '+' => "Plus",
        ',' => "Comma",
        '-' => "Minus",
        '.' => "Dot",
        '/' => "Slash",
        ':' => "Colon",
        ';' => "Semicolon",
        '<' => "Less",
        '=' => "Equal",
        '>' => "Greater",
        '?' => "Question",
        '@' => "At",
        '[' => "OpenBracket",
        '\\' => "Backslash",
        ']' => "CloseBracket",
        '^' => "Caret",
        '_' => "Underscore",
        '`' => "Backtick",
        '{' => "OpenBrace",
        '|' => "Or",
        '}' => "CloseBrace",
        '~' => "Tilde",
        '≠' => "NotEqual",
        '≤' => "LessOrEqual",
        '≥' => "GreaterOrEqual",
        other => return format!("U{:04X}", u32::from(other)),
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::spelled_out;

    #[test]
    fn symbols_have_names() {
        for (value, words) in [
            ("", "Empty"),
            ("<=", "Less Equal"),
            ("≥", "GreaterOrEqual"),
            ("-1", "Minus 1"),
            ("+1", "Plus 1"),
            ("-created_at", "Minus created_at"),
            ("a-b", "a-b"),
            ("☃", "U2603"),
        ] {
            assert_eq!(spelled_out(value), words, "{value:?}");
        }
    }
}
