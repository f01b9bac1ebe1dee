//! What the API is, as plain data: one noun a file, wire names, every reference resolved, nothing of Rust.
//!
//! Architecture invariant: of this crate, the model imports only the words that all stages share (`pointer`, `value`).

pub mod api;
pub mod body;
pub mod callback;
pub mod enumeration;
pub mod example;
pub mod header;
pub mod link;
pub mod media_type;
pub mod operation;
pub mod parameter;
pub mod response;
pub mod schema;
pub mod security;
pub mod server;
pub mod union;

pub use api::{Api, Contact, Info, License, Tag, Unselected};
pub use body::Body;
pub use callback::Callback;
pub use enumeration::{Enumeration, EnumerationValue, Listed};
pub use example::Example;
pub use header::{Header, HeaderForm};
pub use link::Link;
pub use media_type::{Encoding, EncodingStyle, MediaType};
pub use operation::{ExternalDocumentation, Operation, Path, Skipped};
pub use parameter::{Parameter, ParameterForm, ParameterLocation, Style};
pub use response::{Response, StatusPattern};
pub use schema::{Additional, Array, Bounds, Items, Kind, Object, Property, Remark, Schema, SchemaId, Schemas, Text};
pub use security::{Flow, RequiredScheme, Requirement, Scheme, SchemeKind};
pub use server::{SAMPLE_VALUE, Server, Variable};
pub use union::{Clue, Discriminator, JsonType, Union, Variant};
