//! Numbers, none of which is rounded without a word.

use serde_json::json;

use super::types::{Any, again, read, refusal, same, written};
use crate::runtime::json::{self, Extent};

#[test]
fn numbers_are_equal_by_value() {
    for (one, two) in [
        ("1", "1.0"),
        ("1", "1e0"),
        ("100", "1E+2"),
        ("-0", "0.0"),
        ("0e99999999999999999999", "0"),
        ("18446744073709551615", "18446744073709551615.0"),
        ("123456789012345678901234567890", "1.2345678901234567890123456789e29"),
        ("0.000125", "1.25e-4"),
    ] {
        assert!(same(one, two), "{one} {two}");
    }
    for (one, two) in
        [("1", "-1"), ("1", "1.00000000000000000001"), ("9007199254740992", "9007199254740993"), ("1", "\"1\"")]
    {
        assert!(!same(one, two), "{one} {two}");
    }
}

#[test]
fn integers_in_any_form() {
    assert_eq!(read::<i32>("1e2"), Ok(100));
    assert_eq!(read::<i32>("-1.0"), Ok(-1));
    assert_eq!(read::<i64>("-9223372036854775808"), Ok(i64::MIN));
    assert_eq!(read::<i64>("-9.223372036854775808e18"), Ok(i64::MIN));
    assert_eq!(read::<u64>("18446744073709551615"), Ok(u64::MAX));
    assert_eq!(read::<u8>("-0"), Ok(0));
    assert_eq!(read::<i128>("-170141183460469231731687303715884105728"), Ok(i128::MIN));
    assert_eq!(read::<u128>("340282366920938463463374607431768211455"), Ok(u128::MAX));
    assert_eq!(again::<u128>("340282366920938463463374607431768211455"), "340282366920938463463374607431768211455");
    assert_eq!(again::<i128>("-5"), "-5");
    assert_eq!(written(&u64::MAX), "18446744073709551615");
}

#[test]
fn integers_that_do_not_fit_are_refused() {
    assert_eq!(refusal::<i8>("128"), "$: expected an 8-bit integer, found one out of its range");
    assert_eq!(refusal::<u8>("-1"), "$: expected an unsigned 8-bit integer, found one out of its range");
    assert_eq!(refusal::<i64>("9223372036854775808"), "$: expected a 64-bit integer, found one out of its range");
    assert_eq!(refusal::<i64>("1e30"), "$: expected a 64-bit integer, found one out of its range");
    assert_eq!(refusal::<i64>("1e999999999999"), "$: expected a 64-bit integer, found one out of its range");
    assert_eq!(refusal::<i64>("1.5"), "$: expected a 64-bit integer, found a number");
    assert_eq!(refusal::<i32>("\"1\""), "$: expected a 32-bit integer, found a string");
    assert_eq!(
        refusal::<u128>("340282366920938463463374607431768211456"),
        "$: expected an unsigned 128-bit integer, found one out of its range"
    );
}

#[test]
fn floats_keep_what_they_read() {
    for text in [
        "0.1",
        "0.10000000000000001",
        "0.1000000000000000055511151231257827021181583404541015625",
        "0.30000000000000000000",
        "1152921504606847000",
        "1152921504606846976",
        "5e-324",
        "4.9406564584124654e-324",
        "1.7976931348623157e308",
        "-0.0",
        "0e-999",
        "12",
    ] {
        let expected: f64 = text.parse().unwrap();
        assert_eq!(read::<f64>(text).map(f64::to_bits), Ok(expected.to_bits()), "{text}");
    }
    assert_eq!(again::<f64>("0.1"), "0.1");
}

#[test]
fn floats_that_would_lose_digits_are_refused() {
    for text in [
        "0.1234567890123456789",
        "9007199254740993",
        "9007199254740993.0",
        "9007199254740.993",
        "1e-400",
        "1.2345678901234567e-320",
        "1e-99999999999999999999",
        "1234567890123456789",
    ] {
        assert_eq!(
            refusal::<f64>(text),
            "$: expected a number, found one with more digits than a 64-bit float keeps",
            "{text}"
        );
    }
    for text in ["1e400", "-1e99999999999999999999"] {
        assert_eq!(
            refusal::<f64>(text),
            "$: expected a number, found one that is too large for a 64-bit float",
            "{text}"
        );
    }
    assert!(read::<f64>(&format!("0.{}1", "3".repeat(1_000_000))).is_err());
}

#[test]
fn floats_that_json_cannot_say_are_not_written() {
    for value in [f64::NAN, f64::INFINITY] {
        assert!(json::to_vec(&vec![value], Extent::Whole).is_err());
        assert!(serde_json::to_string(&json::Encode::encode(&value, Extent::Whole)).is_err());
    }
}

#[test]
fn values_of_any_type_have_the_numbers_of_serde_json() {
    let text = r#"{"a":[1,-1,18446744073709551615,1.5,1e2],"b":null}"#;
    assert_eq!(read::<serde_json::Value>(text), Ok(json!({"a": [1, -1, u64::MAX, 1.5, 1e2], "b": null})));
    assert_eq!(again::<serde_json::Value>(r#"{"a":[1,0.5,"x"]}"#), r#"{"a":[1,0.5,"x"]}"#);
    assert_eq!(
        refusal::<serde_json::Value>(r#"{"a":[18446744073709551616]}"#),
        "$.a[0]: found an integer of more than 64 bits"
    );
    assert!(refusal::<serde_json::Value>("[0.1234567890123456789]").contains("more digits"));
}

#[test]
fn serde_has_every_number_that_rust_has() {
    let value = read::<Any>("[1,18446744073709551615,36893488147419103232,0.5]").unwrap().0;
    assert_eq!(serde_json::to_string(&value).unwrap(), "[1,18446744073709551615,36893488147419103232,0.5]");
    let magic = r#"{"$serde_json::private::Number":"12345678901234567890123"}"#;
    let value: json::Value<'_> = serde_json::from_str(magic).unwrap();
    assert!(value == read::<Any>("12345678901234567890123").unwrap().0);
}
