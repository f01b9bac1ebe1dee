//! Parameters as text, row by row.

use super::{deep, escaped, simple};
use crate::value::{Number, Value};

fn object() -> Value {
    let fields = [("R", 100), ("G", 200)];
    Value::Object(
        fields.into_iter().map(|(name, value)| (name.to_owned(), Value::Number(Number::Unsigned(value)))).collect(),
    )
}

#[test]
fn writes_as_the_style_table_says() {
    let list = Value::Array(vec![Value::String("blue".to_owned()), Value::String("black".to_owned())]);
    assert_eq!(simple(&list, true), "blue,black");
    assert_eq!(simple(&object(), false), "R,100,G,200");
    assert_eq!(simple(&object(), true), "R=100,G=200");
    assert_eq!(deep("color", &object(), false), ["color%5BR%5D=100", "color%5BG%5D=200"]);
}

#[test]
fn escapes_what_has_a_meaning() {
    assert_eq!(escaped("a/b ?#&+%ü~", false), "a%2Fb%20%3F%23%26%2B%25%C3%BC~");
    assert_eq!(escaped("a/b?c=d&e#f", true), "a/b?c=d%26e%23f");
}
