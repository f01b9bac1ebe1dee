//! The objects of Swagger 2.0, as far as they differ from those of OpenAPI 3.

use super::Kind::{Any, Count, Example, Flag, FlagOr, List, Map, Number, Object, Referable, Text, Types, Word};
use super::objects::{EXTERNAL_DOCUMENTATION, INFO, SECURITY_REQUIREMENT, TAG};
use super::schemas::SCHEMA;
use super::{Kind, NOTHING, Shape, Version};

/// The whole document.
pub(in crate::document) static ROOT: Shape = Shape {
    name: "the document",
    fields: &[
        ("swagger", Text),
        ("info", Object(&INFO)),
        ("host", Text),
        ("basePath", Text),
        ("schemes", SCHEMES),
        ("consumes", List(&Text)),
        ("produces", List(&Text)),
        ("paths", Object(&PATHS)),
        ("definitions", Map(&FlagOr(&SCHEMA))),
        ("parameters", Map(&Referable(&PARAMETER))),
        ("responses", Map(&Referable(&RESPONSE))),
        ("securityDefinitions", Map(&Referable(&SECURITY_SCHEME))),
        ("security", List(&SECURITY_REQUIREMENT)),
        ("tags", List(&Object(&TAG))),
        ("externalDocs", Object(&EXTERNAL_DOCUMENTATION)),
    ],
    required: &["swagger", "info", "paths"],
    ..NOTHING
};

const SCHEMES: Kind = List(&Word(&["http", "https", "ws", "wss"]));

static PATHS: Shape = Shape { name: "a Paths Object", entries: Some(Referable(&PATH_ITEM)), ..NOTHING };

pub(in crate::document) static PATH_ITEM: Shape = Shape {
    name: "a Path Item Object",
    fields: &[
        ("get", Object(&OPERATION)),
        ("put", Object(&OPERATION)),
        ("post", Object(&OPERATION)),
        ("delete", Object(&OPERATION)),
        ("options", Object(&OPERATION)),
        ("head", Object(&OPERATION)),
        ("patch", Object(&OPERATION)),
        ("parameters", List(&Referable(&PARAMETER))),
    ],
    ..NOTHING
};

static OPERATION: Shape = Shape {
    name: "an Operation Object",
    fields: &[
        ("tags", List(&Text)),
        ("summary", Text),
        ("description", Text),
        ("externalDocs", Object(&EXTERNAL_DOCUMENTATION)),
        ("operationId", Text),
        ("consumes", List(&Text)),
        ("produces", List(&Text)),
        ("parameters", List(&Referable(&PARAMETER))),
        ("responses", Object(&RESPONSES)),
        ("schemes", SCHEMES),
        ("deprecated", Flag),
        ("security", List(&SECURITY_REQUIREMENT)),
    ],
    wanted: &[("responses", Some(Version::V3_1))],
    ..NOTHING
};

pub(in crate::document) static PARAMETER: Shape = Shape {
    name: "a Parameter Object",
    fields: &[
        ("name", Text),
        ("in", Word(&["query", "header", "path", "formData", "body"])),
        ("description", Text),
        ("required", Flag),
        ("schema", FlagOr(&SCHEMA)),
        ("allowEmptyValue", Flag),
        ("type", Types),
        ("format", Text),
        ("items", FlagOr(&SCHEMA)),
        ("collectionFormat", Word(&["csv", "ssv", "tsv", "pipes", "multi"])),
        ("default", Any),
        ("maximum", Number),
        ("exclusiveMaximum", Flag),
        ("minimum", Number),
        ("exclusiveMinimum", Flag),
        ("maxLength", Count),
        ("minLength", Count),
        ("pattern", Text),
        ("maxItems", Count),
        ("minItems", Count),
        ("uniqueItems", Flag),
        ("enum", List(&Any)),
        ("multipleOf", Number),
    ],
    required: &["name", "in"],
    ..NOTHING
};

static HEADER: Shape = Shape {
    name: "a Header Object",
    fields: &[
        ("description", Text),
        ("type", Types),
        ("format", Text),
        ("items", FlagOr(&SCHEMA)),
        ("collectionFormat", Word(&["csv", "ssv", "tsv", "pipes"])),
        ("default", Any),
        ("maximum", Number),
        ("exclusiveMaximum", Flag),
        ("minimum", Number),
        ("exclusiveMinimum", Flag),
        ("maxLength", Count),
        ("minLength", Count),
        ("pattern", Text),
        ("maxItems", Count),
        ("minItems", Count),
        ("uniqueItems", Flag),
        ("enum", List(&Any)),
        ("multipleOf", Number),
    ],
    ..NOTHING
};

static RESPONSES: Shape = Shape { name: "a Responses Object", entries: Some(Referable(&RESPONSE)), ..NOTHING };

pub(in crate::document) static RESPONSE: Shape = Shape {
    name: "a Response Object",
    fields: &[
        ("description", Text),
        ("schema", FlagOr(&SCHEMA)),
        ("headers", Map(&Object(&HEADER))),
        ("examples", Map(&Example)),
    ],
    wanted: &[("description", None)],
    ..NOTHING
};

pub(in crate::document) static SECURITY_SCHEME: Shape = Shape {
    name: "a Security Scheme Object",
    fields: &[
        ("type", Word(&["basic", "apiKey", "oauth2"])),
        ("description", Text),
        ("name", Text),
        ("in", Word(&["query", "header"])),
        ("flow", Word(&["implicit", "password", "application", "accessCode"])),
        ("authorizationUrl", Text),
        ("tokenUrl", Text),
        ("scopes", Map(&Text)),
    ],
    required: &["type"],
    required_if: &[("type", "apiKey", &["name", "in"]), ("type", "oauth2", &["flow"])],
    ..NOTHING
};
