//! The lines of long texts, which are looked for many bytes at a time.

/// The lines of a text, each with the line break behind it.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1);
    let lines = ends.chain([text.len()]).map(move |end| {
        let line = text.get(start..end).unwrap_or_default();
        start = end;
        line
    });
    lines.filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn no_line_is_lost() {
        for text in ["", "a", "a\n", "\n", "a\nb", "\n\na\r\n", "ä\nb\n\n"] {
            assert_eq!(lines(text).collect::<Vec<_>>(), text.split_inclusive('\n').collect::<Vec<_>>(), "{text:?}");
        }
    }
}
