//! Files: bytes and streams. Those of this machine are sent by whole clients, in `clients/`.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;

use super::recorder::{Sent, call, object, refused, sent, try_send, value};
use super::types::{read, written};
use crate::runtime::file::File;
use crate::runtime::json::{self, Value};

/// Chunks that are there, or errors.
struct Chunks(VecDeque<Result<Bytes, &'static str>>);

impl futures_core::Stream for Chunks {
    type Item = Result<Bytes, &'static str>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front())
    }
}

fn stream(chunks: &[Result<&'static str, &'static str>]) -> File {
    File::from_stream(Chunks(chunks.iter().map(|chunk| chunk.map(Bytes::from)).collect()))
}

async fn upload(file: &File) -> Result<Sent, String> {
    try_send(call("/x").file("image/*", file)).await
}

#[tokio::test]
async fn bytes_are_sent_as_they_are() {
    let plain = upload(&File::from("abc")).await.unwrap();
    assert_eq!((&*plain.body, plain.length), ("abc", Some(3)));
    assert_eq!(plain.header("content-type"), Some("application/octet-stream"));
    let typed = upload(&File::from("abc").with_media_type("image/png")).await.unwrap();
    assert_eq!(typed.header("content-type"), Some("image/png"));
    assert_eq!(upload(&File::from("")).await.unwrap().length, Some(0));
    let said = sent(call("/x").file("text/csv", &File::from("a,b"))).await;
    assert_eq!(said.header("content-type"), Some("text/csv"));
}

#[tokio::test]
async fn streams_are_sent_once() {
    let file = stream(&[Ok("ab"), Ok(""), Ok("c")]).with_length(3);
    assert_eq!((file.length(), file.is_replayable()), (Some(3), false));
    let first = upload(&file).await.unwrap();
    assert_eq!((&*first.body, first.length), ("abc", Some(3)));
    let again = "the stream of a file was sent before, and cannot be sent a second time";
    assert_eq!(upload(&file).await.err().unwrap(), again);
    assert_eq!(upload(&file.clone()).await.err().unwrap(), again);
    let unknown = upload(&stream(&[Ok("abc")])).await.unwrap();
    assert_eq!((&*unknown.body, unknown.length), ("abc", None));
}

#[tokio::test]
async fn forms_of_bytes_can_be_sent_again_and_those_of_streams_not() {
    let form = |file: File| object([("title", Value::Bool(true)), ("file", Value::File(file))]);
    assert!(sent(call("/x").multipart(&[], &form(File::from("abc")))).await.again);
    assert!(!sent(call("/x").multipart(&[], &form(stream(&[Ok("abc")])))).await.again);
}

/// What is wrong with the rest of a call is told before the stream is taken, so that the call can be mended.
#[tokio::test]
async fn a_stream_is_not_lost_for_a_call_that_is_not_sent() {
    let used_up = stream(&[]);
    drop(upload(&used_up).await.unwrap());
    let file = stream(&[Ok("abc")]);
    let both = object([("one", Value::File(file.clone())), ("two", Value::File(used_up))]);
    refused(call("/x").multipart(&[], &both)).await;
    let long = call("/x").query("q", &"x".repeat(70_000)).file("text/csv", &file);
    assert_eq!(refused(long).await, "the URL with all its parameters cannot be sent: uri too long");
    assert_eq!(upload(&file).await.unwrap().body, "abc");
}

#[tokio::test]
async fn a_stream_in_a_part_counts_for_the_length() {
    for (file, known) in [(stream(&[Ok("abc")]).with_length(3), true), (stream(&[Ok("abc")]), false)] {
        let sent = sent(call("/x").multipart(&[], &object([("f", Value::File(file))]))).await;
        let length = u64::try_from(sent.body.len()).unwrap();
        assert_eq!(sent.length, known.then_some(length));
    }
}

#[tokio::test]
async fn a_stream_must_be_as_long_as_it_says() {
    for (file, why) in [
        (stream(&[Ok("abc")]).with_length(2), "it is longer than it was said to be"),
        (stream(&[Ok("abc")]).with_length(4), "it is shorter than it was said to be"),
        (stream(&[Ok("abc"), Err("the disk is gone")]), "the disk is gone"),
    ] {
        let error = upload(&file).await.err().unwrap();
        assert_eq!(error, format!("a file of the request cannot be read to its end: {why}"));
    }
}

#[tokio::test]
async fn a_media_type_must_be_one() {
    let file = File::from("x").with_media_type("image/png\r\nX: y");
    assert_eq!(
        upload(&file).await.err().unwrap(),
        "the media type of the body holds a character that no header may hold"
    );
    let error = refused(call("/x").multipart(&[], &object([("f", Value::File(file))]))).await;
    assert_eq!(error, "the media type of the part `f` holds a character that no header may hold");
}

#[test]
fn files_and_json() {
    let file: File = read(r#""abc""#).unwrap();
    assert_eq!((written(&file), file.length()), (r#""abc""#.to_owned(), Some(3)));
    let error = json::door::to_vec(&File::from(vec![0xff])).err().unwrap();
    assert_eq!(error.to_string(), "a file cannot be written as JSON");
    assert_eq!(json::door::to_vec(&stream(&[])).err(), Some(error));
    assert_eq!(value(r#""x""#).0.kind(), "a string");
}

#[test]
fn files_are_equal_by_their_source() {
    let file = stream(&[]);
    assert_eq!(file, file.clone());
    assert_ne!(file, stream(&[]));
    assert_eq!(File::from("a"), File::from(b"a".to_vec()));
    assert_ne!(File::from("a"), File::from("a").with_name("b"));
}

#[test]
fn files_show_nothing_of_their_content() {
    let file = File::from("secret").with_name("a.txt");
    assert_eq!(format!("{file:?}"), r#"File { name: Some("a.txt"), media_type: None, length: Some(6), .. }"#);
}
