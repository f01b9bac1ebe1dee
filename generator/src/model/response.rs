//! What is answered.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Header, Link, MediaType};
use crate::pointer::Pointer;

/// A response (Response Object, section 4.7.17) with the statuses it stands for.
#[derive(Debug, Serialize)]
pub struct Response {
    /// Where the document describes it.
    pub location: Pointer,
    /// The statuses.
    pub status: StatusPattern,
    /// What it means, in `CommonMark`.
    pub description: String,
    /// The headers that come with it.
    pub headers: Vec<Header>,
    /// The media types its body can have; none where it has no body.
    pub content: Vec<MediaType>,
    /// What can be called next.
    pub links: Vec<Link>,
}

/// A key of the Responses Object (section 4.7.16). They sort by precedence: an exact status, a range, the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatusPattern {
    /// One status: `404`.
    Exact(u16),
    /// A hundred statuses, by their first digit: `4XX`.
    Range(u8),
    /// All that no other pattern describes.
    Default,
}

impl fmt::Display for StatusPattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(status) => write!(formatter, "{status}"),
            Self::Range(digit) => write!(formatter, "{digit}XX"),
            Self::Default => formatter.write_str("default"),
        }
    }
}

impl Serialize for StatusPattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
