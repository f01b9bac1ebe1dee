//! A server on loopback that keeps every byte of its requests, and answers with the bytes that a test gives.
//!
//! It knows just enough of HTTP to tell where a request ends, so that what a client writes is compared as it was written.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// The server. It ends with the runtime of the test.
pub(crate) struct Server {
    url: String,
    seen: Arc<Mutex<Vec<Request>>>,
    connections: Arc<Mutex<usize>>,
}

/// What the server does instead of an answer's bytes, or between them.
#[derive(Clone)]
pub(crate) enum Step {
    /// Sends bytes, as a packet of their own.
    Send(Vec<u8>),
    /// Waits for the test.
    Wait(Arc<Notify>),
}

/// An answer, step by step.
#[derive(Clone)]
pub(crate) struct Answer(pub(crate) Vec<Step>);

impl<T: AsRef<[u8]>> From<T> for Answer {
    fn from(bytes: T) -> Self {
        Self(vec![Step::Send(bytes.as_ref().to_vec())])
    }
}

/// The bytes of an answer: the status line, header lines, and a body with its length.
pub(crate) fn answer(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
    let mut bytes = head(status, headers, &format!("Content-Length: {}\r\n", body.as_ref().len()));
    bytes.extend_from_slice(body.as_ref());
    bytes
}

/// The bytes of an answer with a body of a media type.
pub(crate) fn ok(media_type: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    answer("200 OK", &[&format!("Content-Type: {media_type}")], body)
}

/// The bytes of the answer that says nothing.
pub(crate) fn no_content() -> Vec<u8> {
    head("204 No Content", &[], "")
}

/// An answer in chunks, each a packet of its own, that ends when the connection does.
pub(crate) fn chunks(media_type: &str, chunks: &[&[u8]]) -> Answer {
    let head = head("200 OK", &[&format!("Content-Type: {media_type}")], "");
    let chunks = chunks.iter().map(|chunk| chunk.to_vec());
    Answer(std::iter::once(head).chain(chunks).map(Step::Send).collect())
}

pub(crate) fn head(status: &str, headers: &[&str], length: &str) -> Vec<u8> {
    let headers: String = headers.iter().flat_map(|line| [*line, "\r\n"]).collect();
    format!("HTTP/1.1 {status}\r\n{headers}{length}Connection: close\r\n\r\n").into_bytes()
}

impl Server {
    /// A server that gives the same answer to every request.
    pub(crate) async fn start(answer: impl Into<Answer>) -> Self {
        Self::start_sequence([answer]).await
    }

    /// A server that gives one answer after the other, and the last one to all requests that come then.
    pub(crate) async fn start_sequence(answers: impl IntoIterator<Item = impl Into<Answer>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = Self { url, seen: Arc::default(), connections: Arc::default() };
        let answers: VecDeque<Answer> = answers.into_iter().map(Into::into).collect();
        let answers = Arc::new(Mutex::new(answers));
        let (seen, connections) = (server.seen.clone(), server.connections.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                *connections.lock().unwrap() += 1;
                tokio::spawn(serve(stream, answers.clone(), seen.clone()));
            }
        });
        server
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// How often a client has connected.
    pub(crate) fn connections(&self) -> usize {
        *self.connections.lock().unwrap()
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }

    /// The only request so far; forgets it.
    pub(crate) fn request(&self) -> Request {
        let mut seen = std::mem::take(&mut *self.seen.lock().unwrap());
        assert_eq!(seen.len(), 1, "one request was expected");
        seen.remove(0)
    }
}

async fn serve(mut stream: TcpStream, answers: Arc<Mutex<VecDeque<Answer>>>, seen: Arc<Mutex<Vec<Request>>>) {
    let Some(request) = read(&mut stream).await else { return };
    seen.lock().unwrap().push(request);
    let answer = {
        let mut answers = answers.lock().unwrap();
        if answers.len() > 1 { answers.pop_front().unwrap() } else { answers[0].clone() }
    };
    for step in answer.0 {
        match step {
            Step::Send(bytes) => {
                if stream.write_all(&bytes).await.is_err() || stream.flush().await.is_err() {
                    return;
                }
                // The next bytes are to arrive on their own.
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            Step::Wait(notify) => notify.notified().await,
        }
    }
    // A connection with unread bytes would be reset, and the answer be lost.
    let _ = stream.shutdown().await;
    let _ = stream.read_to_end(&mut Vec::new()).await;
}

async fn read(stream: &mut TcpStream) -> Option<Request> {
    let mut request = Request { bytes: Vec::new(), head: 0 };
    while request.head == 0 {
        more(stream, &mut request.bytes).await?;
        request.head = find(&request.bytes, b"\r\n\r\n").map_or(0, |at| at + 4);
    }
    while !request.is_complete() {
        more(stream, &mut request.bytes).await?;
    }
    Some(request)
}

async fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<()> {
    let read = stream.read_buf(bytes).await.ok()?;
    (read > 0).then_some(())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// A request, byte for byte.
#[derive(Clone)]
pub(crate) struct Request {
    bytes: Vec<u8>,
    head: usize,
}

impl Request {
    fn is_complete(&self) -> bool {
        let body = &self.bytes[self.head..];
        match self.header("content-length") {
            Some(length) => body.len() >= length.parse::<usize>().unwrap(),
            None if self.is_chunked() => body == b"0\r\n\r\n" || body.ends_with(b"\r\n0\r\n\r\n"),
            None => true,
        }
    }

    fn is_chunked(&self) -> bool {
        self.header("transfer-encoding").is_some_and(|coding| coding == "chunked")
    }

    /// All bytes as they came, where they are text.
    pub(crate) fn raw(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    /// The lines of the head.
    fn lines(&self) -> Vec<&[u8]> {
        let head = self.bytes[..self.head].strip_suffix(b"\r\n\r\n").unwrap();
        head.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)).collect()
    }

    /// `GET /target`; all requests are of HTTP/1.1.
    pub(crate) fn line(&self) -> String {
        let line = String::from_utf8(self.lines()[0].to_vec()).unwrap();
        line.strip_suffix(" HTTP/1.1").expect("HTTP/1.1").to_owned()
    }

    /// The path and the query as they came.
    pub(crate) fn target(&self) -> String {
        self.line().split_once(' ').unwrap().1.to_owned()
    }

    /// The values of all lines of a header.
    pub(crate) fn headers(&self, name: &str) -> Vec<String> {
        let lines = self.lines();
        let lines = lines[1..].iter().map(|line| String::from_utf8(line.to_vec()).unwrap());
        let pairs =
            lines.filter_map(|line| line.split_once(':').map(|(name, value)| (name.to_owned(), value.to_owned())));
        pairs.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned()).collect()
    }

    /// The value of a header that comes once at the most.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let mut values = self.headers(name);
        assert!(values.len() < 2, "{name}: {values:?}");
        values.pop()
    }

    /// The body, put together from its chunks where it has some.
    pub(crate) fn body(&self) -> Vec<u8> {
        let body = &self.bytes[self.head..];
        if self.is_chunked() { unchunked(body) } else { body.to_vec() }
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body()).unwrap()
    }

    /// The body of a multipart request, with `BOUNDARY` in place of its boundary, which is another one each time.
    pub(crate) fn multipart(&self) -> String {
        let media_type = self.header("content-type").unwrap();
        let boundary = media_type.strip_prefix("multipart/form-data; boundary=").expect(&media_type);
        assert!(boundary.len() >= 16, "a boundary that nobody can guess: {boundary}");
        self.text().replace(boundary, "BOUNDARY")
    }
}

fn unchunked(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = find(rest, b"\r\n").unwrap();
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).unwrap(), 16).unwrap();
        if length == 0 {
            return body;
        }
        rest = &rest[end + 2..];
        body.extend_from_slice(&rest[..length]);
        rest = &rest[length + 2..];
    }
}
