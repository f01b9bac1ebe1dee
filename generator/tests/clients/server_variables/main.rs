//! Which server a call goes to.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod raw;

use std::sync::{Arc, Mutex};

use fixture_server_variables::{
    Body, BoxFuture, Client, ClientBuilder, Error, Server, Transport, TransportError, TransportErrorKind,
};

/// Keeps the URLs of requests, and sends nothing.
#[derive(Clone, Default)]
struct Urls(Arc<Mutex<Vec<String>>>);

impl Transport for Urls {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.0.lock().unwrap().push(request.uri().to_string());
        Box::pin(async { Err(TransportError::new(TransportErrorKind::Other, "nothing is sent")) })
    }
}

/// The URLs of all three operations; what is wrong with them instead, where something is.
async fn urls(build: impl FnOnce(ClientBuilder) -> ClientBuilder) -> [String; 3] {
    let urls = Urls::default();
    let client = build(Client::builder()).transport(urls.clone()).build().unwrap();
    let results = [client.list_ferries().await, client.list_tickets().await, client.buy_ticket().await];
    let mut urls = std::mem::take(&mut *urls.0.lock().unwrap()).into_iter();
    results.map(|result| match result {
        Err(Error::Build(error)) => error.to_string(),
        _ => urls.next().unwrap(),
    })
}

#[tokio::test]
async fn variables_have_defaults() {
    let [document, path, operation] = urls(|builder| builder).await;
    assert_eq!(document, "https://north.example.com:8443/v1/ferries");
    assert_eq!(path, "https://tickets-north.example.com/tickets");
    // Nobody knows yet where that is.
    assert!(operation.contains("/booking/v2") && operation.contains("relative"), "{operation}");
}

#[tokio::test]
async fn variables_can_be_set() {
    let [document, path, _] =
        urls(|builder| builder.server_region("south").server_port("1").server_version("v2/beta")).await;
    assert_eq!(document, "https://south.example.com:1/v2/beta/ferries");
    assert_eq!(path, "https://tickets-south.example.com/tickets");
}

#[test]
fn a_value_outside_of_the_enum_is_an_error() {
    let error = Client::builder().server_region("west").build().unwrap_err().to_string();
    for word in ["region", "north", "south"] {
        assert!(error.contains(word), "{error}");
    }
}

/// A value is a part of a URL, and what does not make one is an error of the builder.
#[test]
fn a_value_that_makes_no_url_is_an_error() {
    for port in ["80 80", "no port", "99999", "1/x?y", "1#x", "@evil.example"] {
        assert!(Client::builder().server_port(port).build().is_err(), "{port}");
    }
}

#[tokio::test]
async fn a_relative_server_needs_to_know_to_what() {
    for (base, expected) in [
        ("https://ferry.example", "https://ferry.example/booking/v2/tickets"),
        ("https://ferry.example/api/", "https://ferry.example/booking/v2/tickets"),
        ("http://127.0.0.1:99", "http://127.0.0.1:99/booking/v2/tickets"),
    ] {
        let [document, _, operation] = urls(|builder| builder.base_url(base)).await;
        assert_eq!(operation, expected);
        // The others are not relative.
        assert_eq!(document, "https://north.example.com:8443/v1/ferries");
    }
    for base in ["", "/x", "ftp://ferry.example", "https://me:secret-1@ferry.example"] {
        let error = Client::builder().base_url(base).build().map(drop).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret-1"), "{error}");
    }
}

#[tokio::test]
async fn servers_move_one_by_one() {
    let [document, path, operation] =
        urls(|builder| builder.server(Server::TicketsNorthExampleCom, "http://moved.example/base/")).await;
    assert_eq!(document, "https://north.example.com:8443/v1/ferries");
    assert_eq!(path, "http://moved.example/base/tickets");
    assert!(operation.contains("relative"), "{operation}");
    let [_, _, operation] = urls(|builder| builder.server(Server::BookingV2, "http://moved.example")).await;
    assert_eq!(operation, "http://moved.example/tickets");
}

/// Whoever moves a server is not asked for its variables, nor for what it is relative to.
#[tokio::test]
async fn servers_move_all_at_once() {
    for build in [
        (|builder: ClientBuilder| builder.all_servers("http://moved.example")) as fn(ClientBuilder) -> ClientBuilder,
        |builder| builder.server_region("south").base_url("https://other.example").all_servers("http://moved.example"),
        |builder| builder.all_servers("http://moved.example").server_region("south").base_url("https://other.example"),
    ] {
        let expected = ["ferries", "tickets", "tickets"].map(|path| format!("http://moved.example/{path}"));
        assert_eq!(urls(build).await, expected);
    }
}

#[tokio::test]
async fn calls_arrive() {
    let server = raw::Server::start(raw::no_content()).await;
    let client = Client::builder().all_servers(format!("{}/mock", server.url())).build().unwrap();
    client.buy_ticket().await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "POST /mock/tickets");
    assert_eq!(request.headers("host"), [server.url().trim_start_matches("http://")]);
    assert_eq!(request.headers("content-length"), ["0"]);
}
