//! Tests of the table: that each entry is Rust, agrees with itself, and writes what the libraries write.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::{Form, dates, durations, samples, table, texts};
use crate::value::{Number, Value};

#[test]
fn entries_are_rust_and_agree_with_themselves() {
    for entry in table::all() {
        let name = format!("{} by {}", entry.ty, entry.library);
        assert!(syn::parse_str::<syn::Type>(entry.ty).is_ok(), "{name}");
        assert!(syn::parse_str::<syn::Expr>(entry.parse).is_ok(), "{name}");
        assert!(syn::parse_str::<syn::Expr>(entry.print).is_ok(), "{name}");
        assert_eq!((entry.written)(entry.sample).as_deref(), Some(entry.sample), "{name}");
        assert_eq!(entry.written(&entry.sample()), Some(entry.sample()), "{name}");
        for literal in [entry.literal(&entry.sample()), entry.preset(&entry.sample())] {
            assert!(syn::parse2::<syn::Expr>(literal.unwrap()).is_ok(), "{name}");
        }
        for other in [Value::Null, Value::String("no value".to_owned()), Value::Array(Vec::new())] {
            assert_eq!(entry.written(&other), None, "{name}");
        }
    }
}

#[test]
fn each_choice_has_one_type() {
    for entry in table::all() {
        for format in entry.formats {
            let same = table::of_format(format).filter(|other| other.library == entry.library);
            assert_eq!(same.count(), 1, "{format} by {}", entry.library);
            assert!(table::of_format(format).all(|other| other.form == entry.form), "{format}");
            assert!(entry.form == Form::Number || samples::sample(format).is_some(), "{format}");
        }
    }
}

/// What a function makes of each text.
fn assert_written(written: fn(&str) -> Option<String>, texts: &[(&str, &str)]) {
    for (text, expected) in texts {
        assert_eq!(written(text).unwrap_or_default(), *expected, "{text}");
    }
}

#[test]
fn moments_are_written_as_jiff_does() {
    assert_written(
        dates::timestamp,
        &[
            ("2026-01-31T12:00:00.000Z", "2026-01-31T12:00:00Z"),
            ("2026-01-31T12:00:00.520Z", "2026-01-31T12:00:00.52Z"),
            ("2026-01-31T12:00:00+02:00", "2026-01-31T10:00:00Z"),
            ("2026-01-31T00:30:00.5-05:30", "2026-01-31T06:00:00.5Z"),
            ("2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00Z"),
            ("2024-02-28T23:00:00-01:00", "2024-02-29T00:00:00Z"),
            ("2024-02-30T00:00:00Z", ""),
            ("9999-12-31T23:59:59-10:00", ""),
            ("2016-12-31T23:59:60Z", ""),
            ("2026-01-31T12:00:00", ""),
            ("2026-01-31", ""),
            ("2026-01-31T12:00:00+24:30", ""),
            ("2026-01-31Té:00:00Z", ""),
        ],
    );
}

#[test]
fn moments_keep_their_offset_elsewhere() {
    assert_written(
        dates::date_time,
        &[
            ("2026-01-31T00:30:00.500-05:30", "2026-01-31T00:30:00.5-05:30"),
            ("2026-01-31T12:00:00-00:00", "2026-01-31T12:00:00Z"),
            ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
        ],
    );
    assert_eq!(dates::date_time("9999-12-31T23:59:59-01:00"), None);
    assert_written(
        dates::grouped_date_time,
        &[
            ("2026-01-31T12:00:00.000Z", "2026-01-31T12:00:00Z"),
            ("2026-01-31T12:00:00.52+00:00", "2026-01-31T12:00:00.520Z"),
            ("2026-01-31T12:00:00.1234567Z", "2026-01-31T12:00:00.123456700Z"),
        ],
    );
}

#[test]
fn every_day_has_a_number() {
    let mut days = 0;
    for year in 1..=2400 {
        for month in 1..=12 {
            for day in 1..=31 {
                days += usize::from(dates::date(&format!("{year:04}-{month:02}-{day:02}")).is_some());
            }
        }
    }
    assert_eq!(days, 6 * 146_097);
}

#[test]
fn times_have_no_offset() {
    assert_written(dates::time, &[("12:00:00.500", "12:00:00.5"), ("12:00:00Z", ""), ("12:00", ""), ("24:00:00", "")]);
    assert_written(dates::grouped_time, &[("12:00:00.5", "12:00:00.500"), ("12:00:00.", "")]);
}

#[test]
fn durations_carry_or_stay() {
    assert_written(
        durations::of_time,
        &[
            ("PT90M", "PT1H30M"),
            ("PT0S", "PT0S"),
            ("PT36H", "PT36H"),
            ("PT1.500S", "PT1.5S"),
            ("P1D", ""),
            ("PT", ""),
            ("PT1S1H", ""),
        ],
    );
    assert_written(
        durations::of_calendar,
        &[
            ("P1Y2M3DT4H5M6S", "P1Y2M3DT4H5M6S"),
            ("PT90M", "PT90M"),
            ("P2W", "P2W"),
            ("P0D", "PT0S"),
            ("PT0H5M", "PT5M"),
            ("P", ""),
            ("P1S", ""),
            ("-PT5S", ""),
        ],
    );
}

#[test]
fn texts_are_checked() {
    assert_written(
        texts::uuid,
        &[
            ("6F1C2A34-5b6d-4e7f-8a9b-0c1d2e3f4a5b", "6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b"),
            ("6f1c2a34", ""),
            ("id", ""),
        ],
    );
    assert_written(texts::url, &[("https://example.com", "https://example.com/"), ("/path", "")]);
    assert_written(
        texts::base64,
        &[
            ("aGVsbG8=", "aGVsbG8="),
            ("aGVsbG8", "aGVsbG8="),
            ("aGVsbG9=", ""),
            ("aGVsbG8==", ""),
            ("a", ""),
            ("a b=", ""),
        ],
    );
    assert_eq!(texts::from_base64("aGVsbG8=").unwrap(), b"hello");
}

#[test]
fn numbers_have_as_many_digits_as_a_decimal_keeps() {
    let entry = table::find("number", "decimal").unwrap();
    let written = |number: Number| entry.written(&Value::Number(number)).is_some();
    assert!(written(Number::Float(1e-7)) && written(Number::Float(-12.5)) && written(Number::Unsigned(7)));
    assert!(!written(Number::Float(1e300)) && !written(Number::Float(1e-30)));
    let literal = entry.literal(&Value::Number(Number::Float(1e-7))).unwrap().to_string();
    assert!(literal.starts_with("\"0.0000001\""), "{literal}");
}
