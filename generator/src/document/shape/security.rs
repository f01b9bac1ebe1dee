//! The objects of OpenAPI that say who may call.

use super::Kind::{Flag, Map, Object, Text, Word};
use super::{NOTHING, Shape};

pub(super) static SECURITY_SCHEME: Shape = Shape {
    name: "a Security Scheme Object",
    fields: &[
        ("type", Word(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"])),
        ("description", Text),
        ("name", Text),
        ("in", Word(&["query", "header", "cookie"])),
        ("scheme", Text),
        ("bearerFormat", Text),
        ("flows", Object(&FLOWS)),
        ("openIdConnectUrl", Text),
        ("oauth2MetadataUrl", Text),
        ("deprecated", Flag),
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
        ("deviceAuthorization", Object(&DEVICE_FLOW)),
    ],
    ..NOTHING
};

static IMPLICIT_FLOW: Shape = Shape { wanted: &[("authorizationUrl", None), ("scopes", None)], ..FLOW };
static TOKEN_FLOW: Shape = Shape { wanted: &[("tokenUrl", None), ("scopes", None)], ..FLOW };
static CODE_FLOW: Shape = Shape { wanted: &[("authorizationUrl", None), ("tokenUrl", None), ("scopes", None)], ..FLOW };

static DEVICE_FLOW: Shape =
    Shape { wanted: &[("deviceAuthorizationUrl", None), ("tokenUrl", None), ("scopes", None)], ..FLOW };

const FLOW: Shape = Shape {
    name: "an OAuth Flow Object",
    fields: &[
        ("authorizationUrl", Text),
        ("deviceAuthorizationUrl", Text),
        ("tokenUrl", Text),
        ("refreshUrl", Text),
        ("scopes", Map(&Text)),
    ],
    ..NOTHING
};
