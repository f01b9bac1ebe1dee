//! Errors per status, each with the type of its body.

use super::raw::answer;
use super::*;

/// The error for an answer.
async fn problem(status: &str, media_type: &str, body: &str) -> Error<ReadProblemError> {
    let bytes = answer(status, &[&format!("Content-Type: {media_type}"), "Retry-After: 7"], body);
    client(bytes).await.read_problem().await.unwrap_err()
}

fn described(error: Error<ReadProblemError>) -> (u16, ReadProblemError) {
    match error {
        Error::Api(error) => (error.status().as_u16(), error.into_body()),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn each_status_has_its_type() {
    let body = r#"{"type":"about:blank","title":"Gone","status":404}"#;
    let (status, error) = described(problem("404 Not Found", "application/problem+json", body).await);
    let ReadProblemError::NotFound(found) = error else { panic!("{error:?}") };
    assert_eq!((status, found.title.as_str(), found.status), (404, "Gone", Some(404)));
    let (_, error) = described(problem("409 Conflict", "application/json", "{\"title\":\"a\"}").await);
    assert_eq!(error, ReadProblemError::Conflict(Record::new("a")));
    let (_, error) = described(problem("410 Gone", "text/html", "<html>").await);
    assert_eq!(error, ReadProblemError::Gone);
    let (_, error) = described(problem("502 Bad Gateway", "application/octet-stream", "\0").await);
    assert_eq!(error, ReadProblemError::BadGateway("\0".into()));
    let error = problem("503 Service Unavailable", "text/plain", "Closed").await;
    assert_eq!(error.retry_after(), Some(std::time::Duration::from_secs(7)));
    assert!(error.is_retryable());
    assert_eq!(described(error).1, ReadProblemError::ServiceUnavailable("Closed".to_owned()));
}

#[tokio::test]
async fn an_error_of_another_type_is_not_understood() {
    let error = problem("404 Not Found", "text/html", "<html>").await;
    assert_eq!(error.status().unwrap(), 404);
    let (status, body, said) = undecoded(Err::<(), _>(error));
    assert_eq!((status, body.as_str()), (404, "<html>"));
    assert!(said.contains("text/html"), "{said}");
}

#[tokio::test]
async fn a_status_that_is_not_described_keeps_its_body() {
    for status in ["400 Bad Request", "500 Internal Server Error", "418 Teapot", "200 OK"] {
        let Error::Undescribed(error) = problem(status, "text/html", "<html>").await else { panic!("{status}") };
        assert_eq!(error.status().as_str(), &status[..3]);
        assert_eq!(error.body(), "<html>");
        assert_eq!(error.headers()["content-type"], "text/html");
    }
}

#[tokio::test]
async fn a_range_is_for_all_of_its_statuses() {
    let range = |status, body| async move {
        client(answer(status, &["Content-Type: application/problem+json"], body)).await.read_range().await
    };
    for status in ["200 OK", "226 IM Used"] {
        assert_eq!(range(status, "{\"title\":\"a\"}").await.unwrap().body(), &Record::new("a"));
    }
    for status in ["400 Bad Request", "499 Closed"] {
        let Err(Error::Api(error)) = range(status, "{\"title\":\"a\"}").await else { panic!("{status}") };
        assert_eq!(error.body().title, "a");
    }
    assert!(matches!(range("500 No", "{\"title\":\"a\"}").await, Err(Error::Undescribed(_))));
}
