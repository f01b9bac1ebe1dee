//! Every link in the pages of every crate leads somewhere.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use copperplate::generate;
use copperplate::tree::FileTree;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use support::crates::{agreed, templates};
use support::{Fixture, folders};

#[test]
fn every_link_leads_somewhere() {
    let templates = templates();
    let fixtures = folders().iter().map(|folder| Fixture::load(folder)).collect::<Vec<_>>();
    let mut links = 0;
    for fixture in fixtures.into_iter().chain([Fixture::production()]) {
        let tree = agreed(generate(&fixture.document, &fixture.config, &templates, fixture.tolerance)).tree;
        for (page, text) in tree.iter().filter(|(path, _)| is_page(path)) {
            for link in links_of(text) {
                links += 1;
                assert!(leads_somewhere(&tree, page, &link), "{page}: {link}");
            }
        }
    }
    assert!(links > 100, "{links} links");
}

#[test]
fn a_dead_link_is_found() {
    let mut tree = FileTree::new();
    tree.insert("docs/a.md", "# One Two\n<a id=\"three\"></a>\n").unwrap();
    tree.insert("b.md", "").unwrap();
    for link in ["docs/a.md", "docs/a.md#one-two", "docs/a.md#three", "https://example.com/x"] {
        assert!(leads_somewhere(&tree, "b.md", link), "{link}");
    }
    for link in ["a.md", "docs/a.md#two", "#three", "../b.md"] {
        assert!(!leads_somewhere(&tree, "b.md", link), "{link}");
    }
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "md")
}

fn links_of(text: &str) -> Vec<String> {
    let events = Parser::new_ext(text, Options::ENABLE_TABLES);
    let link = |event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    };
    events.filter_map(link).collect()
}

fn leads_somewhere(tree: &FileTree, page: &str, link: &str) -> bool {
    if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
        return true;
    }
    let (file, anchor) = link.split_once('#').map_or((link, None), |(file, anchor)| (file, Some(anchor)));
    let target = if file.is_empty() { Some(page.to_owned()) } else { resolved(page, file) };
    let Some(text) = target.and_then(|target| tree.get(&target).map(str::to_owned)) else { return false };
    anchor.is_none_or(|anchor| anchors(&text).contains(anchor))
}

fn resolved(page: &str, link: &str) -> Option<String> {
    let mut path = PathBuf::from(page);
    path.pop();
    for part in Path::new(link).components() {
        match part {
            Component::ParentDir if !path.pop() => return None,
            Component::ParentDir | Component::CurDir => {}
            part => path.push(part),
        }
    }
    path.to_str().map(str::to_owned)
}

/// The anchors of a page: those that are written, and those that readers of Markdown give to headings.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors: BTreeSet<_> =
        text.split("<a id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match (event, &mut heading) {
            (Event::Start(Tag::Heading { .. }), _) => heading = Some(String::new()),
            (Event::Text(text) | Event::Code(text), Some(heading)) => heading.push_str(&text),
            (Event::End(TagEnd::Heading(_)), Some(text)) => {
                let kept = text.to_lowercase().replace(' ', "-");
                anchors.insert(kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect());
                heading = None;
            }
            _ => {}
        }
    }
    anchors
}
