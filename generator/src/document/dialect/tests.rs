//! Schemas of later versions, as OpenAPI 3.0 says them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use super::super::chains::Edges;
use super::super::parse::parse;
use super::super::version::Version;
use super::{is_spoken, rewrite, says_more};
use crate::diagnostics::Source;
use crate::pointer::Pointer;
use crate::value::{Object, Value};

fn schema(yaml: &str) -> Value {
    let source = Source::new(String::new(), yaml.to_owned());
    parse(&Arc::new(source)).unwrap().0
}

fn object(yaml: &str) -> Object {
    schema(yaml).as_object().unwrap().clone()
}

fn rewritten(yaml: &str, version: Version) -> Value {
    let mut value = schema(yaml);
    rewrite(&mut value, version, vec![Pointer::root()], &mut Edges::default());
    value
}

#[test]
fn keywords_become_those_of_3_0() {
    for (later, earlier) in [
        ("{type: [string, 'null']}", "{type: string, nullable: true}"),
        ("{type: 'null'}", "{enum: [null], nullable: true}"),
        ("{type: []}", "{}"),
        ("{type: [string, integer]}", "{anyOf: [{type: string}, {type: integer}]}"),
        ("{type: [string, integer, 'null'], enum: [a, 1]}", "{enum: [a, 1], nullable: true}"),
        (
            "{type: [integer, string], format: int64, maxLength: 2, minimum: 1, items: {}}",
            "{items: {}, anyOf: [{type: string, maxLength: 2}, {type: integer, format: int64, minimum: 1}]}",
        ),
        ("{type: [integer, string], format: date}", "{anyOf: [{type: string, format: date}, {type: integer}]}"),
        ("{type: [number, string], format: int32}", "{anyOf: [{type: string}, {type: number, format: int32}]}"),
        ("{type: [object, string], oneOf: [{}]}", "{type: [string, object], oneOf: [{}]}"),
        ("{type: [string, number, boolean, object, array, 'null']}", "{}"),
        ("{const: null}", "{enum: [null]}"),
        ("{const: 1, enum: [1, 2]}", "{enum: [1]}"),
        ("{exclusiveMinimum: 1}", "{minimum: 1, exclusiveMinimum: true}"),
        ("{exclusiveMinimum: 1, minimum: 2}", "{minimum: 2}"),
        ("{exclusiveMaximum: 1, maximum: 1}", "{maximum: 1, exclusiveMaximum: true}"),
        ("{examples: [1, 2]}", "{example: 1}"),
        ("{examples: [1], example: 3}", "{example: 3}"),
        ("{examples: {a: 1}}", "{examples: {a: 1}}"),
        ("{contentEncoding: base64}", "{contentEncoding: base64, format: byte, type: string}"),
        ("{type: string, contentMediaType: image/png}", "{type: string, contentMediaType: image/png, format: binary}"),
        (
            "{type: string, contentMediaType: application/a+json}",
            "{type: string, contentMediaType: application/a+json}",
        ),
        ("{type: string, contentEncoding: base32}", "{type: string, contentEncoding: base32}"),
        ("{unevaluatedProperties: false}", "{unevaluatedProperties: false, additionalProperties: false}"),
        ("{unevaluatedProperties: false, allOf: [{}]}", "{unevaluatedProperties: false, allOf: [{}]}"),
    ] {
        assert_eq!(rewritten(later, Version::V3_1), schema(earlier), "{later}");
        assert!(is_spoken(&object(later)), "{later}");
    }
}

#[test]
fn what_stands_beside_a_reference_counts() {
    let both = "{allOf: [{}], $ref: '#/a', type: [object, 'null'], description: b}";
    let of_3_1 = "{allOf: [{}, {$ref: '#/a'}], type: object, description: b, nullable: true}";
    assert_eq!(rewritten(both, Version::V3_1), schema(of_3_1));
    let of_3_0 = "{allOf: [{}, {$ref: '#/a'}], description: b, nullable: true}";
    assert_eq!(rewritten(both, Version::V3_0), schema(of_3_0));
}

#[test]
fn what_says_nothing_leaves_a_reference_alone() {
    for (beside, version, is_choice, counts) in [
        ("{$ref: a, x-b: 1, $comment: c, $defs: {}}", Version::V3_1, false, false),
        ("{$ref: a, description: b}", Version::V3_0, false, true),
        ("{$ref: a, description: b}", Version::V3_0, true, false),
        ("{$ref: a, nullable: true}", Version::V3_0, true, true),
        ("{$ref: a, type: object}", Version::V3_0, false, false),
        ("{$ref: a, type: [object, 'null']}", Version::V3_0, false, true),
        ("{$ref: a, type: object}", Version::V3_1, false, true),
        ("{$ref: a, required: [b]}", Version::V3_0, false, true),
    ] {
        assert_eq!(says_more(&object(beside), version, is_choice), counts, "{beside}");
    }
}

#[test]
fn references_move_with_what_they_lead_to() {
    let mut value = schema("{a: {$ref: '#/b', title: A}, b: {}, c: {$ref: '#/a'}}");
    let place = |key: &str| Pointer::root().join(key);
    let mut edges = Edges::from_iter([(place("a"), place("b")), (place("c"), place("a"))]);
    rewrite(&mut value, Version::V3_0, vec![place("a")], &mut edges);
    let moved = place("a").join("allOf").join(0);
    assert_eq!(edges, Edges::from_iter([(moved, place("b")), (place("c"), place("a"))]));
}
