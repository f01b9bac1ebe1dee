//! What a failed call says of being made again.

use std::sync::Arc;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};

use crate::runtime::body::Body;
use crate::runtime::call::{Call, Caller};
use crate::runtime::error::Error;
use crate::runtime::file::File;
use crate::runtime::settings::{ServerIndex, ServerTemplate, Settings};
use crate::runtime::transport::{BoxFuture, Transport, TransportError, TransportErrorKind};

/// A server that gives the same answer to everything, or a network that gives none.
#[derive(Clone, Copy)]
enum Always {
    Fails(TransportErrorKind),
    Answers(StatusCode),
}

impl Transport for Always {
    fn send(&self, _: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async {
            match *self {
                Self::Fails(kind) => Err(TransportError::new(kind, "it fails")),
                Self::Answers(status) => {
                    let mut response = Response::new(Body::empty());
                    *response.status_mut() = status;
                    Ok(response)
                }
            }
        })
    }
}

async fn is_retryable(always: Always, call: Call) -> bool {
    let mut settings = Settings::new(const { &[ServerTemplate { url: "https://api.example", variables: &[] }] });
    settings.transport = Some(Arc::new(always));
    match Caller::new(Arc::new(settings.build().unwrap())).reply(call).await {
        Ok(reply) => reply.undescribed::<(), ()>().unwrap_err().is_retryable(),
        Err(failure) => Error::<()>::from(failure).is_retryable(),
    }
}

fn call(method: Method) -> Call {
    Call::new(method, ServerIndex(0), "/x")
}

/// A call whose body can be sent only once.
fn once(method: Method) -> Call {
    let file = File::from_stream(Body::from(Bytes::from_static(b"abc")));
    call(method).file("text/csv", &file)
}

#[tokio::test]
async fn what_may_have_been_done_is_not_done_twice() {
    use TransportErrorKind::{Body, Connect, Other, Redirect, Request, Timeout, TooLong};
    for (kind, put, post) in [
        (Connect, true, true),
        (Timeout, true, false),
        (Body, true, false),
        (Other, true, false),
        (TooLong, false, false),
        (Redirect, false, false),
        (Request, false, false),
    ] {
        assert_eq!(is_retryable(Always::Fails(kind), call(Method::PUT)).await, put, "{kind:?}");
        assert_eq!(is_retryable(Always::Fails(kind), call(Method::POST)).await, post, "{kind:?}");
    }
    for (status, put, post) in [(429, true, true), (503, true, true), (500, true, false), (401, false, false)] {
        let always = Always::Answers(StatusCode::from_u16(status).unwrap());
        assert_eq!(is_retryable(always, call(Method::PUT)).await, put, "{status}");
        assert_eq!(is_retryable(always, call(Method::POST)).await, post, "{status}");
    }
}

#[tokio::test]
async fn a_stream_that_is_used_up_is_not_sent_again() {
    for always in [
        Always::Fails(TransportErrorKind::Connect),
        Always::Fails(TransportErrorKind::Timeout),
        Always::Answers(StatusCode::SERVICE_UNAVAILABLE),
        Always::Answers(StatusCode::BAD_GATEWAY),
    ] {
        assert!(!is_retryable(always, once(Method::PUT)).await);
    }
}
