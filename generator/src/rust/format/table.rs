//! The table: each type that can be chosen for a format, with everything that the crate must know of it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Form, Format, dates, durations, texts};
use crate::rust::names::to_ident;

const DATE_TIME: &[&str] = &["date-time", "datetime"];
const DATE: &[&str] = &["date"];
const TIME: &[&str] = &["time"];
const DURATION: &[&str] = &["duration"];
const UUID: &[&str] = &["uuid", "guid"];
const URL: &[&str] = &["uri", "url"];
const BYTES: &[&str] = &["byte", "base64"];
const NUMBER: &[&str] = &["number", "float", "double", "decimal"];

/// By `FromStr`.
const PARSE: &str = "text.parse().ok()";

/// By `FromStr`, where that would take a text with an offset from UTC and drop the offset.
const PARSE_LOCAL_TIME: &str = "crate::runtime::json::without_offset(text)?.parse().ok()";

/// By `Display`.
const PRINT: &str = "::std::string::ToString::to_string(self)";

/// How a text becomes a type of the library `time`, which has no `FromStr`.
macro_rules! time_parse {
    ($ty:ident, $form:literal) => {
        concat!("::time::", stringify!($ty), "::parse(text, &::time::format_description::well_known::", $form, ").ok()")
    };
}

/// The table.
#[rustfmt::skip]
static FORMATS: &[Format] = &[
    Format {
        formats: DATE_TIME, library: "jiff", form: Form::Text, ty: "::jiff::Timestamp", expected: "a date-time",
        parse: PARSE, print: PRINT, dependency: Some("jiff"),
        sample: "2026-01-31T12:00:00Z", written: dates::timestamp, literal: |text| parse(text, "a date-time"),
    },
    Format {
        formats: DATE_TIME, library: "chrono", form: Form::Text, ty: "::chrono::DateTime<::chrono::FixedOffset>", expected: "a date-time",
        parse: "::chrono::DateTime::parse_from_rfc3339(text).ok()",
        print: "self.to_rfc3339_opts(::chrono::SecondsFormat::AutoSi, true)", dependency: Some("chrono"),
        sample: "2026-01-31T12:00:00Z", written: dates::grouped_date_time, literal: |text| parse(text, "a date-time"),
    },
    Format {
        formats: DATE_TIME, library: "time", form: Form::Text, ty: "::time::OffsetDateTime", expected: "a date-time",
        parse: time_parse!(OffsetDateTime, "Rfc3339"),
        // What RFC 3339 has no form for, such as a year before Christ, comes in the form of the library.
        print: "self.format(&::time::format_description::well_known::Rfc3339).unwrap_or_else(|_| ::std::string::ToString::to_string(self))",
        dependency: Some("time"),
        sample: "2026-01-31T12:00:00Z", written: dates::date_time,
        literal: |text| expected(&quote!(::time::OffsetDateTime::parse(#text, &::time::format_description::well_known::Rfc3339)), "a date-time"),
    },
    Format {
        formats: DATE, library: "jiff", form: Form::Text, ty: "::jiff::civil::Date", expected: "a date",
        parse: PARSE, print: PRINT, dependency: Some("jiff"),
        sample: "2026-01-31", written: dates::date, literal: |text| parse(text, "a date"),
    },
    Format {
        formats: DATE, library: "chrono", form: Form::Text, ty: "::chrono::NaiveDate", expected: "a date",
        parse: PARSE, print: PRINT, dependency: Some("chrono"),
        sample: "2026-01-31", written: dates::date, literal: |text| parse(text, "a date"),
    },
    Format {
        formats: DATE, library: "time", form: Form::Text, ty: "::time::Date", expected: "a date",
        parse: time_parse!(Date, "Iso8601::DATE"), print: PRINT, dependency: Some("time"),
        sample: "2026-01-31", written: dates::date,
        literal: |text| expected(&quote!(::time::Date::parse(#text, &::time::format_description::well_known::Iso8601::DATE)), "a date"),
    },
    Format {
        formats: TIME, library: "jiff", form: Form::Text, ty: "::jiff::civil::Time", expected: "a time without an offset",
        parse: PARSE_LOCAL_TIME, print: PRINT, dependency: Some("jiff"),
        sample: "12:00:00", written: dates::time, literal: |text| parse(text, "a time"),
    },
    Format {
        formats: TIME, library: "chrono", form: Form::Text, ty: "::chrono::NaiveTime", expected: "a time without an offset",
        parse: PARSE_LOCAL_TIME, print: PRINT, dependency: Some("chrono"),
        sample: "12:00:00", written: dates::grouped_time, literal: |text| parse(text, "a time"),
    },
    Format {
        formats: TIME, library: "time", form: Form::Text, ty: "::time::Time", expected: "a time without an offset",
        parse: "::time::Time::parse(crate::runtime::json::without_offset(text)?, &::time::format_description::well_known::Iso8601::TIME).ok()",
        print: "crate::runtime::json::time_of_day(self.as_hms_nano())",
        dependency: Some("time"),
        sample: "12:00:00", written: dates::time,
        literal: |text| expected(&quote!(::time::Time::parse(#text, &::time::format_description::well_known::Iso8601::TIME)), "a time"),
    },
    Format {
        formats: DURATION, library: "jiff", form: Form::Text, ty: "::jiff::SignedDuration", expected: "a duration of hours, minutes and seconds",
        parse: PARSE, print: PRINT, dependency: Some("jiff"),
        sample: "PT1H", written: durations::of_time, literal: |text| parse(text, "a duration"),
    },
    Format {
        formats: DURATION, library: "jiff-span", form: Form::Text, ty: "::jiff::SpanFieldwise", expected: "a duration",
        parse: "text.parse::<::jiff::Span>().ok().map(::jiff::Span::fieldwise)", print: "::std::string::ToString::to_string(&self.0)", dependency: Some("jiff"),
        sample: "PT1H", written: durations::of_calendar,
        literal: span,
    },
    Format {
        formats: UUID, library: "uuid", form: Form::Text, ty: "::uuid::Uuid", expected: "a UUID",
        parse: PARSE, print: PRINT, dependency: Some("uuid"),
        sample: "3f2504e0-4f89-41d3-9a0c-0305e82c3301", written: texts::uuid, literal: |text| parse(text, "a UUID"),
    },
    Format {
        formats: URL, library: "url", form: Form::Text, ty: "::url::Url", expected: "a URL",
        parse: PARSE, print: PRINT, dependency: None,
        sample: "https://example.com/", written: texts::url, literal: |text| parse(text, "a URL"),
    },
    Format {
        formats: BYTES, library: "bytes", form: Form::Text, ty: "::bytes::Bytes", expected: "bytes in Base64",
        parse: "crate::runtime::json::from_base64(text).map(::bytes::Bytes::from)", print: "crate::runtime::json::to_base64(self)", dependency: None,
        sample: "aGVsbG8=", written: texts::base64, literal: bytes,
    },
    Format {
        formats: NUMBER, library: "decimal", form: Form::Number, ty: "::rust_decimal::Decimal", expected: "a decimal number",
        parse: "::rust_decimal::Decimal::from_str_exact(text).ok()", print: PRINT, dependency: Some("rust_decimal"),
        sample: "1.5", written: texts::decimal, literal: |text| parse(text, "a decimal number"),
    },
];

/// By `FromStr`.
fn parse(text: &str, what: &str) -> TokenStream {
    expected(&quote!(#text.parse()), what)
}

/// The value of a result that is known to be one.
fn expected(result: &TokenStream, what: &str) -> TokenStream {
    let method = to_ident("expect");
    quote!(#result.#method(#what))
}

fn span(text: &str) -> TokenStream {
    let span = expected(&quote!(#text.parse::<::jiff::Span>()), "a duration");
    quote!(#span.fieldwise())
}

fn bytes(text: &str) -> TokenStream {
    let bytes = Literal::byte_string(&texts::from_base64(text).unwrap_or_default());
    quote!(::bytes::Bytes::from_static(#bytes))
}

/// The type of a library for a format.
pub(super) fn find(format: &str, library: &str) -> Option<&'static Format> {
    of_format(format).find(|found| found.library == library)
}

/// The types that can be chosen for a format.
pub(super) fn of_format(format: &str) -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(move |found| found.formats.contains(&format))
}

/// All types.
#[cfg(test)]
pub(super) fn all() -> &'static [Format] {
    FORMATS
}
