//! Schemes that go together, and schemes of which one is enough.

use super::*;

#[tokio::test]
async fn all_of_a_set_are_sent() {
    let (server, client) = start(|builder| builder.header_key("h1").query_key("q1").token("t1")).await;
    client.with_both().await.unwrap();
    assert_eq!(proofs(&server.request()), ["Bearer t1", "h1", "key%26id=q1"]);
}

#[tokio::test]
async fn a_part_of_a_set_is_not_enough() {
    let (server, client) = start(|builder| builder.header_key("h1").token("t1")).await;
    refused(client.with_both().await);
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn the_first_alternative_that_is_complete_is_sent() {
    let (server, client) = start(|builder| builder.token("t1")).await;
    client.with_either().await.unwrap();
    assert_eq!(proofs(&server.request()), ["Bearer t1"]);
    let (server, client) = start(|builder| builder.header_key("h1").cookie_key("c1")).await;
    client.with_either().await.unwrap();
    assert_eq!(proofs(&server.request()), ["h1", "session=c1"]);
}

#[tokio::test]
async fn two_alternatives_are_never_both_sent() {
    let (server, client) = start(|builder| {
        builder.header_key("h1").cookie_key("c1").token("t1").password("u", "p").oauth("o1").query_key("q1")
    })
    .await;
    client.with_either().await.unwrap();
    assert_eq!(proofs(&server.request()), ["Bearer t1"]);
    let (server, client) = start(|builder| builder.header_key("h1").token("t1")).await;
    client.with_either().await.unwrap();
    assert_eq!(proofs(&server.request()), ["Bearer t1"]);
}

#[tokio::test]
async fn half_of_an_alternative_is_none() {
    let (server, client) = start(|builder| builder.header_key("h1")).await;
    let error = refused(client.with_either().await).to_string();
    for scheme in ["`token`", "`header_key`", "`cookie_key`"] {
        assert!(error.contains(scheme), "{error}");
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn what_is_optional_is_sent_where_it_is_there() {
    let (server, client) = start(|builder| builder.token("t1")).await;
    client.with_optional().await.unwrap();
    assert_eq!(proofs(&server.request()), ["Bearer t1"]);
    let (server, client) = start(|builder| builder.header_key("h1")).await;
    client.with_optional().await.unwrap();
    assert_eq!(proofs(&server.request()), [""; 0]);
}
