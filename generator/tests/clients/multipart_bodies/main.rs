//! Bodies of the type multipart/form-data.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod files;
mod json_or_multipart;
mod raw;
mod stream;

use fixture_multipart_bodies::models::{Photo, Place};
use fixture_multipart_bodies::{
    Body, BoxFuture, Client, Error, File, Transport, TransportError,
};

async fn start() -> (raw::Server, Client) {
    let server = raw::Server::start(raw::no_content()).await;
    let client = Client::builder().all_servers(server.url()).build().unwrap();
    (server, client)
}

fn refused<T: std::fmt::Debug, E: std::fmt::Debug>(
    result: Result<T, Error<E>>,
) -> fixture_multipart_bodies::BuildError {
    match result {
        Err(Error::Build(error)) => error,
        other => panic!("{other:?}"),
    }
}

/// Lines as multipart has them.
fn lines(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line}\r\n")).collect()
}

/// The body and the length that the server was told.
fn body(request: &raw::Request) -> String {
    assert_eq!(request.headers("content-length"), [request.body().len().to_string()]);
    request.multipart()
}

fn photo() -> Photo {
    Photo::new("Sea & \"sun\"")
        .with_year(1999)
        .with_public(false)
        .with_tags(vec!["a".to_owned(), "b,c".to_owned()])
        .with_place(Place::new("Brest").with_zip("29200"))
        .with_ratings(vec![4, 5])
        .with_image(File::from_bytes(&b"\x89PNG"[..]).with_name("sea.png").with_media_type("image/png"))
        .with_more(vec![File::from("one"), File::from("two").with_name("2.txt").with_media_type("text/plain")])
}

/// Texts have no type, objects are JSON, files have a name and a type, and lists are parts of one name.
#[tokio::test]
async fn a_schema_says_how_it_is_written() {
    let (server, client) = start().await;
    let photo = photo().with_image(File::from("image").with_name("sea.png").with_media_type("image/png"));
    client.add_photo(&photo).await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "POST /photos");
    assert_eq!(
        body(&request),
        lines(&[
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"title\"",
            "",
            "Sea & \"sun\"",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"year\"",
            "",
            "1999",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"public\"",
            "",
            "false",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"tags\"",
            "",
            "a",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"tags\"",
            "",
            "b,c",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"place\"",
            "Content-Type: application/json",
            "",
            "{\"city\":\"Brest\",\"zip\":\"29200\"}",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"ratings\"",
            "",
            "4",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"ratings\"",
            "",
            "5",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"image\"; filename=\"sea.png\"",
            "Content-Type: image/png",
            "",
            "image",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"more\"; filename=\"file\"",
            "Content-Type: application/octet-stream",
            "",
            "one",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"more\"; filename=\"2.txt\"",
            "Content-Type: text/plain",
            "",
            "two",
            "--BOUNDARY--",
        ])
    );
}

#[tokio::test]
async fn an_encoding_says_it_otherwise() {
    let (server, client) = start().await;
    let photo = Photo::new("Sea")
        .with_tags(vec!["a".to_owned(), "b,c".to_owned()])
        .with_place(Place::new("Brest"))
        .with_ratings(vec![4, 5])
        .with_image(File::from("image"))
        .with_more(vec![File::from("one"), File::from("two")]);
    client.add_encoded_photo(&photo).await.unwrap();
    assert_eq!(
        body(&server.request()),
        lines(&[
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"title\"",
            "Content-Type: text/plain",
            "",
            "Sea",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"tags\"",
            "Content-Type: application/json",
            "",
            "[\"a\",\"b,c\"]",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"place[city]\"",
            "",
            "Brest",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"ratings\"",
            "",
            "4,5",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"image\"; filename=\"file\"",
            "Content-Type: image/png",
            "",
            "image",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"more[0]\"; filename=\"file\"",
            "Content-Type: application/octet-stream",
            "",
            "one",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"more[1]\"; filename=\"file\"",
            "Content-Type: application/octet-stream",
            "",
            "two",
            "--BOUNDARY--",
        ])
    );
}

/// As browsers do it, so that no name ends early or starts a header.
#[tokio::test]
async fn names_of_files_are_escaped() {
    let (server, client) = start().await;
    let image = File::from("x").with_name("a\"; b=\r\nX: y\\ä%22.png");
    client.add_photo(&Photo::new("t").with_image(image)).await.unwrap();
    assert_eq!(
        body(&server.request()),
        lines(&[
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"title\"",
            "",
            "t",
            "--BOUNDARY",
            "Content-Disposition: form-data; name=\"image\"; filename=\"a%22; b=%0D%0AX: y\\ä%22.png\"",
            "Content-Type: application/octet-stream",
            "",
            "x",
            "--BOUNDARY--",
        ])
    );
}

#[tokio::test]
async fn boundaries_are_never_the_same() {
    let (server, client) = start().await;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..20 {
        client.add_photo(&Photo::new("t")).await.unwrap();
        assert!(seen.insert(server.request().header("content-type").unwrap()));
    }
}
