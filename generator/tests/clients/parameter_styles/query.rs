//! Parameters in the query.

use super::*;

#[tokio::test]
async fn form() {
    let (server, client) = start().await;
    client.query_form("blue", &list(), &color(), &Shade::Light, "2024-02-29").await.unwrap();
    assert_eq!(
        server.request().line(),
        "GET /form?text=blue&list=blue,black,brown&color=R,100,G,200,B,150&shade=light&day=2024-02-29"
    );
}

#[tokio::test]
async fn form_exploded() {
    let (server, client) = start().await;
    client.query_form_exploded("blue", &list(), &color(), &Shade::Light, "2024-02-29").await.unwrap();
    assert_eq!(
        server.request().line(),
        "GET /form-exploded?text=blue&list=blue&list=black&list=brown&R=100&G=200&B=150&shade=light&day=2024-02-29"
    );
}

/// Everything that is not unreserved in RFC 3986, so that no value becomes another parameter.
#[tokio::test]
async fn form_encodes() {
    let (server, client) = start().await;
    let list = names(&["a,b", "c&d=e", "", "f g+h"]);
    client.query_form("ä/?:@!$'()*;~", &list, &color(), &Shade::DarkBlue, "#\r\n").await.unwrap();
    assert_eq!(
        server.request().line(),
        "GET /form?text=%C3%A4%2F%3F%3A%40%21%24%27%28%29%2A%3B~&list=a%2Cb,c%26d%3De,,f%20g%2Bh\
         &color=R,100,G,200,B,150&shade=dark%20blue&day=%23%0D%0A"
    );
    client.query_form_exploded("", &list, &color(), &Shade::DarkBlue, "%41").await.unwrap();
    assert_eq!(
        server.request().line(),
        "GET /form-exploded?text=&list=a%2Cb&list=c%26d%3De&list=&list=f%20g%2Bh&R=100&G=200&B=150\
         &shade=dark%20blue&day=%2541"
    );
}

/// Without explode an empty list is there, with it nothing can be.
#[tokio::test]
async fn empty_lists() {
    let (server, client) = start().await;
    client.query_form("x", &[], &color(), &Shade::Light, "y").await.unwrap();
    assert_eq!(server.request().line(), "GET /form?text=x&list=&color=R,100,G,200,B,150&shade=light&day=y");
    client.query_form_exploded("x", &[], &color(), &Shade::Light, "y").await.unwrap();
    assert_eq!(server.request().line(), "GET /form-exploded?text=x&R=100&G=200&B=150&shade=light&day=y");
}

#[tokio::test]
async fn space_delimited() {
    let (server, client) = start().await;
    client.query_space_delimited(&list(), &color()).await.unwrap();
    assert_eq!(
        server.request().line(),
        "GET /space-delimited?list=blue%20black%20brown&color=R%20100%20G%20200%20B%20150"
    );
}

#[tokio::test]
async fn pipe_delimited() {
    let (server, client) = start().await;
    client.query_pipe_delimited(&list(), &color()).await.unwrap();
    assert_eq!(
        server.request().line(),
        "GET /pipe-delimited?list=blue%7Cblack%7Cbrown&color=R%7C100%7CG%7C200%7CB%7C150"
    );
}

/// The second parameter is what the specification leaves open: lists go by index, objects nest.
#[tokio::test]
async fn deep_object() {
    let (server, client) = start().await;
    client.query_deep_object(&color(), &paint()).await.unwrap();
    assert_eq!(
        server.request().line(),
        "GET /deep-object?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150\
         &paint%5Bnames%5D%5B0%5D=sky&paint%5Bnames%5D%5B1%5D=dark%20blue\
         &paint%5Bcolor%5D%5BR%5D=100&paint%5Bcolor%5D%5BG%5D=200&paint%5Bcolor%5D%5BB%5D=150"
    );
}
