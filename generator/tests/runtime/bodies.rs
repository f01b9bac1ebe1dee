//! Bodies, byte for byte.

use http::header::{HeaderName, HeaderValue};

use super::recorder::{Sent, call, object, refused, sent, value};
use crate::runtime::call::Call;
use crate::runtime::content::Part;
use crate::runtime::file::File;
use crate::runtime::json::Value;
use crate::runtime::style::Style;

const FORM: &str = "application/x-www-form-urlencoded";

async fn form(parts: &'static [Part], text: &str) -> String {
    let sent = sent(call("/x").form(parts, &value(text))).await;
    assert_eq!(sent.header("content-type"), Some(FORM));
    assert_eq!(sent.length, Some(sent.body.len().try_into().unwrap()));
    sent.body
}

/// The parts, with `B` for the boundary, and without carriage returns, of which each line must have one.
fn parts(sent: &Sent) -> String {
    let media_type = sent.header("content-type").unwrap();
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    assert_eq!(boundary.len(), 32);
    assert_eq!(sent.body.matches('\n').count(), sent.body.matches("\r\n").count());
    sent.body.replace(boundary, "B").replace("\r\n", "\n")
}

async fn multipart(parts_said: &'static [Part], value: &Value<'_>) -> String {
    let sent = sent(call("/x").multipart(parts_said, value)).await;
    assert_eq!(sent.length, Some(sent.body.len().try_into().unwrap()));
    parts(&sent)
}

fn tree(text: &str) -> Value<'static> {
    value(text).0
}

#[tokio::test]
async fn json_lines_and_texts() {
    let list = value(r#"[{"a":1},[2.50],"x\ny"]"#);
    let json = sent(call("/x").json("application/vnd.x+json", &list)).await;
    assert_eq!(json.header("content-type"), Some("application/vnd.x+json"));
    assert_eq!(json.body, r#"[{"a":1},[2.50],"x\ny"]"#);
    let lines = sent(call("/x").json_lines("application/x-ndjson", &list)).await;
    assert_eq!(lines.body, "{\"a\":1}\n[2.50]\n\"x\\ny\"\n");
    let text = sent(call("/x").text("text/plain; charset=utf-8", "é")).await;
    assert_eq!((text.header("content-type"), &*text.body), (Some("text/plain; charset=utf-8"), "é"));
    let send = |call: Call, value: &str| call.json("application/json", value);
    assert_eq!(sent(call("/x").optional(Some("a"), send)).await.body, r#""a""#);
    let none = sent(call("/x").optional(None, send)).await;
    assert_eq!((none.header("content-type"), &*none.body), (None, ""));
}

#[tokio::test]
async fn forms() {
    const SAID: &[Part] = &[
        Part::new("a").style(Style::FORM.joined()),
        Part::new("b").style(Style::DEEP_OBJECT),
        Part::new("c").style(Style::PIPE_DELIMITED),
        Part::new("d").media_type("application/json"),
        Part::new("e").style(Style::SPACE_DELIMITED),
    ];
    let text = r#"{"a b":"c&d=é+","n":null,"list":[1,true],"o":{"k":"v"},"os":[{"k":1},{"k":2}],"none":[]}"#;
    assert_eq!(
        form(&[], text).await,
        "a+b=c%26d%3D%C3%A9%2B&list=1&list=true&o=%7B%22k%22%3A%22v%22%7D\
         &os=%7B%22k%22%3A1%7D&os=%7B%22k%22%3A2%7D"
    );
    let text = r#"{"a":["1,2","3"],"b":{"k":{"l":1}},"c":[1,2],"d":[1,2],"e":[1,2]}"#;
    assert_eq!(form(SAID, text).await, "a=1%2C2,3&b%5Bk%5D%5Bl%5D=1&c=1%7C2&d=%5B1%2C2%5D&e=1+2");
    assert_eq!(form(&[], "{}").await, "");
    let error = refused(call("/x").form(&[], &value("[1]"))).await;
    assert_eq!(error, "the request body cannot be written as a form: a form is an object, not an array");
}

#[tokio::test]
async fn fields_of_parts() {
    let text = r#"{"a":"x","n":null,"i":[1,2.50],"o":{"k":1},"q\"\r\n":"é"}"#;
    assert_eq!(
        multipart(&[], &tree(text)).await,
        "--B\nContent-Disposition: form-data; name=\"a\"\n\nx\n\
         --B\nContent-Disposition: form-data; name=\"i\"\n\n1\n\
         --B\nContent-Disposition: form-data; name=\"i\"\n\n2.50\n\
         --B\nContent-Disposition: form-data; name=\"o\"\nContent-Type: application/json\n\n{\"k\":1}\n\
         --B\nContent-Disposition: form-data; name=\"q%22%0D%0A\"\n\né\n\
         --B--\n"
    );
    assert_eq!(multipart(&[], &tree("{}")).await, "--B--\n");
}

#[tokio::test]
async fn fields_as_the_document_says() {
    const SAID: &[Part] = &[
        Part::new("json").media_type("application/json"),
        Part::new("text").media_type("text/markdown"),
        Part::new("deep").style(Style::DEEP_OBJECT),
        Part::new("joined").style(Style::FORM.joined()),
        Part::new("xml").media_type("application/json"),
    ];
    let text = r#"{"json":[1,2],"text":"*x*","deep":{"k":["a"]},"joined":["a","b"],"xml":"x"}"#;
    assert_eq!(
        multipart(SAID, &tree(text)).await,
        "--B\nContent-Disposition: form-data; name=\"json\"\nContent-Type: application/json\n\n[1,2]\n\
         --B\nContent-Disposition: form-data; name=\"text\"\nContent-Type: text/markdown\n\n*x*\n\
         --B\nContent-Disposition: form-data; name=\"deep[k][0]\"\n\na\n\
         --B\nContent-Disposition: form-data; name=\"joined\"\n\na,b\n\
         --B\nContent-Disposition: form-data; name=\"xml\"\nContent-Type: application/json\n\n\"x\"\n\
         --B--\n"
    );
}

#[tokio::test]
async fn files_of_parts() {
    const SAID: &[Part] =
        &[Part::new("files").style(Style::DEEP_OBJECT), Part::new("pictures").media_type("image/png, image/jpeg")];
    let named = File::from_bytes("1").with_name("a\"\r\n.png").with_media_type("image/png");
    let named = named.with_header(HeaderName::from_static("x-rotation"), HeaderValue::from_static("90"));
    let files = Value::Array(vec![Value::File(named), Value::Null, Value::File(File::from("2"))]);
    let body = object([("files", files), ("pictures", Value::Array(vec![Value::File(File::from("3"))]))]);
    assert_eq!(
        multipart(SAID, &body).await,
        "--B\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"a%22%0D%0A.png\"\nContent-Type: image/png\nx-rotation: 90\n\n1\n\
         --B\nContent-Disposition: form-data; name=\"files[2]\"; filename=\"file\"\nContent-Type: application/octet-stream\n\n2\n\
         --B\nContent-Disposition: form-data; name=\"pictures\"; filename=\"file\"\nContent-Type: image/png\n\n3\n\
         --B--\n"
    );
}

#[tokio::test]
async fn json_until_there_is_a_file() {
    const SAID: &[Part] = &[Part::new("files").style(Style::DEEP_OBJECT)];
    let without = object([("title", Value::String("x".into())), ("files", Value::Array(Vec::new()))]);
    let json = sent(call("/x").json_or_multipart("application/json", &[], &without)).await;
    assert_eq!(json.header("content-type"), Some("application/json"));
    assert_eq!(json.body, r#"{"title":"x","files":[]}"#);
    let with = object([("files", Value::Array(vec![Value::File(File::from("x"))]))]);
    let sent = sent(call("/x").json_or_multipart("application/json", SAID, &with)).await;
    assert!(parts(&sent).contains("name=\"files[0]\"; filename=\"file\""));
}

#[tokio::test]
async fn boundaries_differ() {
    let (one, two) =
        (sent(call("/x").multipart(&[], &value("{}"))).await, sent(call("/x").multipart(&[], &value("{}"))).await);
    assert_ne!(one.header("content-type"), two.header("content-type"));
}

/// The document is as little to be trusted as a caller.
#[tokio::test]
async fn a_media_type_begins_no_other_header() {
    const SAID: &[Part] = &[Part::new("a").media_type("text/plain\r\nX: y")];
    let message = "the media type of the part `a` holds a character that no header may hold";
    for text in [r#"{"a":"x"}"#, r#"{"a":["x"]}"#, r#"{"a":{"k":1}}"#] {
        assert_eq!(refused(call("/x").multipart(SAID, &value(text))).await, message, "{text}");
    }
    let message = "a media type of the answers holds a character that no header may hold";
    assert_eq!(refused(call("/x").accept("text/plain\n, a/b")).await, message);
    assert_eq!(sent(call("/x").accept("text/plain, a/é")).await.header("accept"), Some("text/plain, a/é"));
}
