//! The commands as people and machines run them, on a document in a folder of its own.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const SPEC: &str = "\
openapi: 3.0.3
info: { title: Ping, version: 1.0.0 }
servers:
  - url: https://api.example.com
paths:
  /ping:
    post:
      operationId: ping
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Ping' }
      responses:
        '204': { description: Done. }
components:
  schemas:
    Ping:
      type: object
      required: [text]
      properties:
        text: { type: string }
";

const OPTIONS: [&str; 6] = ["--spec", "spec.yaml", "--out", "out", "--name", "ping"];
const COMMAND: &str = "cargo xtask generate --spec spec.yaml --out out --name ping";

/// A folder with a document; every command runs in it.
struct Place(TempDir);

/// What a command said, and its exit code.
struct Said {
    out: String,
    err: String,
    code: i32,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { out: text(output.stdout), err: text(output.stderr), code: output.status.code().unwrap() }
    }
}

impl Said {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {:?} {:?}", self.out, self.err))
    }

    fn lines(&self) -> Vec<&str> {
        self.out.lines().collect()
    }
}

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        fs::write(place.path("spec.yaml"), SPEC).unwrap();
        place
    }

    /// One with the generated crate in `out`.
    fn generated() -> Self {
        let place = Self::new();
        let said = place.run("generate", &[]);
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn run(&self, verb: &str, more: &[&str]) -> Said {
        self.run_with(&[&[verb], &OPTIONS[..], more].concat())
    }

    fn run_with(&self, arguments: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        // What is asked of this machine goes through no other.
        command.env("NO_PROXY", "127.0.0.1").env("no_proxy", "127.0.0.1");
        command.args(arguments).current_dir(self.0.path()).output().unwrap().into()
    }

    fn append(&self, path: &str, text: &str) {
        let before = fs::read_to_string(self.path(path)).unwrap_or_default();
        fs::write(self.path(path), before + text).unwrap();
    }
}

#[test]
fn generates_once_and_then_changes_nothing() {
    let place = Place::new();
    let first = place.run("generate", &[]);
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    let lines = first.lines();
    assert!(lines[0].starts_with("out: 1 operation, ") && lines[0].ends_with(" ms"), "{}", first.out);
    assert!(lines[1].ends_with(" created, 0 changed, 0 removed, 0 unchanged"), "{}", first.out);
    assert_eq!(lines.len(), 2);
    assert!(place.path("out/Cargo.toml").is_file());
    let second = place.run("generate", &[]);
    assert_eq!(second.lines()[1..], ["nothing to change"]);
    let check = place.run("check", &[]);
    assert_eq!((check.code, check.err.as_str()), (0, ""));
    assert!(check.out.starts_with("out: ") && check.out.ends_with(" files, all as generated\n"), "{}", check.out);
}

#[test]
fn check_shows_a_changed_byte_and_how_to_mend_it() {
    let place = Place::generated();
    place.append("out/Cargo.toml", "#\n");
    let check = place.run("check", &[]);
    assert_eq!(check.code, 1);
    assert!(
        check.out.starts_with("changed   Cargo.toml\n--- Cargo.toml (on disk)\n+++ Cargo.toml (generated)\n"),
        "{}",
        check.out
    );
    assert!(check.out.contains("\n-#\n"), "{}", check.out);
    let last = format!("out: 1 file differs from what would be generated; run `{COMMAND}`");
    assert_eq!(check.lines().last(), Some(&last.as_str()));
    let mended = place.run("generate", &[]);
    assert_eq!(mended.lines()[2..], ["written anew: Cargo.toml, which somebody had edited"]);
    assert_eq!(place.run("check", &[]).code, 0);
}

#[test]
fn check_finds_a_missing_file() {
    let place = Place::generated();
    fs::remove_file(place.path("out/Cargo.toml")).unwrap();
    let check = place.run("check", &[]);
    assert_eq!((check.code, check.lines()[0]), (1, "missing   Cargo.toml"));
    assert!(place.run("generate", &[]).lines()[1].starts_with("1 created, 0 changed, 0 removed, "));
    assert_eq!(place.run("check", &[]).code, 0);
}

#[test]
fn check_finds_an_extra_file_that_generate_leaves_alone() {
    let place = Place::generated();
    fs::write(place.path("out/src/mine.rs"), "").unwrap();
    let check = place.run("check", &[]);
    assert_eq!(check.code, 1);
    let expected = ["orphaned  src/mine.rs", "move away or delete src/mine.rs, which this generator did not write"];
    assert_eq!(check.lines()[..2], expected);
    let written = place.run("generate", &[]);
    let expected = ["nothing to change", "left alone: src/mine.rs, which this generator did not write"];
    assert_eq!((written.code, &written.lines()[1..]), (0, &expected[..]));
    assert!(place.path("out/src/mine.rs").exists());
}

#[test]
fn check_does_not_mind_what_cargo_makes() {
    let place = Place::generated();
    fs::create_dir_all(place.path("out/target/debug")).unwrap();
    fs::write(place.path("out/target/debug/x"), "").unwrap();
    fs::write(place.path("out/Cargo.lock"), "").unwrap();
    assert_eq!(place.run("check", &[]).code, 0);
}

#[test]
fn prints_objects_for_machines() {
    let place = Place::new();
    let written = place.run("generate", &["--format", "json"]).json();
    assert_eq!((&written["ok"], &written["totals"]["generated"]), (&true.into(), &1.into()));
    assert_eq!(written["operations"][0]["outcome"], "generated");
    assert_eq!((&written["created"], &written["removed"]), (&written["files"], &Value::Array(Vec::new())));
    place.append("out/Cargo.toml", "#\n");
    fs::write(place.path("out/extra"), "").unwrap();
    let check = place.run("check", &["--format", "json"]);
    let object = check.json();
    assert_eq!((check.code, check.err.as_str(), &object["ok"]), (1, "", &false.into()));
    assert_eq!(object["command"], COMMAND);
    assert_eq!(
        (&object["differences"][0]["path"], &object["differences"][0]["change"]),
        (&"Cargo.toml".into(), &"changed".into())
    );
    let extra = serde_json::json!({ "path": "extra", "change": "orphaned", "generated_once": false });
    assert_eq!(object["differences"][1], extra);
}

#[test]
fn annotates_each_file_for_workflows() {
    let place = Place::generated();
    place.append("out/Cargo.toml", "#\n");
    fs::write(place.path("out/extra"), "").unwrap();
    let check = place.run("check", &["--format", "github"]);
    assert_eq!(check.code, 1);
    let annotations: Vec<_> = check.out.lines().filter(|line| line.starts_with("::error ")).collect();
    assert_eq!(annotations.len(), 2, "{}", check.out);
    assert!(
        annotations[0].contains("file=out/Cargo.toml") && annotations[1].contains("file=out/extra"),
        "{}",
        check.out
    );
}

#[test]
fn bad_input_changes_nothing() {
    let place = Place::generated();
    let before = fs::read_to_string(place.path("out/Cargo.toml")).unwrap();
    for spec in ["[", "{}", "openapi: 3.0.3"] {
        fs::write(place.path("spec.yaml"), spec).unwrap();
        for verb in ["generate", "check"] {
            let said = place.run(verb, &[]);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{verb} of {spec:?}");
            assert!(said.err.contains("spec.yaml"), "{}", said.err);
        }
    }
    fs::remove_file(place.path("spec.yaml")).unwrap();
    let said = place.run("generate", &["--format", "json"]);
    assert_eq!((said.code, &said.json()["ok"]), (2, &false.into()));
    assert_eq!(said.json()["diagnostics"].as_array().map(Vec::len), Some(1));
    assert_eq!(fs::read_to_string(place.path("out/Cargo.toml")).unwrap(), before);
}

#[test]
fn says_all_that_is_wrong_with_its_input_at_once() {
    let place = Place::new();
    fs::remove_file(place.path("spec.yaml")).unwrap();
    let said = place.run("generate", &["--templates", "no-templates", "--config", "no-config.toml"]);
    assert_eq!(said.code, 2);
    for missing in ["spec.yaml", "no-config.toml", "no-templates"] {
        assert!(said.err.contains(missing), "{missing}: {}", said.err);
    }
    assert!(!place.path("out").exists());
}

#[test]
fn refuses_to_overwrite_what_is_not_its_own() {
    let place = Place::new();
    fs::create_dir(place.path("out")).unwrap();
    fs::write(place.path("out/Cargo.toml"), "mine").unwrap();
    let said = place.run("generate", &[]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("a file `Cargo.toml` stands where the generator would write"), "{}", said.err);
    assert_eq!(fs::read_dir(place.path("out")).unwrap().count(), 1);
}

#[test]
fn removes_what_it_would_no_longer_write() {
    let place = Place::new();
    let repository = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../templates");
    let copied = Command::new("cp").arg("-R").arg(repository).arg(place.path("copy")).status().unwrap();
    assert!(copied.success());
    fs::write(place.path("copy/crate/src/runtime/extra.rs"), "//! Extra.\n").unwrap();
    assert_eq!(place.run("generate", &["--templates", "copy"]).code, 0);
    fs::remove_file(place.path("copy/crate/src/runtime/extra.rs")).unwrap();
    let check = place.run("check", &["--templates", "copy"]);
    assert!(check.out.contains("orphaned  src/runtime/extra.rs\n"), "{}", check.out);
    assert!(check.out.ends_with(&format!("run `{COMMAND} --templates copy`\n")), "{}", check.out);
    let said = place.run("generate", &["--templates", "copy"]);
    assert_eq!(said.lines()[2..], ["removed: src/runtime/extra.rs, no longer generated"]);
}

/// What is said of the operation that cannot be expressed.
const UNFIT: &str = "a body of `multipart/form-data` is made of properties, and the schema is no object";

/// A document with an operation that cannot be expressed, and a property of which nothing is said.
fn half_of_it() -> Place {
    let place = Place::new();
    // A form is made of properties, which a string has not.
    let operation = "paths:\n  /pong:\n    post:\n      operationId: pong\n      requestBody:\n        content:\n          \
        multipart/form-data: { schema: { type: string } }\n      responses:\n        '204': { description: Done. }\n";
    let spec = SPEC
        .replace("paths:\n", operation)
        .replace("text: { type: string }", "text: { type: string }\n        more: {}");
    fs::write(place.path("spec.yaml"), spec).unwrap();
    place
}

#[test]
fn goes_on_without_an_operation_only_where_it_is_told_to() {
    let place = half_of_it();
    let said = place.run("generate", &[]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.starts_with(&format!("error: {UNFIT}\n")), "{}", said.err);
    assert!(!place.path("out").exists());

    let said = place.run("generate", &["--keep-going"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.starts_with(&format!("warning: `POST /pong` is left out: {UNFIT}\n")), "{}", said.err);
    assert!(
        said.lines()[0].starts_with("out: 1 operation, ")
            && said.lines()[1] == "of 2 operations: 1 generated, 0 degraded, 1 skipped",
        "{}",
        said.out
    );
    let said = place.run("generate", &["--keep-going", "--format", "json"]);
    let totals = &said.json()["totals"];
    assert_eq!((&totals["operations"], &totals["generated"], &totals["skipped"]), (&2.into(), &1.into(), &1.into()));

    place.append("out/Cargo.toml", "#\n");
    let check = place.run("check", &["--keep-going"]);
    assert!(check.out.ends_with(&format!("run `{COMMAND} --keep-going`\n")), "{}", check.out);
}

#[test]
fn reports_the_places_of_which_the_client_knows_little() {
    let place = half_of_it();
    let said = place.run("generate", &["--keep-going", "--report"]);
    let untyped = "untyped   #/components/schemas/Ping/properties/more  nothing is said of the values";
    assert_eq!(said.lines().last(), Some(&untyped));
    let said = place.run("generate", &["--keep-going", "--format", "json"]);
    assert_eq!(said.json()["report"][0]["location"], "#/components/schemas/Ping/properties/more");

    let place = Place::new();
    let said = place.run("generate", &["--report"]);
    assert_eq!(said.lines().last(), Some(&"every schema has a type that says what the document says"));
}

#[test]
fn prints_the_model() {
    let place = Place::new();
    let said = place.run_with(&["model", "--spec", "spec.yaml"]);
    assert_eq!((said.code, &said.json()["info"]["title"]), (0, &"Ping".into()));
}

#[test]
fn ends_with_two_where_it_does_not_understand() {
    let place = Place::new();
    let wrong: [&[&str]; 5] =
        [&[], &["generate", "--spec", "x"], &["generate", "--out", "x"], &["publish"], &["check", "--format", "xml"]];
    for arguments in wrong {
        assert_eq!(place.run_with(arguments).code, 2, "{arguments:?}");
    }
    let help = place.run_with(&["generate", "--help"]);
    assert!(help.code == 0 && help.out.contains("cargo xtask generate --spec petstore.yaml"), "{}", help.out);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let place = Place::generated();
    let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["model", "--spec", "spec.yaml"])
        .current_dir(place.0.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let said = Said::from(child.wait_with_output().unwrap());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}

const OVERLAY: &str = "\
overlay: 1.1.0
info: { title: Pong, version: 1.0.0 }
actions:
  - target: $.paths['/ping'].post
    update: { operationId: pong }
";

#[test]
fn overlays_change_the_document_for_every_verb() {
    let place = Place::new();
    fs::write(place.path("pong.yaml"), OVERLAY).unwrap();
    let written = place.run("generate", &["--overlay", "pong.yaml"]);
    assert_eq!(written.code, 0, "{}", written.err);
    assert!(fs::read_to_string(place.path("out/README.md")).unwrap().contains("pong"));
    assert_eq!(place.run("check", &["--overlay", "pong.yaml"]).code, 0);
    let model = place.run_with(&["model", "--spec", "spec.yaml", "--overlay", "pong.yaml"]);
    assert_eq!(model.json()["operations"][0]["operation_id"], "pong");
    place.append("out/Cargo.toml", "#\n");
    let check = place.run("check", &["--overlay", "pong.yaml", "--format", "json"]).json();
    assert_eq!(check["command"], format!("{COMMAND} --overlay pong.yaml"));
}

#[test]
fn overlays_of_the_configuration_come_before_those_of_the_command_line() {
    let place = Place::new();
    fs::create_dir(place.path("sub")).unwrap();
    fs::write(place.path("sub/client.toml"), "[document]\noverlays = [\"pong.yaml\"]\n").unwrap();
    fs::write(place.path("sub/pong.yaml"), OVERLAY).unwrap();
    let last = OVERLAY.replace("['/ping'].post", "[?@.post.operationId == 'pong'].post").replace("pong }", "last }");
    fs::write(place.path("last.yaml"), last).unwrap();
    let options = ["model", "--spec", "spec.yaml", "--config", "sub/client.toml"];
    assert_eq!(place.run_with(&options).json()["operations"][0]["operation_id"], "pong");
    let both = place.run_with(&[&options[..], &["--overlay", "last.yaml"]].concat());
    assert_eq!(both.json()["operations"][0]["operation_id"], "last", "{}", both.err);
}

#[test]
fn an_action_that_matches_nothing_is_shown_in_the_overlay() {
    let place = Place::new();
    fs::write(place.path("pong.yaml"), OVERLAY.replace("/ping", "/pin")).unwrap();
    let said = place.run("generate", &["--overlay", "pong.yaml"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("pong.yaml:4:13") && said.err.contains("did you mean `/ping`?"), "{}", said.err);
}

const MANY: &str = "\
openapi: 3.0.3
info: { title: Ping, version: 1.0.0 }
servers:
  - url: https://api.example.com
tags: [{ name: x }, { name: foo bar }, { name: foo_bar }]
security: [{ key: [] }]
paths:
  /a:
    get:
      operationId: getA
      tags: [foo bar]
      security: []
      responses:
        '200':
          description: A.
          content: { application/json: { schema: { $ref: '#/components/schemas/foo_bar' } } }
          links: { next: { operationId: getB } }
  /b:
    get:
      operationId: getB
      tags: [foo_bar]
      servers: [{ url: 'https://b.example.com' }]
      responses:
        '200': { description: B., content: { application/json: { schema: { $ref: '#/components/schemas/FooBar' } } } }
    post:
      operationId: broken
      tags: [x]
      parameters: [{ $ref: '#/components/parameters/Nowhere' }]
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Bad' } } } }
      responses: { '200': { description: 5 } }
x-webhooks:
  hello:
    post:
      tags: [x]
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Hello' } } } }
      responses: { '200': { description: ok } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    FooBar: { type: object, properties: { x: { type: string } } }
    foo_bar: { type: object, properties: { y: { type: array, items: { type: object, properties: { z: { type: string } } } } } }
    Bad: { type: 5 }
    Hello: { type: object, properties: { x: { type: string } } }
";

/// The names of types and the like that a model or a crate has.
fn names(place: &Place, folder: &str) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(place.path(folder))
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

#[test]
fn only_what_is_selected_is_generated_and_keeps_its_names() {
    let place = Place::new();
    fs::write(place.path("spec.yaml"), MANY).unwrap();
    let refused = place.run("generate", &[]);
    assert_eq!(refused.code, 2);
    let part = place.run("generate", &["--only", "getA"]);
    assert_eq!((part.code, part.err.as_str()), (0, ""), "{}", part.err);
    assert_eq!(part.lines()[1], "1 of 3 operations selected", "{}", part.out);
    assert_eq!(names(&place, "out/docs/models"), ["FooBarSnake.md", "FooBarYItem.md"]);
    assert_eq!(names(&place, "out/src/operations"), ["foo_bar_lower.rs"]);
    let client = fs::read_to_string(place.path("out/src/client.rs")).unwrap();
    assert!(!client.contains("X-Key") && !client.contains("b.example.com"), "{client}");
    let mended = MANY.replace("type: 5", "type: object").replace("description: 5", "description: x");
    let mended = mended.replace("#/components/parameters/Nowhere", "#/components/parameters/P");
    let parameter = "components:\n  parameters:\n    P: { name: p, in: query, schema: { type: string } }\n";
    fs::write(place.path("mended.yaml"), mended.replace("components:\n", parameter)).unwrap();
    let whole = place.run_with(&["generate", "--spec", "mended.yaml", "--out", "whole", "--name", "ping"]);
    assert_eq!(whole.code, 0, "{}", whole.err);
    for folder in ["docs/models", "src/operations"] {
        let whole = names(&place, &format!("whole/{folder}"));
        assert!(names(&place, &format!("out/{folder}")).iter().all(|name| whole.contains(name)), "{whole:?}");
    }
    let check = place.run("check", &["--only", "getA"]);
    assert_eq!(check.code, 0, "{}", check.out);
    let json = place.run("generate", &["--only", "get /b", "--format", "json"]).json();
    let totals = serde_json::json!({ "operations": 1, "generated": 1, "degraded": 0, "skipped": 0 });
    assert_eq!((&json["totals"], &json["unselected"]), (&totals, &2.into()));
    assert_eq!(names(&place, "out/docs/models"), ["FooBar.md"]);
}

#[test]
fn tags_select_webhooks_too() {
    let place = Place::new();
    fs::write(
        place.path("spec.yaml"),
        MANY.replace("type: 5", "type: object")
            .replace("description: 5", "description: x")
            .replace("parameters: [{ $ref: '#/components/parameters/Nowhere' }]", ""),
    )
    .unwrap();
    let model = |only: &[&str]| place.run_with(&[&["model", "--spec", "spec.yaml"], only].concat());
    let all = model(&[]).json();
    let part = model(&["--only", "tag:x"]).json();
    let schemas = |model: &Value| -> Vec<String> {
        model["schemas"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|schema| schema["name"].as_str())
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(part["webhooks"], all["webhooks"].as_array().map(|_| part["webhooks"].clone()).unwrap());
    assert_eq!((part["webhooks"].as_array().unwrap().len(), part["operations"].as_array().unwrap().len()), (1, 1));
    assert_eq!(schemas(&part), ["Bad", "Hello"]);
    assert_eq!(model(&["--only", "getA"]).json()["webhooks"], serde_json::json!([]));
    assert_eq!(part["security_schemes"].as_array().unwrap().len(), 1);
    assert_eq!(part["tags"].as_array().unwrap().len(), 1);
}

#[test]
fn selectors_that_select_nothing_are_errors() {
    let place = Place::new();
    let said = place.run("generate", &["--only", "tag:y", "--only", "pong", "--only", "GET /ping"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("`tag:y` selects no operation") && said.err.contains("did you mean `ping`?"),
        "{}",
        said.err
    );
    assert!(said.err.contains("did you mean `POST /ping`?"), "{}", said.err);
    fs::write(place.path("client.toml"), "[document]\nonly = [\"ping\", \"pin\"]\n").unwrap();
    let said = place.run("generate", &["--config", "client.toml"]);
    assert!(said.code == 2 && said.err.contains("client.toml:2:17"), "{}", said.err);
}

/// A server that gives each request the next of these answers.
fn server(answers: Vec<String>) -> (String, std::thread::JoinHandle<Vec<String>>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serve = move || {
        let answer = |answer: String| {
            let (mut stream, _) = listener.accept().unwrap();
            let mut line = String::new();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            reader.read_line(&mut line).unwrap();
            let mut header = line.clone();
            while header.trim_end() != "" {
                header.clear();
                reader.read_line(&mut header).unwrap();
            }
            stream.write_all(answer.as_bytes()).unwrap();
            line.trim_end().to_owned()
        };
        answers.into_iter().map(answer).collect()
    };
    (url, std::thread::spawn(serve))
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nConnection: close\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len())
}

#[test]
fn urls_are_fetched_where_they_are_allowed() {
    let place = Place::new();
    let schemas = "Ping: { type: object, properties: { here: { $ref: 'sub/text.yaml' } } }\n";
    let (url, served) = server(vec![
        answer("302 Found", "Location: /v1/schemas.yaml\r\n", ""),
        answer("200 OK", "", schemas),
        answer("200 OK", "", "type: string\n"),
    ]);
    fs::write(place.path("spec.yaml"), SPEC.replace("#/components/schemas/Ping", &format!("{url}/v1/latest#/Ping")))
        .unwrap();
    let refused = place.run("generate", &[]);
    assert!(refused.code == 2 && refused.err.contains("--allow-url"), "{}", refused.err);
    let allowed = format!("{url}/v1/");
    let written = place.run("generate", &["--allow-url", &allowed]);
    assert_eq!((written.code, written.err.as_str()), (0, ""));
    let asked = ["GET /v1/latest HTTP/1.1", "GET /v1/schemas.yaml HTTP/1.1", "GET /v1/sub/text.yaml HTTP/1.1"];
    assert_eq!(served.join().unwrap(), asked);
    let (url, served) = server(vec![answer("404 Not Found", "", "")]);
    fs::write(place.path("spec.yaml"), SPEC.replace("#/components/schemas/Ping", &format!("{url}/a"))).unwrap();
    let missing = place.run("generate", &["--allow-url", &url]);
    assert!(missing.code == 2 && missing.err.contains("cannot be read: it answers 404"), "{}", missing.err);
    served.join().unwrap();
    assert_eq!(place.run("generate", &["--allow-url", "ftp://a"]).code, 2);
}

#[test]
fn files_elsewhere_are_read_where_they_are_allowed() {
    let place = Place::new();
    fs::create_dir(place.path("api")).unwrap();
    fs::write(place.path("shared.yaml"), "type: object\nproperties: { text: { type: string } }\n").unwrap();
    fs::write(place.path("api/spec.yaml"), SPEC.replace("#/components/schemas/Ping", "../shared.yaml")).unwrap();
    let run = |more: &[&str]| place.run_with(&[&["model", "--spec", "api/spec.yaml"], more].concat());
    let refused = run(&[]);
    assert!(refused.code == 2 && refused.err.contains("--allow-path"), "{}", refused.err);
    assert_eq!(run(&["--allow-path", "shared.yaml"]).code, 0);
}

#[test]
fn operations_have_tests_and_examples_unless_the_configuration_says_no() {
    let place = Place::new();
    let pong = SPEC.replace("ping", "pong");
    let path = pong.split_once("paths:\n").and_then(|(_, rest)| rest.split_once("components:")).unwrap().0.to_owned();
    fs::write(place.path("spec.yaml"), SPEC.replace("components:", &format!("{path}components:"))).unwrap();
    let tests = |out: &str| names(&place, &format!("{out}/tests/loopback/operations"));
    assert_eq!(place.run("generate", &[]).code, 0);
    assert_eq!(tests("out"), ["ping.rs", "pong.rs"]);
    assert!(place.path("out/examples").is_dir());
    fs::write(place.path("client.toml"), "[crate]\nname = \"ping\"\noperation_tests = false\n").unwrap();
    let options = ["generate", "--spec", "spec.yaml", "--out", "without", "--name", "ping", "--config", "client.toml"];
    let said = place.run_with(&options);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    // The tests of the client call the first operation.
    assert_eq!(tests("without"), ["ping.rs"]);
    assert!(!place.path("without/examples/pong.rs").exists());
}

#[test]
fn bench_measures_whole_processes_and_their_stages() {
    let place = Place::new();
    let said = place.run_with(&["bench", "spec.yaml", "--runs", "1", "--json", "bench.json"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.lines()[0].trim_start().starts_with("document") && said.lines()[1].contains("spec.yaml"),
        "{}",
        said.out
    );
    let measures: Value = serde_json::from_str(&fs::read_to_string(place.path("bench.json")).unwrap()).unwrap();
    let measures = &measures[0];
    assert_eq!((&measures["operations"], &measures["runs"]), (&Value::from(1), &Value::from(1)));
    let stages = measures["stages"].as_array().unwrap();
    let time = |value: &Value| value["milliseconds"].as_f64().unwrap();
    assert_eq!(stages.len(), 5);
    assert!(stages.iter().map(time).sum::<f64>() <= time(measures), "{measures}");
    assert!(measures["peak_bytes"].as_u64().unwrap() > 1 << 20, "{measures}");
    let missing = place.run_with(&["bench", "none.yaml", "--runs", "1"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("`none.yaml` cannot be generated"), "{}", missing.err);
}
