//! Raw answers in, typed values and errors out.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod errors;
mod headers;
mod raw;
mod success;

use fixture_response_media_types::models::{Place, Record};
use fixture_response_media_types::operations::untagged::*;
use fixture_response_media_types::{Client, Error};

/// A client of a server that gives this answer.
async fn client(answer: impl Into<raw::Answer>) -> Client {
    start(answer).await.1
}

async fn start(answer: impl Into<raw::Answer>) -> (raw::Server, Client) {
    let server = raw::Server::start(answer).await;
    let client = Client::builder().all_servers(server.url()).build().unwrap();
    (server, client)
}

/// What a body that does not fit was, and what is said of it.
fn undecoded<T: std::fmt::Debug, E: std::fmt::Debug>(result: Result<T, Error<E>>) -> (u16, String, String) {
    match result {
        Err(Error::Decode(error)) => {
            let body = String::from_utf8_lossy(error.body()).into_owned();
            (error.status().as_u16(), body, error.error().to_string())
        }
        other => panic!("{other:?}"),
    }
}
