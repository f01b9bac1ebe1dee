//! The objects of OpenAPI 3.0.

use super::Kind::{
    Any, Count, Example, Flag, FlagOr, FlagOrOneOrMore, List, Map, Number, Object, Referable, Text, Word,
};
use super::{Kind, Shape};

const NOTHING: Shape = Shape { name: "", fields: &[], required: &[], one_of: &[], required_if: &[], entries: None };

/// The whole document.
pub(in crate::document) static ROOT: Shape = Shape {
    name: "the document",
    fields: &[
        ("openapi", Text),
        ("info", Object(&INFO)),
        ("servers", List(&Object(&SERVER))),
        ("paths", Object(&PATHS)),
        ("x-webhooks", Map(&Referable(&PATH_ITEM))),
        ("components", Object(&COMPONENTS)),
        ("security", List(&SECURITY_REQUIREMENT)),
        ("tags", List(&Object(&TAG))),
        ("externalDocs", Object(&EXTERNAL_DOCUMENTATION)),
    ],
    required: &["openapi", "info", "paths"],
    ..NOTHING
};

const SECURITY_REQUIREMENT: Kind = Map(&List(&Text));

static INFO: Shape = Shape {
    name: "an Info Object",
    fields: &[
        ("title", Text),
        ("description", Text),
        ("termsOfService", Text),
        ("contact", Object(&CONTACT)),
        ("license", Object(&LICENSE)),
        ("version", Text),
    ],
    required: &["title", "version"],
    ..NOTHING
};

static CONTACT: Shape =
    Shape { name: "a Contact Object", fields: &[("name", Text), ("url", Text), ("email", Text)], ..NOTHING };

static LICENSE: Shape =
    Shape { name: "a License Object", fields: &[("name", Text), ("url", Text)], required: &["name"], ..NOTHING };

static SERVER: Shape = Shape {
    name: "a Server Object",
    fields: &[("url", Text), ("description", Text), ("variables", Map(&Object(&SERVER_VARIABLE)))],
    required: &["url"],
    ..NOTHING
};

static SERVER_VARIABLE: Shape = Shape {
    name: "a Server Variable Object",
    fields: &[("enum", List(&Text)), ("default", Text), ("description", Text)],
    required: &["default"],
    ..NOTHING
};

static TAG: Shape = Shape {
    name: "a Tag Object",
    fields: &[("name", Text), ("description", Text), ("externalDocs", Object(&EXTERNAL_DOCUMENTATION))],
    required: &["name"],
    ..NOTHING
};

static EXTERNAL_DOCUMENTATION: Shape = Shape {
    name: "an External Documentation Object",
    fields: &[("description", Text), ("url", Text)],
    required: &["url"],
    ..NOTHING
};

static COMPONENTS: Shape = Shape {
    name: "a Components Object",
    fields: &[
        ("schemas", Map(&Referable(&SCHEMA))),
        ("responses", Map(&Referable(&RESPONSE))),
        ("parameters", Map(&Referable(&PARAMETER))),
        ("examples", Map(&Referable(&EXAMPLE))),
        ("requestBodies", Map(&Referable(&REQUEST_BODY))),
        ("headers", Map(&Referable(&HEADER))),
        ("securitySchemes", Map(&Referable(&SECURITY_SCHEME))),
        ("links", Map(&Referable(&LINK))),
        ("callbacks", Map(&Referable(&CALLBACK))),
    ],
    ..NOTHING
};

static PATHS: Shape = Shape { name: "a Paths Object", entries: Some(Referable(&PATH_ITEM)), ..NOTHING };

static PATH_ITEM: Shape = Shape {
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
    required: &["responses"],
    ..NOTHING
};

static CALLBACK: Shape = Shape { name: "a Callback Object", entries: Some(Referable(&PATH_ITEM)), ..NOTHING };

static PARAMETER: Shape = Shape {
    name: "a Parameter Object",
    fields: &[
        ("name", Text),
        ("in", Word(&["path", "query", "header", "cookie"])),
        ("description", Text),
        ("required", Flag),
        ("deprecated", Flag),
        ("allowEmptyValue", Flag),
        ("style", Word(&["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"])),
        ("explode", Flag),
        ("allowReserved", Flag),
        ("schema", Referable(&SCHEMA)),
        ("example", Any),
        ("examples", Map(&Referable(&EXAMPLE))),
        ("content", Map(&Object(&MEDIA_TYPE))),
    ],
    required: &["name", "in"],
    one_of: &["schema", "content"],
    ..NOTHING
};

static HEADER: Shape = Shape {
    name: "a Header Object",
    fields: &[
        ("description", Text),
        ("required", Flag),
        ("deprecated", Flag),
        ("allowEmptyValue", Flag),
        ("style", Word(&["simple"])),
        ("explode", Flag),
        ("allowReserved", Flag),
        ("schema", Referable(&SCHEMA)),
        ("example", Any),
        ("examples", Map(&Referable(&EXAMPLE))),
        ("content", Map(&Object(&MEDIA_TYPE))),
    ],
    one_of: &["schema", "content"],
    ..NOTHING
};

static REQUEST_BODY: Shape = Shape {
    name: "a Request Body Object",
    fields: &[("description", Text), ("content", Map(&Object(&MEDIA_TYPE))), ("required", Flag)],
    required: &["content"],
    ..NOTHING
};

static MEDIA_TYPE: Shape = Shape {
    name: "a Media Type Object",
    fields: &[
        ("schema", Referable(&SCHEMA)),
        ("example", Any),
        ("examples", Map(&Referable(&EXAMPLE))),
        ("encoding", Map(&Object(&ENCODING))),
    ],
    ..NOTHING
};

static ENCODING: Shape = Shape {
    name: "an Encoding Object",
    fields: &[
        ("contentType", Text),
        ("headers", Map(&Referable(&HEADER))),
        ("style", Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
        ("explode", Flag),
        ("allowReserved", Flag),
    ],
    ..NOTHING
};

static RESPONSES: Shape = Shape { name: "a Responses Object", entries: Some(Referable(&RESPONSE)), ..NOTHING };

static RESPONSE: Shape = Shape {
    name: "a Response Object",
    fields: &[
        ("description", Text),
        ("headers", Map(&Referable(&HEADER))),
        ("content", Map(&Object(&MEDIA_TYPE))),
        ("links", Map(&Referable(&LINK))),
    ],
    required: &["description"],
    ..NOTHING
};

static EXAMPLE: Shape = Shape {
    name: "an Example Object",
    fields: &[("summary", Text), ("description", Text), ("value", Example), ("externalValue", Text)],
    ..NOTHING
};

static LINK: Shape = Shape {
    name: "a Link Object",
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

static SCHEMA: Shape = Shape {
    name: "a Schema Object",
    fields: &[
        ("title", Text),
        ("description", Text),
        ("type", Word(&["string", "number", "integer", "boolean", "array", "object"])),
        ("format", Text),
        ("nullable", Flag),
        ("properties", Map(&FlagOr(&SCHEMA))),
        ("required", List(&Text)),
        ("additionalProperties", FlagOr(&SCHEMA)),
        ("items", FlagOrOneOrMore(&SCHEMA)),
        ("allOf", List(&FlagOr(&SCHEMA))),
        ("oneOf", List(&FlagOr(&SCHEMA))),
        ("anyOf", List(&FlagOr(&SCHEMA))),
        ("not", FlagOr(&SCHEMA)),
        ("enum", List(&Any)),
        ("default", Any),
        ("example", Any),
        ("pattern", Text),
        ("multipleOf", Number),
        ("maximum", Number),
        ("exclusiveMaximum", Flag),
        ("minimum", Number),
        ("exclusiveMinimum", Flag),
        ("maxLength", Count),
        ("minLength", Count),
        ("maxItems", Count),
        ("minItems", Count),
        ("uniqueItems", Flag),
        ("maxProperties", Count),
        ("minProperties", Count),
        ("readOnly", Flag),
        ("writeOnly", Flag),
        ("deprecated", Flag),
        ("discriminator", Object(&DISCRIMINATOR)),
        ("externalDocs", Object(&EXTERNAL_DOCUMENTATION)),
        ("xml", Any),
    ],
    ..NOTHING
};

static DISCRIMINATOR: Shape = Shape {
    name: "a Discriminator Object",
    fields: &[("propertyName", Text), ("mapping", Map(&Text))],
    required: &["propertyName"],
    ..NOTHING
};

static SECURITY_SCHEME: Shape = Shape {
    name: "a Security Scheme Object",
    fields: &[
        ("type", Word(&["apiKey", "http", "oauth2", "openIdConnect"])),
        ("description", Text),
        ("name", Text),
        ("in", Word(&["query", "header", "cookie"])),
        ("scheme", Text),
        ("bearerFormat", Text),
        ("flows", Object(&FLOWS)),
        ("openIdConnectUrl", Text),
    ],
    required: &["type"],
    required_if: &[
        ("type", "apiKey", &["name", "in"]),
        ("type", "http", &["scheme"]),
        ("type", "oauth2", &["flows"]),
        ("type", "openIdConnect", &["openIdConnectUrl"]),
    ],
    ..NOTHING
};

static FLOWS: Shape = Shape {
    name: "an OAuth Flows Object",
    fields: &[
        ("implicit", Object(&IMPLICIT_FLOW)),
        ("password", Object(&TOKEN_FLOW)),
        ("clientCredentials", Object(&TOKEN_FLOW)),
        ("authorizationCode", Object(&CODE_FLOW)),
    ],
    ..NOTHING
};

static IMPLICIT_FLOW: Shape = Shape { required: &["authorizationUrl", "scopes"], ..FLOW };
static TOKEN_FLOW: Shape = Shape { required: &["tokenUrl", "scopes"], ..FLOW };
static CODE_FLOW: Shape = Shape { required: &["authorizationUrl", "tokenUrl", "scopes"], ..FLOW };

const FLOW: Shape = Shape {
    name: "an OAuth Flow Object",
    fields: &[("authorizationUrl", Text), ("tokenUrl", Text), ("refreshUrl", Text), ("scopes", Map(&Text))],
    ..NOTHING
};
