//! What parameters have beside a style.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod raw;
mod search;

use fixture_parameter_details::operations::untagged::{ReadMapParams, RemoveMapParams};
use fixture_parameter_details::{Client, Error};

async fn start() -> (raw::Server, Client) {
    let server = raw::Server::start(raw::no_content()).await;
    let client = Client::builder().all_servers(server.url()).build().unwrap();
    (server, client)
}

fn refused<T: std::fmt::Debug, E: std::fmt::Debug>(result: Result<T, Error<E>>) -> String {
    match result {
        Err(Error::Build(error)) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

/// The operation makes `depth` a required number, and leaves the other parameters of the path as they are.
#[tokio::test]
async fn an_operation_adds_to_its_path() {
    let (server, client) = start().await;
    client.read_map(7, 1.5, &ReadMapParams::new()).await.unwrap();
    assert_eq!(server.request().line(), "GET /maps/7?depth=1.5");
    client.read_map(7, 2.0, &ReadMapParams::new().with_unit("mi")).await.unwrap();
    // As JSON has it.
    assert_eq!(sorted(&server.request().line()), ["GET /maps/7", "depth=2", "unit=mi"]);
    client.remove_map(-7, &RemoveMapParams::new().with_depth(3)).await.unwrap();
    assert_eq!(server.request().line(), "DELETE /maps/-7?depth=3");
    client.remove_map(i64::MAX, &RemoveMapParams::default()).await.unwrap();
    assert_eq!(server.request().line(), "DELETE /maps/9223372036854775807");
}

/// A call borrows nothing, so that another task can make it, and sends nothing before somebody awaits it.
#[tokio::test]
async fn a_call_is_a_value_of_its_own() {
    let (server, client) = start().await;
    let (first, second) = {
        let params = ReadMapParams::new();
        (client.read_map(1, 1.0, &params), client.read_map(2, 2.0, &params))
    };
    drop(client);
    drop(first);
    tokio::spawn(second).await.unwrap().unwrap();
    assert_eq!(server.request().line(), "GET /maps/2?depth=2");
}

/// The specification says nothing about the order of what a path and its operation say.
fn sorted(line: &str) -> Vec<String> {
    let (start, query) = line.split_once('?').unwrap();
    let mut pairs: Vec<_> = query.split('&').map(str::to_owned).collect();
    pairs.sort();
    [vec![start.to_owned()], pairs].concat()
}

#[tokio::test]
async fn a_name_can_stand_in_four_places() {
    let (server, client) = start().await;
    let params = ReadMapParams::new().with_query_id("q").with_header_id("h").with_cookie_id("c");
    client.read_map(7, 1.5, &params).await.unwrap();
    let request = server.request();
    assert_eq!(sorted(&request.line()), ["GET /maps/7", "depth=1.5", "id=q"]);
    assert_eq!(request.headers("id"), ["h"]);
    assert_eq!(request.headers("cookie"), ["id=c"]);
}

#[tokio::test]
async fn what_is_left_out_is_not_sent() {
    let (server, client) = start().await;
    client.read_map(7, 1.5, &ReadMapParams::default()).await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "GET /maps/7?depth=1.5");
    assert_eq!(request.header("id"), None);
    assert_eq!(request.header("cookie"), None);
    assert_eq!(request.header("content-length"), None);
    assert_eq!(request.body(), b"");
}

#[tokio::test]
async fn a_suffix_stays_behind_its_parameter() {
    let (server, client) = start().await;
    for (id, segment) in [("7", "7.json"), ("a.b/c", "a.b%2Fc.json"), (".", "..json"), ("", ".json"), ("..", "...json")]
    {
        client.read_tile(id).await.unwrap();
        assert_eq!(server.request().line(), format!("GET /tiles/{segment}"));
    }
}

#[tokio::test]
async fn two_parameters_share_a_segment() {
    let (server, client) = start().await;
    client.read_range("1", "2", "x").await.unwrap();
    assert_eq!(server.request().line(), "GET /ranges/1-2/x");
    client.read_range("{to}", "a-b", "{from}").await.unwrap();
    assert_eq!(server.request().line(), "GET /ranges/%7Bto%7D-a-b/%7Bfrom%7D");
    client.read_range("", "", "x").await.unwrap();
    assert_eq!(server.request().line(), "GET /ranges/-/x");
    assert!(refused(client.read_range("1", "2", "..").await).contains("`id`"));
}

/// Such a parameter has another place in the document, and the specification passes it over.
#[tokio::test]
async fn headers_that_mean_something_else_are_no_parameters() {
    let (server, client) = start().await;
    client.read_reserved("trace-1").await.unwrap();
    let request = server.request();
    assert_eq!(request.headers("x-trace"), ["trace-1"]);
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("authorization"), None);
}
