//! Schemas of later versions, as OpenAPI 3.0 says them.
