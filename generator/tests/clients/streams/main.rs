//! Responses that come piece by piece.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod events;
mod lines;
mod raw;
mod time;

use fixture_streams::models::{News, Question};
use fixture_streams::operations::untagged::AskBody;
use fixture_streams::{Client, Error, StreamError, TransportErrorKind};

async fn start(answer: impl Into<raw::Answer>) -> (raw::Server, Client) {
    let server = raw::Server::start(answer).await;
    let client = Client::builder().all_servers(server.url()).build().unwrap();
    (server, client)
}

/// The kind of an error in a stream that is the transport's.
fn kind(error: StreamError) -> TransportErrorKind {
    match error {
        StreamError::Transport(error) => error.kind(),
        other => panic!("{other:?}"),
    }
}
