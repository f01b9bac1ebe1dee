//! Server-sent events, as the HTML standard of WHATWG has them (section 9.2.6).

use std::time::Duration;

use super::*;

/// The texts of all events of an answer that comes in those chunks.
async fn ticker(chunks: &[&[u8]]) -> Vec<String> {
    let (_server, client) = start(raw::chunks("text/event-stream", chunks)).await;
    let mut stream = client.read_ticker().await.unwrap().into_body();
    let mut texts = Vec::new();
    while let Some(event) = stream.next().await {
        texts.push(event.unwrap().data);
    }
    texts
}

#[tokio::test]
async fn events_are_typed() {
    let body = b"event: flash\nid: 7\nretry: 1500\ndata: {\"text\":\"a\"}\n\ndata: {\"text\":\"b\"}\n\n";
    let (server, client) = start(raw::chunks("text/event-stream; charset=utf-8", &[body])).await;
    let response = client.read_events().await.unwrap();
    assert_eq!(response.status(), 200);
    let mut stream = response.into_body();
    let first = stream.next().await.unwrap().unwrap();
    assert_eq!(first.event.as_deref(), Some("flash"));
    assert_eq!(first.id.as_deref(), Some("7"));
    assert_eq!(first.retry, Some(Duration::from_millis(1500)));
    assert_eq!(first.data, News::new("a"));
    let second = stream.next().await.unwrap().unwrap();
    // The last id stays until there is another.
    assert_eq!((second.event, second.id.as_deref(), second.retry), (None, Some("7"), None));
    assert_eq!(second.data, News::new("b"));
    assert!(stream.next().await.is_none());
    assert!(stream.next().await.is_none());
    assert!(server.request().header("accept").unwrap().contains("text/event-stream"));
}

#[tokio::test]
async fn lines_end_in_three_ways() {
    assert_eq!(ticker(&[b"data: a\r\rdata: b\r\n\r\ndata: c\n\ndata: d\r\n\r"]).await, ["a", "b", "c", "d"]);
    // A CR at the end of one chunk and its LF at the start of the next are one end.
    assert_eq!(ticker(&[b"data: a\r", b"\ndata: b\r", b"\n\r", b"\n"]).await, ["a\nb"]);
}

#[tokio::test]
async fn every_split_gives_the_same_events() {
    let body = "\u{feff}: comment\r\ndata: ä\r\ndata\r\ndata:b\n\nid\nevent: x\ndata:  c\r\r".as_bytes();
    for at in 0..body.len() {
        let (one, two) = body.split_at(at);
        assert_eq!(ticker(&[one, two]).await, ["ä\n\nb", " c"], "split at {at}");
    }
    let bytes: Vec<&[u8]> = body.chunks(1).collect();
    assert_eq!(ticker(&bytes).await, ["ä\n\nb", " c"]);
}

#[tokio::test]
async fn what_is_no_event_is_passed_over() {
    for body in [
        ": only a comment\n\n".as_bytes(),
        b"event: x\n\n",
        b"unknown: x\n\n",
        b"\n\n\n",
        b"",
        // Broken off: the empty line is missing.
        b"data: a",
        b"data: a\n",
    ] {
        assert_eq!(ticker(&[body]).await, [""; 0], "{}", String::from_utf8_lossy(body));
    }
    assert_eq!(ticker(&[b"data\n\n"]).await, [""]);
    assert_eq!(ticker(&[b"retry: soon\nid: \0\ndata: a\n\n"]).await, ["a"]);
}

#[tokio::test]
async fn done_ends_a_stream_of_objects() {
    let body = b"data: {\"text\":\"a\"}\n\ndata: [DONE]\n\ndata: {\"text\":\"b\"}\n\n";
    let (_server, client) = start(raw::chunks("text/event-stream", &[body])).await;
    let mut stream = client.read_events().await.unwrap().into_body();
    assert_eq!(stream.next().await.unwrap().unwrap().data, News::new("a"));
    assert!(stream.next().await.is_none());
    assert_eq!(ticker(&[b"data: [DONE]\n\n"]).await, ["[DONE]"]);
}

#[tokio::test]
async fn an_event_that_does_not_fit_does_not_end_the_stream() {
    let body = b"data: {\"text\":1}\n\ndata: {\n\ndata: {\"text\":\"b\"}\n\n";
    let (_server, client) = start(raw::chunks("text/event-stream", &[body])).await;
    let mut stream = client.read_events().await.unwrap().into_body();
    let Some(Err(StreamError::Decode(error))) = stream.next().await else { panic!("an error was expected") };
    assert_eq!(error.path(), "$.text");
    assert!(matches!(stream.next().await, Some(Err(StreamError::Decode(_)))));
    assert_eq!(stream.next().await.unwrap().unwrap().data, News::new("b"));
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn an_event_that_is_too_long_ends_the_stream() {
    let many = format!("data: a\n\n{}\n\n", "data: 0123456789\n".repeat(20));
    let long = format!("data: a\n\ndata: {}\n\n", "0".repeat(200));
    for body in [many, long] {
        let server = raw::Server::start(raw::chunks("text/event-stream", &[body.as_bytes()])).await;
        let client = Client::builder().all_servers(server.url()).max_response_bytes(100).build().unwrap();
        let mut stream = client.read_ticker().await.unwrap().into_body();
        assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
        assert_eq!(kind(stream.next().await.unwrap().unwrap_err()), TransportErrorKind::TooLong);
        assert!(stream.next().await.is_none());
    }
    // All events together may be longer than that.
    let body = "data: 0123456789\n\n".repeat(100);
    let server = raw::Server::start(raw::chunks("text/event-stream", &[body.as_bytes()])).await;
    let client = Client::builder().all_servers(server.url()).max_response_bytes(100).build().unwrap();
    let mut stream = client.read_ticker().await.unwrap().into_body();
    for _ in 0..100 {
        assert_eq!(stream.next().await.unwrap().unwrap().data, "0123456789");
    }
    assert!(stream.next().await.is_none());
}

/// An operation can answer with JSON at once or with events; the media type says which it is.
#[tokio::test]
async fn events_stand_beside_json() {
    let (server, client) = start(raw::ok("application/json", "{\"text\":\"a\"}")).await;
    let Ok(AskBody::Json(news)) = client.ask(&Question::new("?")).await.map(fixture_streams::Response::into_body)
    else {
        panic!("JSON was expected")
    };
    assert_eq!(news, News::new("a"));
    assert_eq!(server.request().headers("accept"), ["application/json, text/event-stream"]);
    let (_server, client) = start(raw::chunks("text/event-stream", &[b"data: {\"text\":\"a\"}\n\n"])).await;
    let answer = client.ask(&Question::new("?").with_stream(true)).await.unwrap().into_body();
    let AskBody::EventStream(mut stream) = answer else { panic!("{answer:?}") };
    assert_eq!(stream.next().await.unwrap().unwrap().data, News::new("a"));
    assert!(stream.next().await.is_none());
}

/// Without a media type an answer is what the document names first.
#[tokio::test]
async fn an_answer_may_not_say_what_it_is() {
    let (_server, client) = start(raw::answer("200 OK", &[], "{\"text\":\"a\"}")).await;
    let answer = client.ask(&Question::new("?")).await.unwrap().into_body();
    let AskBody::Json(news) = answer else { panic!("{answer:?}") };
    assert_eq!(news, News::new("a"));
    let (_server, client) = start(raw::answer("200 OK", &[], "data: {\"text\":\"a\"}\n\n")).await;
    let mut stream = client.read_events().await.unwrap().into_body();
    assert_eq!(stream.next().await.unwrap().unwrap().data, News::new("a"));
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn an_error_is_no_stream() {
    let body = raw::answer("404 Not Found", &["Content-Type: application/json"], "{\"message\":\"m\"}");
    let (_server, client) = start(body).await;
    let Err(Error::Api(error)) = client.read_events().await else { panic!("an error was expected") };
    assert_eq!(error.body().message, "m");
}

/// A page of HTML holds no event, and nobody is to wait for one.
#[tokio::test]
async fn another_type_than_promised_is_an_error_or_an_empty_stream() {
    let (_server, client) = start(raw::ok("text/html", "<html>\n\n</html>")).await;
    match client.read_events().await {
        Err(Error::Decode(error)) => assert_eq!(error.status(), 200),
        Ok(response) => assert!(response.into_body().next().await.is_none()),
        Err(other) => panic!("{other:?}"),
    }
    let (_server, client) = start(raw::ok("text/html", "<html>")).await;
    let Err(Error::Decode(error)) = client.ask(&Question::new("?")).await else { panic!("an error was expected") };
    assert!(error.error().to_string().contains("text/html"), "{error}");
}

#[tokio::test]
async fn streams_show_nothing() {
    let (_server, client) = start(raw::chunks("text/event-stream", &[b"data: {\"text\":\"secret-1\"}\n\n"])).await;
    let response = client.read_events().await.unwrap();
    assert!(!format!("{response:?}").contains("secret-1"));
}
