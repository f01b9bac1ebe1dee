//! What each document of `fixtures/` becomes: its model, and the files that depend on it.
//!
//! Files that are copied byte for byte are named in `files` and not repeated.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use copperplate::diagnostics::text;
use copperplate::tree::FileTree;
use copperplate::{Generated, format, generate, lower};
use support::crates::{agreed, templates};
use support::{Fixture, folders};

/// One test for each folder of `fixtures/`.
macro_rules! fixtures {
    ($($folder:ident),* $(,)?) => {
        const TESTED: &[&str] = &[$(stringify!($folder)),*];

        $(
            #[test]
            fn $folder() {
                let fixture = Fixture::load(stringify!($folder));
                let snapshots = Snapshots::of(stringify!($folder));
                snapshots.compare(&fixture);
            }
        )*
    };
}

fixtures!(
    acronym_names,
    additional_properties,
    all_of,
    anchors,
    awkward_names,
    beside_references,
    big_numbers,
    body_examples,
    body_media_types,
    callbacks_and_links,
    collections,
    constraints_in_docs,
    contradiction,
    discriminator_inherited,
    discriminator_mapping,
    discriminator_names,
    discriminator_types,
    empty_objects,
    empty_security,
    endless_types,
    external_example,
    faults,
    form_bodies,
    fragment_in_path_key,
    hostile_strings,
    mixed_versions,
    multipart_bodies,
    no_responses,
    nullable_property,
    number_enums,
    operation_server,
    parameter_details,
    parameter_styles,
    query_in_path_key,
    range_status,
    read_and_write_only,
    recursive_schemas,
    references_anywhere,
    required_with_default,
    response_media_types,
    scalars,
    security_schemes,
    server_variables,
    shared_headers,
    streams,
    swagger_2,
    swagger_2_files,
    tag_features,
    tagless,
    text_enums,
    token_refresh,
    tolerated,
    type_choices,
    type_choices_chrono,
    type_choices_time,
    union_ambiguous,
    union_inferred,
    version_3_1,
    version_3_2,
);

#[test]
fn no_fixture_is_forgotten() {
    assert_eq!(folders(), TESTED, "name every folder of `fixtures/` in this file, in order");
}

#[test]
fn production() {
    Snapshots::of("production").compare(&Fixture::production());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let templates = templates();
    let pools = [1, 8].map(|threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap());
    for (name, fixture) in all() {
        let first = crate_of(&fixture, &templates).tree;
        assert_eq!(crate_of(&fixture, &templates).tree, first, "{name}: generated twice");
        for pool in &pools {
            let again = pool.install(|| crate_of(&fixture, &templates).tree);
            assert_eq!(again, first, "{name}: with {} threads", pool.current_num_threads());
        }
    }
}

#[test]
fn laying_out_again_changes_nothing() {
    let templates = templates();
    for (name, fixture) in all() {
        let tree = crate_of(&fixture, &templates).tree;
        for (path, text) in tree.iter().filter(|(path, _)| is_rust(path) && !is_copied(path, &templates)) {
            assert_eq!(format::rust(text).unwrap(), text, "{name}: {path}");
        }
    }
}

fn all() -> impl Iterator<Item = (String, Fixture)> {
    let fixtures = folders().into_iter().map(|folder| (folder.clone(), Fixture::load(&folder)));
    fixtures.chain([("production".to_owned(), Fixture::production())])
}

fn model(fixture: &Fixture) -> String {
    let (api, _) = agreed(lower::lower(&fixture.document, fixture.tolerance));
    serde_json::to_string_pretty(&api).unwrap()
}

fn crate_of(fixture: &Fixture, templates: &FileTree) -> Generated {
    agreed(generate(&fixture.document, &fixture.config, templates, fixture.tolerance))
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "rs")
}

fn is_copied(path: &str, templates: &FileTree) -> bool {
    templates.get(&format!("crate/{path}")).is_some()
}

fn listed(tree: &FileTree) -> String {
    tree.iter().map(|(path, _)| path).collect::<Vec<_>>().join("\n")
}

/// The snapshots of a fixture, in a folder laid out as the crate is.
struct Snapshots {
    folder: PathBuf,
    compared: BTreeSet<PathBuf>,
}

impl Snapshots {
    fn of(name: &str) -> Self {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        Self { folder: tests.join("snapshots").join(name), compared: BTreeSet::new() }
    }

    fn compare(mut self, fixture: &Fixture) {
        let templates = templates();
        let Generated { tree, warnings, report, .. } = crate_of(fixture, &templates);
        self.assert("model", &model(fixture));
        if !warnings.is_empty() {
            // Where this repository lies is another matter on each machine.
            let here = concat!(env!("CARGO_MANIFEST_DIR"), "/");
            self.assert("warnings", &text::render(&warnings, false).replace(here, ""));
        }
        if !report.is_empty() {
            self.assert("report", &serde_json::to_string_pretty(&report).unwrap());
        }
        self.assert("files", &listed(&tree));
        for (path, text) in tree.iter().filter(|(path, _)| !is_copied(path, &templates)) {
            self.assert(path, text);
        }
        self.nothing_else();
    }

    fn assert(&mut self, path: &str, text: &str) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let folder = self.folder.join(folder);
        self.compared.insert(folder.join(format!("{name}.snap")));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, text));
    }

    /// A snapshot of a file that is no longer generated would be compared with nothing.
    fn nothing_else(&self) {
        let mut present = BTreeSet::new();
        let mut pending = vec![self.folder.clone()];
        while let Some(folder) = pending.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    pending.push(path);
                } else if path.extension().is_some_and(|extension| extension == "snap") {
                    present.insert(path);
                }
            }
        }
        let orphans: Vec<_> = present.difference(&self.compared).collect();
        assert!(orphans.is_empty(), "nothing is compared with {orphans:?}; remove them");
    }
}
