//! One call, and what comes of it.

use fixture_faults::models::Value;
use fixture_faults::{Client, Error, StreamError, TransportError, TransportErrorKind};

use crate::LIMIT;

/// How a call can end. There is no error of building a request among them, since no server can cause one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    Value,
    Api,
    Undescribed,
    Decode,
    Timeout,
    Connect,
    Body,
    TooLong,
    Redirect,
    Other,
}

impl Outcome {
    pub(crate) const ALL: [Self; 10] = [
        Self::Value,
        Self::Api,
        Self::Undescribed,
        Self::Decode,
        Self::Timeout,
        Self::Connect,
        Self::Body,
        Self::TooLong,
        Self::Redirect,
        Self::Other,
    ];
}

/// The events that a caller waits for at the most.
const EVENTS: usize = 1000;

/// Makes one of the calls.
pub(crate) async fn make(call: usize, client: &Client) -> Outcome {
    match call % 4 {
        0 => value(client.read_value().await.map(fixture_faults::Response::into_body)),
        1 => value(
            client.write_value(&Value::new(1).with_text("secret-1")).await.map(fixture_faults::Response::into_body),
        ),
        2 => match client.download().await {
            Ok(response) => {
                response.into_body().bytes(LIMIT).await.map_or_else(|error| transport(&error), |_| Outcome::Value)
            }
            Err(error) => failed(error),
        },
        _ => match client.read_events().await {
            Ok(response) => events(response.into_body()).await,
            Err(error) => failed(error),
        },
    }
}

fn value<E: std::fmt::Debug>(result: Result<Value, Error<E>>) -> Outcome {
    match result {
        Ok(value) => {
            assert_eq!(value.number, 1, "an answer to another request");
            Outcome::Value
        }
        Err(error) => failed(error),
    }
}

async fn events(mut stream: fixture_faults::EventStream<Value>) -> Outcome {
    let mut outcome = Outcome::Value;
    for _ in 0..EVENTS {
        match stream.next().await {
            None => break,
            Some(Ok(event)) => assert_eq!(event.data.number, 1, "an answer to another request"),
            // More may come.
            Some(Err(StreamError::Decode(_))) => outcome = Outcome::Decode,
            Some(Err(StreamError::Transport(error))) => {
                assert!(stream.next().await.is_none(), "a stream went on behind an error");
                return transport(&error);
            }
            Some(Err(other)) => panic!("{other:?}"),
        }
    }
    outcome
}

fn failed<E: std::fmt::Debug>(error: Error<E>) -> Outcome {
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("secret-1"), "{shown}");
    let _ = (error.is_retryable(), error.retry_after(), error.status());
    match error {
        Error::Api(_) => Outcome::Api,
        Error::Undescribed(_) => Outcome::Undescribed,
        Error::Decode(_) => Outcome::Decode,
        Error::Timeout(_) => Outcome::Timeout,
        Error::Transport(error) => transport(&error),
        other => panic!("{other:?}"),
    }
}

fn transport(error: &TransportError) -> Outcome {
    match error.kind() {
        TransportErrorKind::Connect => Outcome::Connect,
        TransportErrorKind::Timeout => Outcome::Timeout,
        TransportErrorKind::Body => Outcome::Body,
        TransportErrorKind::TooLong => Outcome::TooLong,
        TransportErrorKind::Redirect => Outcome::Redirect,
        _ => Outcome::Other,
    }
}
