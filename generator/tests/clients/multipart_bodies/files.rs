//! Files from bytes, from paths and from streams.

use std::path::PathBuf;

use super::stream::Pieces;
use super::*;

/// A file below the folder for such files, which is gone at the end of the test.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str, content: &[u8]) -> Self {
        let folder = std::env::temp_dir().join(format!("copperplate-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(name), content).unwrap();
        Self(folder.join(name))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(self.0.parent().unwrap());
    }
}

/// The body of a request with one file.
fn with_file(name: &str, media_type: &str, content: &str) -> String {
    let disposition = format!("Content-Disposition: form-data; name=\"image\"; filename=\"{name}\"");
    let media_type = format!("Content-Type: {media_type}");
    lines(&[
        "--BOUNDARY",
        "Content-Disposition: form-data; name=\"title\"",
        "",
        "t",
        "--BOUNDARY",
        &disposition,
        &media_type,
        "",
        content,
        "--BOUNDARY--",
    ])
}

#[cfg(feature = "fs")]
#[tokio::test]
async fn a_file_is_called_as_it_is_on_disk() {
    let (server, client) = start().await;
    let content = "line\r\n".repeat(100_000);
    let temporary = Temporary::new("long.txt", content.as_bytes());
    let file = File::from_path(&temporary.0);
    assert_eq!((file.name(), file.media_type()), (Some("long.txt"), None));
    let photo = Photo::new("t").with_image(file.clone());
    client.add_photo(&photo).await.unwrap();
    assert_eq!(body(&server.request()), with_file("long.txt", "application/octet-stream", &content));
    // It is opened each time.
    client.add_photo(&photo).await.unwrap();
    assert_eq!(body(&server.request()), with_file("long.txt", "application/octet-stream", &content));
    assert!(file.is_replayable());
    let file = file.with_name("other").with_media_type("text/plain");
    client.add_photo(&Photo::new("t").with_image(file)).await.unwrap();
    assert_eq!(body(&server.request()), with_file("other", "text/plain", &content));
}

/// A transport that sends each request twice, as one does that tries again.
#[cfg(feature = "fs")]
#[derive(Clone, Default)]
struct Twice(std::sync::Arc<std::sync::Mutex<Vec<fixture_multipart_bodies::bytes::Bytes>>>);

#[cfg(feature = "fs")]
impl Transport for Twice {
    fn send(
        &self,
        request: fixture_multipart_bodies::http::Request<Body>,
    ) -> BoxFuture<'_, Result<fixture_multipart_bodies::http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let first = request.into_body();
            let second = first.try_clone().expect("it can be sent twice");
            for body in [first, second] {
                let bytes = body.bytes(usize::MAX).await?;
                self.0.lock().unwrap().push(bytes);
            }
            let mut response = fixture_multipart_bodies::http::Response::new(Body::empty());
            *response.status_mut() = fixture_multipart_bodies::http::StatusCode::NO_CONTENT;
            Ok(response)
        })
    }
}

#[cfg(feature = "fs")]
#[tokio::test]
async fn a_transport_can_send_a_file_of_this_machine_again() {
    let temporary = Temporary::new("again.txt", b"abc");
    let transport = Twice::default();
    let client = Client::builder().transport(transport.clone()).build().unwrap();
    client.add_photo(&Photo::new("t").with_image(File::from_path(&temporary.0))).await.unwrap();
    let sent = transport.0.lock().unwrap();
    assert_eq!(sent[0], sent[1]);
    assert!(String::from_utf8_lossy(&sent[0]).contains("\r\n\r\nabc\r\n"));
}

#[cfg(feature = "fs")]
#[tokio::test]
async fn a_missing_file_is_an_error_before_anything_is_sent() {
    let (server, client) = start().await;
    let file = File::from_path("/no/such/folder/photo.png");
    let error = refused(client.add_photo(&Photo::new("t").with_image(file)).await);
    assert!(error.to_string().contains("/no/such/folder/photo.png"), "{error}");
    let source = std::error::Error::source(&error).and_then(|source| source.downcast_ref::<std::io::Error>());
    assert_eq!(source.unwrap().kind(), std::io::ErrorKind::NotFound);
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_stream_without_a_length_comes_in_chunks() {
    let (server, client) = start().await;
    let file = File::from_stream(Pieces::new(&["one ", "two ", "three"])).with_name("s");
    assert_eq!((file.length(), file.is_replayable()), (None, false));
    client.add_photo(&Photo::new("t").with_image(file)).await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-length"), None);
    assert_eq!(request.headers("transfer-encoding"), ["chunked"]);
    assert_eq!(request.multipart(), with_file("s", "application/octet-stream", "one two three"));
}

#[tokio::test]
async fn a_stream_with_a_length_says_it() {
    let (server, client) = start().await;
    let file = File::from_stream(Pieces::new(&["one ", "two ", "three"])).with_length(13).with_name("s");
    assert_eq!(file.length(), Some(13));
    client.add_photo(&Photo::new("t").with_image(file)).await.unwrap();
    let request = server.request();
    assert_eq!(body(&request), with_file("s", "application/octet-stream", "one two three"));
    assert_eq!(request.header("transfer-encoding"), None);
}

#[tokio::test]
async fn a_stream_cannot_be_sent_twice() {
    let (server, client) = start().await;
    let photo = Photo::new("t").with_image(File::from_stream(Pieces::new(&["x"])));
    client.add_photo(&photo).await.unwrap();
    refused(client.add_photo(&photo.clone()).await);
    assert_eq!(server.connections(), 1);
}

/// What the caller does not finish, the server does not take for finished.
#[tokio::test]
async fn a_stream_that_breaks_off_breaks_the_request_off() {
    let (server, client) = start().await;
    for file in [
        File::from_stream(Pieces::new(&["one"]).broken()),
        File::from_stream(Pieces::new(&["one"]).broken()).with_length(100),
        File::from_stream(Pieces::new(&["one"])).with_length(100),
    ] {
        let error = client.add_photo(&Photo::new("t").with_image(file)).await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
    }
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn a_redirect_does_not_send_a_stream_again() {
    let redirect = raw::answer("307 Temporary Redirect", &["Location: /elsewhere"], "");
    let server = raw::Server::start_sequence([redirect, raw::no_content()]).await;
    let client = Client::builder().all_servers(server.url()).build().unwrap();
    let photo = Photo::new("t").with_image(File::from_stream(Pieces::new(&["x"])));
    let Err(Error::Transport(error)) = client.add_photo(&photo).await else { panic!("an error was expected") };
    assert_eq!(error.kind(), fixture_multipart_bodies::TransportErrorKind::Redirect);
    assert_eq!(server.request().line(), "POST /photos");
}

#[tokio::test]
async fn a_redirect_sends_bytes_again() {
    let redirect = raw::answer("307 Temporary Redirect", &["Location: /elsewhere"], "");
    let server = raw::Server::start_sequence([redirect, raw::no_content()]).await;
    let client = Client::builder().all_servers(server.url()).build().unwrap();
    client.add_photo(&Photo::new("t").with_image(File::from("x"))).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[1].line(), "POST /elsewhere");
    assert_eq!(requests[0].multipart(), requests[1].multipart());
    assert_eq!(requests[0].multipart(), with_file("file", "application/octet-stream", "x"));
}

#[tokio::test]
async fn a_media_type_that_is_none_is_not_sent() {
    let (server, client) = start().await;
    for media_type in ["text/plain\r\nX: y", "a\nb", "\0"] {
        let file = File::from("x").with_media_type(media_type);
        refused(client.add_photo(&Photo::new("t").with_image(file)).await);
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_file_shows_nothing_of_what_it_holds() {
    let shown = format!("{:?}", File::from("secret-1").with_name("a.txt").with_media_type("text/plain"));
    assert!(!shown.contains("secret-1"), "{shown}");
    for part in ["a.txt", "text/plain", "8"] {
        assert!(shown.contains(part), "{shown}");
    }
    let shown = format!("{:?}", photo().with_image(File::from("secret-1")));
    assert!(!shown.contains("secret-1"), "{shown}");
}

#[test]
fn files_are_equal_where_they_come_from_the_same() {
    assert_eq!(File::from("a"), File::from_bytes(vec![b'a']));
    assert_ne!(File::from("a"), File::from("b"));
    let stream = File::from_stream(Pieces::new(&["x"]));
    assert_eq!(stream, stream.clone());
    assert_ne!(stream, File::from_stream(Pieces::new(&["x"])));
    assert_ne!(stream, File::from("x"));
}
