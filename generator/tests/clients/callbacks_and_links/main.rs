//! What the API sends by itself has types too.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod raw;

use fixture_callbacks_and_links::models::{Delivery, Loss, Parcel, SendParcelMovedRequest};
use fixture_callbacks_and_links::{Client, json};

/// The body of a component.
#[test]
fn a_callback_is_decoded() {
    let delivery: Delivery = json::from_slice(br#"{"id": "p1", "signed_by": "Ada"}"#).unwrap();
    assert_eq!(delivery, Delivery::new("p1", "Ada"));
    assert!(json::from_slice::<Delivery>(br#"{"id": "p1"}"#).is_err());
}

/// A body that has no name of its own.
#[test]
fn an_inline_callback_is_decoded() {
    let moved: SendParcelMovedRequest = json::from_slice(br#"{"place": "Lyon"}"#).unwrap();
    assert_eq!(moved.place, "Lyon");
}

/// A webhook of a document of OpenAPI 3.0 stands in an extension.
#[test]
fn a_webhook_is_decoded() {
    assert_eq!(json::from_slice::<Loss>(br#"{"id": "p1"}"#).unwrap(), Loss::new("p1"));
}

/// What a link says is done by hand: the id of one answer is the parameter of the next call.
#[tokio::test]
async fn a_link_can_be_followed() {
    let parcel = raw::answer("201 Created", &["Content-Type: application/json"], "{\"id\":\"a/b\"}");
    let server = raw::Server::start_sequence([parcel, raw::ok("application/json", "{\"id\":\"a/b\"}")]).await;
    let client = Client::builder().all_servers(server.url()).build().unwrap();
    let request = Parcel::new("a/b").with_callback_url("https://me.example/?a=b");
    let sent = client.send_parcel(&request).await.unwrap().into_body();
    client.track_parcel(&sent.id).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].line(), "POST /parcels");
    assert_eq!(requests[0].text(), r#"{"id":"a/b","callback_url":"https://me.example/?a=b"}"#);
    assert_eq!(requests[1].line(), "GET /parcels/a%2Fb");
}
