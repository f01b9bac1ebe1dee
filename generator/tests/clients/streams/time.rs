//! Streams come when they come: not only at the end, and for as long as they like.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;

use super::raw::{Answer, Step, head};
use super::*;

/// An answer that waits for the test before its last piece.
fn held(media_type: &str, first: &[u8], last: &[u8]) -> (Answer, Arc<Notify>) {
    let notify = Arc::new(Notify::new());
    let head = head("200 OK", &[&format!("Content-Type: {media_type}")], "");
    let steps =
        vec![Step::Send(head), Step::Send(first.to_vec()), Step::Wait(notify.clone()), Step::Send(last.to_vec())];
    (Answer(steps), notify)
}

#[tokio::test]
async fn events_come_before_the_end() {
    let (answer, notify) = held("text/event-stream", b"data: a\n\n", b"data: b\n\n");
    let (_server, client) = start(answer).await;
    let mut stream = client.read_ticker().await.unwrap().into_body();
    assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    notify.notify_one();
    assert_eq!(stream.next().await.unwrap().unwrap().data, "b");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn bytes_come_before_the_end() {
    let (answer, notify) = held("audio/ogg", b"one", b"two");
    let (_server, client) = start(answer).await;
    let mut body = client.read_recording().await.unwrap().into_body();
    assert_eq!(body.chunk().await.unwrap().unwrap(), "one");
    notify.notify_one();
    assert_eq!(body.chunk().await.unwrap().unwrap(), "two");
    assert!(body.chunk().await.unwrap().is_none());
}

/// The time-out is for each piece, since nobody knows how long a stream goes on.
#[tokio::test]
async fn a_stream_may_take_longer_than_the_time_out() {
    let (answer, notify) = held("text/event-stream", b"data: a\n\n", b"data: b\n\n");
    let pieces = (0..6).flat_map(|_| answer.0[..3].iter().skip(1).cloned().collect::<Vec<_>>());
    let answer = Answer(answer.0[..1].iter().cloned().chain(pieces).collect());
    let server = raw::Server::start(answer).await;
    let client = Client::builder().all_servers(server.url()).timeout(Duration::from_millis(400)).build().unwrap();
    let mut stream = client.read_ticker().await.unwrap().into_body();
    for _ in 0..6 {
        assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
        tokio::time::sleep(Duration::from_millis(150)).await;
        notify.notify_one();
    }
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_silent_server_is_waited_for_only_so_long() {
    let (answer, _notify) = held("text/event-stream", b"data: a\n\n", b"");
    let server = raw::Server::start(answer).await;
    let client = Client::builder().all_servers(server.url()).timeout(Duration::from_millis(200)).build().unwrap();
    let mut stream = client.read_ticker().await.unwrap().into_body();
    assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    assert_eq!(kind(stream.next().await.unwrap().unwrap_err()), TransportErrorKind::Timeout);
    assert!(stream.next().await.is_none());
    let mut body = client.read_recording().await.unwrap().into_body();
    assert_eq!(body.chunk().await.unwrap().unwrap(), "data: a\n\n");
    assert_eq!(body.chunk().await.unwrap_err().kind(), TransportErrorKind::Timeout);
}

/// A download may be longer than what a client takes at once, unless the caller asks for all of it.
#[tokio::test]
async fn a_download_is_not_bounded_but_by_the_caller() {
    let bytes = vec![7; 100_000];
    let server = raw::Server::start(raw::ok("audio/ogg", &bytes)).await;
    let client = Client::builder().all_servers(server.url()).max_response_bytes(1000).build().unwrap();
    let mut body = client.read_recording().await.unwrap().into_body();
    let mut length = 0;
    while let Some(chunk) = body.chunk().await.unwrap() {
        length += chunk.len();
    }
    assert_eq!(length, 100_000);
    let body = client.read_recording().await.unwrap().into_body();
    assert_eq!(body.bytes(99_999).await.unwrap_err().kind(), TransportErrorKind::TooLong);
    let body = client.read_recording().await.unwrap().into_body();
    assert_eq!(body.bytes(100_000).await.unwrap(), bytes);
}

#[tokio::test]
async fn a_download_that_breaks_off_is_an_error() {
    let broken = raw::head("200 OK", &["Content-Type: audio/ogg"], "Content-Length: 10\r\n");
    let (_server, client) = start([&broken[..], b"12345"].concat()).await;
    let mut body = client.read_recording().await.unwrap().into_body();
    assert_eq!(body.chunk().await.unwrap().unwrap(), "12345");
    assert_eq!(body.chunk().await.unwrap_err().kind(), TransportErrorKind::Body);
}
