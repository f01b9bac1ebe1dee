//! Server-sent events and lines of JSON, whatever chunks they come in.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use crate::runtime::body::Body;
use crate::runtime::stream::{Event, EventStream, JsonLines, StreamError};
use crate::runtime::transport::{TransportError, TransportErrorKind};

/// More than any of the texts here.
const LIMIT: usize = 1000;

struct Chunks(VecDeque<Result<Bytes, TransportError>>);

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front())
    }
}

fn body(chunks: impl IntoIterator<Item = Vec<u8>>) -> Body {
    Body::from_stream(Chunks(chunks.into_iter().map(|chunk| Ok(chunk.into())).collect()))
}

/// The text in two pieces, cut at each place, and byte by byte.
fn cuts(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
    let mut cuts: Vec<_> = (0..=text.len()).map(|at| vec![text[..at].to_vec(), text[at..].to_vec()]).collect();
    cuts.push(text.iter().map(|byte| vec![*byte]).collect());
    cuts
}

async fn events(body: Body) -> Vec<Event<String>> {
    let mut stream = EventStream::text(body, LIMIT);
    let mut events = Vec::new();
    while let Some(event) = stream.next().await {
        events.push(event.unwrap());
    }
    events
}

#[tokio::test]
async fn events_are_the_same_however_they_are_cut() {
    let text = "\u{FEFF}: hello\r\nevent: add\ndata: first\ndata:second\rdata\nid: 7\n\nretry: 1500\r\n\
                data: {\"a\": 1}\r\n\r\nunknown: x\nevent: nothing\n\ndata:  two spaces\nretry: soon\n\ndata: not ended\n";
    for cut in cuts(text.as_bytes()) {
        let events = events(body(cut.clone())).await;
        let [first, second, third] = events.as_slice() else { panic!("{events:?} of {cut:?}") };
        assert_eq!((first.event.as_deref(), first.data.as_str()), (Some("add"), "first\nsecond\n"), "{cut:?}");
        assert_eq!((first.id.as_deref(), first.retry), (Some("7"), None), "{cut:?}");
        assert_eq!((second.event.as_deref(), second.data.as_str()), (None, "{\"a\": 1}"), "{cut:?}");
        assert_eq!((second.id.as_deref(), second.retry), (Some("7"), Some(Duration::from_millis(1500))), "{cut:?}");
        assert_eq!((third.data.as_str(), third.retry), (" two spaces", None), "{cut:?}");
    }
}

#[tokio::test]
async fn json_events_end_with_done_and_survive_a_misfit() {
    let text = "data: 1\n\ndata: one\n\ndata: 3\n\ndata: [DONE]\n\ndata: 5\n\n";
    let mut stream = EventStream::<i64>::json(body([text.as_bytes().to_vec()]), LIMIT);
    assert_eq!(stream.next().await.unwrap().unwrap().data, 1);
    let misfit = stream.next().await.unwrap().unwrap_err();
    assert!(matches!(misfit, StreamError::Decode(_)), "{misfit:?}");
    assert_eq!(stream.next().await.unwrap().unwrap().data, 3);
    assert!(stream.next().await.is_none());
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn lines_are_the_same_however_they_are_cut() {
    let text = "1\r\n\n  \n2\n\u{1e}3\n\"a\\nb\"";
    for cut in cuts(text.as_bytes()) {
        let mut lines = JsonLines::<serde_json::Value>::new(body(cut.clone()), LIMIT);
        let mut values = Vec::new();
        while let Some(value) = lines.next().await {
            values.push(value.unwrap());
        }
        assert_eq!(serde_json::Value::from(values), serde_json::json!([1, 2, 3, "a\nb"]), "{cut:?}");
    }
}

#[tokio::test]
async fn what_never_ends_is_an_error() {
    let endless = || body(std::iter::repeat_n(vec![b'1'; 100], 100));
    let error = JsonLines::<i64>::new(endless(), LIMIT).next().await.unwrap().unwrap_err();
    assert_too_long(&error);
    let error = EventStream::text(endless(), LIMIT).next().await.unwrap().unwrap_err();
    assert_too_long(&error);
    // No line is long, but the event is.
    let lines = body(std::iter::repeat_n(b"data: 0123456789\n".to_vec(), 1000));
    let mut stream = EventStream::text(lines, LIMIT);
    assert_too_long(&stream.next().await.unwrap().unwrap_err());
    assert!(stream.next().await.is_none());
}

fn assert_too_long(error: &StreamError) {
    let StreamError::Transport(error) = error else { panic!("{error:?}") };
    assert_eq!(error.kind(), TransportErrorKind::TooLong);
}

#[tokio::test]
async fn a_stream_that_breaks_off_says_so_and_ends() {
    let broken = || {
        let error = TransportError::new(TransportErrorKind::Body, "the response broke off");
        Body::from_stream(Chunks([Ok(Bytes::from_static(b"1\n2")), Err(error)].into()))
    };
    let mut lines = JsonLines::<i64>::new(broken(), LIMIT);
    assert_eq!(lines.next().await.unwrap().unwrap(), 1);
    assert!(matches!(lines.next().await, Some(Err(StreamError::Transport(_)))));
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn bodies_say_whether_they_can_be_sent_twice() {
    let at_hand = Body::from(b"abc".to_vec());
    assert!(at_hand.is_replayable());
    assert_eq!(at_hand.try_clone().unwrap().bytes(3).await.unwrap(), "abc");
    assert_eq!(at_hand.length(), Some(3));
    let chunks = body([b"abc".to_vec(), b"d".to_vec()]).with_length(4);
    assert!(chunks.try_clone().is_none());
    assert_eq!(chunks.length(), Some(4));
    assert_eq!(chunks.bytes(3).await.unwrap_err().kind(), TransportErrorKind::TooLong);
    assert_eq!(at_hand.bytes(2).await.unwrap_err().kind(), TransportErrorKind::TooLong);
}
