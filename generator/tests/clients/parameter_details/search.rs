//! Parameters of all kinds in one query.

use fixture_parameter_details::OrEmpty;
use fixture_parameter_details::models::{Filter, SearchOrder};
use fixture_parameter_details::operations::untagged::SearchParams;

use super::*;

/// The target of a call with those parameters, and the header of the filter.
async fn target(q: &str, params: SearchParams) -> (String, Option<String>) {
    let (server, client) = start().await;
    client.search(q, &params).await.unwrap();
    let request = server.request();
    (request.target(), request.header("x-filter"))
}

#[tokio::test]
async fn presets_are_sent() {
    assert_eq!(target("x", SearchParams::new()).await.0, "/search?q=x&order=near");
    assert_eq!(target("x", SearchParams::default()).await.0, "/search?q=x&order=near");
    let params = SearchParams::new().with_order(SearchOrder::Far);
    assert_eq!(target("x", params).await.0, "/search?q=x&order=far");
    assert_eq!(target("x", SearchParams::new().with_order("random one")).await.0, "/search?q=x&order=random%20one");
}

#[tokio::test]
async fn a_required_text_can_be_empty() {
    assert_eq!(target("", SearchParams::new()).await.0, "/search?q=&order=near");
}

/// Reserved characters stay, but for those that would change which parameters arrive. The apostrophe is one that the URL standard of
/// WHATWG never leaves in the query of an HTTP URL.
#[tokio::test]
async fn reserved_characters_may_stay() {
    // The URL standard has `'` escaped in queries, whatever it means there.
    let params = SearchParams::new().with_where("a/b?c:d@e!f$g'h(i)j*k,l;m=n");
    assert_eq!(target("/", params).await.0, "/search?q=%2F&where=a/b?c:d@e!f$g%27h(i)j*k,l;m=n&order=near");
    let params = SearchParams::new().with_where("a&b#c[d]e+f%41 g\r\nä\"<>");
    assert_eq!(
        target("x", params).await.0,
        "/search?q=x&where=a%26b%23c%5Bd%5De%2Bf%2541%20g%0D%0A%C3%A4%22%3C%3E&order=near"
    );
    let params = SearchParams::new().with_tags(vec!["a=b".to_owned(), "c&tags=d".to_owned()]);
    assert_eq!(target("x", params).await.0, "/search?q=x&tags=a=b&tags=c%26tags=d&order=near");
}

#[tokio::test]
async fn values_may_be_empty() {
    let params = SearchParams::new().with_verbose(OrEmpty::Empty).with_note("");
    assert_eq!(target("x", params).await.0, "/search?q=x&verbose=&note=&order=near");
    let params = SearchParams::new().with_verbose(true).with_note("n");
    assert_eq!(target("x", params).await.0, "/search?q=x&verbose=true&note=n&order=near");
    let params = SearchParams::new().with_verbose(OrEmpty::Value(false));
    assert_eq!(target("x", params).await.0, "/search?q=x&verbose=false&order=near");
}

#[tokio::test]
async fn json_stands_in_the_query_and_in_headers() {
    let filter = Filter::new("a&b \"c\"").with_near(vec![1.5, -2.0]);
    let (target, header) = target("x", SearchParams::new().with_filter(filter.clone()).with_x_filter(filter)).await;
    let decoded = "{\"kind\":\"a&b \\\"c\\\"\",\"near\":[1.5,-2]}";
    let encoded = "%7B%22kind%22%3A%22a%26b%20%5C%22c%5C%22%22%2C%22near%22%3A%5B1.5%2C-2";
    let query = target.strip_prefix("/search?q=x&filter=").unwrap();
    assert!(
        query == format!("{encoded}%5D%7D&order=near") || query == format!("{encoded}.0%5D%7D&order=near"),
        "{query}"
    );
    assert_eq!(header.unwrap().replace("-2.0", "-2"), decoded);
}

/// A header cannot hold the letters of the value, but the JSON text of it can.
#[tokio::test]
async fn json_in_a_header_holds_any_text() {
    let (_, header) = target("x", SearchParams::new().with_x_filter(Filter::new("a\r\nb"))).await;
    assert_eq!(header.unwrap(), r#"{"kind":"a\r\nb"}"#);
}

#[tokio::test]
async fn other_content_is_the_text_itself() {
    let params = SearchParams::new().with_raw("a \"b\"");
    assert_eq!(target("x", params).await.0, "/search?q=x&raw=a%20%22b%22&order=near");
}

#[tokio::test]
async fn names_are_encoded_and_numbers_exact() {
    let params = SearchParams::new().with_page_size(i64::MIN).with_ratio(0.1).with_exact(false);
    assert_eq!(
        target("x", params).await.0,
        "/search?q=x&order=near&page%5Bsize%5D=-9223372036854775808&ratio=0.1&exact=false"
    );
}
