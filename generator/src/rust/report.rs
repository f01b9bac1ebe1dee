//! The places of a document at which the client is less exact than a reader might hope: where the document says nothing of a value,
//! and where no type can say what it says.

use serde::Serialize;

use crate::model::{Additional, Api, Items, Kind, Schema};
use crate::pointer::Pointer;

/// Such a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Remark {
    /// Where it is in the document.
    pub location: Pointer,
    /// What is missing there.
    pub kind: Lack,
    /// Why.
    pub reason: String,
}

/// What is missing at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Lack {
    /// A type: the values are any JSON.
    Untyped,
    /// A part of what the document says.
    Degraded,
}

/// All such places, in the order of their pointers.
pub(super) fn report(api: &Api) -> Vec<Remark> {
    let mut remarks: Vec<_> = api.schemas.iter().flat_map(|(_, schema)| of_schema(schema)).collect();
    remarks.sort();
    remarks.dedup();
    remarks
}

fn of_schema(schema: &Schema) -> Vec<Remark> {
    let degraded = schema.remarks.iter().map(|remark| Remark {
        location: remark.location.clone(),
        kind: Lack::Degraded,
        reason: remark.reason.clone(),
    });
    let untyped = untyped(schema).filter(|_| schema.remarks.is_empty() || !matches!(schema.kind, Kind::Any));
    let untyped = untyped.map(|(location, reason)| Remark { location, kind: Lack::Untyped, reason: reason.to_owned() });
    degraded.chain(untyped).collect()
}

/// Why values of a schema, or what is in them, are any JSON.
fn untyped(schema: &Schema) -> Option<(Pointer, &'static str)> {
    let at = || schema.location.clone();
    match &schema.kind {
        Kind::Any => Some((at(), "nothing is said of the values")),
        Kind::Array(array) => match array.items {
            Items::Any => Some((at(), "nothing is said of the elements")),
            Items::Positions(_) if !super::schema::is_tuple(array) => {
                Some((at(), "some of the elements may be missing, or others may follow"))
            }
            _ => None,
        },
        Kind::Object(object) => match object.additional {
            Additional::Unspecified if object.properties.is_empty() => {
                Some((at(), "nothing is said of the properties"))
            }
            Additional::Any => Some((at(), "`additionalProperties` may have any values")),
            _ => None,
        },
        _ => None,
    }
}
