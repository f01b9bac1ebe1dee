//! Values in paths: whatever they are, the operation is the same.

use super::recorder::{call, refused, sent};
use crate::runtime::style::Style;

#[tokio::test]
async fn values_stay_in_their_places() {
    for (value, expected) in [
        ("a/b", "a%2Fb"),
        ("../x", "..%2Fx"),
        ("a?b", "a%3Fb"),
        ("a#b", "a%23b"),
        ("%2e%2e", "%252e%252e"),
        ("..\\x", "..%5Cx"),
        ("\\", "%5C"),
        ("...", "..."),
        ("ä😀", "%C3%A4%F0%9F%98%80"),
        ("\r\n\0\t", "%0D%0A%00%09"),
        ("a+b c", "a%2Bb%20c"),
        ("http://x", "http%3A%2F%2Fx"),
    ] {
        assert_eq!(sent(call("/a/{id}/b").path("id", &value)).await.target(), format!("/a/{expected}/b"));
    }
}

#[tokio::test]
async fn segments_that_are_none_are_refused() {
    let message = "the path parameter `id` leads to another path: a segment cannot be empty, `.` or `..`";
    for (path, value) in [
        ("/a/{id}", ""),
        ("/a/{id}/b", ""),
        ("/a/{id}", "."),
        ("/a/{id}/b", ".."),
        ("/a/.{id}", "."),
        ("/a/%2e{id}", "."),
        ("/a/{id}%2E/b", "."),
        ("/a/{id};v=1", ".."),
        ("/a/.{id}/b", ""),
    ] {
        assert_eq!(refused(call(path).path("id", &value)).await, message, "{path} {value}");
    }
    assert_eq!(refused(call("/a/{id}").path_as(Style::LABEL, "id", &"")).await, message);
    assert_eq!(refused(call("/a/{id}").path("id", &Vec::<String>::new())).await, message);
    assert_eq!(sent(call("/a/{id}.json").path("id", &"..")).await.target(), "/a/...json");
}

#[tokio::test]
async fn values_are_put_in_once() {
    let both = call("/{a}/{b}").path("a", &"{b}").path("b", &"{a}");
    assert_eq!(sent(both).await.target(), "/%7Bb%7D/%7Ba%7D");
    let one = call("/{a}-{b}.json/{a}?v={b}").path("a", &1).path("b", &"x/y").query("c", &true);
    assert_eq!(sent(one).await.target(), "/1-x%2Fy.json/1?v=x%2Fy&c=true");
}

#[tokio::test]
async fn a_place_needs_a_value() {
    for call in [call("/a/{id}.json"), call("/a/{id}.json").path("id", &None::<String>)] {
        assert_eq!(refused(call).await, "the path parameter `id` has no value");
    }
}
