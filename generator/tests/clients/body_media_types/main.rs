//! Bodies that are neither plain JSON nor forms, and operations that take several types of them.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod bytes;
mod raw;

use fixture_body_media_types::models::{Job, JobWithFile};
use fixture_body_media_types::{Client, Error, File};

async fn start() -> (raw::Server, Client) {
    let server = raw::Server::start(raw::no_content()).await;
    let client = Client::builder().all_servers(server.url()).build().unwrap();
    (server, client)
}

/// The line, the type and the body of the only request, which says how long it is.
fn sent(server: &raw::Server) -> (String, String, String) {
    let request = server.request();
    assert_eq!(request.headers("content-length"), [request.body().len().to_string()]);
    (request.line(), request.header("content-type").unwrap(), request.text())
}

fn expected(line: &str, media_type: &str, body: &str) -> (String, String, String) {
    (line.to_owned(), media_type.to_owned(), body.to_owned())
}

#[tokio::test]
async fn text() {
    let (server, client) = start().await;
    client.write_note("a\r\n\"ä\"").await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "PUT /notes");
    let media_type = request.header("content-type").unwrap();
    assert!(media_type == "text/plain" || media_type == "text/plain; charset=utf-8", "{media_type}");
    assert_eq!(request.text(), "a\r\n\"ä\"");
    client.write_note("").await.unwrap();
    assert_eq!(server.request().text(), "");
}

#[tokio::test]
async fn xml_is_text() {
    let (server, client) = start().await;
    client.write_layout("<job><title>a &amp; b</title></job>").await.unwrap();
    assert_eq!(sent(&server), expected("PUT /layouts", "application/xml", "<job><title>a &amp; b</title></job>"));
}

#[tokio::test]
async fn json_lines() {
    let (server, client) = start().await;
    client.add_logs(&[Job::new("a\nb"), Job::new("c").with_copies(2)]).await.unwrap();
    let body = "{\"title\":\"a\\nb\"}\n{\"title\":\"c\",\"copies\":2}\n";
    assert_eq!(sent(&server), expected("POST /logs", "application/x-ndjson", body));
    client.add_logs(&[]).await.unwrap();
    assert_eq!(sent(&server), expected("POST /logs", "application/x-ndjson", ""));
}

#[tokio::test]
async fn json_may_have_a_name_of_its_own() {
    let (server, client) = start().await;
    client.add_vendor_job(&Job::new("a")).await.unwrap();
    assert_eq!(sent(&server), expected("POST /vendor-jobs", "application/vnd.press+json", "{\"title\":\"a\"}"));
}

/// Each media type has a method, and the best one has the name of the operation.
#[tokio::test]
async fn one_operation_takes_many_types() {
    let (server, client) = start().await;
    let job = Job::new("a b").with_copies(2);
    client.add_job(&job).await.unwrap();
    let line = "POST /jobs";
    assert_eq!(sent(&server), expected(line, "application/json", "{\"title\":\"a b\",\"copies\":2}"));
    client.add_job_as_form(&job).await.unwrap();
    assert_eq!(sent(&server), expected(line, "application/x-www-form-urlencoded", "title=a+b&copies=2"));
    client.add_job_as_json_lines(&[job]).await.unwrap();
    assert_eq!(sent(&server), expected(line, "application/x-ndjson", "{\"title\":\"a b\",\"copies\":2}\n"));
    client.add_job_as_text("a b").await.unwrap();
    assert_eq!(sent(&server).2, "a b");
    client.add_job_as_xml("<job/>").await.unwrap();
    assert_eq!(sent(&server), expected(line, "application/xml", "<job/>"));
    client.add_job_as_bytes(&File::from("a b")).await.unwrap();
    assert_eq!(sent(&server), expected(line, "application/octet-stream", "a b"));
    client.add_job_as_multipart(&JobWithFile::new("a b", File::from("x").with_name("x.txt"))).await.unwrap();
    let body = server.request().multipart();
    assert_eq!(
        body,
        "--BOUNDARY\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\na b\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"x.txt\"\r\n\
         Content-Type: application/octet-stream\r\n\r\nx\r\n--BOUNDARY--\r\n"
    );
}

#[tokio::test]
async fn a_body_may_be_left_out() {
    let (server, client) = start().await;
    client.add_hint(None).await.unwrap();
    let request = server.request();
    assert_eq!((request.header("content-type"), request.body()), (None, Vec::new()));
    client.add_hint(Some(&Job::new("a"))).await.unwrap();
    assert_eq!(sent(&server), expected("POST /hints", "application/json", "{\"title\":\"a\"}"));
    client.add_remark(None).await.unwrap();
    let request = server.request();
    assert_eq!((request.header("content-type"), request.body()), (None, Vec::new()));
    client.add_remark(Some("a")).await.unwrap();
    assert_eq!(sent(&server).2, "a");
    client.add_remark(Some("")).await.unwrap();
    assert!(server.request().header("content-type").unwrap().starts_with("text/plain"));
}
