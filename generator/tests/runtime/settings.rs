//! What a client sends with every call.

use http::header::{HeaderValue, USER_AGENT};

use super::recorder::{call, sent, try_send_with};

#[tokio::test]
async fn a_header_of_the_caller_is_the_one_that_is_sent() {
    let default = sent(call("/x")).await;
    assert_eq!(default.header("user-agent"), Some(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"))));
    let named = |user_agent: &str| {
        let user_agent = user_agent.to_owned();
        try_send_with(|settings| settings.user_agent = user_agent, call("/x"))
    };
    assert_eq!(named("mine/1").await.unwrap().header("user-agent"), Some("mine/1"));
    let header = HeaderValue::from_static("mine/2");
    let other = try_send_with(|settings| drop(settings.headers.insert(USER_AGENT, header)), call("/x")).await;
    assert_eq!(other.unwrap().header("user-agent"), Some("mine/2"));
}
