//! Credentials go to the server that they are for, and nowhere else.

use fixture_security_schemes::{Credential, TransportErrorKind};

use super::*;

#[tokio::test]
async fn a_redirect_to_another_origin_gets_no_credentials() {
    let stranger = raw::Server::start(raw::no_content()).await;
    let location = format!("Location: {}/elsewhere", stranger.url());
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
        let (_server, client) = start_with(raw::answer(status, &[&location], ""), |builder| {
            builder.header_key("secret-1").query_key("secret-2").cookie_key("secret-3").token("secret-4")
        })
        .await;
        macro_rules! refuses {
            ($($method:ident),*) => { $(
                let error = client.$method().await.unwrap_err();
                assert!(!format!("{error} {error:?}").contains("secret-"), "{error:?}");
                let Error::Transport(error) = error else { panic!("{error:?}") };
                assert_eq!(error.kind(), TransportErrorKind::Redirect);
            )* };
        }
        refuses!(with_header_key, with_query_key, with_cookie_key, with_bearer, with_both);
    }
    assert_eq!(stranger.connections(), 0);
}

#[tokio::test]
async fn a_redirect_to_the_same_origin_keeps_them() {
    let redirect = raw::answer("307 Temporary", &["Location: /elsewhere"], "");
    let server = raw::Server::start_sequence([redirect, raw::no_content()]).await;
    let client = Client::builder().all_servers(server.url()).cookie_key("c1").header_key("h1").build().unwrap();
    client.with_cookie_key().await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[1].line(), "GET /elsewhere");
    assert_eq!(proofs(&requests[1]), ["session=c1"]);
}

#[tokio::test]
async fn a_redirect_to_the_same_origin_keeps_a_key_in_the_query() {
    for (location, expected) in
        [("/elsewhere?x=1", "GET /elsewhere?x=1&key%26id=q1"), ("/elsewhere?key%26id=q1", "GET /elsewhere?key%26id=q1")]
    {
        let redirect = raw::answer("307 Temporary", &[&format!("Location: {location}")], "");
        let server = raw::Server::start_sequence([redirect, raw::no_content()]).await;
        let client = Client::builder().all_servers(server.url()).query_key("q1").build().unwrap();
        client.with_query_key().await.unwrap();
        assert_eq!(server.requests()[1].line(), expected);
    }
}

/// An error shows where a call went, but not the key in its query.
#[tokio::test]
async fn errors_show_no_credentials() {
    let (_server, client) = start_with("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx", |builder| {
        builder.query_key("secret-2").header_key("secret-1").cookie_key("secret-3")
    })
    .await;
    let error = client.with_query_key().await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("secret-"), "{error:?}");
    let client = Client::builder().all_servers("http://127.0.0.1:1").query_key("secret-2").build().unwrap();
    let error = client.with_query_key().await.unwrap_err();
    let mut shown = format!("{error} {error:?}");
    let mut source = std::error::Error::source(&error);
    while let Some(error) = source {
        shown += &format!("{error} {error:?}");
        source = error.source();
    }
    assert!(!shown.contains("secret-"), "{shown}");
}

#[test]
fn nothing_shows_credentials() {
    let builder = Client::builder().token("secret-1").password("secret-2", "secret-3").query_key("secret-4");
    let shown = format!("{builder:?}");
    let client = builder.build().unwrap();
    let basic = Credential::basic("secret-5", "secret-6");
    let shown = format!("{shown} {client:?} {basic:?} {:?}", Credential::token("secret-7"));
    assert!(!shown.contains("secret-"), "{shown}");
}
