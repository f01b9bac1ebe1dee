//! The objects of OpenAPI 3.0, 3.1 and 3.2, all in one: people mix versions.

use super::Kind::{Any, Example, Flag, FlagOr, List, Map, Object, Referable, Text, Word};
use super::schemas::SCHEMA;
use super::security::SECURITY_SCHEME;
use super::{Kind, NOTHING, Shape, Version};

/// The whole document in OpenAPI 3.0.
pub(in crate::document) static ROOT_3_0: Shape = Shape { required: &["openapi", "info", "paths"], ..ROOT };

/// The whole document from OpenAPI 3.1 on, where it may consist of components or webhooks.
pub(in crate::document) static ROOT_3_1: Shape = Shape { required: &["openapi", "info"], ..ROOT };

const ROOT: Shape = Shape {
    name: "the document",
    fields: &[
        ("openapi", Text),
        ("$self", Text),
        ("jsonSchemaDialect", Text),
        ("info", Object(&INFO)),
        ("servers", List(&Object(&SERVER))),
        ("paths", Object(&PATHS)),
        ("webhooks", Map(&Referable(&PATH_ITEM))),
        ("x-webhooks", Map(&Referable(&PATH_ITEM))),
        ("components", Object(&COMPONENTS)),
        ("security", List(&SECURITY_REQUIREMENT)),
        ("tags", List(&Object(&TAG))),
        ("externalDocs", Object(&EXTERNAL_DOCUMENTATION)),
    ],
    ..NOTHING
};

pub(super) const SECURITY_REQUIREMENT: Kind = Map(&List(&Text));

pub(super) static INFO: Shape = Shape {
    name: "an Info Object",
    fields: &[
        ("title", Text),
        ("summary", Text),
        ("description", Text),
        ("termsOfService", Text),
        ("contact", Object(&CONTACT)),
        ("license", Object(&LICENSE)),
        ("version", Text),
    ],
    stand_ins: &[("title", "API"), ("version", "0.0.0")],
    ..NOTHING
};

static CONTACT: Shape = Shape {
    name: "a Contact Object",
    aside: true,
    fields: &[("name", Text), ("url", Text), ("email", Text)],
    ..NOTHING
};

static LICENSE: Shape = Shape {
    name: "a License Object",
    fields: &[("name", Text), ("identifier", Text), ("url", Text)],
    stand_ins: &[("name", "unknown")],
    ..NOTHING
};

static SERVER: Shape = Shape {
    name: "a Server Object",
    fields: &[("url", Text), ("name", Text), ("description", Text), ("variables", Map(&Object(&SERVER_VARIABLE)))],
    required: &["url"],
    ..NOTHING
};

static SERVER_VARIABLE: Shape = Shape {
    name: "a Server Variable Object",
    fields: &[("enum", List(&Text)), ("default", Text), ("description", Text)],
    wanted: &[("default", None)],
    ..NOTHING
};

pub(super) static TAG: Shape = Shape {
    name: "a Tag Object",
    aside: true,
    fields: &[
        ("name", Text),
        ("summary", Text),
        ("description", Text),
        ("externalDocs", Object(&EXTERNAL_DOCUMENTATION)),
        ("parent", Text),
        ("kind", Text),
    ],
    required: &["name"],
    ..NOTHING
};

pub(super) static EXTERNAL_DOCUMENTATION: Shape = Shape {
    name: "an External Documentation Object",
    aside: true,
    fields: &[("description", Text), ("url", Text)],
    stand_ins: &[("url", "")],
    ..NOTHING
};

static COMPONENTS: Shape = Shape {
    name: "a Components Object",
    fields: &[
        ("schemas", Map(&FlagOr(&SCHEMA))),
        ("responses", Map(&Referable(&RESPONSE))),
        ("parameters", Map(&Referable(&PARAMETER))),
        ("examples", Map(&Referable(&EXAMPLE))),
        ("requestBodies", Map(&Referable(&REQUEST_BODY))),
        ("headers", Map(&Referable(&HEADER))),
        ("securitySchemes", Map(&Referable(&SECURITY_SCHEME))),
        ("links", Map(&Referable(&LINK))),
        ("callbacks", Map(&Referable(&CALLBACK))),
        ("pathItems", Map(&Referable(&PATH_ITEM))),
        ("mediaTypes", Map(&Referable(&MEDIA_TYPE))),
    ],
    ..NOTHING
};

static PATHS: Shape = Shape { name: "a Paths Object", entries: Some(Referable(&PATH_ITEM)), ..NOTHING };

pub(in crate::document) static PATH_ITEM: Shape = Shape {
    name: "a Path Item Object",
    fields: &[
        ("summary", Text),
        ("description", Text),
        ("get", Object(&OPERATION)),
        ("put", Object(&OPERATION)),
        ("post", Object(&OPERATION)),
        ("delete", Object(&OPERATION)),
        ("options", Object(&OPERATION)),
        ("head", Object(&OPERATION)),
        ("patch", Object(&OPERATION)),
        ("trace", Object(&OPERATION)),
        ("query", Object(&OPERATION)),
        ("additionalOperations", Map(&Object(&OPERATION))),
        ("servers", List(&Object(&SERVER))),
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
        ("parameters", List(&Referable(&PARAMETER))),
        ("requestBody", Referable(&REQUEST_BODY)),
        ("responses", Object(&RESPONSES)),
        ("callbacks", Map(&Referable(&CALLBACK))),
        ("deprecated", Flag),
        ("security", List(&SECURITY_REQUIREMENT)),
        ("servers", List(&Object(&SERVER))),
    ],
    wanted: &[("responses", Some(Version::V3_1))],
    ..NOTHING
};

static CALLBACK: Shape =
    Shape { name: "a Callback Object", aside: true, entries: Some(Referable(&PATH_ITEM)), ..NOTHING };

const STYLES: [&str; 8] =
    ["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"];

pub(in crate::document) static PARAMETER: Shape = Shape {
    name: "a Parameter Object",
    fields: &[
        ("name", Text),
        ("in", Word(&["path", "query", "querystring", "header", "cookie"])),
        ("description", Text),
        ("required", Flag),
        ("deprecated", Flag),
        ("allowEmptyValue", Flag),
        ("style", Word(&STYLES)),
        ("explode", Flag),
        ("allowReserved", Flag),
        ("schema", FlagOr(&SCHEMA)),
        ("example", Example),
        ("examples", Map(&Referable(&EXAMPLE))),
        ("content", Map(&Referable(&MEDIA_TYPE))),
    ],
    required: &["name", "in"],
    one_of: &["schema", "content"],
    ..NOTHING
};

pub(in crate::document) static HEADER: Shape = Shape {
    name: "a Header Object",
    fields: &[
        ("description", Text),
        ("required", Flag),
        ("deprecated", Flag),
        ("allowEmptyValue", Flag),
        ("style", Word(&["simple"])),
        ("explode", Flag),
        ("allowReserved", Flag),
        ("schema", FlagOr(&SCHEMA)),
        ("example", Example),
        ("examples", Map(&Referable(&EXAMPLE))),
        ("content", Map(&Referable(&MEDIA_TYPE))),
    ],
    one_of: &["schema", "content"],
    ..NOTHING
};

static REQUEST_BODY: Shape = Shape {
    name: "a Request Body Object",
    fields: &[("description", Text), ("content", Map(&Referable(&MEDIA_TYPE))), ("required", Flag)],
    wanted: &[("content", None)],
    ..NOTHING
};

static MEDIA_TYPE: Shape = Shape {
    name: "a Media Type Object",
    fields: &[
        ("schema", FlagOr(&SCHEMA)),
        ("example", Example),
        ("examples", Map(&Referable(&EXAMPLE))),
        ("itemSchema", FlagOr(&SCHEMA)),
        ("encoding", Map(&Object(&ENCODING))),
        ("prefixEncoding", List(&Object(&ENCODING))),
        ("itemEncoding", Object(&ENCODING)),
    ],
    ..NOTHING
};

static ENCODING: Shape = Shape {
    name: "an Encoding Object",
    fields: &[
        ("encoding", Map(&Object(&ENCODING))),
        ("prefixEncoding", List(&Object(&ENCODING))),
        ("itemEncoding", Object(&ENCODING)),
        ("contentType", Text),
        ("headers", Map(&Referable(&HEADER))),
        ("style", Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
        ("explode", Flag),
        ("allowReserved", Flag),
    ],
    ..NOTHING
};

static RESPONSES: Shape = Shape { name: "a Responses Object", entries: Some(Referable(&RESPONSE)), ..NOTHING };

pub(in crate::document) static RESPONSE: Shape = Shape {
    name: "a Response Object",
    fields: &[
        ("summary", Text),
        ("description", Text),
        ("headers", Map(&Referable(&HEADER))),
        ("content", Map(&Referable(&MEDIA_TYPE))),
        ("links", Map(&Referable(&LINK))),
    ],
    wanted: &[("description", Some(Version::V3_2))],
    ..NOTHING
};

static EXAMPLE: Shape = Shape {
    name: "an Example Object",
    aside: true,
    fields: &[
        ("summary", Text),
        ("description", Text),
        ("value", Example),
        ("externalValue", Text),
        ("dataValue", Example),
        ("serializedValue", Text),
    ],
    ..NOTHING
};

static LINK: Shape = Shape {
    name: "a Link Object",
    aside: true,
    fields: &[
        ("operationRef", Text),
        ("operationId", Text),
        ("parameters", Map(&Any)),
        ("requestBody", Any),
        ("description", Text),
        ("server", Object(&SERVER)),
    ],
    one_of: &["operationRef", "operationId"],
    ..NOTHING
};
