//! Values that go through the types of a crate: those of its table, and those drawn from its document.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use copperplate::pointer::Pointer;
use copperplate::{lower, rust};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::draw::Drawer;
use crate::support::Fixture;
use crate::support::crates::agreed;
use crate::write;

/// How many values are drawn for each schema.
const DRAWN: usize = 200;

/// What `values.yaml` says of a schema, which it names by its component or by its JSON Pointer.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Table {
    /// Values that stay what they are.
    round_trips: Vec<Value>,
    /// The same as JSON texts, for what YAML cannot say.
    raw_round_trips: Vec<String>,
    /// Values that lose something on purpose.
    becomes: Vec<Becomes>,
    /// Values that do not fit.
    refused: Vec<Refused>,
    /// The same as JSON texts.
    raw_refused: Vec<RawRefused>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Becomes {
    value: Value,
    encoded: Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    value: Value,
    error: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRefused {
    value: String,
    error: String,
}

/// Writes a test with all values beside the files of the crate.
pub(crate) fn add(directory: &Path, name: &str, fixture: &Fixture, tables: &Path) {
    let folder = directory.join("tests/values");
    fs::create_dir_all(&folder).unwrap();
    let (api, _) = agreed(lower::lower(&fixture.document, fixture.tolerance));
    let types = rust::schema_types(&api, &fixture.config, fixture.tolerance);
    let types: Vec<_> = types.iter().filter(|schema| schema.alone).collect();
    let mut lines = table(tables, &types);
    let document = fixture.document.value(&Pointer::root()).unwrap().to_json();
    let mut drawer = Drawer::new(&document, seed(name));
    drawer.narrow = !fixture.config.types.is_empty();
    for (index, schema) in types.iter().enumerate() {
        let place = schema.location.to_string();
        // What is only required is described nowhere, and any value.
        let described = fixture.document.value(&schema.location).is_some();
        let schema = if described { json!({"$ref": place.replace('%', "%25")}) } else { json!({}) };
        for _ in 0..DRAWN {
            let Some(value) = drawer.draw(&schema) else {
                // What allows no value is left open; the table has to say what that means.
                let own = format!("{index}\t");
                assert!(lines.iter().any(|line| line.starts_with(&own)), "{name}: no value for {place}");
                break;
            };
            lines.push(format!("{index}\tbecomes\t{value}\t{value}"));
        }
    }
    write(&folder.join("main.rs"), include_str!("crate/main.rs"));
    write(&folder.join("exact.rs"), include_str!("crate/exact.rs"));
    write(&folder.join("types.rs"), &list(name, &types));
    write(&folder.join("values.tsv"), &lines.iter().fold(String::new(), |text, line| text + line + "\n"));
}

fn list(name: &str, types: &[&rust::SchemaType]) -> String {
    let entry = |schema: &&rust::SchemaType| {
        let ty = schema.ty.as_str();
        format!("    ({:?}, {ty:?}, through!({ty})),\n", schema.location.to_string())
    };
    let entries: String = types.iter().map(entry).collect();
    let library = if name == "production" { "dropbox_sign".to_owned() } else { name.replace('-', "_") };
    format!(
        "//! The types of the schemas.\n\nuse super::through;\nuse {library}::{{File, Secret, json, models}};\n\n\
         pub(crate) const TYPES: &[(&str, &str, fn(&str) -> Result<String, String>)] = &[\n{entries}];\n"
    )
}

fn table(path: &Path, types: &[&rust::SchemaType]) -> Vec<String> {
    let Ok(text) = fs::read_to_string(path) else { return Vec::new() };
    let tables: BTreeMap<String, Table> =
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut lines = Vec::new();
    for (name, table) in tables {
        let place = if name.starts_with('/') { format!("#{name}") } else { format!("#/components/schemas/{name}") };
        let index = types.iter().position(|schema| schema.location.to_string() == place);
        let index = index.unwrap_or_else(|| panic!("{}: there is no schema `{name}`", path.display()));
        lines.extend(table.lines().map(|line| format!("{index}\t{line}")));
    }
    lines
}

impl Table {
    fn lines(self) -> impl Iterator<Item = String> {
        let same = self.round_trips.into_iter().map(|value| value.to_string()).chain(self.raw_round_trips);
        let same = same.map(|text| format!("becomes\t{text}\t{text}"));
        let other = self.becomes.into_iter().map(|pair| format!("becomes\t{}\t{}", pair.value, pair.encoded));
        let refused = self.refused.into_iter().map(|refused| (refused.value.to_string(), refused.error));
        let raw_refused = self.raw_refused.into_iter().map(|refused| (refused.value, refused.error));
        let refused = refused.chain(raw_refused).map(|(value, error)| format!("refused\t{value}\t{error}"));
        same.chain(other).chain(refused)
    }
}

/// The same each time, and another for each crate; the environment can change it.
fn seed(name: &str) -> u64 {
    let given = std::env::var("COPPERPLATE_SEED").ok().map_or(0, |seed| seed.parse().unwrap());
    name.bytes().fold(given, |seed, byte| seed.wrapping_mul(31).wrapping_add(byte.into()))
}
