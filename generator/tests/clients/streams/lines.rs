//! JSON texts, one a line.

use super::*;

async fn lines(chunks: &[&[u8]]) -> Vec<Result<News, StreamError>> {
    let (_server, client) = start(raw::chunks("application/x-ndjson", chunks)).await;
    let mut stream = client.read_lines().await.unwrap().into_body();
    let mut lines = Vec::new();
    while let Some(line) = stream.next().await {
        lines.push(line);
    }
    lines
}

async fn texts(chunks: &[&[u8]]) -> Vec<String> {
    lines(chunks).await.into_iter().map(|line| line.unwrap().text).collect()
}

#[tokio::test]
async fn each_line_is_a_value() {
    let body = b"{\"text\":\"a\"}\n\r\n{\"text\":\"b\\n\"}\r\n\n \x1e{\"text\":\"c\"}\n{\"text\":\"d\"}";
    let body = String::from_utf8(body.to_vec()).unwrap().replace(" \x1e", "\x1e");
    assert_eq!(texts(&[body.as_bytes()]).await, ["a", "b\n", "c", "d"]);
    assert_eq!(texts(&[b""]).await, [""; 0]);
}

#[tokio::test]
async fn every_split_gives_the_same_values() {
    let body = "{\"text\":\"ä\"}\r\n{\"text\":\"b\"}\n".as_bytes();
    for at in 0..body.len() {
        let (one, two) = body.split_at(at);
        assert_eq!(texts(&[one, two]).await, ["ä", "b"], "split at {at}");
    }
}

#[tokio::test]
async fn a_line_that_does_not_fit_does_not_end_the_stream() {
    let lines = lines(&[b"{\"text\":1}\n[\n{\"text\":\"b\"}\n"]).await;
    assert_eq!(lines.len(), 3);
    assert!(matches!(lines[0], Err(StreamError::Decode(_))));
    assert!(matches!(lines[1], Err(StreamError::Decode(_))));
    assert_eq!(lines[2].as_ref().unwrap(), &News::new("b"));
}

#[tokio::test]
async fn a_line_that_is_too_long_ends_the_stream() {
    let body = format!("{{\"text\":\"a\"}}\n{{\"text\":\"{}\"}}\n{{\"text\":\"b\"}}\n", "0".repeat(200));
    let server = raw::Server::start(raw::chunks("application/x-ndjson", &[body.as_bytes()])).await;
    let client = Client::builder().all_servers(server.url()).max_response_bytes(100).build().unwrap();
    let mut stream = client.read_lines().await.unwrap().into_body();
    assert_eq!(stream.next().await.unwrap().unwrap(), News::new("a"));
    assert_eq!(kind(stream.next().await.unwrap().unwrap_err()), TransportErrorKind::TooLong);
    assert!(stream.next().await.is_none());
}
