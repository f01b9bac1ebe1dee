//! Successful answers.

use super::raw::{answer, chunks, no_content, ok};
use super::*;

#[tokio::test]
async fn text_is_a_string() {
    for (media_type, bytes, expected) in [
        ("text/plain", "ä\r\nb".as_bytes(), "ä\r\nb"),
        ("text/plain; charset=utf-8", "ä".as_bytes(), "ä"),
        ("TEXT/PLAIN;Charset=\"UTF-8\"", "ä".as_bytes(), "ä"),
        ("text/plain; charset=us-ascii", b"a", "a"),
        ("text/plain; charset=iso-8859-1", b"\xe4", "ä"),
        ("text/plain; charset=latin1", b"\xe4", "ä"),
        ("text/plain", b"\xef\xbb\xbfa", "a"),
        ("text/plain", b"", ""),
    ] {
        let response = client(ok(media_type, bytes)).await.read_text().await.unwrap();
        assert_eq!(response.body(), expected, "{media_type}");
    }
}

#[tokio::test]
async fn text_that_is_none_is_an_error() {
    for (media_type, bytes) in [("text/plain", b"\xff".as_slice()), ("text/plain; charset=klingon", b"a")] {
        let (status, ..) = undecoded(client(ok(media_type, bytes)).await.read_text().await);
        assert_eq!(status, 200, "{media_type}");
    }
}

#[tokio::test]
async fn bytes_come_one_by_one_or_all_at_once() {
    let all: Vec<u8> = (0..=255).collect();
    let response = client(ok("application/pdf", &all)).await.read_scan().await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/pdf");
    assert_eq!(response.into_body().bytes(256).await.unwrap(), all);
    let response = client(chunks("application/pdf", &[b"one", b"two"])).await.read_scan().await.unwrap();
    let mut body = response.into_body();
    let mut read = Vec::new();
    while let Some(chunk) = body.chunk().await.unwrap() {
        read.extend_from_slice(&chunk);
    }
    assert_eq!(read, b"onetwo");
    assert!(body.chunk().await.unwrap().is_none());
}

/// A server has a better name for a download than the document, more often than not.
#[tokio::test]
async fn a_download_may_have_any_type() {
    for media_type in ["application/octet-stream", "image/png", "application/json", "nonsense"] {
        let response = client(ok(media_type, "x")).await.read_scan().await.unwrap();
        assert_eq!(response.into_body().bytes(1).await.unwrap(), "x");
    }
}

#[tokio::test]
async fn json_is_known_by_many_names() {
    for media_type in [
        "application/vnd.archive.v2+json; charset=utf-8",
        "application/vnd.archive.v2+json;charset=UTF-8",
        "application/vnd.archive.v2+json",
        "APPLICATION/JSON",
        "application/problem+json",
        "application/json; odata.metadata=minimal",
        "text/plain",
    ] {
        let response = client(ok(media_type, "{\"title\":\"a\"}")).await.read_vendor().await.unwrap();
        assert_eq!(response.body(), &Record::new("a"), "{media_type}");
    }
    let bytes = answer("200 OK", &[], "{\"title\":\"a\"}");
    assert_eq!(client(bytes).await.read_json().await.unwrap().body(), &Record::new("a"));
}

#[tokio::test]
async fn another_type_than_promised_is_named() {
    let html = "<html>Log in first</html>";
    let (status, body, error) = undecoded(client(ok("text/html", html)).await.read_json().await);
    assert_eq!((status, body.as_str()), (200, html));
    assert!(error.contains("text/html"), "{error}");
    let (_, body, _) = undecoded(client(ok("application/json", "")).await.read_json().await);
    assert_eq!(body, "");
}

#[tokio::test]
async fn an_operation_says_what_it_takes() {
    let (server, client) = start(ok("application/json", "{\"title\":\"a\"}")).await;
    client.read_report().await.unwrap();
    assert_eq!(server.request().headers("accept"), ["application/json, text/csv, application/pdf"]);
    client.read_vendor().await.unwrap();
    assert_eq!(server.request().headers("accept"), ["application/vnd.archive.v2+json; charset=utf-8"]);
}

#[tokio::test]
async fn media_types_tell_what_came() {
    let report = |media_type, body| async move {
        client(ok(media_type, body)).await.read_report().await.map(fixture_response_media_types::Response::into_body)
    };
    let Ok(ReadReportBody::Json(record)) = report("application/json", "{\"title\":\"a\"}").await else {
        panic!("JSON")
    };
    assert_eq!(record, Record::new("a"));
    let Ok(ReadReportBody::Json(_)) = report("application/vnd.x+json", "{\"title\":\"a\"}").await else {
        panic!("JSON")
    };
    let Ok(ReadReportBody::Csv(text)) = report("text/csv; header=present", "a,b\r\n").await else { panic!("a table") };
    assert_eq!(text, "a,b\r\n");
    let Ok(ReadReportBody::Pdf(body)) = report("application/pdf", "%PDF").await else { panic!("a document") };
    assert_eq!(body.bytes(4).await.unwrap(), "%PDF");
    let (_, body, error) = undecoded(report("image/png", "x").await);
    assert_eq!(body, "x");
    assert!(error.contains("image/png"), "{error}");
}

/// The exact name beats a range.
#[tokio::test]
async fn ranges_tell_what_came() {
    let picture =
        |media_type, body| async move { client(ok(media_type, body)).await.read_picture().await.unwrap().into_body() };
    for media_type in ["image/png", "IMAGE/x-odd; a=b"] {
        let ReadPictureBody::Image(body) = picture(media_type, "x").await else { panic!("{media_type}") };
        assert_eq!(body.bytes(1).await.unwrap(), "x");
    }
    let ReadPictureBody::SvgXml(text) = picture("image/svg+xml; charset=utf-8", "<svg/>").await else { panic!("SVG") };
    assert_eq!(text, "<svg/>");
    let whatever =
        |media_type, body| async move { client(ok(media_type, body)).await.read_whatever().await.unwrap().into_body() };
    let body = "{\"title\":\"a\"}";
    let ReadWhateverBody::Json(record) = whatever("application/json", body).await else { panic!("JSON") };
    assert_eq!(record, Record::new("a"));
    let ReadWhateverBody::Any(bytes) = whatever("text/plain", body).await else { panic!("anything else") };
    assert_eq!(bytes.bytes(body.len()).await.unwrap(), body);
}

#[tokio::test]
async fn statuses_tell_what_came() {
    let write = |status, body| async move {
        let bytes = answer(status, &["Content-Type: application/json"], body);
        client(bytes).await.write_record().await.map(|response| (response.status().as_u16(), response.into_body()))
    };
    let Ok((200, WriteRecordBody::Ok(record))) = write("200 OK", "{\"title\":\"a\"}").await else { panic!("200") };
    assert_eq!(record, Record::new("a"));
    let body = "{\"room\":\"b\",\"shelf\":3}";
    let Ok((201, WriteRecordBody::Created(place))) = write("201 Created", body).await else { panic!("201") };
    assert_eq!(place, Place::new("b", 3));
    let Ok((202, WriteRecordBody::Accepted)) = write("202 Accepted", "ignored").await else { panic!("202") };
    // The body of one status does not fit another.
    assert_eq!(undecoded(write("200 OK", body).await).0, 200);
    let Err(Error::Undescribed(error)) = write("203 Other", "{}").await else { panic!("203") };
    assert_eq!((error.status().as_u16(), &error.body()[..]), (203, b"{}".as_slice()));
}

#[tokio::test]
async fn statuses_and_media_types_tell_what_came() {
    let copy = |status, media_type: &'static str, body| async move {
        let bytes = answer(status, &[&format!("Content-Type: {media_type}")], body);
        client(bytes).await.copy_record().await.unwrap().into_body()
    };
    let record = "{\"title\":\"a\"}";
    assert_eq!(copy("200 OK", "application/json", record).await, CopyRecordBody::OkJson(Record::new("a")));
    assert_eq!(copy("200 OK", "text/csv", record).await, CopyRecordBody::OkCsv(record.to_owned()));
    let place = copy("201 Created", "application/json", "{\"room\":\"b\",\"shelf\":3}").await;
    assert_eq!(place, CopyRecordBody::Created(Place::new("b", 3)));
}

#[tokio::test]
async fn a_default_is_for_success_too() {
    for status in ["200 OK", "201 Created", "299 Odd"] {
        let bytes = answer(status, &["Content-Type: application/json"], "{\"title\":\"a\"}");
        assert_eq!(client(bytes).await.read_anything().await.unwrap().body(), &Record::new("a"));
    }
    for status in ["400 Bad Request", "503 Service Unavailable", "600 Odd"] {
        let bytes = answer(status, &["Content-Type: application/json"], "{\"title\":\"a\"}");
        let Err(Error::Api(error)) = client(bytes).await.read_anything().await else { panic!("{status}") };
        assert_eq!(error.body(), &Record::new("a"));
    }
}

#[tokio::test]
async fn an_empty_answer_has_no_body() {
    client(no_content()).await.read_problem().await.unwrap();
    // What a server sends all the same is passed over.
    let response = client(answer("204 No Content", &[], "")).await.read_headers().await.unwrap();
    assert_eq!(response.body(), &());
}
