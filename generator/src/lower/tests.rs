//! Documents, and what becomes of their operations.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;

use super::lower;
use crate::diagnostics::{Diagnostics, Tolerance};
use crate::document::Document;
use crate::model::{Api, HeaderForm, Kind, ParameterForm, ParameterLocation, Schema, SchemaId, SchemeKind, Style};

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\n";

fn lowered(text: &str, tolerance: Tolerance) -> (Api, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spec.yaml");
    fs::write(&path, format!("{HEAD}{text}")).unwrap();
    let (document, _) = Document::load(&path).unwrap();
    let (api, diagnostics) = lower(&document, tolerance).unwrap();
    (api, messages(&diagnostics))
}

fn messages(diagnostics: &Diagnostics) -> Vec<String> {
    diagnostics.iter().map(|diagnostic| diagnostic.message.clone()).collect()
}

#[test]
fn parameters_have_the_styles_of_their_location() {
    let (api, warnings) = lowered(
        "paths:
  /a/{p}/{m}:
    parameters:
      - {name: m, in: path, required: true, style: matrix, explode: true, schema: {type: string}}
      - {name: q, in: query, schema: {type: string}}
      - {name: X-H, in: header, schema: {type: string}}
    get:
      parameters:
        - {name: p, in: path, allowReserved: true, schema: {type: string}}
        - {name: q, in: query, allowReserved: true, allowEmptyValue: true, schema: {type: integer}}
        - {name: d, in: query, style: deepObject, schema: {type: object}}
        - {name: x-h, in: header, schema: {type: integer}}
        - {name: c, in: cookie, schema: {type: string}}
        - {name: j, in: query, content: {application/json: {example: 1}}}
        - {name: accept, in: header, schema: {type: string}}
      responses: {}
",
        Tolerance::None,
    );
    let shown: Vec<_> = api.operations[0]
        .parameters
        .iter()
        .map(|parameter| match &parameter.form {
            ParameterForm::Styled { style, explode, allow_reserved, allow_empty_value, .. } => {
                (parameter.name.as_str(), Some((*style, *explode)), *allow_reserved, *allow_empty_value)
            }
            ParameterForm::Content(_) => (parameter.name.as_str(), None, false, false),
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("m", Some((Style::Matrix, true)), false, false),
            ("p", Some((Style::Simple, false)), false, false),
            ("q", Some((Style::Form, true)), true, true),
            ("d", Some((Style::DeepObject, false)), false, false),
            ("x-h", Some((Style::Simple, false)), false, false),
            ("c", Some((Style::Form, true)), false, false),
            ("j", None, false, false),
        ]
    );
    assert!(api.operations[0].parameters[1].required);
    assert_eq!(
        warnings,
        [
            "`allowReserved` is for query parameters alone, and is passed over",
            "the path parameter `p` is required, though the document does not say so",
            "`accept` is no parameter: the specification has another place for it, and passes over this one",
        ]
    );
}

#[test]
fn paths_and_parameters_come_together() {
    let (api, warnings) = lowered(
        "paths:
  '/a/{x}/{x}?v={v}&q={q}#{y':
    parameters: [{name: z, in: path, required: true, schema: {type: string}}]
    get: {parameters: [{name: q, in: query, schema: {type: string}}], responses: {}}
    put: {parameters: [{name: q, in: path, required: true, schema: {type: integer}}], responses: {}}
",
        Tolerance::None,
    );
    let [get, put] = api.operations.as_slice() else { panic!("{}", api.operations.len()) };
    assert_eq!(get.title(), "`GET /a/{x}/{x}?v={v}#{y`");
    assert_eq!(put.path.query.as_deref(), Some("v={v}&q={q}"));
    assert_eq!(put.path.fragment.as_deref(), Some("{y"));
    let names = |operation: &crate::model::Operation| {
        let names = operation.parameters.iter().map(|parameter| (parameter.placed, parameter.name.clone()));
        names.collect::<Vec<_>>()
    };
    let path = |name: &str| (ParameterLocation::Path, name.to_owned());
    assert_eq!(names(get), [(ParameterLocation::Query, "q".to_owned()), path("x"), path("v")]);
    assert_eq!(names(put), [path("q"), path("x"), path("v")]);
    assert_eq!(get.parameters[1].schema(), put.parameters[1].schema());
    assert_ne!(get.parameters[1].schema(), get.parameters[2].schema());
    assert_eq!(
        warnings,
        [
            "`q={q}` in the path is passed over, because a parameter of the query has this name",
            "`/a/{x}/{x}?v={v}` has no `{z}`, so this parameter is left out",
            "the parameter `x` of the path is not declared, so it is a string",
            "the parameter `v` of the path is not declared, so it is a string",
            "`/a/{x}/{x}?v={v}&q={q}` has no `{z}`, so this parameter is left out",
        ]
    );
}

#[test]
fn servers_are_found() {
    let (api, warnings) = lowered(
        "paths:
  /a: {servers: [{url: 'https://a.example'}], get: {responses: {}}}
  /b: {get: {responses: {}}, put: {servers: [{url: b.example}], responses: {}}}
  /c:
    servers:
      - url: '{s}://c.example'
        variables: {s: {default: http, enum: [https]}, t: {default: ''}}
    get: {responses: {}}
",
        Tolerance::None,
    );
    let urls: Vec<_> = api.servers.iter().map(|server| server.url.as_str()).collect();
    assert_eq!(urls, ["/", "https://a.example", "b.example", "{s}://c.example"]);
    let used: Vec<_> = api.operations.iter().map(|operation| operation.servers.clone()).collect();
    assert_eq!(used, [[1], [0], [2], [3]]);
    assert_eq!(api.servers[3].variables.len(), 1);
    assert_eq!(
        warnings,
        [
            "the server `b.example` is no host, but a path relative to the place of the document",
            "the default `http` of the variable `s` is not among its values",
            "the server `{s}://c.example` has no `{t}`, so this variable is left out",
        ]
    );
    let (api, _) =
        lowered("paths: {/a: {servers: [{url: 'https://a.example'}], get: {responses: {}}}}\n", Tolerance::None);
    assert_eq!(api.servers.len(), 1);
}

#[test]
fn security_schemes_have_kinds() {
    let (api, warnings) = lowered(
        "paths:
  /a: {get: {security: [{oauth: [read], basic: []}, {key: [], digest: []}, {}], responses: {}}}
components:
  securitySchemes:
    basic: {type: http, scheme: BASIC}
    digest: {type: http, scheme: Digest}
    key: {type: apiKey, in: header, name: Authorization}
    oauth: {type: oauth2, flows: {implicit: {authorizationUrl: /auth, scopes: {read: Reads}}, x-more: 1}}
    open: {type: openIdConnect, openIdConnectUrl: /open}
",
        Tolerance::None,
    );
    let kinds: Vec<_> = api.security_schemes.iter().map(|scheme| &scheme.kind).collect();
    let [SchemeKind::Basic, SchemeKind::Http { scheme }, key, SchemeKind::OAuth2 { flows }, open] = kinds.as_slice()
    else {
        panic!("{kinds:?}")
    };
    assert_eq!(scheme, "Digest");
    assert!(matches!(key, SchemeKind::ApiKey { placed: ParameterLocation::Header, .. }));
    assert!(matches!(open, SchemeKind::OpenIdConnect { url } if url == "/open"));
    assert_eq!(flows.len(), 1);
    assert_eq!(flows[0].scopes, [("read".to_owned(), "Reads".to_owned())]);
    assert_eq!(api.operations[0].security[0].0[0].scopes, ["read"]);
    assert_eq!(
        warnings,
        [
            "`oauth` and `basic` are both sent in the header `authorization`, so that only `basic` arrives",
            "`key` and `digest` are both sent in the header `authorization`, so that only `digest` arrives",
        ]
    );
}

#[test]
fn links_lead_to_operations() {
    let (api, warnings) = lowered(
        "paths:
  /a:
    get:
      operationId: getA
      responses:
        default:
          description: ''
          headers: {X-A: {content: {application/json: {}}}, content-type: {schema: {type: string}}}
          links:
            name: {operationId: getA, parameters: {a: $response.body#/a, b: {c: 1.50}}, requestBody: [1]}
            place: {operationRef: '#/paths/~1b/get'}
            nobody: {operationId: getB}
            nowhere: {operationRef: '#/paths/~1a/put'}
            elsewhere: {operationRef: 'https://b.example/#/paths/~1a/get'}
  /b: {$ref: '#/paths/~1a'}
",
        Tolerance::KeepGoing,
    );
    let response = &api.operations[0].responses[0];
    assert!(matches!(response.headers.as_slice(), [header] if matches!(header.form, HeaderForm::Content(_))));
    let targets: Vec<_> = response.links.iter().map(|link| link.target.as_ref().map(ToString::to_string)).collect();
    let get = Some("#/paths/~1a/get".to_owned());
    assert_eq!(targets, [get.clone(), get, None, None, None]);
    let parameters = [("a", "$response.body#/a"), ("b", r#"{"c":1.5}"#)];
    assert_eq!(response.links[0].parameters, parameters.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(response.links[0].request_body.as_deref(), Some("[1]"));
    assert!(warnings.contains(&"no operation has the operationId `getB`, so this link leads nowhere".to_owned()));
    assert!(warnings.contains(&"`#/paths/~1a/put` leads to no operation, so this link leads nowhere".to_owned()));
}

#[test]
fn forms_say_how_they_are_written() {
    let (api, warnings) = lowered(
        "paths:
  /a:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {$ref: '#/components/schemas/A'}
            encoding:
              a: {contentType: text/csv, headers: {X-A: {schema: {type: string}}}}
              b: {explode: false}
              c: {style: deepObject}
      responses: {}
components: {schemas: {A: {type: object, properties: {a: {type: string}, b: {type: array, items: {type: string}}}}}}
",
        Tolerance::None,
    );
    let encoding = &api.operations[0].body.as_ref().unwrap().content[0].encoding;
    assert_eq!(encoding[0].content_type.as_deref(), Some("text/csv"));
    assert_eq!(encoding[0].headers.len(), 1);
    let styles: Vec<_> = encoding.iter().map(|one| one.style.as_ref().map(|one| (one.style, one.explode))).collect();
    assert_eq!(styles, [None, Some((Style::Form, false)), Some((Style::DeepObject, false))]);
    assert_eq!(warnings, ["the schema has no property `c`, so this is passed over"]);
}

#[test]
fn callbacks_belong_to_their_operation() {
    let text = "x-webhooks:
  good: {post: {summary: Good, requestBody: {content: {application/json: {schema: {type: object}}}}, responses: {}}}
  bad: {post: {responses: {200: {description: '', headers: {X: {content: {a/b: {}, c/d: {}}}}}}}}
paths:
  /a: {get: {callbacks: {c: {$ref: '#/components/callbacks/C'}}, responses: {}}}
  /b: {get: {callbacks: {c: {'{$url}': {put: {responses: {200: {description: '', headers: {X: {content: {a/b: {}, c/d: {}}}}}}}}}}, responses: {}}}
components: {callbacks: {C: {'{$url}': {summary: All, post: {responses: {200: {description: ''}}}}, x-more: 1}}}
";
    let (api, warnings) = lowered(text, Tolerance::KeepGoing);
    let skipped: Vec<_> = api.operations.iter().map(|operation| operation.skipped.join(", ")).collect();
    assert_eq!(skipped, ["", ""]);
    assert!(api.operations[1].callbacks.is_empty());
    let [callback] = api.operations[0].callbacks.as_slice() else { panic!("{:?}", api.operations[0].callbacks) };
    assert_eq!((callback.expression.as_deref(), callback.summary.as_deref()), (Some("{$url}"), Some("All")));
    let [webhook] = api.webhooks.as_slice() else { panic!("{:?}", api.webhooks) };
    assert_eq!((webhook.name.as_str(), webhook.expression.as_deref()), ("good", None));
    assert!(webhook.body.as_ref().unwrap().content[0].schema.is_some());
    assert_eq!(
        warnings,
        [
            "the callback `c` is left out: the `content` of a header has exactly one media type, not 2",
            "the webhook `bad` is left out: the `content` of a header has exactly one media type, not 2",
        ]
    );
}

#[test]
fn operations_that_share_a_name_are_called_otherwise() {
    let text = "paths:
  /a: {get: {operationId: x, responses: {}}, put: {operationId: y, responses: {}}}
  /b: {get: {operationId: x, responses: {}}}
  /c: {$ref: '#/components/x-items/C'}
  /d: {$ref: '#/components/x-items/C'}
components: {x-items: {C: {get: {operationId: z, responses: {}}}}}
";
    let (api, warnings) = lowered(text, Tolerance::None);
    let names: Vec<_> = api.operations.iter().map(|operation| operation.operation_id.as_deref()).collect();
    assert_eq!(names, [None, Some("y"), None, None, None]);
    let said = |name: &str, place: &str| {
        format!(
            "two operations have the operationId `{name}`, so neither is called by it; the other one is `#/{place}`"
        )
    };
    let shared = said("z", "components/x-items/C/get");
    assert_eq!(warnings, [said("x", "paths/~1b/get"), said("x", "paths/~1a/get"), shared.clone(), shared]);
}

#[test]
fn an_operation_whose_credentials_or_servers_are_unknown_is_there_all_the_same() {
    let text = "servers: [{url: 'ftp://a'}]
paths:
  /a: {get: {security: [{gone: []}], responses: {}}}
  /b: {get: {security: [{gone: []}, {there: []}], responses: {}}}
components: {securitySchemes: {there: {type: http, scheme: bearer}}}
";
    let (api, warnings) = lowered(text, Tolerance::KeepGoing);
    let kept = "the security scheme `gone` is not defined, so its credentials are the whole value of the header `Authorization`";
    for operation in &api.operations {
        assert!(operation.skipped.is_empty() && operation.lacks.is_empty());
        assert_eq!(api.servers[operation.servers[0]].url, "/");
    }
    let alternatives: Vec<_> = api.operations.iter().map(|operation| operation.security.len()).collect();
    assert_eq!(alternatives, [1, 2]);
    assert_eq!(warnings.iter().filter(|warning| *warning == kept).count(), 1);
}

/// The first property of an object.
fn property(api: &Api, object: SchemaId) -> &Schema {
    let Kind::Object(object) = &api.schemas.get(object).kind else { panic!("{object:?} is no object") };
    api.schemas.get(object.properties[0].schema)
}

const BOTH: &str = "{allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}";

#[test]
fn many_operations_are_lowered_as_few_are() {
    use std::fmt::Write as _;
    let numbers = || (10..60).rev();
    let mut text = "paths:\n".to_owned();
    for number in numbers() {
        let tenth = number / 10;
        writeln!(text, "  /p{number}:\n    get:\n      servers: [{{url: 'https://s{tenth}.example'}}]").unwrap();
        let parameters = format!("{{name: q, in: query, schema: {BOTH}}}, {{$ref: '#/components/parameters/Type'}}");
        writeln!(text, "      parameters: [{parameters}]").unwrap();
        let own = format!("{{type: object, properties: {{n{number}: {{type: string}}}}}}");
        let content = format!("{{application/json: {{schema: {own}}}}}");
        writeln!(text, "      responses: {{200: {{description: '', content: {content}}}}}").unwrap();
    }
    let components = [
        "  parameters: {Type: {name: Content-Type, in: header, schema: {type: string}}}".to_owned(),
        "  schemas:".to_owned(),
        "    A: {properties: {a: {minimum: 1}}}".to_owned(),
        "    B: {properties: {a: {type: integer}}}".to_owned(),
        format!("    Deep: {{properties: {{a: {{properties: {{b: {{properties: {{c: {BOTH}}}}}}}}}}}}}"),
    ];
    write!(text, "components:\n{}\n", components.join("\n")).unwrap();
    let (api, warnings) = lowered(&text, Tolerance::KeepGoing);
    assert_eq!(api.operations.len(), 50);
    for (number, operation) in numbers().zip(&api.operations) {
        let at = format!("#/paths/~1p{number}/get");
        assert_eq!(operation.location.to_string(), at);
        assert_eq!(api.servers[operation.servers[0]].url, format!("https://s{}.example", number / 10));
        let sent = property(&api, operation.parameters[0].schema().unwrap());
        // Of all the places that say the same, the least counts, which comes last.
        assert_eq!(sent.place.to_string(), "#/paths/~1p10/get/parameters/0/schema/properties/a");
        let answered = property(&api, operation.responses[0].content[0].schema.unwrap());
        let body = format!("{at}/responses/200/content/application~1json/schema");
        assert_eq!(answered.place.to_string(), format!("{body}/properties/n{number}"));
    }
    assert_eq!(api.servers.len(), 5);
    assert!(matches!(warnings.as_slice(), [once] if once.contains("Content-Type")), "{warnings:?}");
}
