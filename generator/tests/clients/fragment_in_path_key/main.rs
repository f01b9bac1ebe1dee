//! What stands in a key of `paths` behind the path: a query is sent, a fragment is not.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod raw;

use fixture_fragment_in_path_key::operations::untagged::ListBetaShowsParams;
use fixture_fragment_in_path_key::{Client, Error};

async fn start() -> (raw::Server, Client) {
    let server = raw::Server::start(raw::no_content()).await;
    let client = Client::builder().all_servers(server.url()).build().unwrap();
    (server, client)
}

#[tokio::test]
async fn a_query_comes_before_the_parameters() {
    let (server, client) = start().await;
    client.list_beta_shows(&ListBetaShowsParams::new()).await.unwrap();
    assert_eq!(server.request().line(), "GET /shows?beta=true");
    client.list_beta_shows(&ListBetaShowsParams::new().with_limit(3)).await.unwrap();
    assert_eq!(server.request().line(), "GET /shows?beta=true&limit=3");
}

#[tokio::test]
async fn a_fragment_is_not_sent() {
    let (server, client) = start().await;
    client.stream_shows().await.unwrap();
    assert_eq!(server.request().line(), "GET /shows");
    client.list_shows().await.unwrap();
    assert_eq!(server.request().line(), "GET /shows");
    client.stream_show("a#b?c").await.unwrap();
    assert_eq!(server.request().line(), "GET /shows/a%23b%3Fc");
    assert!(matches!(client.stream_show("").await, Err(Error::Build(_))));
}
