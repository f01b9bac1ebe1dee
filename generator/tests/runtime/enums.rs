//! Enums and formats, which keep what the document does not know.

use std::net::Ipv4Addr;

use serde_json::json;

use super::types::{again, read, refusal};
use crate::runtime::json;

#[derive(Clone, Debug, PartialEq)]
enum Color {
    Red,
    Unknown(String),
}

impl Color {
    fn as_str(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::Unknown(text) => text,
        }
    }

    fn known(text: &str) -> Option<Self> {
        (text == "red").then_some(Self::Red)
    }
}

json::text_enum!(Color);

#[derive(Clone, Debug, PartialEq)]
enum Priority {
    High,
    Unknown(i64),
}

impl Priority {
    fn value(&self) -> i64 {
        match self {
            Self::High => 1,
            Self::Unknown(value) => *value,
        }
    }

    fn known(value: i64) -> Option<Self> {
        (value == 1).then_some(Self::High)
    }
}

json::number_enum!(Priority, i64);

#[derive(Clone, Debug, PartialEq)]
enum Mixed {
    Auto,
    Unknown(serde_json::Value),
}

impl Mixed {
    fn value(&self) -> serde_json::Value {
        match self {
            Self::Auto => json!("auto"),
            Self::Unknown(value) => value.clone(),
        }
    }

    fn known(value: &serde_json::Value) -> Option<Self> {
        (*value == json!("auto")).then_some(Self::Auto)
    }
}

json::value_enum!(Mixed);

impl json::Format for Ipv4Addr {
    const EXPECTED: &'static str = "an IPv4 address";

    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn print(&self) -> String {
        self.to_string()
    }
}

json::text_format!(Ipv4Addr);

/// A number with two places behind the point.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cents(i64);

impl json::Format for Cents {
    const EXPECTED: &'static str = "an amount";

    fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "00"));
        format!("{whole}{fraction:0<2}").parse().ok().filter(|_| fraction.len() <= 2).map(Self)
    }

    fn print(&self) -> String {
        format!("{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

json::number_format!(Cents);

#[test]
fn strings() {
    assert_eq!(read::<Vec<Color>>(r#"["red","blue"]"#), Ok(vec![Color::Red, Color::Unknown("blue".to_owned())]));
    assert_eq!(again::<Vec<Color>>(r#"["red","blue"]"#), r#"["red","blue"]"#);
    assert_eq!("red".parse(), Ok(Color::Red));
    assert_eq!((Color::from("red".to_owned()), Color::from("x").to_string()), (Color::Red, "x".to_owned()));
    assert_eq!(Color::Red.as_ref(), "red");
    assert_eq!(refusal::<Color>("1"), "$: expected a string, found an integer");
    assert_eq!(serde_json::from_str::<Color>("\"red\"").unwrap(), Color::Red);
}

#[test]
fn numbers() {
    assert_eq!(read::<Vec<Priority>>("[1.0,2]"), Ok(vec![Priority::High, Priority::Unknown(2)]));
    assert_eq!(again::<Vec<Priority>>("[1,2]"), "[1,2]");
    assert_eq!((Priority::from(1), Priority::from(3).to_string()), (Priority::High, "3".to_owned()));
    assert_eq!(refusal::<Priority>("1.5"), "$: expected a 64-bit integer, found a number");
}

#[test]
fn values_of_several_kinds() {
    let text = r#"["auto",1,null,{"a":[true]}]"#;
    assert_eq!(read::<Vec<Mixed>>(text).unwrap().first(), Some(&Mixed::Auto));
    assert_eq!(again::<Vec<Mixed>>(text), text);
    assert_eq!(Mixed::from(json!("auto")), Mixed::Auto);
}

#[test]
fn formats() {
    assert_eq!(again::<Ipv4Addr>("\"127.0.0.1\""), "\"127.0.0.1\"");
    assert_eq!(refusal::<Ipv4Addr>("\"secret\""), "$: expected an IPv4 address, found a string that is none");
    assert_eq!(refusal::<Ipv4Addr>("1"), "$: expected an IPv4 address, found an integer");
}

#[test]
fn formats_of_numbers() {
    let texts = ["12.5", "1.25e1", "125e-1", "12.500"];
    assert!(texts.iter().all(|text| read::<Cents>(text) == Ok(Cents(1250))));
    for (text, cents) in [("12", 1200), ("2e2", 20_000), ("5e-2", 5), ("0e9", 0), ("-5e-1", -50)] {
        assert_eq!(read::<Cents>(text), Ok(Cents(cents)), "{text}");
    }
    assert_eq!(again::<Cents>("12.5"), "12.50");
    for text in ["0.001", "1e-3", "1e200"] {
        assert_eq!(refusal::<Cents>(text), "$: expected an amount, found one with more digits than it keeps");
    }
    assert_eq!(refusal::<Cents>("true"), "$: expected an amount, found a boolean");
    assert_eq!(json::preset::<Cents>("7.5"), Cents(750));
}

#[test]
fn texts_of_formats() {
    assert_eq!((json::without_offset("12:00:00.5"), json::without_offset("12:00:00Z")), (Some("12:00:00.5"), None));
    assert_eq!(json::time_of_day((9, 0, 0, 0)), "09:00:00");
    assert_eq!(json::time_of_day((9, 10, 20, 500_000_000)), "09:10:20.5");
    assert_eq!(json::from_base64("aGVsbG8").map(|bytes| json::to_base64(&bytes)).as_deref(), Some("aGVsbG8="));
}
