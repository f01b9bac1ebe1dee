//! The bytes of each fault.

use std::time::Duration;

use crate::fault::Fault;
use crate::raw;

/// What the server sends.
pub(crate) struct Answer {
    pub(crate) bytes: Vec<u8>,
    pub(crate) end: End,
}

/// What comes behind the bytes.
pub(crate) enum End {
    /// The next request.
    KeepOpen,
    /// Nothing.
    Close,
    /// A reset.
    Reset,
    /// Silence.
    Stall,
    /// These bytes again and again, with a pause between them.
    Repeat(Vec<u8>, Duration),
}

/// A value that the client must never take for the one that it asked for.
pub(crate) const WRONG: &str = "{\"number\":666}";

pub(crate) fn answer(fault: Fault, path: &str, roll: usize, stranger: &str) -> Answer {
    let (media_type, body) = well(path);
    let content_type = format!("Content-Type: {media_type}\r\n");
    let plain = |head: String, body: &str, end| Answer { bytes: [head.as_bytes(), body.as_bytes()].concat(), end };
    let ok =
        |headers: &str, body: &str, end| plain(format!("HTTP/1.1 200 OK\r\n{content_type}{headers}\r\n"), body, end);
    let length = |length: usize| format!("Content-Length: {length}\r\n");
    let pick = |choices: &[&'static str]| choices[roll % choices.len()];
    match fault {
        Fault::Well => ok(&length(body.len()), body, End::KeepOpen),
        Fault::WellInChunks => ok(CHUNKED, &in_chunks(body), End::KeepOpen),
        Fault::Refusal => Answer {
            bytes: raw::answer("503 Busy", &["Content-Type: application/json", "Retry-After: 99999999999999"], PROBLEM),
            end: End::Close,
        },
        Fault::OtherStatus => {
            let status = pick(&["418 Teapot", "500 Oops", "206 Partial Content", "999 Odd", "400 "]);
            Answer { bytes: raw::answer(status, &[], "<html>"), end: End::Close }
        }
        Fault::ResetAtOnce | Fault::Nothing => plain(String::new(), "", End::Close),
        Fault::ResetInHead => plain("HTTP/1.1 200 OK\r\nContent-T".to_owned(), "", End::Reset),
        Fault::ResetInBody => ok(&length(body.len() + 100), body, End::Reset),
        Fault::ShortBody => ok(&length(body.len() + 100), body, End::Close),
        Fault::LongBody => ok(&length(body.len() / 2), body, End::Close),
        Fault::TwoAnswers => {
            let second = format!("HTTP/1.1 200 OK\r\n{content_type}{}\r\n{WRONG}", length(WRONG.len()));
            ok(&length(body.len()), &format!("{body}{second}"), End::KeepOpen)
        }
        Fault::TwoLengths => ok(&format!("{}{}", length(body.len()), length(3)), body, End::Close),
        Fault::OddLength => ok(pick(&ODD_LENGTHS), body, End::Close),
        Fault::BrokenChunks => ok(CHUNKED, pick(&BROKEN_CHUNKS), End::Close),
        Fault::UnendedChunks => ok(CHUNKED, in_chunks(body).trim_end_matches("0\r\n\r\n"), End::Close),
        Fault::StallBeforeHead => plain(String::new(), "", End::Stall),
        Fault::StallInHead => plain("HTTP/1.1 200 OK\r\nX-".to_owned(), "", End::Stall),
        Fault::StallInBody => ok(&length(body.len() + 100), body, End::Stall),
        Fault::Drip => ok("", "", End::Repeat(vec![b' '], Duration::from_millis(50))),
        Fault::EndlessBody => ok("", "[", endless(b"        ")),
        Fault::EndlessChunk => ok(CHUNKED, "ffffffffffff\r\n", endless(b"        ")),
        Fault::EndlessHeaders => plain("HTTP/1.1 200 OK\r\n".to_owned(), "", endless(b"X-Flood: of headers\r\n")),
        Fault::EndlessHeader => plain("HTTP/1.1 200 OK\r\nX-Flood: ".to_owned(), "", endless(b"of a header")),
        Fault::EndlessPreliminaries => plain(String::new(), "", endless(b"HTTP/1.1 100 Continue\r\n\r\n")),
        Fault::EndlessLine => ok("", "data: ", endless(b"        ")),
        Fault::EndlessEvent => ok("", "", endless(b"data: x\n")),
        Fault::EndlessEvents => ok("", "", endless(b"data: {\"number\":1}\n\n")),
        Fault::RedirectLoop => redirect(roll, path),
        Fault::RedirectAway => redirect(roll, &format!("{stranger}{path}")),
        Fault::RedirectToNonsense => redirect(roll, pick(&NONSENSE)),
        Fault::NoHttp => plain(pick(&NO_HTTP).to_owned(), "", End::Close),
        Fault::FalseGzip => {
            ok(&format!("Content-Encoding: gzip\r\n{}", length(body.len() - 1)), &body[1..], End::Close)
        }
        Fault::OtherType => Answer { bytes: raw::ok("text/html", "<html>Log in</html>"), end: End::Close },
        Fault::NoText => {
            Answer { bytes: raw::ok(media_type, b"{\"number\":1,\"text\":\"\xff\xfe\"}"), end: End::Close }
        }
        Fault::EmptyBody => ok(&length(0), "", End::KeepOpen),
        Fault::DeepBody => ok(&length(60_000), &"[".repeat(60_000), End::Close),
    }
}

const CHUNKED: &str = "Transfer-Encoding: chunked\r\n";

const PROBLEM: &str = "{\"message\":\"busy\"}";

const ODD_LENGTHS: [&str; 5] = [
    "Content-Length: -1\r\n",
    "Content-Length: 99999999999999999999999999\r\n",
    "Content-Length: 18446744073709551615\r\n",
    "Content-Length: 0x10\r\n",
    "Content-Length: \r\n",
];

const BROKEN_CHUNKS: [&str; 5] = [
    "zz\r\nabc\r\n0\r\n\r\n",
    "fffffffffffffffffffff\r\n",
    "3\r\nabcdef\r\n0\r\n\r\n",
    "-1\r\nabc\r\n",
    "\r\n\r\n\r\n",
];

const NONSENSE: [&str; 6] = ["http://[", "javascript:alert(1)", "", "file:///etc/passwd", "http://u:p@h:99999/", "//"];

const NO_HTTP: [&str; 6] = [
    "SSH-2.0-OpenSSH_9.9\r\n",
    "\u{16}\u{3}\u{3}\u{0}\u{2}\u{2}(",
    "HTTP/1.1 abc\r\n\r\n",
    "HTTP/9.9 200 OK\r\n\r\n",
    "<html>",
    "\r\n\r\n\r\n",
];

/// The right answer to each path.
fn well(path: &str) -> (&'static str, &'static str) {
    match path {
        "/download" => ("application/octet-stream", "0123456789"),
        "/events" => ("text/event-stream", "data: {\"number\":1}\n\ndata: {\"number\":1}\n\n"),
        _ => ("application/json", "{\"number\":1}"),
    }
}

fn in_chunks(body: &str) -> String {
    let (one, two) = body.split_at(body.len() / 2);
    format!("{:x}\r\n{one}\r\n{:x};name=value\r\n{two}\r\n0\r\n\r\n", one.len(), two.len())
}

/// As fast as a client can be flooded that shares its machine with its server, and a few hundred of its kind.
fn endless(bytes: &[u8]) -> End {
    End::Repeat(bytes.repeat(1000), Duration::from_millis(1))
}

fn redirect(roll: usize, location: &str) -> Answer {
    let status = ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"][roll % 5];
    Answer { bytes: raw::answer(status, &[&format!("Location: {location}")], ""), end: End::Close }
}
