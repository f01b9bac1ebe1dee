//! An access token works for about an hour. A client can renew it by itself: give it something that knows how, and it asks when a
//! call needs a token and the last one has run out, or when the API refuses the last one. Calls that need one at the same moment
//! wait for the same answer.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use dropbox_sign::models::OAuthTokenRefreshRequest;
use dropbox_sign::{BoxError, BoxFuture, Client, Credential, CredentialProvider, Secret};

/// How many seconds before its end a token is renewed, so that none runs out on its way.
const EARLY: u64 = 60;

/// Renews access tokens with the refresh token that came with the last one.
pub struct Renewal(Arc<Inner>);

struct Inner {
    client: Client,
    refresh_token: Mutex<Secret>,
}

impl Renewal {
    /// Starts with the refresh token that `oauth_token_generate` gave.
    pub fn new(client: Client, refresh_token: impl Into<Secret>) -> Self {
        let refresh_token = Mutex::new(refresh_token.into());
        Self(Arc::new(Inner { client, refresh_token }))
    }
}

impl Inner {
    fn refresh_token(&self) -> Secret {
        self.refresh_token.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn renew(&self) -> Result<Credential, BoxError> {
        let request = OAuthTokenRefreshRequest::new(self.refresh_token());
        let answer = self.client.oauth().oauth_token_refresh(&request).await?.into_body();
        if let Some(next) = answer.refresh_token {
            *self.refresh_token.lock().unwrap_or_else(PoisonError::into_inner) = next;
        }
        let credential = Credential::token(answer.access_token.ok_or("the answer has no access token")?);
        Ok(match answer.expires_in.and_then(|seconds| u64::try_from(seconds).ok()) {
            Some(seconds) => credential.valid_for(Duration::from_secs(seconds.saturating_sub(EARLY))),
            None => credential,
        })
    }
}

impl CredentialProvider for Renewal {
    fn provide(&self) -> BoxFuture<'_, Result<Credential, BoxError>> {
        let inner = Arc::clone(&self.0);
        // In a task of its own: a caller that gives up must not lose the refresh token that is on its way.
        let renewal = tokio::spawn(async move { inner.renew().await });
        Box::pin(async move { renewal.await? })
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let renewal = Renewal::new(Client::new()?, "YOUR_REFRESH_TOKEN");
    let client = Client::builder().oauth2_provider(renewal).build()?;
    println!("{client:?}");
    Ok(())
}
