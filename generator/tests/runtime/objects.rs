//! Objects: what they keep, and what they say of it.

use std::collections::BTreeMap;

use serde_json::json;

use super::types::{Pet, Scores, again, read, refusal, same, written};
use crate::runtime::json::{self, Extent, Unknown};
use crate::runtime::nullable::Nullable;
use crate::runtime::secret::Secret;

const PET: &str = r#"{"zeta":{"deep":[1.50,123456789012345678901]},"name":"Tom","nick":null,"alpha":1,"id":7}"#;

#[test]
fn what_is_not_named_is_kept() {
    let pet: Pet = read(PET).unwrap();
    assert_eq!((pet.id, pet.name.as_str(), &pet.tag, &pet.nick), (Some(7), "Tom", &None, &Nullable::Null));
    assert!(same(&written(&pet), PET));
    assert_eq!(pet.unknown.names().collect::<Vec<_>>(), ["alpha", "zeta"]);
    assert_eq!(pet.unknown.get("alpha"), Some(json!(1)));
    assert_eq!(pet.unknown.get("zeta"), None);
    assert!(!pet.unknown.is_empty());
}

#[test]
fn names_are_shown_but_no_values() {
    let pet: Pet = read(r#"{"name":"Tom","token":"hidden"}"#).unwrap();
    assert_eq!(format!("{:?}", pet.unknown), r#"{"token"}"#);
    assert!(!format!("{pet:?}").contains("hidden"));
}

#[test]
fn nothing_unknown_costs_nothing() {
    assert_eq!(size_of::<Unknown>(), size_of::<usize>());
    let pet: Pet = read(r#"{"name":"Tom"}"#).unwrap();
    assert!(pet.unknown.is_empty() && pet.unknown == Unknown::default());
}

#[test]
fn requests_leave_out_what_only_the_api_sets() {
    let pet: Pet = read(r#"{"id":7,"name":"Tom","x":1}"#).unwrap();
    let whole = json::to_vec(&vec![pet.clone()], Extent::Whole).unwrap();
    assert_eq!(String::from_utf8(whole).unwrap(), r#"[{"id":7,"name":"Tom","x":1}]"#);
    let request = json::to_vec(&vec![pet], Extent::Request).unwrap();
    assert_eq!(String::from_utf8(request).unwrap(), r#"[{"name":"Tom","x":1}]"#);
}

#[test]
fn no_name_comes_twice() {
    assert_eq!(again::<Pet>(r#"{"x":1,"name":"a","x":2,"name":"b"}"#), r#"{"name":"b","x":2}"#);
    let scores = Scores {
        name: "a".to_owned(),
        additional_properties: BTreeMap::from([("name".to_owned(), 1.0), ("b".to_owned(), 2.0)]),
    };
    assert_eq!(written(&scores), r#"{"name":"a","b":2.0}"#);
}

#[test]
fn described_properties_are_decoded() {
    assert_eq!(again::<Scores>(r#"{"b":0.5,"name":"a","c":1}"#), r#"{"name":"a","b":0.5,"c":1.0}"#);
    assert_eq!(refusal::<Scores>(r#"{"name":"a","b":[]}"#), "$.b: expected a number, found an array");
    assert_eq!(refusal::<BTreeMap<String, f64>>(r#"{"a b":null}"#), r#"$["a b"]: expected a number, found null"#);
}

#[test]
fn errors_name_their_place() {
    assert_eq!(refusal::<Pet>("{}"), "$.name: the property is required, but missing");
    assert_eq!(refusal::<Vec<Pet>>(r#"[{"name":"a"},{"name":1}]"#), "$[1].name: expected a string, found an integer");
    assert_eq!(refusal::<Pet>("[]"), "$: expected an object, found an array");
}

#[test]
fn serde_reads_and_writes_them_too() {
    let pet: Pet = serde_json::from_str(PET.replace("123456789012345678901", "2").as_str()).unwrap();
    assert_eq!(
        serde_json::to_value(&pet).unwrap(),
        json!({"zeta": {"deep": [1.5, 2]}, "name": "Tom", "nick": null, "alpha": 1, "id": 7})
    );
    let from_value: Pet = serde_json::from_value(serde_json::to_value(&pet).unwrap()).unwrap();
    assert_eq!(from_value, pet);
}

#[test]
fn other_types() {
    assert_eq!(again::<Option<bool>>("null"), "null");
    assert_eq!(again::<Box<Vec<Option<bool>>>>("[true,null]"), "[true,null]");
    assert_eq!(again::<Secret>("\"x\""), "\"x\"");
}
