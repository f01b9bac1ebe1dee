//! Credentials from a provider: asked for by one call at a time, kept while they work.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use http::StatusCode;
use http::header::AUTHORIZATION;

use crate::runtime::credentials::{Credential, CredentialProvider, Credentials, Placement, Used, Wallet};
use crate::runtime::error::BuildError;
use crate::runtime::transport::{BoxError, BoxFuture};

/// Gives `token-1`, `token-2` and so on, a while after it is asked.
struct Counting {
    asked: Arc<AtomicUsize>,
    fails: bool,
    valid_for: Option<Duration>,
}

impl CredentialProvider for Counting {
    fn provide(&self) -> BoxFuture<'_, Result<Credential, BoxError>> {
        Box::pin(async {
            let number = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
            tokio::time::sleep(Duration::from_millis(50)).await;
            if self.fails {
                return Err(format!("failure {number}").into());
            }
            let credential = Credential::token(format!("token-{number}"));
            Ok(match self.valid_for {
                Some(time) => credential.valid_for(time),
                None => credential,
            })
        })
    }
}

fn provided(fails: bool, valid_for: Option<Duration>) -> (Credentials, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let mut credentials = Credentials::default();
    let provider = Counting { asked: Arc::clone(&asked), fails, valid_for };
    credentials.provide("token", Placement::Bearer, Arc::new(provider));
    (credentials, asked)
}

async fn shown(credentials: &Credentials) -> Result<(String, Used), BuildError> {
    let mut wallet = Wallet::default();
    let used = credentials.open(&[&["token"]], &mut wallet).await?;
    Ok((wallet.headers[AUTHORIZATION].to_str().unwrap().to_owned(), used))
}

/// What so many calls at once get.
async fn at_once(credentials: &Credentials, calls: usize) -> Vec<Result<String, String>> {
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..calls {
        let credentials = credentials.clone();
        tasks.spawn(async move { shown(&credentials).await.map(|(text, _)| text).map_err(|error| describe(&error)) });
    }
    tasks.join_all().await
}

fn describe(error: &BuildError) -> String {
    format!("{error}: {}", std::error::Error::source(error).unwrap())
}

#[tokio::test]
async fn calls_at_once_ask_once() {
    let (credentials, asked) = provided(false, None);
    let answers = at_once(&credentials, 200).await;
    assert!(answers.iter().all(|answer| answer.as_deref() == Ok("Bearer token-1")), "{answers:?}");
    assert_eq!(shown(&credentials).await.unwrap().0, "Bearer token-1");
    assert_eq!(asked.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_failure_is_for_those_who_waited() {
    let (credentials, asked) = provided(true, None);
    let answers = at_once(&credentials, 200).await;
    let expected = Err("the credential for `token` could not be had: failure 1".to_owned());
    assert!(answers.iter().all(|answer| *answer == expected), "{answers:?}");
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    assert!(shown(&credentials).await.is_err());
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_call_that_is_given_up_holds_nobody_up() {
    let (credentials, asked) = provided(false, None);
    let given_up = tokio::time::timeout(Duration::from_millis(5), shown(&credentials)).await;
    assert!(given_up.is_err());
    assert_eq!(shown(&credentials).await.unwrap().0, "Bearer token-2");
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_credential_is_kept_while_it_works() {
    let (credentials, _) = provided(false, Some(Duration::from_millis(200)));
    assert_eq!(shown(&credentials).await.unwrap().0, "Bearer token-1");
    assert_eq!(shown(&credentials).await.unwrap().0, "Bearer token-1");
    tokio::time::sleep(Duration::from_millis(250)).await;
    assert_eq!(shown(&credentials).await.unwrap().0, "Bearer token-2");
}

#[tokio::test]
async fn a_refused_credential_is_not_shown_again() {
    let (credentials, _) = provided(false, None);
    let (_, first) = shown(&credentials).await.unwrap();
    first.judged(StatusCode::FORBIDDEN);
    let (text, second) = shown(&credentials).await.unwrap();
    assert_eq!(text, "Bearer token-1");
    first.judged(StatusCode::UNAUTHORIZED);
    assert_eq!(shown(&credentials).await.unwrap().0, "Bearer token-2");
    // That the old one is refused once more says nothing of the new one.
    second.judged(StatusCode::UNAUTHORIZED);
    assert_eq!(shown(&credentials).await.unwrap().0, "Bearer token-2");
}

#[tokio::test]
async fn a_credential_of_the_wrong_kind_is_an_error() {
    let mut credentials = Credentials::default();
    credentials.set("token", Placement::Basic, Credential::token("secret-1"));
    let error = credentials.open(&[&["token"]], &mut Wallet::default()).await.err().unwrap();
    assert_eq!(error.to_string(), "the credential for `token` must be a user name and a password");
    credentials.set("token", Placement::Cookie("c"), Credential::basic("a", "b"));
    assert!(credentials.open(&[&["token"]], &mut Wallet::default()).await.is_err());
    credentials.set("token", Placement::Header("x-key"), Credential::token("line\nfeed"));
    assert!(credentials.open(&[&["token"]], &mut Wallet::default()).await.is_err());
    credentials.set("token", Placement::Query("a key"), Credential::token("a&b=c d"));
    let mut wallet = Wallet::default();
    drop(credentials.open(&[&["token"]], &mut wallet).await.unwrap());
    assert_eq!(wallet.query, ["a%20key=a%26b%3Dc%20d"]);
}

/// What a server has set as a cookie is sent as it was set; what no cookie can hold is escaped.
#[tokio::test]
async fn a_cookie_is_sent_as_it_was_set() {
    for (token, cookie) in [("YWJj/+8=", "c=YWJj/+8="), ("a%3D", "c=a%3D"), ("a;b, \"c\\\n", "c=a%3Bb%2C%20%22c%5C%0A")]
    {
        let mut credentials = Credentials::default();
        credentials.set("token", Placement::Cookie("c"), Credential::token(token));
        let mut wallet = Wallet::default();
        drop(credentials.open(&[&["token"]], &mut wallet).await.unwrap());
        assert_eq!(wallet.cookies, [cookie]);
    }
}

/// Otherwise it would end there, and its rest begin the password.
#[tokio::test]
async fn a_user_name_holds_no_colon() {
    let mut credentials = Credentials::default();
    credentials.set("login", Placement::Basic, Credential::basic("secret-1:x", "y"));
    let error = credentials.open(&[&["login"]], &mut Wallet::default()).await.err().unwrap();
    assert_eq!(error.to_string(), "the user name for `login` holds a colon");
}
