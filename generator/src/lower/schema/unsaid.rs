//! Keywords that restrict values in ways that no type can, which are for the server to check.

use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// The keywords, each with what it does.
const KEYWORDS: [(&str, &str); 9] = [
    ("not", "`not` excludes values"),
    ("if", "`if` asks some values for more than others"),
    ("dependentSchemas", "`dependentSchemas` asks objects with a property for more than others"),
    ("dependentRequired", "`dependentRequired` asks objects with a property for others"),
    ("contains", "`contains` asks for certain elements"),
    ("propertyNames", "`propertyNames` restricts the names of properties"),
    ("minContains", "`minContains` asks for a number of certain elements"),
    ("unevaluatedItems", "`unevaluatedItems` restricts elements"),
    ("unevaluatedProperties", "`unevaluatedProperties` restricts properties"),
];

/// What a schema says of its values that a type does not.
pub(super) fn unsaid(schema: &Object, at: &Pointer) -> Vec<(Pointer, String)> {
    let restricts = |keyword: &str| {
        let value = schema.get(keyword)?;
        let says_nothing = match keyword {
            "if" => !(schema.contains_key("then") || schema.contains_key("else")),
            "minContains" => !schema.contains_key("contains"),
            // It may say the same as another keyword, which the type follows.
            "unevaluatedProperties" => schema.get("additionalProperties") == Some(value),
            _ => false,
        };
        (!says_nothing && *value != Value::Bool(true)).then_some(())
    };
    let said = KEYWORDS.iter().filter(|(keyword, _)| restricts(keyword).is_some());
    said.map(|(keyword, effect)| (at.join(keyword), format!("{effect}, which no type can"))).collect()
}
