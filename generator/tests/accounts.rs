//! Every operation of a document is accounted for once: what is counted here, by other means, is what the generator counts.
//!
//! `COPPERPLATE_CORPUS=DIR` counts the documents below a folder as well.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "accounts/count.rs"]
mod count;
#[path = "support/crates.rs"]
mod crates;
#[path = "accounts/outline.rs"]
mod outline;

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use copperplate::config::Config;
use copperplate::diagnostics::Tolerance;
use copperplate::document::{Document, LoadOptions};
use copperplate::rust::account::{Account, Outcome};
use copperplate::tree::FileTree;
use copperplate::{Generated, generate};

/// What is generated for a document; `None` where it is refused as a whole.
fn generated(spec: &Path, templates: &FileTree) -> Option<Generated> {
    let options = LoadOptions { tolerance: Tolerance::KeepGoing, ..LoadOptions::default() };
    let (document, _) = Document::load_with(spec, &options).ok()?;
    let config = crates::agreed(Config::named("counted"));
    generate(&document, &config, templates, Tolerance::KeepGoing).ok()
}

fn check(spec: &Path, templates: &FileTree) -> usize {
    let Some(generated) = generated(spec, templates) else { return 0 };
    let accounts = &generated.accounts;
    assert_eq!(accounts.len(), count::operations(spec), "{}", spec.display());
    let distinct: HashSet<_> = accounts.iter().map(|account| &account.operation).collect();
    assert_eq!(distinct.len(), accounts.len(), "{}", spec.display());
    let of = |outcome| accounts.iter().filter(|account| account.outcome == outcome).count();
    let methods = generated.tree.iter().filter(|(path, _)| path.starts_with("src/operations/"));
    let sent = methods.map(|(_, text)| text.matches("/// # Errors").count()).sum::<usize>();
    assert!(sent >= of(Outcome::Generated) + of(Outcome::Degraded), "{}: {sent} methods", spec.display());
    let reasons = |account: &Account| account.reasons.is_empty() == (account.outcome == Outcome::Generated);
    assert!(accounts.iter().all(reasons), "{accounts:#?}");
    accounts.len()
}

fn specs(folder: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders.into_iter().map(|folder| folder.join("spec.yaml")).filter(|spec| spec.is_file()).collect()
}

#[test]
fn every_operation_is_accounted_for() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let templates = crates::templates();
    let mut counted = check(&crates::repository().join("spec/openapi.yaml"), &templates);
    for spec in specs(&tests.join("fixtures")).into_iter().chain(specs(&tests.join("rejected"))) {
        counted += check(&spec, &templates);
    }
    assert!(counted > 200, "{counted}");
}

#[test]
fn every_operation_of_a_corpus_is_accounted_for() {
    let Some(corpus) = std::env::var_os("COPPERPLATE_CORPUS") else { return };
    let templates = crates::templates();
    let mut counted = 0;
    let mut pending = vec![PathBuf::from(corpus)];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path
            .extension()
            .is_some_and(|extension| ["json", "yaml", "yml"].iter().any(|known| extension == *known))
        {
            counted += check(&path, &templates);
        }
    }
    println!("{counted} operations");
}

#[test]
fn each_outcome_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("spec.yaml");
    let text = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /whole: {get: {operationId: whole, responses: {'204': {description: Done.}}}}
  /less: {get: {operationId: less, responses: {'204': {description: Done.}, '404': {$ref: '#/components/gone'}}}}
  /none: {get: {operationId: none, responses: {'2xy': {description: Done.}}}}
  /parts:
    get:
      operationId: parts
      parameters: [{$ref: '#/components/gone'}, {name: 'x y', in: header}, {name: limit, in: query}]
      responses: {'204': {description: Done., headers: {X-Rate: {$ref: '#/components/gone'}}}}
  /needs: {get: {operationId: needs, parameters: [{name: 'x y', in: header, required: true}]}}
  '/a{b': {get: {operationId: nowhere, responses: {'204': {description: Done.}}}}
";
    fs::write(&spec, text).unwrap();
    let accounts = generated(&spec, &crates::templates()).unwrap().accounts;
    let found: Vec<_> = accounts
        .iter()
        .map(|account| {
            (account.operation.as_str(), account.operation_id.as_deref(), account.outcome, account.reasons.join(", "))
        })
        .collect();
    let expected = [
        ("GET /whole", Some("whole"), Outcome::Generated, String::new()),
        (
            "GET /less",
            Some("less"),
            Outcome::Degraded,
            "nothing is known of the response `404` but its status: the reference `#/components/gone` leads nowhere: `#` has no \
             `components`"
                .to_owned(),
        ),
        ("GET /none", Some("none"), Outcome::Degraded, "the response `2xy` is left out: it is no status".to_owned()),
        (
            "GET /parts",
            Some("parts"),
            Outcome::Degraded,
            "nothing is known of the header `X-Rate` of the response `204`: the reference `#/components/gone` leads nowhere: `#` has no \
             `components`, nothing is known of a parameter: the reference `#/components/gone` leads nowhere: `#` has no `components`, \
             the header `x y` is left out: `x y` cannot be the name of a header"
                .to_owned(),
        ),
        ("GET /needs", Some("needs"), Outcome::Skipped, "`x y` cannot be the name of a header".to_owned()),
        ("GET /a{b", Some("nowhere"), Outcome::Skipped, "the braces of `/a{b` do not fit together".to_owned()),
    ];
    assert_eq!(found, expected);
}

/// What became of the operations of a document with other files beside it, by their operationIds.
fn outcomes(text: &str, files: &[(&str, &[u8])]) -> Vec<(String, Outcome)> {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("spec.yaml");
    fs::write(&spec, format!("openapi: 3.1.0\ninfo: {{title: Pets, version: '1'}}\n{text}")).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let accounts = generated(&spec, &crates::templates()).unwrap().accounts;
    let name = |account: &Account| account.operation_id.clone().unwrap_or_else(|| account.operation.clone());
    accounts.iter().map(|account| (name(account), account.outcome)).collect()
}

fn named(outcomes: &[(String, Outcome)]) -> Vec<(&str, Outcome)> {
    outcomes.iter().map(|(name, outcome)| (name.as_str(), *outcome)).collect()
}

#[test]
fn slips_cost_no_operation() {
    let text = "paths:
  /tags: {get: {operationId: tags, tags: 5, externalDocs: [], responses: {'204': {links: 5}}}}
  /security: {get: {operationId: security, security: {key: []}, servers: {url: /v1}}}
  slash: {get: {operationId: slash}}
  /twice: {get: {operationId: twice, responses: {4xx: {}, 4XX: {}}}}
  /callbacks: {get: {operationId: callbacks, callbacks: {a: 5, b: {$ref: '#/gone'}}}}
  /response: {get: {operationId: response, responses: {'200': text}}}
  /content: {get: {operationId: content, responses: {'200': {content: [a/json]}}}}
  /header: {get: {operationId: header, responses: {'200': {headers: {X-Rate: 5}}}}}
  /status: {get: {operationId: status, responses: {OK: {}}}}
  /parameter: {get: {operationId: parameter, parameters: [{name: a}, {$ref: '#/components/parameters/B'}]}}
  /style: {get: {operationId: style, parameters: [{name: a, in: header, style: form}]}}
components:
  parameters: {B: {name: b, in: body}}
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
";
    let found = outcomes(text, &[]);
    let of = |wanted| found.iter().filter(move |(_, outcome)| *outcome == wanted).map(|(name, _)| name.as_str());
    let whole: Vec<_> = of(Outcome::Generated).collect();
    assert_eq!(whole, ["tags", "security", "slash", "twice", "callbacks"]);
    let less: Vec<_> = of(Outcome::Degraded).collect();
    assert_eq!(less, ["response", "content", "header", "status", "parameter", "style"]);
    assert_eq!(found.len(), 11);
}

#[test]
fn circles_cost_what_comes_to_them() {
    let text = "paths:
  /schema: {get: {operationId: schema, responses: {'200': {content: {a/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
  /response: {get: {operationId: response, responses: {'200': {$ref: '#/components/responses/A'}}}}
  /body: {post: {operationId: body, requestBody: {$ref: '#/components/requestBodies/A'}}}
  /parameter: {get: {operationId: parameter, parameters: [{$ref: '#/components/parameters/A'}]}}
  /example: {get: {operationId: example, parameters: [{name: a, in: query, examples: {a: {$ref: '#/components/examples/A'}}}]}}
  /to: {$ref: '#/paths/~1fro'}
  /fro: {$ref: '#/paths/~1to'}
components:
  schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}, C: {$ref: '#/components/schemas/C'}}
  responses: {A: {$ref: '#/components/responses/A'}}
  requestBodies: {A: {$ref: '#/components/requestBodies/A'}}
  parameters: {A: {$ref: '#/components/parameters/A'}}
  examples: {A: {$ref: '#/components/examples/B'}, B: {$ref: '#/components/examples/A'}}
";
    let expected = [
        ("schema", Outcome::Degraded),
        ("response", Outcome::Degraded),
        ("body", Outcome::Skipped),
        ("parameter", Outcome::Degraded),
        ("example", Outcome::Generated),
        ("* /to", Outcome::Skipped),
        ("* /fro", Outcome::Skipped),
    ];
    assert_eq!(named(&outcomes(text, &[])), expected);
}

#[test]
fn files_that_cannot_be_read_cost_what_refers_to_them() {
    let text = "paths:
  /schema: {get: {operationId: schema, responses: {'200': {content: {a/json: {schema: {$ref: 'broken.yaml#/A'}}}}}}}
  /again: {get: {operationId: again, responses: {'200': {content: {a/json: {schema: {$ref: 'broken.yaml#/A'}}}}}}}
  /gone: {get: {operationId: gone, responses: {'200': {content: {a/json: {schema: {$ref: 'gone.yaml#/A'}}}}}}}
  /latin: {get: {operationId: latin, parameters: [{$ref: 'latin.yaml#/A'}]}}
  /body: {post: {operationId: body, requestBody: {$ref: 'latin.yaml#/A'}}}
  /item: {$ref: 'broken.yaml#/A'}
  /whole: {get: {operationId: whole}}
";
    let expected = [
        ("schema", Outcome::Degraded),
        ("again", Outcome::Degraded),
        ("gone", Outcome::Degraded),
        ("latin", Outcome::Degraded),
        ("body", Outcome::Skipped),
        ("whole", Outcome::Generated),
        ("* /item", Outcome::Skipped),
    ];
    let files: [(&str, &[u8]); 2] = [("broken.yaml", b"A: ["), ("latin.yaml", b"A: \"\xff\"")];
    let mut found = outcomes(text, &files);
    // Operations of which nobody knows stand where the others of their kind do.
    found.sort_by_key(|(name, _)| name.starts_with('*'));
    assert_eq!(named(&found), expected);
}

#[test]
fn any_number_of_references_may_lead_nowhere() {
    let mut text = String::from(
        "paths:\n  /whole: {get: {operationId: whole}}\n  /less:\n    get:\n      operationId: less\n      responses:\n",
    );
    text +=
        "        '200':\n          content:\n            a/json:\n              schema:\n                properties:\n";
    for index in 0..1100 {
        writeln!(text, "                  p{index}: {{$ref: '#/components/schemas/P{index}'}}").unwrap();
    }
    text += "  /later: {get: {operationId: later, responses: {'200': {content: {a/json: {schema: {$ref: '#/components/schemas/S'}}}}}}}\n";
    text += "components: {schemas: {S: {type: object, properties: {s: {$ref: '#/components/schemas/T'}}}, T: {type: string}}}\n";
    let expected = [("whole", Outcome::Generated), ("less", Outcome::Degraded), ("later", Outcome::Generated)];
    assert_eq!(named(&outcomes(&text, &[])), expected);
}
