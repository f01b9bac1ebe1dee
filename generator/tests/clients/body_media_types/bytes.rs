//! Bodies of bytes: they come from anywhere, and are never all in memory.

use std::pin::Pin;
use std::task::{Context, Poll};

use ::bytes::Bytes;
use futures_core::Stream;

use super::*;

#[tokio::test]
async fn bytes_are_sent_as_they_are() {
    let (server, client) = start().await;
    let all: Vec<u8> = (0..=255).collect();
    client.write_plate(&File::from(all.clone())).await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "PUT /plates");
    assert_eq!(request.headers("content-type"), ["application/octet-stream"]);
    assert_eq!(request.headers("content-length"), ["256"]);
    assert_eq!(request.body(), all);
}

/// The caller knows better than the document what a file is. A name has no place here.
#[tokio::test]
async fn a_file_says_what_it_is() {
    let (server, client) = start().await;
    let file = File::from("x").with_media_type("image/tiff").with_name("plate.tiff");
    client.write_plate(&file).await.unwrap();
    assert_eq!(sent(&server), expected("PUT /plates", "image/tiff", "x"));
    let Err(Error::Build(_)) = client.write_plate(&file.with_media_type("a\r\nb")).await else { panic!("sent") };
    assert_eq!(server.connections(), 1);
}

#[cfg(feature = "fs")]
#[tokio::test]
async fn a_file_of_this_machine() {
    let (server, client) = start().await;
    let path = std::env::temp_dir().join(format!("copperplate-{}-plate", std::process::id()));
    std::fs::write(&path, "plate").unwrap();
    client.write_plate(&File::from_path(&path)).await.unwrap();
    assert_eq!(sent(&server), expected("PUT /plates", "application/octet-stream", "plate"));
    std::fs::remove_file(&path).unwrap();
    let error = client.write_plate(&File::from_path(&path)).await.unwrap_err();
    assert!(matches!(error, Error::Build(_)) && error.to_string().contains("copperplate-"), "{error:?}");
    assert_eq!(server.connections(), 1);
}

/// As many pieces as there are megabytes in more than this machine should hold.
struct Zeros {
    left: u64,
    seen: std::sync::Arc<std::sync::atomic::AtomicU64>,
}

impl Stream for Zeros {
    type Item = Result<Bytes, std::convert::Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        self.seen.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Poll::Ready(Some(Ok(Bytes::from_static(&[0; 65536]))))
    }
}

/// A server that does not read gets no more than what fits between it and the client.
#[tokio::test]
async fn a_stream_waits_for_its_server() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let client = Client::builder().all_servers(url).timeout(std::time::Duration::from_millis(500)).build().unwrap();
    let seen = std::sync::Arc::default();
    let stream = Zeros { left: 1 << 20, seen: std::sync::Arc::clone(&seen) };
    let error = client.write_plate(&File::from_stream(stream)).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    let seen = seen.load(std::sync::atomic::Ordering::Relaxed);
    assert!(seen > 0 && seen < 1024, "{seen} pieces of 64 KiB were taken");
}

#[tokio::test]
async fn a_stream_cannot_be_sent_twice() {
    let (server, client) = start().await;
    let file = File::from_stream(Zeros { left: 2, seen: std::sync::Arc::default() }).with_length(131_072);
    client.write_plate(&file).await.unwrap();
    let request = server.request();
    assert_eq!(request.headers("content-length"), ["131072"]);
    assert_eq!(request.body().len(), 131_072);
    let error = client.write_plate(&file).await.unwrap_err();
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    assert_eq!(server.connections(), 1);
}
