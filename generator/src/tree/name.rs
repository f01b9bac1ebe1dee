//! Which paths a tree accepts: those that mean the same file, inside the tree, on every usual system.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostics::Diagnostic;

/// The longest part of a path that usual file systems store.
const LONGEST_PART: usize = 255;

/// Names that are devices on Windows, whatever extension follows.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// A file or a folder of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    path: String,
    is_folder: bool,
}

impl Name {
    pub(super) fn file(path: &str) -> Self {
        Self { path: path.to_owned(), is_folder: false }
    }

    pub(super) fn folder(path: &str) -> Self {
        Self { path: path.to_owned(), is_folder: true }
    }

    /// The form that is equal for all names that some file system takes for the same.
    pub(super) fn folded(&self) -> String {
        if self.path.is_ascii() {
            return self.path.to_ascii_lowercase();
        }
        self.path.nfc().flat_map(char::to_lowercase).nfc().collect()
    }

    /// Whether both can be in one tree, given that their folded forms are equal.
    pub(super) fn agrees_with(&self, other: &Self) -> Result<(), Diagnostic> {
        let (one, two) = (&self.path, &other.path);
        if one != two {
            let message = format!("the paths `{one}` and `{two}` differ only in case or accents' encoding");
            return Err(
                Diagnostic::error(message).help("rename one of them, since many file systems take them for the same")
            );
        }
        match (self.is_folder, other.is_folder) {
            (true, true) => Ok(()),
            (false, false) => {
                Err(Diagnostic::error(format!("two files have the path `{one}`")).help("rename one of them"))
            }
            _ => Err(Diagnostic::error(format!("`{one}` is both a file and a folder")).help("rename one of them")),
        }
    }
}

/// The folders above `path`, the outermost first.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(end, _)| path.get(..end))
}

/// Refuses a path that is not made of plain names.
pub(super) fn check(path: &str) -> Result<(), Diagnostic> {
    let unsuitable = path.split('/').find_map(|part| objection(part).map(|reason| (part, reason)));
    unsuitable.map_or(Ok(()), |(part, reason)| Err(refusal(path, part, reason)))
}

fn refusal(path: &str, part: &str, reason: &str) -> Diagnostic {
    let message = format!("{path:?} cannot be the path of a file: {reason}");
    let help =
        if part.is_empty() { "write a relative path".to_owned() } else { format!("choose another name for {part:?}") };
    Diagnostic::error(message).help(help)
}

/// What is wrong with one part of a path.
fn objection(part: &str) -> Option<&'static str> {
    let problems = [
        (part.is_empty(), "it is absolute, empty, or has an empty part"),
        (part == "." || part == "..", "it does not stay in its folder"),
        (part.len() > LONGEST_PART, "a part is longer than 255 bytes"),
        (part.contains(is_unsuitable), "it has a character that some file system cannot store"),
        (part.ends_with(['.', ' ']), "Windows drops dots and spaces at the end of a name"),
        (is_device(part), "it names a device on Windows"),
    ];
    problems.into_iter().find_map(|(applies, reason)| applies.then_some(reason))
}

/// U+FFFD is among them because it stands for what is no text in the names that we read from a disk.
fn is_unsuitable(character: char) -> bool {
    character.is_control() || r#"\<>:"|?*"#.contains(character) || character == char::REPLACEMENT_CHARACTER
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_uppercase();
    DEVICES.contains(&stem.as_str()) || is_port(&stem)
}

/// `COM1` to `COM9` and `LPT1` to `LPT9`, with the superscript digits that Windows takes as well.
fn is_port(stem: &str) -> bool {
    let number = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let mut characters = number.unwrap_or_default().chars();
    let digit = characters.next().is_some_and(|digit| digit.is_ascii_digit() || "¹²³".contains(digit));
    digit && characters.next().is_none()
}
