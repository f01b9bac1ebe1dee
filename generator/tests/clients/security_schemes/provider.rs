//! Credentials from a provider: asked once, kept, forgotten when the API refuses them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fixture_security_schemes::{BoxError, BoxFuture, Credential, CredentialProvider};
use tokio::sync::Semaphore;

use super::*;

/// Gives `token-1`, `token-2` and so on, when the test lets it.
#[derive(Clone)]
struct Tokens {
    asked: Arc<AtomicUsize>,
    allowed: Arc<Semaphore>,
    valid_for: Option<Duration>,
    fails: Arc<AtomicUsize>,
}

impl Tokens {
    fn new() -> Self {
        Self {
            asked: Arc::default(),
            allowed: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS / 2)),
            valid_for: None,
            fails: Arc::default(),
        }
    }

    fn held() -> Self {
        Self { allowed: Arc::new(Semaphore::new(0)), ..Self::new() }
    }

    fn failing(times: usize) -> Self {
        Self { fails: Arc::new(AtomicUsize::new(times)), ..Self::new() }
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl CredentialProvider for Tokens {
    fn provide(&self) -> BoxFuture<'_, Result<Credential, BoxError>> {
        Box::pin(async move {
            let asked = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
            self.allowed.acquire().await.unwrap().forget();
            if self.fails.load(Ordering::SeqCst) >= asked {
                return Err("the login page is down".into());
            }
            let credential = Credential::token(format!("token-{asked}"));
            Ok(match self.valid_for {
                Some(time) => credential.valid_for(time),
                None => credential,
            })
        })
    }
}

fn sent(server: &raw::Server) -> Vec<String> {
    server.requests().iter().flat_map(|request| request.headers("authorization")).collect()
}

#[tokio::test]
async fn a_credential_is_asked_for_once() {
    let tokens = Tokens::new();
    let (server, client) = start(|builder| builder.oauth_provider(tokens.clone())).await;
    assert_eq!(tokens.asked(), 0);
    for _ in 0..3 {
        client.with_oauth().await.unwrap();
    }
    client.clone().with_oauth().await.unwrap();
    assert_eq!(sent(&server), ["Bearer token-1"; 4]);
    assert_eq!(tokens.asked(), 1);
}

#[tokio::test]
async fn every_place_can_have_a_provider() {
    let (server, client) = start(|builder| {
        builder
            .header_key_provider(Tokens::new())
            .query_key_provider(Tokens::new())
            .cookie_key_provider(Tokens::new())
            .ticket_provider(Tokens::new())
    })
    .await;
    client.with_header_key().await.unwrap();
    assert_eq!(proofs(&server.request()), ["token-1"]);
    client.with_query_key().await.unwrap();
    assert_eq!(proofs(&server.request()), ["key%26id=token-1"]);
    client.with_cookie_key().await.unwrap();
    assert_eq!(proofs(&server.request()), ["session=token-1"]);
    client.with_ticket().await.unwrap();
    assert_eq!(proofs(&server.request()), ["Ticket token-1"]);
}

/// What does not fit the scheme is an error, not something else that is sent.
#[tokio::test]
async fn a_token_is_no_password() {
    let (server, client) = start(|builder| builder.password_provider(Tokens::new())).await;
    refused(client.with_basic().await);
    assert_eq!(server.connections(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_calls_at_once_ask_once() {
    let tokens = Tokens::held();
    let (server, client) = start(|builder| builder.oauth_provider(tokens.clone())).await;
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.with_oauth().await.map(drop) })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!((tokens.asked(), server.connections()), (1, 0));
    tokens.allowed.add_permits(1);
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(tokens.asked(), 1);
    assert_eq!(sent(&server), ["Bearer token-1"; 50]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_calls_at_once_share_a_failure() {
    let tokens = Tokens { fails: Arc::new(AtomicUsize::new(1)), ..Tokens::held() };
    let (server, client) = start(|builder| builder.oauth_provider(tokens.clone())).await;
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.with_oauth().await.map(drop) })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    tokens.allowed.add_permits(50);
    for call in calls {
        let error = refused(call.await.unwrap());
        assert!(error.to_string().contains("`oauth`"), "{error}");
    }
    assert_eq!((tokens.asked(), server.connections()), (1, 0));
    // A failure is not kept for calls that come later.
    client.with_oauth().await.unwrap();
    assert_eq!(sent(&server), ["Bearer token-2"]);
}

#[tokio::test]
async fn a_failure_is_the_source_of_the_error() {
    let (server, client) = start(|builder| builder.oauth_provider(Tokens::failing(1))).await;
    let error = refused(client.with_oauth().await);
    let mut said = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(error) = source {
        said += &format!(": {error}");
        source = error.source();
    }
    assert!(said.contains("`oauth`") && said.contains("the login page is down"), "{said}");
    assert_eq!(server.connections(), 0);
}

/// The call that asks may be given up; those that wait ask again.
#[tokio::test]
async fn a_call_that_is_given_up_holds_up_nobody() {
    let tokens = Tokens::held();
    let (server, client) = start(|builder| builder.oauth_provider(tokens.clone())).await;
    let first = {
        let client = client.clone();
        tokio::spawn(async move { client.with_oauth().await.map(drop) })
    };
    tokio::time::sleep(Duration::from_millis(50)).await;
    let second = {
        let client = client.clone();
        tokio::spawn(async move { client.with_oauth().await.map(drop) })
    };
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(tokens.asked(), 1);
    first.abort();
    tokens.allowed.add_permits(5);
    tokio::time::timeout(Duration::from_secs(5), second).await.unwrap().unwrap().unwrap();
    tokio::time::timeout(Duration::from_secs(5), client.with_oauth()).await.unwrap().unwrap();
    assert_eq!(sent(&server).len(), 2);
}

#[tokio::test]
async fn a_credential_that_is_refused_is_forgotten() {
    let tokens = Tokens::new();
    let refusal = raw::answer("401 Unauthorized", &[], "");
    let server = raw::Server::start_sequence([raw::no_content(), refusal, raw::no_content()]).await;
    let client = Client::builder().all_servers(server.url()).oauth_provider(tokens.clone()).build().unwrap();
    client.with_oauth().await.unwrap();
    // The call fails; whether to make it again is the caller's to say.
    let error = client.with_oauth().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    client.with_oauth().await.unwrap();
    client.with_oauth().await.unwrap();
    assert_eq!(sent(&server), ["Bearer token-1", "Bearer token-1", "Bearer token-2", "Bearer token-2"]);
    assert_eq!(tokens.asked(), 2);
}

#[tokio::test]
async fn other_errors_forget_nothing() {
    let tokens = Tokens::new();
    let answers = ["403 Forbidden", "500 Oops", "204 No Content"].map(|status| raw::answer(status, &[], ""));
    let server = raw::Server::start_sequence(answers).await;
    let client = Client::builder().all_servers(server.url()).oauth_provider(tokens.clone()).build().unwrap();
    client.with_oauth().await.unwrap_err();
    client.with_oauth().await.unwrap_err();
    client.with_oauth().await.unwrap();
    assert_eq!(tokens.asked(), 1);
}

/// A 401 to a call that went without the credential says nothing of it.
#[tokio::test]
async fn a_refusal_of_another_call_forgets_nothing() {
    let tokens = Tokens::new();
    let refusal = raw::answer("401 Unauthorized", &[], "");
    let server = raw::Server::start_sequence([raw::no_content(), refusal, raw::no_content()]).await;
    let client = Client::builder().all_servers(server.url()).oauth_provider(tokens.clone()).build().unwrap();
    client.with_oauth().await.unwrap();
    client.with_nothing().await.unwrap_err();
    client.with_oauth().await.unwrap();
    assert_eq!(tokens.asked(), 1);
}

#[tokio::test]
async fn a_credential_is_kept_only_so_long() {
    let tokens = Tokens { valid_for: Some(Duration::from_millis(300)), ..Tokens::new() };
    let (server, client) = start(|builder| builder.oauth_provider(tokens.clone())).await;
    client.with_oauth().await.unwrap();
    client.with_oauth().await.unwrap();
    tokio::time::sleep(Duration::from_millis(350)).await;
    client.with_oauth().await.unwrap();
    assert_eq!(sent(&server), ["Bearer token-1", "Bearer token-1", "Bearer token-2"]);
    // What is over at once still serves the call that asked for it.
    let tokens = Tokens { valid_for: Some(Duration::ZERO), ..Tokens::new() };
    let (server, client) = start(|builder| builder.oauth_provider(tokens.clone())).await;
    client.with_oauth().await.unwrap();
    client.with_oauth().await.unwrap();
    assert_eq!(sent(&server), ["Bearer token-1", "Bearer token-2"]);
}
