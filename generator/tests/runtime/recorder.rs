//! Calls that go nowhere: what would be sent is kept.

use std::error::Error as _;
use std::sync::{Arc, Mutex};

use http::{Method, Request, Response};

use super::types::{Any, read};
use crate::runtime::body::Body;
use crate::runtime::call::{Call, Caller};
use crate::runtime::json::Value;
use crate::runtime::settings::{ServerIndex, ServerTemplate, Settings};
use crate::runtime::transport::{BoxFuture, Transport, TransportError};

/// What was sent, with all of its body.
pub(crate) struct Sent {
    pub(crate) request: Request<()>,
    /// The length that the server is told, where it is told one.
    pub(crate) length: Option<u64>,
    pub(crate) body: String,
    /// Whether a transport could send it again; it is the same then.
    pub(crate) again: bool,
}

impl Sent {
    /// What stands behind the host.
    pub(crate) fn target(&self) -> &str {
        self.request.uri().path_and_query().unwrap().as_str()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        Some(std::str::from_utf8(self.request.headers().get(name)?.as_bytes()).unwrap())
    }
}

#[derive(Default)]
struct Recorder(Mutex<Option<Sent>>);

impl Transport for Recorder {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let length = body.length();
            let copy = body.try_clone();
            assert_eq!(copy.is_some(), body.is_replayable());
            let bytes = body.bytes(usize::MAX).await?;
            let again = copy.is_some();
            if let Some(copy) = copy {
                assert_eq!(copy.length(), length);
                assert_eq!(copy.try_clone().unwrap().bytes(usize::MAX).await?, bytes);
                assert_eq!(copy.bytes(usize::MAX).await?, bytes);
            }
            let body = String::from_utf8(bytes.to_vec()).unwrap();
            let request = Request::from_parts(parts, ());
            *self.0.lock().unwrap() = Some(Sent { request, length, body, again });
            Ok(Response::new(Body::empty()))
        })
    }
}

/// A call of an operation with this path.
pub(crate) fn call(path: &'static str) -> Call {
    Call::new(Method::POST, ServerIndex(0), path)
}

/// What is sent for a call, or what is said instead.
pub(crate) async fn try_send(call: Call) -> Result<Sent, String> {
    try_send_with(|_| {}, call).await
}

/// The same, with settings of a client.
pub(crate) async fn try_send_with(set_up: impl FnOnce(&mut Settings), call: Call) -> Result<Sent, String> {
    let recorder = Arc::new(Recorder::default());
    let mut settings = Settings::new(const { &[ServerTemplate { url: "https://api.example", variables: &[] }] });
    set_up(&mut settings);
    settings.transport = Some(Arc::<Recorder>::clone(&recorder));
    let caller = Caller::new(Arc::new(settings.build().unwrap()));
    let outcome = caller.reply(call).await;
    let sent = recorder.0.lock().unwrap().take();
    match outcome.map_err(crate::runtime::error::Error::<()>::from) {
        Ok(_) => Ok(sent.unwrap()),
        Err(error) => {
            assert!(sent.is_none(), "something was sent");
            let source = error.source().map(|source| format!(": {source}"));
            Err(format!("{error}{}", source.unwrap_or_default()))
        }
    }
}

/// What is sent for a call that can be sent.
pub(crate) async fn sent(call: Call) -> Sent {
    try_send(call).await.unwrap_or_else(|error| panic!("{error}"))
}

/// What is said of a call that cannot.
pub(crate) async fn refused(call: Call) -> String {
    match try_send(call).await {
        Ok(sent) => panic!("{} was sent", sent.target()),
        Err(error) => error,
    }
}

/// A value with every digit of its numbers.
pub(crate) fn value(text: &str) -> Any {
    read(text).unwrap()
}

/// An object.
pub(crate) fn object<const N: usize>(properties: [(&'static str, Value<'static>); N]) -> Value<'static> {
    Value::Object(properties.into_iter().map(|(name, value)| (name.into(), value)).collect())
}
