//! Which credentials travel, where, and when.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod alternatives;
mod provider;
mod raw;
mod secrecy;

use fixture_security_schemes::{Client, ClientBuilder, Error};

async fn start(build: impl FnOnce(ClientBuilder) -> ClientBuilder) -> (raw::Server, Client) {
    start_with(raw::no_content(), build).await
}

async fn start_with(
    answer: impl Into<raw::Answer>,
    build: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> (raw::Server, Client) {
    let server = raw::Server::start(answer).await;
    let client = build(Client::builder().all_servers(server.url())).build().unwrap();
    (server, client)
}

fn refused<T: std::fmt::Debug, E: std::fmt::Debug>(
    result: Result<T, Error<E>>,
) -> fixture_security_schemes::BuildError {
    match result {
        Err(Error::Build(error)) => error,
        other => panic!("{other:?}"),
    }
}

/// Everything that proves who the caller is, of a request.
fn proofs(request: &raw::Request) -> Vec<String> {
    let query = request.target().split_once('?').map(|(_, query)| query.to_owned());
    let headers = ["authorization", "x-key", "cookie"].map(|name| request.headers(name)).concat();
    headers.into_iter().chain(query).collect()
}

#[tokio::test]
async fn each_scheme_has_its_place() {
    let (server, client) = start(|builder| {
        builder
            .header_key("h/1")
            .query_key("q&1 ä")
            .cookie_key("c;1")
            .password("Aladdin", "open sesame")
            .token("t1")
            .ticket("realm=\"x\"")
            .oauth("o1")
            .openid("i1")
    })
    .await;
    client.with_header_key().await.unwrap();
    assert_eq!(proofs(&server.request()), ["h/1"]);
    client.with_query_key().await.unwrap();
    let request = server.request();
    assert_eq!(request.target(), "/query-key?key%26id=q%261%20%C3%A4");
    assert_eq!(proofs(&request).len(), 1);
    client.with_cookie_key().await.unwrap();
    assert_eq!(proofs(&server.request()), ["session=c%3B1"]);
    client.with_basic().await.unwrap();
    assert_eq!(proofs(&server.request()), ["Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]);
    client.with_bearer().await.unwrap();
    assert_eq!(proofs(&server.request()), ["Bearer t1"]);
    client.with_ticket().await.unwrap();
    assert_eq!(proofs(&server.request()), ["Ticket realm=\"x\""]);
    client.with_oauth().await.unwrap();
    assert_eq!(proofs(&server.request()), ["Bearer o1"]);
    client.with_openid().await.unwrap();
    assert_eq!(proofs(&server.request()), ["Bearer i1"]);
    client.with_inherited().await.unwrap();
    assert_eq!(proofs(&server.request()), ["h/1"]);
    client.with_nothing().await.unwrap();
    assert_eq!(proofs(&server.request()), [""; 0]);
}

#[tokio::test]
async fn nothing_is_sent_without_what_is_needed() {
    let (server, client) = start(|builder| builder).await;
    macro_rules! refuses {
        ($($method:ident: $scheme:literal),*) => { $(
            let error = refused(client.$method().await).to_string();
            assert!(error.contains(concat!("`", $scheme, "`")), "{error}");
        )* };
    }
    refuses!(
        with_header_key: "header_key", with_query_key: "query_key", with_cookie_key: "cookie_key",
        with_basic: "password", with_bearer: "token", with_ticket: "ticket", with_oauth: "oauth",
        with_openid: "openid", with_both: "token", with_either: "token", with_inherited: "header_key"
    );
    assert_eq!(server.connections(), 0);
    client.with_nothing().await.unwrap();
    client.with_optional().await.unwrap();
    assert!(server.requests().iter().all(|request| proofs(request).is_empty()));
}

/// A header cannot hold it; a query and a cookie can, encoded.
#[tokio::test]
async fn a_credential_that_would_become_another_header_is_not_sent() {
    let (server, client) = start(|builder| {
        let evil = "secret-1\r\nX-Admin: yes";
        builder.header_key(evil).token(evil).ticket(evil).query_key(evil).cookie_key(evil)
    })
    .await;
    for error in [
        refused(client.with_header_key().await),
        refused(client.with_bearer().await),
        refused(client.with_ticket().await),
    ] {
        assert!(!format!("{error} {error:?}").contains("secret-1"), "{error:?}");
    }
    assert_eq!(server.connections(), 0);
    client.with_query_key().await.unwrap();
    assert_eq!(server.request().target(), "/query-key?key%26id=secret-1%0D%0AX-Admin%3A%20yes");
    client.with_cookie_key().await.unwrap();
    assert_eq!(proofs(&server.request()), ["session=secret-1%0D%0AX-Admin:%20yes"]);
}

/// HTTP Basic takes any letters.
#[tokio::test]
async fn a_password_may_hold_anything() {
    let (server, client) = start(|builder| builder.password("ä", "\r\n:")).await;
    client.with_basic().await.unwrap();
    assert_eq!(proofs(&server.request()), ["Basic w6Q6DQo6"]);
}
