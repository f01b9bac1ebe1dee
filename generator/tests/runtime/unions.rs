//! Unions: which variant a value becomes, and what is said when it becomes none.

use std::cell::Cell;

use serde_json::json;

use super::types::{Pet, read, refusal, written};
use crate::runtime::json::{self, Clue, Decode, DecodeError, Encode, Extent, Kind, Literal, Value, Variant};

#[derive(Debug, PartialEq)]
enum Shape {
    Cat(Pet),
    Dog(Pet),
    Unknown(serde_json::Value),
}

const SHAPES: [Variant<Shape>; 2] = [
    Variant {
        name: "Cat",
        tags: &[Literal::String("cat"), Literal::Integer(1)],
        clues: &[Clue::Kinds(&[Kind::Object]), Clue::Has("name"), Clue::Knows(&["name", "claws"])],
        decode: |value| Pet::decode(value).map(Shape::Cat),
    },
    Variant {
        name: "Dog",
        tags: &[Literal::String("dog")],
        clues: &[Clue::Kinds(&[Kind::Object]), Clue::Has("name"), Clue::Knows(&["name", "bark"])],
        decode: |value| Pet::decode(value).map(Shape::Dog),
    },
];

impl Decode for Shape {
    fn decode(value: Value<'_>) -> Result<Self, DecodeError> {
        json::decode_one_of(value, Some("kind"), &SHAPES, Some(Self::Unknown))
    }
}

/// The same without a place for what is not known.
#[derive(Debug)]
struct Closed;

impl Decode for Closed {
    fn decode(value: Value<'_>) -> Result<Self, DecodeError> {
        json::decode_one_of(value, Some("kind"), &SHAPES, None).map(|_| Self)
    }
}

#[test]
fn the_discriminator_decides() {
    assert!(matches!(read(r#"{"kind":"dog","name":"a","claws":1}"#), Ok(Shape::Dog(_))));
    assert!(matches!(read(r#"{"kind":1.0,"name":"a"}"#), Ok(Shape::Cat(_))));
    assert_eq!(refusal::<Shape>(r#"{"kind":"dog"}"#), "$.name: the property is required, but missing");
    let unknown = json!({"kind": "cow", "name": 1});
    assert_eq!(read::<Shape>(&unknown.to_string()), Ok(Shape::Unknown(unknown)));
    assert_eq!(refusal::<Closed>(r#"{"kind":"secret","name":"a"}"#), "$.kind: no variant has this discriminator");
}

#[test]
fn without_a_discriminator_what_is_known_decides() {
    assert!(matches!(read(r#"{"name":"a","bark":1}"#), Ok(Shape::Dog(_))));
    assert!(matches!(read(r#"{"name":"a"}"#), Ok(Shape::Cat(_))));
    assert_eq!(
        refusal::<Shape>(r#"{"bark":"secret"}"#),
        "$: no variant fits: `Cat`: the property `name` is missing; `Dog`: the property `name` is missing"
    );
}

#[test]
fn a_discriminator_is_added_once() {
    let pet: Pet = read(r#"{"name":"a"}"#).unwrap();
    let value = json::tagged(pet.encode(Extent::Whole), "kind", &Literal::String("cat"));
    assert_eq!(written(&value), r#"{"kind":"cat","name":"a"}"#);
    let value = json::tagged(value, "kind", &Literal::String("dog"));
    assert_eq!(written(&value), r#"{"kind":"cat","name":"a"}"#);
    assert_eq!(written(&json::tagged(Value::Null, "kind", &Literal::Boolean(true))), "null");
}

#[derive(Debug, PartialEq)]
enum Loose {
    Whole(i64),
    Number(f64),
    List(Vec<String>),
    Mode(String),
    Pair(serde_json::Value),
    Nothing,
}

impl Decode for Loose {
    fn decode(value: Value<'_>) -> Result<Self, DecodeError> {
        let variants = [
            Variant {
                name: "Mode",
                tags: &[],
                clues: &[Clue::OneOf(&[Literal::String("on"), Literal::String("off")])],
                decode: |value| String::decode(value).map(Self::Mode),
            },
            Variant {
                name: "Whole",
                tags: &[],
                clues: &[Clue::Kinds(&[Kind::Integer])],
                decode: |value| i64::decode(value).map(Self::Whole),
            },
            Variant {
                name: "Number",
                tags: &[],
                clues: &[Clue::Kinds(&[Kind::Number])],
                decode: |value| f64::decode(value).map(Self::Number),
            },
            Variant {
                name: "List",
                tags: &[],
                clues: &[Clue::Kinds(&[Kind::Array]), Clue::Items(&[Clue::Kinds(&[Kind::String])])],
                decode: |value| Vec::decode(value).map(Self::List),
            },
            Variant {
                name: "Pair",
                tags: &[],
                clues: &[
                    Clue::Kinds(&[Kind::Object]),
                    Clue::Property("a", &[Clue::Kinds(&[Kind::Boolean])]),
                    Clue::Only(&["a", "b"]),
                ],
                decode: |value| serde_json::Value::decode(value).map(Self::Pair),
            },
            Variant { name: "Nothing", tags: &[], clues: &[Clue::Kinds(&[Kind::Null])], decode: |_| Ok(Self::Nothing) },
        ];
        json::decode_one_of(value, None, &variants, None)
    }
}

#[test]
fn clues_decide() {
    assert_eq!(read("\"on\""), Ok(Loose::Mode("on".to_owned())));
    assert_eq!(read("1.0"), Ok(Loose::Whole(1)));
    assert_eq!(read("1.5"), Ok(Loose::Number(1.5)));
    assert_eq!(read("[\"a\"]"), Ok(Loose::List(vec!["a".to_owned()])));
    assert_eq!(read(r#"{"a":true}"#), Ok(Loose::Pair(json!({"a": true}))));
    assert_eq!(read("null"), Ok(Loose::Nothing));
    // Too large for the first, which is better, but not for the second.
    assert_eq!(read("1e20"), Ok(Loose::Number(1e20)));
}

#[test]
fn an_enum_takes_what_it_does_not_know_only_when_nothing_else_fits() {
    assert_eq!(read("\"dim\""), Ok(Loose::Mode("dim".to_owned())));
    assert_eq!(
        refusal::<Loose>("[true]"),
        "$: no variant fits: `Mode`: expected a string, found an array; `Whole`: expected an integer, found an array; \
         `Number`: expected a number, found an array; `List`: $[0]: expected a string, found a boolean; \
         `Pair`: expected an object, found an array; `Nothing`: expected null, found an array"
    );
    assert!(refusal::<Loose>(r#"{"a":1}"#).contains("`Pair`: $.a: expected a boolean, found an integer"));
    assert!(refusal::<Loose>(r#"{"secret":1}"#).contains("`Pair`: it has a property that the document does not allow"));
}

thread_local! {
    static DECODED: Cell<usize> = const { Cell::new(0) };
}

/// Each level fits two variants until the innermost value fits neither.
#[derive(Debug)]
struct Hostile;

impl Decode for Hostile {
    fn decode(value: Value<'_>) -> Result<Self, DecodeError> {
        fn inner(value: Value<'_>) -> Result<Hostile, DecodeError> {
            DECODED.set(DECODED.get() + 1);
            let mut object = value.into_object()?;
            object.required::<Hostile>("next")
        }
        let variants = ["One", "Two", "Three"].map(|name| Variant { name, tags: &[], clues: &[], decode: inner });
        json::decode_one_of(value, None, &variants, None)
    }
}

#[test]
fn hostile_nesting_takes_linear_time() {
    let nested = |levels: usize| format!("{}1{}", "{\"next\":".repeat(levels), "}".repeat(levels));
    let error = refusal::<Hostile>(&nested(120));
    assert!(error.len() < 2000, "{error}");
    assert!(DECODED.get() < 20_000, "{}", DECODED.get());
}

#[test]
fn a_long_list_of_second_choices_is_read_to_its_end() {
    #[derive(Debug, PartialEq)]
    enum Either {
        Short(i8),
        Long(i64),
    }
    impl Decode for Either {
        fn decode(value: Value<'_>) -> Result<Self, DecodeError> {
            let variants = [
                Variant { name: "Short", tags: &[], clues: &[], decode: |value| i8::decode(value).map(Self::Short) },
                Variant { name: "Long", tags: &[], clues: &[], decode: |value| i64::decode(value).map(Self::Long) },
            ];
            json::decode_one_of(value, None, &variants, None)
        }
    }
    let text = format!("[{}1]", "1000,".repeat(10_000));
    assert_eq!(read::<Vec<Either>>(&text).unwrap().last(), Some(&Either::Short(1)));
}
