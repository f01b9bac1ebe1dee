//! What parameters look like on the wire, by the style table of OpenAPI (3.0.4, section 4.7.12), row by row.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod headers;
mod path;
mod query;
mod raw;

use fixture_parameter_styles::models::{Color, Paint, Shade};
use fixture_parameter_styles::{Client, Error};

/// A server that is content with everything, and a client of it.
async fn start() -> (raw::Server, Client) {
    let server = raw::Server::start(raw::no_content()).await;
    let client = Client::builder().all_servers(server.url()).build().unwrap();
    (server, client)
}

/// The list of the table.
fn list() -> Vec<String> {
    names(&["blue", "black", "brown"])
}

/// The object of the table.
fn color() -> Color {
    Color::new(100, 200, 150)
}

fn paint() -> Paint {
    Paint::new(names(&["sky", "dark blue"]), color())
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Why nothing was sent.
fn refused<T: std::fmt::Debug, E: std::fmt::Debug>(result: Result<T, Error<E>>) -> String {
    match result {
        Err(Error::Build(error)) => error.to_string(),
        other => panic!("{other:?}"),
    }
}
