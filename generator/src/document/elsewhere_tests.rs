//! References to files outside of the document's folder, and to URLs.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use super::{Document, Fetch, Fetched, LoadOptions, UrlPrefix};
use crate::diagnostics::Diagnostics;
use crate::hash::HashMap;
use crate::pointer::Pointer;
use crate::value::Value;

/// A document with one schema, which is a reference.
fn document(reference: &str) -> String {
    let head = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths: {}\n";
    format!("{head}components:\n  schemas:\n    A: {{$ref: '{reference}'}}\n    B: {{type: string, description: b}}\n")
}

/// A network of these documents; what starts with `->` is a redirect.
#[derive(Debug)]
struct Pages(HashMap<&'static str, &'static str>, Mutex<Vec<String>>);

impl Fetch for Pages {
    fn fetch(&self, url: &str, limit: u64) -> Result<Fetched, String> {
        assert!(limit > 0);
        self.1.lock().unwrap().push(url.to_owned());
        let text = self.0.get(url).ok_or("it answers 404")?;
        let redirect = text.strip_prefix("->").map(|to| Fetched::Redirect(to.to_owned()));
        Ok(redirect.unwrap_or_else(|| Fetched::Bytes(text.as_bytes().to_vec())))
    }
}

/// What the reference leads to, or what is said, and the URLs that were asked for.
fn fetched(reference: &str, prefix: &str, pages: &[(&'static str, &'static str)]) -> (String, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("spec.yaml"), document(reference)).unwrap();
    let pages = Arc::new(Pages(pages.iter().copied().collect(), Mutex::default()));
    let urls = vec![UrlPrefix::parse(prefix).unwrap()];
    let options = LoadOptions { urls, fetch: Some(Arc::<Pages>::clone(&pages)), ..LoadOptions::default() };
    let said = outcome(Document::load_with(&folder.path().join("spec.yaml"), &options));
    let asked = pages.1.lock().unwrap().clone();
    (said, asked)
}

/// The description of the schema `A`, or what is wrong.
fn outcome(loaded: Result<(Document, Diagnostics), Diagnostics>) -> String {
    match loaded {
        Ok((document, _)) => {
            let place = Pointer::from_fragment("/components/schemas/A").unwrap();
            let reference = document.value(&place.join("$ref")).and_then(Value::as_str).unwrap();
            let end = document.resolve(reference, &place).unwrap();
            document.value(&end.join("description")).and_then(Value::as_str).unwrap_or("?").to_owned()
        }
        Err(found) => {
            let one = found.iter().next().unwrap();
            assert!(one.position.is_some());
            format!("{} ({})", one.message, one.help.clone().unwrap_or_default())
        }
    }
}

#[test]
fn urls_are_fetched_where_they_are_allowed() {
    let page = "$ref: other/b.yaml#/b";
    let other = "b: {type: string, description: fetched}";
    let pages = [("https://a.com/x/a.yaml", page), ("https://a.com/x/other/b.yaml", other)];
    let (said, asked) = fetched("https://a.com/x/a.yaml", "https://a.com/x/", &pages);
    assert_eq!((said.as_str(), asked.len()), ("fetched", 2));
    let (said, asked) = fetched("https://a.com/x/a.yaml", "https://a.com/y/", &pages);
    assert!(said.contains("`https://a.com/x/a.yaml` is a URL, which is not read") && said.contains("--allow-url"));
    assert!(asked.is_empty());
    let (said, _) = fetched("https://a.com/x/c.yaml", "https://a.com/x/", &pages);
    assert!(said.contains("cannot be read: it answers 404"), "{said}");
}

#[test]
fn fetched_documents_lead_nowhere_else() {
    for reference in ["file:///etc/passwd", "https://b.com/b.yaml", "/etc/passwd", "../../../etc/passwd"] {
        let page: &'static str = format!("$ref: '{reference}'").leak();
        let (said, asked) = fetched("https://a.com/x/a.yaml", "https://a.com/x", &[("https://a.com/x/a.yaml", page)]);
        assert!(said.contains("is a URL, which is not read") || said.contains("is no URL"), "{reference}: {said}");
        assert_eq!(asked, ["https://a.com/x/a.yaml"]);
    }
}

#[test]
fn redirects_stay_where_it_is_allowed() {
    let schema = "type: string\ndescription: moved";
    let to = |to: &'static str| {
        let pages = [
            ("https://a.com/x/a.yaml", to),
            ("https://a.com/x/y/b.yaml", "$ref: c.yaml"),
            ("https://a.com/x/y/c.yaml", schema),
        ];
        fetched("https://a.com/x/a.yaml", "https://a.com/x/", &pages)
    };
    assert_eq!(to("->y/b.yaml").0, "moved");
    assert_eq!(to("->https://a.com/x/y/c.yaml").0, "moved");
    for (place, asked_for) in [("->https://b.com/", 1), ("->/z", 1), ("->file:///etc/passwd", 1), ("->a.yaml", 6)] {
        let (said, asked) = to(place);
        assert!(said.contains("is not read") || said.contains("it redirects"), "{place}: {said}");
        assert_eq!(asked.len(), asked_for, "{place}");
    }
}

#[test]
fn nothing_is_fetched_without_being_asked() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("spec.yaml"), document("http://127.0.0.1:1/a.yaml")).unwrap();
    let urls = vec![UrlPrefix::parse("http://127.0.0.1:1/").unwrap()];
    for options in [LoadOptions::default(), LoadOptions { urls, ..LoadOptions::default() }] {
        let said = outcome(Document::load_with(&folder.path().join("spec.yaml"), &options));
        assert!(said.contains("is a URL, which is not read"), "{said}");
    }
}

/// A folder with a document in `api/`, and files elsewhere.
fn folders(reference: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["api", "shared/deep", "secret"] {
        fs::create_dir_all(folder.path().join(name)).unwrap();
    }
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("api/spec.yaml", &document(reference));
    write("api/b.yaml", "$ref: spec.yaml#/components/schemas/B");
    write("shared/a.yaml", "$ref: deep/a.yaml#/a");
    write("shared/deep/a.yaml", "a: {type: string, description: shared}");
    write("shared/back.yaml", "$ref: ../api/b.yaml");
    write("shared/on.yaml", "$ref: ../secret/s.yaml");
    write("secret/s.yaml", "type: string\ndescription: secret");
    folder
}

fn with_paths(folder: &Path, paths: &[&str]) -> String {
    let paths = paths.iter().map(|path| folder.join(path)).collect();
    outcome(Document::load_with(&folder.join("api/spec.yaml"), &LoadOptions { paths, ..LoadOptions::default() }))
}

#[test]
fn files_elsewhere_are_read_where_they_are_allowed() {
    let folder = folders("../shared/a.yaml");
    assert_eq!(with_paths(folder.path(), &["shared"]), "shared");
    assert_eq!(with_paths(folder.path(), &["shared/a.yaml", "shared/deep/a.yaml"]), "shared");
    assert!(with_paths(folder.path(), &["shared/a.yaml"]).contains("`../shared/deep/a.yaml` lies outside"));
    assert!(with_paths(folder.path(), &[]).contains("or allow what lies elsewhere with `--allow-path`"));
    assert_eq!(with_paths(folders("../shared/back.yaml").path(), &["shared"]), "b");
    assert!(with_paths(folders("../shared/on.yaml").path(), &["shared"]).contains("lies outside the folder"));
    assert!(with_paths(folders("../secret/none.yaml").path(), &["shared"]).contains("lies outside the folder"));
    assert!(with_paths(folders("../shared/none.yaml").path(), &["shared"]).contains("there is no such file"));
    let absolute = folders("x");
    let path = absolute.path().canonicalize().unwrap().join("shared/a.yaml");
    fs::write(absolute.path().join("api/spec.yaml"), document(&path.display().to_string())).unwrap();
    assert_eq!(with_paths(absolute.path(), &["shared"]), "shared");
    assert!(with_paths(absolute.path(), &["secret"]).contains("lies outside the folder"));
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_that_is_not_allowed() {
    let folder = folders("../shared/link.yaml");
    std::os::unix::fs::symlink(folder.path().join("secret/s.yaml"), folder.path().join("shared/link.yaml")).unwrap();
    assert!(with_paths(folder.path(), &["shared"]).contains("lies outside the folder"));
    assert_eq!(with_paths(folder.path(), &["shared", "secret"]), "secret");
}
