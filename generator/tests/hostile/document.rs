//! A small document that has each kind of text, and the places where its strings stand.

use std::fmt;

use serde_json::{Map, Value, json};

/// The place of a string: the keys that lead to it, and whether it is the last key itself.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    keys: Vec<String>,
    pub(crate) is_key: bool,
}

impl Place {
    /// Puts another string in this place, and leaves all others, and their order, as they are.
    pub(crate) fn put(&self, document: &mut Value, text: &str) {
        let (last, holders) = self.keys.split_last().unwrap();
        let holder = holders.iter().fold(document, |value, key| match value {
            Value::Object(object) => object.get_mut(key).unwrap(),
            Value::Array(items) => items.get_mut(key.parse::<usize>().unwrap()).unwrap(),
            other => panic!("{other} has no {key}"),
        });
        match holder {
            Value::Object(object) if self.is_key => rename(object, last, text),
            Value::Object(object) => drop(object.insert(last.clone(), text.into())),
            Value::Array(items) => *items.get_mut(last.parse::<usize>().unwrap()).unwrap() = text.into(),
            other => panic!("{other} has no {last}"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", if self.is_key { "the key " } else { "" }, self.keys.join(" > "))
    }
}

fn rename(object: &mut Map<String, Value>, key: &str, name: &str) {
    let renamed = std::mem::take(object).into_iter();
    *object = renamed.map(|(other, value)| (if other == key { name.to_owned() } else { other }, value)).collect();
}

/// Each string and each key of a value.
pub(crate) fn places(value: &Value) -> Vec<Place> {
    let mut places = Vec::new();
    collect(value, &[], &mut places);
    places
}

fn collect(value: &Value, keys: &[String], places: &mut Vec<Place>) {
    let below = |key: &str| [keys, &[key.to_owned()]].concat();
    match value {
        Value::String(_) => places.push(Place { keys: keys.to_vec(), is_key: false }),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| collect(item, &below(&index.to_string()), places));
        }
        Value::Object(object) => {
            for (key, value) in object {
                places.push(Place { keys: below(key), is_key: true });
                collect(value, &below(key), places);
            }
        }
        _ => {}
    }
}

/// The places of text that means nothing to a generator.
pub(crate) fn texts(document: &Value) -> Vec<Place> {
    let is_text = |place: &Place| {
        let last = place.keys.last().unwrap().as_str();
        let prose = ["title", "description", "summary", "default", "example", "termsOfService", "version", "email"];
        let licence = place.keys.starts_with(&["info".to_owned()]) && matches!(last, "name" | "url");
        let shown = last == "text" && place.keys.contains(&"value".to_owned());
        let variable = place.keys.contains(&"variables".to_owned());
        !(place.is_key || variable && last == "default") && (prose.contains(&last) || licence || shown)
    };
    places(document).into_iter().filter(is_text).collect()
}

/// The same document with another text for each thing that has a name.
pub(crate) fn named(document: &Value, name: &str) -> Value {
    let mut document = document.clone();
    let tokens = name.replace('~', "~0").replace('/', "~1");
    let reference = format!("#/components/schemas/{}", escaped(&tokens));
    let values = [
        ("tags > 0 > name", name),
        ("paths > /things > post > operationId", name),
        ("paths > /things > post > tags > 0", name),
        ("paths > /things > post > requestBody > content > application/json > schema > $ref", &reference),
        ("paths > /things > post > responses > 200 > content > application/json > schema > $ref", &reference),
        ("components > schemas > Thing > required > 0", name),
        ("paths > /things/{id} > put > parameters > 0 > name", name),
        ("paths > /things/{id} > put > parameters > 4 > name", name),
    ];
    for (place, text) in values {
        at(place, false).put(&mut document, text);
    }
    for place in [
        "paths > /things > post > requestBody > content > application/json > examples > first > value > text",
        "paths > /things > post > requestBody > content > application/json > examples > first",
        "paths > /things > post > security > 0 > token",
        "components > schemas > Thing > properties > text",
        "components > schemas > Thing",
        "components > securitySchemes > token",
    ] {
        at(place, true).put(&mut document, name);
    }
    document
}

fn at(keys: &str, is_key: bool) -> Place {
    Place { keys: keys.split(" > ").map(str::to_owned).collect(), is_key }
}

/// A text as it stands in the fragment of a URL.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |escaped, byte| escaped + &format!("%{byte:02X}"))
}

/// The document.
pub(crate) fn base() -> Value {
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": "Things",
            "version": "1.0.0",
            "description": "About things.",
            "termsOfService": "https://example.com/terms",
            "contact": {"name": "Ada", "url": "https://example.com", "email": "ada@example.com"},
            "license": {"name": "MIT", "url": "https://example.com/licence"},
        },
        "servers": [{
            "url": "https://{region}.example.com",
            "description": "The server.",
            "variables": {"region": {"default": "eu", "enum": ["eu", "us"], "description": "Where."}},
        }],
        "tags": [{"name": "things", "description": "Things."}],
        "paths": {"/things": {"post": {
            "operationId": "sendThing",
            "tags": ["things"],
            "summary": "Sends",
            "description": "Sends a thing.",
            "externalDocs": {"url": "https://example.com/docs", "description": "More."},
            "security": [{"token": []}],
            "requestBody": {
                "description": "The thing.",
                "required": true,
                "content": {"application/json": {
                    "schema": {"$ref": "#/components/schemas/Thing"},
                    "examples": {"first": {"summary": "The first", "value": {"text": "word", "note": "nothing"}}},
                }},
            },
            "responses": {
                "200": {
                    "description": "The same.",
                    "headers": {"X-Count": {"description": "How many.", "schema": {"type": "integer", "format": "int32"}}},
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                },
                "404": {"description": "None.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Mistake"}}}},
                "default": {"description": "Bad.", "content": {"application/json": {"schema": {
                    "type": "object", "properties": {"reason": {"type": "string"}},
                }}}},
            },
        }}, "/things/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": true, "description": "Which.", "schema": {"type": "string"}}],
            "put": operation(),
        }},
        "x-webhooks": {"gone": {"post": {
            "summary": "A thing has gone.",
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Mistake"}}}},
            "responses": {"200": {"description": "Thanks."}},
        }}},
        "components": {
            "schemas": {
                "Thing": {
                    "title": "Thing",
                    "description": "A thing.",
                    "type": "object",
                    "required": ["text", "kind"],
                    "properties": {
                        "text": {"type": "string", "title": "Text", "description": "The text."},
                        "kind": {"type": "string", "default": "plain"},
                        "note": {"type": "string", "example": "none", "nullable": true},
                        "others": {"type": "array", "items": {"type": "string"}},
                    },
                },
                "Mistake": {"type": "object", "properties": {"reason": {"type": "string", "description": "Why."}}},
            },
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "A token."},
                "key": {"type": "http", "scheme": "basic"},
                "ticket": {"type": "http", "scheme": "Ticket"},
                "header": {"type": "apiKey", "in": "header", "name": "X-Key"},
                "query": {"type": "apiKey", "in": "query", "name": "key"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "key"},
                "open": {"type": "openIdConnect", "openIdConnectUrl": "https://example.com/id"},
                "flows": {"type": "oauth2", "flows": {"clientCredentials": {
                    "tokenUrl": "https://example.com/token", "scopes": {"read": "Reads."},
                }}},
            },
        },
    })
}

/// An operation with parameters, bodies and answers of every kind.
fn operation() -> Value {
    json!({
        "operationId": "replaceThing",
        "servers": [{"url": "/relative"}],
        "security": [{"header": [], "flows": ["read"]}, {"query": []}, {"cookie": []}, {"ticket": []}, {"open": []}, {}],
        "parameters": [
            {"name": "color", "in": "query", "description": "The color.", "schema": {"type": "string", "default": "blue"}},
            {"name": "list", "in": "query", "required": true, "style": "pipeDelimited", "example": ["a"],
                "schema": {"type": "array", "items": {"type": "string"}}},
            {"name": "filter", "in": "query", "content": {"application/json": {"schema": {
                "type": "object", "properties": {"word": {"type": "string"}},
            }}}},
            {"name": "X-Trace", "in": "header", "schema": {"type": "string", "enum": ["on", "off"]}},
            {"name": "session", "in": "cookie", "schema": {"type": "string", "format": "password"}},
        ],
        "requestBody": {"content": {
            "multipart/form-data": {
                "schema": {"type": "object", "properties": {
                    "label": {"type": "string"}, "file": {"type": "string", "format": "binary"},
                }},
                "encoding": {"file": {"contentType": "image/png"}, "label": {"style": "form"}},
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/Mistake"}},
            "text/plain": {"schema": {"type": "string"}, "example": "words"},
        }},
        "responses": {
            "200": {
                "description": "It is replaced.",
                "headers": {"X-Names": {"schema": {"type": "array", "items": {"type": "string"}}}},
                "content": {
                    "text/csv": {"schema": {"type": "string"}},
                    "text/event-stream": {"schema": {"$ref": "#/components/schemas/Mistake"}},
                    "application/pdf": {},
                },
                "links": {"next": {"operationId": "sendThing", "parameters": {"id": "$response.body#/id"}, "description": "Next."}},
            },
        },
        "callbacks": {"done": {"{$request.query.url}": {"post": {
            "description": "It is done.",
            "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"how": {"type": "string"}}}}}},
            "responses": {"200": {"description": "Thanks."}},
        }}}},
    })
}

/// A configuration for it, with each key that there is.
pub(crate) fn configuration() -> Value {
    json!({
        "crate": {
            "name": "things",
            "version": "0.1.0",
            "description": "Things",
            "license": "MIT",
            "repository": "https://example.com/repository",
            "homepage": "https://example.com",
            "keywords": ["things"],
            "categories": ["api-bindings"],
            "base_url": "https://example.com/root",
        },
        "names": {"acronyms": ["ID"], "schemas": {"Thing": "Item"}, "operations": {"sendThing": "postThing"}},
        "servers": {"https://{region}.example.com": "Main"},
        "secrets": {"properties": ["text", "Mistake.reason"]},
        "credentials": {"key": {"username": "key"}},
    })
}
