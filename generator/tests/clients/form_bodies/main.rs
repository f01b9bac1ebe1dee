//! Bodies of the type application/x-www-form-urlencoded.

#![cfg(feature = "reqwest")]
#![allow(clippy::all, clippy::pedantic, dead_code)]

mod raw;

use fixture_form_bodies::models::{Author, Entry, Home, Mark};
use fixture_form_bodies::{Client, Nullable};

async fn start() -> (raw::Server, Client) {
    let server = raw::Server::start(raw::no_content()).await;
    let client = Client::builder().all_servers(server.url()).build().unwrap();
    (server, client)
}

fn entry() -> Entry {
    Entry::new("Hello")
        .with_stars(5)
        .with_public(true)
        .with_tags(vec!["sea".to_owned(), "a|b".to_owned()])
        .with_author(Author::new("Ada").with_home(Home::new("Paris")))
        .with_seen(Author::new("Bob"))
        .with_others(vec![Author::new("C"), Author::new("D")])
        .with_numbers(vec![1, 2])
}

/// A text as it is, a list by repetition, and an object as JSON.
#[tokio::test]
async fn a_schema_says_how_it_is_written() {
    let (server, client) = start().await;
    client.add_entry(&entry()).await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "POST /entries");
    assert_eq!(request.headers("content-type"), ["application/x-www-form-urlencoded"]);
    assert_eq!(
        request.text(),
        "text=Hello&stars=5&public=true&tags=sea&tags=a%7Cb\
         &author=%7B%22name%22%3A%22Ada%22%2C%22home%22%3A%7B%22city%22%3A%22Paris%22%7D%7D\
         &seen=%7B%22name%22%3A%22Bob%22%7D&others=%7B%22name%22%3A%22C%22%7D&others=%7B%22name%22%3A%22D%22%7D\
         &numbers=1&numbers=2"
    );
    assert_eq!(request.headers("content-length"), [request.body().len().to_string()]);
}

/// As the encodings say: a list behind pipes, an object in brackets, one in a row, and a list as JSON. What a style puts between
/// values is as it is in a query, where a comma stays.
#[tokio::test]
async fn an_encoding_says_it_otherwise() {
    let (server, client) = start().await;
    client.add_encoded_entry(&entry()).await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "POST /encoded-entries");
    assert_eq!(
        request.text(),
        "text=Hello&stars=5&public=true&tags=sea%7Ca%7Cb\
         &author%5Bname%5D=Ada&author%5Bhome%5D%5Bcity%5D=Paris\
         &seen=name,Bob&others=%7B%22name%22%3A%22C%22%7D&others=%7B%22name%22%3A%22D%22%7D\
         &numbers=%5B1%2C2%5D"
    );
}

/// As the URL standard of WHATWG says: a space is a plus, and `*-._` stay.
#[tokio::test]
async fn letters_are_encoded_as_browsers_do() {
    let (server, client) = start().await;
    client.add_entry(&Entry::new("a b+c&d=e%f~*-._\r\nä")).await.unwrap();
    assert_eq!(server.request().text(), "text=a+b%2Bc%26d%3De%25f%7E*-._%0D%0A%C3%A4");
    client.add_entry(&Entry::new("")).await.unwrap();
    assert_eq!(server.request().text(), "text=");
}

#[tokio::test]
async fn what_is_not_there_is_left_out() {
    let (server, client) = start().await;
    let mut entry = Entry::new("x").with_tags(Vec::new());
    entry.note = Nullable::Null;
    client.add_entry(&entry).await.unwrap();
    assert_eq!(server.request().text(), "text=x");
    client.add_entry(&Entry::new("x").with_note("n")).await.unwrap();
    assert_eq!(server.request().text(), "text=x&note=n");
}

/// No body is another thing than an empty one.
#[tokio::test]
async fn a_form_may_be_left_out() {
    let (server, client) = start().await;
    client.add_mark(None).await.unwrap();
    let request = server.request();
    assert_eq!((request.header("content-type"), request.body()), (None, Vec::new()));
    client.add_mark(Some(&Mark::new())).await.unwrap();
    let request = server.request();
    assert_eq!(request.headers("content-type"), ["application/x-www-form-urlencoded"]);
    assert_eq!(request.text(), "");
    client.add_mark(Some(&Mark::new().with_color("red"))).await.unwrap();
    assert_eq!(server.request().text(), "color=red");
}
