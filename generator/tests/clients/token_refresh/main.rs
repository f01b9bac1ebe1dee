//! The program that renews access tokens, as the README of the production crate shows it, against a server that gives them.

extern crate fixture_token_refresh as dropbox_sign;

#[allow(dead_code, reason = "one crate's tests use less of it than another's")]
mod raw;
#[allow(dead_code, reason = "its `main` is for readers")]
mod refresh_access_token;

use dropbox_sign::{Client, Error};
use raw::{Server, answer, no_content, ok};
use refresh_access_token::Renewal;

/// An answer with new tokens.
fn tokens(number: usize, expires_in: i64) -> Vec<u8> {
    let json = format!(
        r#"{{"access_token": "access-{number}", "refresh_token": "refresh-{number}", "expires_in": {expires_in}}}"#
    );
    ok("application/json", json)
}

/// A client that renews its tokens at a server, which answers one after the other.
async fn start(answers: Vec<Vec<u8>>) -> (Server, Client) {
    let server = Server::start_sequence(answers).await;
    let plain = Client::builder().all_servers(server.url()).build().unwrap();
    let renewal = Renewal::new(plain, "refresh-0");
    let client = Client::builder().all_servers(server.url()).oauth2_provider(renewal).build().unwrap();
    (server, client)
}

/// What the server has seen: the request line, and the credentials or the refresh token.
fn seen(server: &Server) -> Vec<String> {
    let shown = |request: &raw::Request| {
        let credentials = request.headers("authorization").join(" ");
        let body = request.raw().split("\r\n\r\n").nth(1).unwrap_or_default().to_owned();
        format!("{} {credentials}{body}", request.line())
    };
    server.requests().iter().map(shown).collect()
}

fn refresh(token: &str) -> String {
    format!(r#"POST /oauth/token?refresh {{"grant_type":"refresh_token","refresh_token":"{token}"}}"#)
}

#[tokio::test]
async fn a_token_is_fetched_once_and_kept() {
    let (server, client) = start(vec![tokens(1, 3600), no_content()]).await;
    for _ in 0..3 {
        client.account().get_account().await.unwrap();
    }
    let call = "GET /account Bearer access-1".to_owned();
    assert_eq!(seen(&server), [refresh("refresh-0"), call.clone(), call.clone(), call]);
}

#[tokio::test]
async fn a_token_that_has_run_out_is_renewed_with_the_last_refresh_token() {
    // A token for less than a minute has run out when it comes.
    let (server, client) = start(vec![tokens(1, 30), no_content(), tokens(2, 3600), no_content()]).await;
    client.account().get_account().await.unwrap();
    client.account().get_account().await.unwrap();
    let expected = [
        refresh("refresh-0"),
        "GET /account Bearer access-1".to_owned(),
        refresh("refresh-1"),
        "GET /account Bearer access-2".to_owned(),
    ];
    assert_eq!(seen(&server), expected);
}

#[tokio::test]
async fn a_token_that_the_api_refuses_is_renewed() {
    let refused = answer("401 Unauthorized", &[], "");
    let (server, client) = start(vec![tokens(1, 3600), refused, tokens(2, 3600), no_content()]).await;
    let error = client.account().get_account().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    client.account().get_account().await.unwrap();
    assert_eq!(seen(&server)[2..], [refresh("refresh-1"), "GET /account Bearer access-2".to_owned()]);
}

#[tokio::test]
async fn without_a_token_nothing_is_called() {
    let (server, client) = start(vec![answer("400 Bad Request", &[], "{}"), tokens(1, 3600), no_content()]).await;
    let error = client.account().get_account().await.unwrap_err();
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    assert_eq!(seen(&server), [refresh("refresh-0")]);
    client.account().get_account().await.unwrap();
    assert_eq!(seen(&server)[2..], ["GET /account Bearer access-1".to_owned()]);
}

/// The server takes each refresh token once: the answer to a call that was given up counts all the same.
#[tokio::test]
async fn a_call_that_is_given_up_loses_no_refresh_token() {
    let (server, client) = start(vec![tokens(1, 30), tokens(2, 3600), no_content()]).await;
    {
        let oauth = client.account();
        let call = std::pin::pin!(oauth.get_account());
        let mut call = call;
        // It is given up as soon as it waits for the tokens.
        let waits = std::future::poll_fn(|context| {
            std::task::Poll::Ready(std::future::Future::poll(call.as_mut(), context).is_pending())
        });
        assert!(waits.await);
    }
    while server.requests().is_empty() {
        tokio::task::yield_now().await;
    }
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    client.account().get_account().await.unwrap();
    assert_eq!(seen(&server), [refresh("refresh-0"), refresh("refresh-1"), "GET /account Bearer access-2".to_owned()]);
}
