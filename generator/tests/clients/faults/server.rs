//! A server on loopback that chooses a fault for each request, by chance with a seed.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::answers::{self, Answer, End};
use crate::fault::Fault;

/// How long the server keeps up what has no end, in case that its client does as well.
const PATIENCE: Duration = Duration::from_secs(3);

/// The server, and another one that it redirects to.
pub(crate) struct Server {
    url: String,
    shared: Arc<Shared>,
}

struct Shared {
    random: Mutex<Random>,
    faults: Mutex<BTreeMap<Fault, usize>>,
    /// Where the other server is.
    stranger: String,
    strangers_bodies: AtomicUsize,
}

/// The numbers of SplitMix64, which need no more than one number to start from.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(end).unwrap()).unwrap()
    }
}

/// A URL where nobody listens.
pub(crate) fn nowhere() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

impl Server {
    pub(crate) async fn start(seed: u64) -> Self {
        let (listener, url) = listen().await;
        let (stranger, stranger_url) = listen().await;
        let shared = Arc::new(Shared {
            random: Mutex::new(Random(seed)),
            faults: Mutex::default(),
            stranger: stranger_url,
            strangers_bodies: AtomicUsize::new(0),
        });
        tokio::spawn(accept(listener, shared.clone(), |stream, shared| tokio::spawn(serve(stream, shared))));
        tokio::spawn(accept(stranger, shared.clone(), |stream, shared| tokio::spawn(serve_stranger(stream, shared))));
        Self { url, shared }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// How often each fault was chosen.
    pub(crate) fn faults(&self) -> BTreeMap<Fault, usize> {
        self.shared.faults.lock().unwrap().clone()
    }

    /// How many requests with a body the other server has seen.
    pub(crate) fn strangers_bodies(&self) -> usize {
        self.shared.strangers_bodies.load(Ordering::SeqCst)
    }
}

async fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (listener, url)
}

async fn accept<T>(listener: TcpListener, shared: Arc<Shared>, serve: fn(TcpStream, Arc<Shared>) -> T) {
    while let Ok((stream, _)) = listener.accept().await {
        serve(stream, shared.clone());
    }
}

async fn serve(mut stream: TcpStream, shared: Arc<Shared>) {
    let served = async {
        loop {
            let (fault, roll) = {
                let mut random = shared.random.lock().unwrap();
                (Fault::ALL[random.below(Fault::ALL.len())], random.below(usize::MAX))
            };
            if fault == Fault::ResetAtOnce {
                count(&shared, fault);
                return reset(&stream);
            }
            let Some((path, _)) = read(&mut stream).await else { return };
            count(&shared, fault);
            let answer = answers::answer(fault, &path, roll, &shared.stranger);
            if !give(&mut stream, answer).await {
                return;
            }
        }
    };
    let _ = tokio::time::timeout(PATIENCE, served).await;
}

/// The other server does no wrong.
async fn serve_stranger(mut stream: TcpStream, shared: Arc<Shared>) {
    while let Some((path, length)) = read(&mut stream).await {
        if length > 0 {
            shared.strangers_bodies.fetch_add(1, Ordering::SeqCst);
        }
        if !give(&mut stream, answers::answer(Fault::Well, &path, 0, "")).await {
            return;
        }
    }
}

fn count(shared: &Shared, fault: Fault) {
    *shared.faults.lock().unwrap().entry(fault).or_insert(0) += 1;
}

/// The path of the next request, and how long its body was.
async fn read(stream: &mut TcpStream) -> Option<(String, usize)> {
    let mut bytes = Vec::new();
    let end = loop {
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at + 4;
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    let length = length.map_or(0, |length| length.trim().parse().unwrap());
    while bytes.len() < end + length {
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
    Some((head.split(' ').nth(1)?.to_owned(), length))
}

/// Sends an answer; says whether the connection can be used again.
async fn give(stream: &mut TcpStream, answer: Answer) -> bool {
    if stream.write_all(&answer.bytes).await.is_err() {
        return false;
    }
    match answer.end {
        End::KeepOpen => return true,
        End::Close => {
            let _ = stream.shutdown().await;
            // What the client still sends must be read, or the connection would be reset.
            let _ = tokio::io::copy(stream, &mut tokio::io::sink()).await;
        }
        End::Reset => {
            // So that the bytes before it arrive.
            tokio::time::sleep(Duration::from_millis(2)).await;
            reset(stream);
        }
        End::Stall => {
            let _ = tokio::io::copy(stream, &mut tokio::io::sink()).await;
        }
        End::Repeat(bytes, pause) => {
            while stream.write_all(&bytes).await.is_ok() {
                tokio::time::sleep(pause).await;
            }
        }
    }
    false
}

#[allow(deprecated, reason = "older versions of tokio have no other name for it")]
fn reset(stream: &TcpStream) {
    let _ = stream.set_linger(Some(Duration::ZERO));
}
