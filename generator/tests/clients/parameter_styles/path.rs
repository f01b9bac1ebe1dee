//! Parameters in the path.

use super::*;

/// The path for the values of the table, and for values that are not plain.
macro_rules! paths {
    ($($method:ident, $base:literal: $table:literal, $other:literal;)*) => { $(
        #[tokio::test]
        async fn $method() {
            let (server, client) = start().await;
            client.$method("blue", &list(), &color(), &Shade::Light, "2024-02-29").await.unwrap();
            assert_eq!(server.request().line(), concat!("GET ", $base, $table));
            let others = names(&["a,b", "c/d"]);
            client.$method("ä&;=.", &others, &Color::new(-1, 0, 1), &Shade::DarkBlue, "x y").await.unwrap();
            assert_eq!(server.request().line(), concat!("GET ", $base, $other));
        }
    )* };
}

paths! {
    path_simple, "/simple":
        "/blue/blue,black,brown/R,100,G,200,B,150/light/2024-02-29",
        "/%C3%A4%26%3B%3D./a%2Cb,c%2Fd/R,-1,G,0,B,1/dark%20blue/x%20y";
    path_simple_exploded, "/simple-exploded":
        "/blue/blue,black,brown/R=100,G=200,B=150/light/2024-02-29",
        "/%C3%A4%26%3B%3D./a%2Cb,c%2Fd/R=-1,G=0,B=1/dark%20blue/x%20y";
    path_label, "/label":
        "/.blue/.blue,black,brown/.R,100,G,200,B,150/.light/.2024-02-29",
        "/.%C3%A4%26%3B%3D./.a%2Cb,c%2Fd/.R,-1,G,0,B,1/.dark%20blue/.x%20y";
    path_label_exploded, "/label-exploded":
        "/.blue/.blue.black.brown/.R=100.G=200.B=150/.light/.2024-02-29",
        "/.%C3%A4%26%3B%3D./.a%2Cb.c%2Fd/.R=-1.G=0.B=1/.dark%20blue/.x%20y";
    path_matrix, "/matrix":
        "/;text=blue/;list=blue,black,brown/;color=R,100,G,200,B,150/;shade=light/;day=2024-02-29",
        "/;text=%C3%A4%26%3B%3D./;list=a%2Cb,c%2Fd/;color=R,-1,G,0,B,1/;shade=dark%20blue/;day=x%20y";
    path_matrix_exploded, "/matrix-exploded":
        "/;text=blue/;list=blue;list=black;list=brown/;R=100;G=200;B=150/;shade=light/;day=2024-02-29",
        "/;text=%C3%A4%26%3B%3D./;list=a%2Cb;list=c%2Fd/;R=-1;G=0;B=1/;shade=dark%20blue/;day=x%20y";
}

/// The column `undefined`, which a required parameter comes to when it is the empty text.
#[tokio::test]
async fn empty_texts() {
    let (server, client) = start().await;
    client.path_matrix("", &list(), &color(), &Shade::Light, "").await.unwrap();
    let rest = "/;list=blue,black,brown/;color=R,100,G,200,B,150/;shade=light/;day";
    assert_eq!(server.request().line(), format!("GET /matrix/;text{rest}"));
    client.path_matrix_exploded("", &list(), &color(), &Shade::Light, "").await.unwrap();
    let rest = "/;list=blue;list=black;list=brown/;R=100;G=200;B=150/;shade=light/;day";
    assert_eq!(server.request().line(), format!("GET /matrix-exploded/;text{rest}"));
}

/// Whatever the value is, the segments around it stay where they are.
#[tokio::test]
async fn a_value_stays_in_its_segment() {
    let (server, client) = start().await;
    for (value, sent) in [
        ("a/b", "a%2Fb"),
        ("../..", "..%2F.."),
        ("%2e%2e", "%252e%252e"),
        ("?admin=1", "%3Fadmin%3D1"),
        ("#x", "%23x"),
        ("a\\b", "a%5Cb"),
        ("...", "..."),
        (".a", ".a"),
        ("\r\nX: y", "%0D%0AX%3A%20y"),
        ("\0", "%00"),
        ("a+b c", "a%2Bb%20c"),
        ("*'()!$", "%2A%27%28%29%21%24"),
        ("~-_.", "~-_."),
        ("日本", "%E6%97%A5%E6%9C%AC"),
        ("{list}", "%7Blist%7D"),
    ] {
        client.path_simple(value, &list(), &color(), &Shade::Light, "day").await.unwrap();
        let rest = "blue,black,brown/R,100,G,200,B,150/light/day";
        assert_eq!(server.request().line(), format!("GET /simple/{sent}/{rest}"));
    }
}

/// Servers and proxies take such a segment for another path. A label that is empty comes out as a dot.
#[tokio::test]
async fn a_segment_that_is_no_segment_is_not_sent() {
    let (server, client) = start().await;
    for value in ["", ".", ".."] {
        let error = refused(client.path_simple(value, &list(), &color(), &Shade::Light, "day").await);
        assert!(error.contains("`text`"), "{error}");
        let error = refused(client.path_simple("x", &names(&[value]), &color(), &Shade::Light, "day").await);
        assert!(error.contains("`list`"), "{error}");
        let shade = Shade::Unknown(value.to_owned());
        let error = refused(client.path_simple_exploded("x", &list(), &color(), &shade, "day").await);
        assert!(error.contains("`shade`"), "{error}");
    }
    let error = refused(client.path_simple("x", &[], &color(), &Shade::Light, "day").await);
    assert!(error.contains("`list`"), "{error}");
    for value in ["", "."] {
        let error = refused(client.path_label(value, &list(), &color(), &Shade::Light, "day").await);
        assert!(error.contains("`text`"), "{error}");
    }
    assert_eq!(server.connections(), 0);
}
