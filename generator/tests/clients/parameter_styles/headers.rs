//! Parameters in headers and cookies.

use super::*;

#[tokio::test]
async fn simple() {
    let (server, client) = start().await;
    client.send_headers("blue", &list(), &color(), &Shade::DarkBlue, "2024-02-29").await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "GET /headers");
    assert_eq!(request.headers("x-text"), ["blue"]);
    assert_eq!(request.headers("x-list"), ["blue,black,brown"]);
    assert_eq!(request.headers("x-color"), ["R,100,G,200,B,150"]);
    assert_eq!(request.headers("x-shade"), ["dark blue"]);
    assert_eq!(request.headers("x-day"), ["2024-02-29"]);
}

#[tokio::test]
async fn simple_exploded() {
    let (server, client) = start().await;
    client.header_exploded("blue", &list(), &color(), &Shade::Light, "2024-02-29").await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "GET /headers-exploded");
    assert_eq!(request.headers("x-list"), ["blue,black,brown"]);
    assert_eq!(request.headers("x-color"), ["R=100,G=200,B=150"]);
}

/// Headers have no encoding, so what goes through is sent as it is.
#[tokio::test]
async fn header_values_are_not_encoded() {
    let (server, client) = start().await;
    client.send_headers("ä, \"b\" %41;c", &[], &color(), &Shade::Light, "").await.unwrap();
    let request = server.request();
    assert_eq!(request.headers("x-text"), ["ä, \"b\" %41;c"]);
    assert_eq!(request.headers("x-list"), [""]);
    assert_eq!(request.headers("x-day"), [""]);
}

#[tokio::test]
async fn a_header_that_would_become_two_is_not_sent() {
    let (server, client) = start().await;
    for value in ["secret-1\r\nX-Admin: yes", "secret-1\n", "\rsecret-1", "secret-1\0", "secret-1\u{7f}"] {
        let error = refused(client.send_headers(value, &list(), &color(), &Shade::Light, "day").await);
        assert!(error.contains("X-text"), "{error}");
        assert!(!error.contains("secret-1"), "{error}");
        let error = refused(client.send_headers("x", &names(&["a", value]), &color(), &Shade::Light, "day").await);
        assert!(error.contains("X-list"), "{error}");
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn cookies() {
    let (server, client) = start().await;
    client.cookie("blue", &list(), &color(), &Shade::DarkBlue, "2024-02-29").await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "GET /cookies");
    assert_eq!(
        request.headers("cookie"),
        ["text=blue; list=blue,black,brown; color=R,100,G,200,B,150; shade=dark%20blue; day=2024-02-29"]
    );
}

#[tokio::test]
async fn cookies_exploded() {
    let (server, client) = start().await;
    client.cookie_exploded("a;b=c, \"\r\n", &list(), &color(), &Shade::Light, "").await.unwrap();
    assert_eq!(
        server.request().headers("cookie"),
        ["text=a%3Bb%3Dc%2C%20%22%0D%0A; list=blue; list=black; list=brown; R=100; G=200; B=150; shade=light; day="]
    );
}
