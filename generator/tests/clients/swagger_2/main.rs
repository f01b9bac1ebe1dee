//! What a document of Swagger 2.0 says about requests and responses.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod raw;

use fixture_swagger_2::models::{AddPhotoRequest, Cat, Pet, RenamePetRequest};
use fixture_swagger_2::operations::untagged::ListPetsParams;
use fixture_swagger_2::{Client, Error, File, Server};

async fn start(answer: impl Into<raw::Answer>) -> (raw::Server, Client) {
    let server = raw::Server::start(answer).await;
    let client = Client::builder().all_servers(server.url()).key("k1").basic("Aladdin", "open sesame").build().unwrap();
    (server, client)
}

/// Lists are written as their `collectionFormat` says, and commas are what it is without one.
#[tokio::test]
async fn parameters_and_a_list() {
    let answer = raw::ok("application/json", r#"[{"kind":"Cat","name":"Tom","lives":9}]"#);
    let (server, client) = start(answer).await;
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let params = ListPetsParams::new()
        .with_limit(5)
        .with_tags(texts(&["a", "b"]))
        .with_ids(vec![1, 2])
        .with_colours(texts(&["red", "blue"]))
        .with_sizes(vec![3, 4])
        .with_x_marks(texts(&["x", "y"]));
    let pets = client.list_pets(&params).await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "GET /pets?limit=5&tags=a&tags=b&ids=1%7C2&colours=red,blue&sizes=3%204");
    assert_eq!((request.headers("x-key"), request.headers("x-marks")), (vec!["k1".to_owned()], vec!["x,y".to_owned()]));
    assert_eq!(pets.body()[..], [Pet::Cat(Cat::new("Tom").with_lives(9).with_kind("Cat"))]);
}

/// The body stands among the parameters of the document, and the media types at its top.
#[tokio::test]
async fn a_body_and_what_an_error_says() {
    let answer = raw::answer("404 Not Found", &["Content-Type: application/json"], r#"{"message":"gone"}"#);
    let (server, client) = start(answer).await;
    let error = client.add_pet(&Pet::Cat(Cat::new("Tom"))).await.unwrap_err();
    let request = server.request();
    assert_eq!(request.line(), "POST /pets");
    assert_eq!(request.headers("content-type"), ["application/json"]);
    assert_eq!(request.headers("authorization"), ["Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]);
    assert_eq!(request.text(), r#"{"kind":"Cat","name":"Tom"}"#);
    let Error::Api(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body().message.as_deref(), Some("gone"));
}

#[tokio::test]
async fn forms() {
    let (server, client) = start(raw::no_content()).await;
    let request = RenamePetRequest::new("Tim").with_nicks(vec!["a".to_owned(), "b".to_owned()]);
    client.rename_pet("1", &request).await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "PUT /pets/1");
    assert_eq!(request.headers("content-type"), ["application/x-www-form-urlencoded"]);
    assert_eq!(request.text(), "name=Tim&nicks=a,b");
}

#[tokio::test]
async fn files() {
    let (server, client) = start(raw::ok("application/json", r#"{"message":"done"}"#)).await;
    let photo = AddPhotoRequest::new(File::from("PNG").with_name("tom.png")).with_title("Tom");
    let done = client.add_photo("1", &photo).await.unwrap();
    assert_eq!(done.body().message.as_deref(), Some("done"));
    let request = server.request();
    assert!(request.headers("content-type")[0].starts_with("multipart/form-data; boundary="));
    let body = request.multipart();
    assert!(body.contains("name=\"title\"\r\n\r\nTom\r\n"), "{body}");
    assert!(body.contains("name=\"photo\"; filename=\"tom.png\""), "{body}");
    let (server, client) = start(raw::ok("image/png", "PNG")).await;
    let photo = client.get_photo("1").await.unwrap().into_body().bytes(1000).await.unwrap();
    assert_eq!(&photo[..], b"PNG");
    assert_eq!(server.request().headers("accept"), ["image/png, application/json"]);
}

#[test]
fn the_safe_server_comes_first() {
    let _ = [Server::ApiExampleComV1, Server::ApiExampleComV1Http];
}
