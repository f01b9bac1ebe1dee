//! Reads files, and none outside the folder of the document.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::address::{self, Refusal};
use super::fetch::Fetcher;
use super::options::LoadOptions;
use crate::diagnostics::{Diagnostic, Position, Source};
use crate::pointer::percent_decode;

/// How many files a document may refer to.
const MAX_FILES: usize = 20_000;

/// How many bytes they may have together.
const MAX_BYTES: u64 = 256 << 20;

/// The folder of a document.
pub(super) struct Folder {
    /// As the user named it, with `/` at its end where it is not the current one.
    spelled: String,
    real: PathBuf,
    /// Folders and files elsewhere that may be read.
    allowed: Vec<PathBuf>,
    fetcher: Fetcher,
    files: usize,
    bytes: u64,
}

/// Reads the document itself. Gives its folder and its name in there as well.
pub(super) fn document(path: &Path, options: &LoadOptions) -> Result<(Folder, String, Arc<Source>), Diagnostic> {
    let spelled = spelled(path);
    let unreadable = |error: io::Error| {
        Diagnostic::error(format!("the document cannot be read: {}", reason(&error)))
            .in_file(&spelled)
            .help("name a file that exists and that you may read")
    };
    let (folder, name) = spelled.rfind('/').map_or(("", spelled.as_str()), |slash| spelled.split_at(slash + 1));
    let bytes = limited(path, MAX_BYTES).map_err(unreadable)?;
    let real =
        fs::canonicalize(path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")));
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let folder = Folder {
        spelled: folder.to_owned(),
        real: real.map_err(unreadable)?,
        allowed: allowed(&options.paths)?,
        fetcher: Fetcher::new(options),
        files: 0,
        bytes: size,
    };
    if size > MAX_BYTES {
        return Err(Diagnostic::error(too_large()).in_file(&spelled));
    }
    Ok((folder, name.to_owned(), text(spelled.clone(), bytes)?))
}

/// Reads an overlay, which may lie anywhere.
pub(super) fn overlay(path: &Path) -> Result<Arc<Source>, Diagnostic> {
    let spelled = spelled(path);
    let bytes = limited(path, MAX_BYTES).map_err(|error| {
        Diagnostic::error(format!("the overlay cannot be read: {}", reason(&error)))
            .in_file(&spelled)
            .help("name a file that exists and that you may read")
    })?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
        let message = format!("the overlay has more than {MAX_BYTES} bytes");
        return Err(Diagnostic::error(message).in_file(&spelled).help("split it"));
    }
    text(spelled, bytes)
}

/// Whether a reference from an overlay names another file than the document. Of a URL, nobody knows.
pub(super) fn is_another(reference: &str, overlay: &Path, document: &Path) -> bool {
    if reference.contains("://") {
        return false;
    }
    let Some(named) = percent_decode(reference) else { return true };
    let named = overlay.parent().unwrap_or(Path::new("")).join(named);
    match (fs::canonicalize(named), fs::canonicalize(document)) {
        (Ok(named), Ok(document)) => named != document,
        (named, _) => named.is_err(),
    }
}

/// What a file holds, and one byte more than allowed at most.
fn limited(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    // What the system says of the size spares copies, and may be wrong.
    let size = file.metadata().map_or(0, |metadata| metadata.len().min(limit));
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).saturating_add(1));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The paths that the user allows, as the system knows them.
fn allowed(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Diagnostic> {
    let real = |path: &PathBuf| {
        fs::canonicalize(path).map_err(|error| {
            Diagnostic::error(format!("what is allowed cannot be found: {}", reason(&error)))
                .in_file(spelled(path))
                .help("name a folder or a file that exists with `--allow-path`")
        })
    };
    paths.iter().map(real).collect()
}

/// A path without `..`, where it starts at the root.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

impl Folder {
    /// The name of a file that was named from outside of the folder, and may lie in it.
    pub(super) fn name(&self, file: &str) -> String {
        if address::url(file).is_some() || !address::leads_out(file) {
            return file.to_owned();
        }
        let path = without_dots(&self.real.join(file));
        let inside = path.strip_prefix(&self.real).ok().filter(|inside| !inside.as_os_str().is_empty());
        inside.map_or_else(|| file.to_owned(), spelled)
    }

    /// Reads another file, which is named as in [`address::Address`]. Gives what references in it are relative to as well.
    pub(super) fn read(&mut self, file: &str) -> Result<(Arc<Source>, String), Diagnostic> {
        self.files += 1;
        if self.files > MAX_FILES {
            return Err(Diagnostic::error(format!("the document refers to more than {MAX_FILES} files")));
        }
        let refused = |refusal: Refusal| Diagnostic::error(refusal.message).help(refusal.help);
        if let Some(url) = address::url(file) {
            let limit = MAX_BYTES.saturating_sub(self.bytes);
            let (bytes, base) = self.fetcher.get(url, limit).map_err(refused)?;
            self.charge(&bytes, limit).map_err(refused)?;
            return Ok((text(file.to_owned(), bytes)?, base.into()));
        }
        let bytes = self.bytes(file).map_err(refused)?;
        let name = if file.starts_with('/') { file.to_owned() } else { format!("{}{file}", self.spelled) };
        Ok((text(name, bytes)?, file.to_owned()))
    }

    /// Counts what was read, of which there may be no more than `limit`.
    fn charge(&mut self, bytes: &[u8], limit: u64) -> Result<(), Refusal> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.bytes = self.bytes.saturating_add(size);
        if size > limit {
            return Err(Refusal { message: too_large(), help: "split what is needed from what is not" });
        }
        Ok(())
    }

    fn may_read(&self, path: &Path) -> bool {
        path.starts_with(&self.real) || self.allowed.iter().any(|allowed| path.starts_with(allowed))
    }

    fn bytes(&mut self, file: &str) -> Result<Vec<u8>, Refusal> {
        let unreadable = |error: io::Error| Refusal {
            message: format!("the file `{}{file}` cannot be read: {}", self.spelled, reason(&error)),
            help: "name a file that exists and that you may read, relative to the file with the `$ref`",
        };
        // Of what lies elsewhere, nobody shall learn whether it is there.
        if !self.may_read(&without_dots(&self.real.join(file))) {
            return Err(address::outside(file));
        }
        let real = fs::canonicalize(self.real.join(file)).map_err(unreadable)?;
        if !self.may_read(&real) {
            return Err(address::outside(file));
        }
        // Anything else, such as a pipe, could keep us waiting.
        if !fs::metadata(&real).map_err(unreadable)?.is_file() {
            return Err(unreadable(io::Error::other("it is no file")));
        }
        let limit = MAX_BYTES.saturating_sub(self.bytes);
        let bytes = limited(&real, limit).map_err(unreadable)?;
        self.charge(&bytes, limit)?;
        Ok(bytes)
    }
}

fn too_large() -> String {
    format!("the document and the files that it refers to have more than {MAX_BYTES} bytes")
}

fn spelled(path: &Path) -> String {
    let spelled = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '\\' { spelled.replace('\\', "/") } else { spelled.into_owned() }
}

/// Why it failed, without the numbers of the operating system.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not read it".to_owned(),
        _ => error.to_string(),
    }
}

/// Whether a text is in UTF-16, with its byte order mark or without one: no document has a zero byte among its first two.
fn is_utf_16(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [first, second, ..] => (*first == 0) != (*second == 0),
        _ => false,
    }
}

/// The bytes as text, without a byte order mark.
fn text(name: String, bytes: Vec<u8>) -> Result<Arc<Source>, Diagnostic> {
    let help = "save the file as UTF-8";
    if is_utf_16(&bytes) {
        return Err(Diagnostic::error("the file is UTF-16, not UTF-8").in_file(name).help(help));
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            Ok(Arc::new(Source::new(name, text)))
        }
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let source = Arc::new(Source::new(name, text));
            let position = Position { source, span: start..start + '\u{fffd}'.len_utf8() };
            Err(Diagnostic::error("the file is not UTF-8").positioned(position).help(help))
        }
    }
}
