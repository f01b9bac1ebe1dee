//! The fields of the large structs of the view as values of templates, each made when a template asks for it.

use minijinja::Value;
use minijinja::value::Serde;

use crate::rust::View;
use crate::rust::api::Api;
use crate::rust::model::Model;
use crate::rust::operation::Operation;

/// A struct whose fields templates ask for by their names.
pub(super) trait Fields {
    /// The value of a field, with its name; `None` where there is none.
    fn field(&self, name: &str) -> Option<(&'static str, Value)>;
}

macro_rules! fields {
    ($of:ident { $($field:ident,)* } without { $($other:ident,)* }) => {
        impl Fields for $of {
            fn field(&self, name: &str) -> Option<(&'static str, Value)> {
                // All are listed, lest one is forgotten.
                let Self { $($field,)* $($other: _,)* } = self;
                $(
                    if name == stringify!($field) {
                        return Some((stringify!($field), Value::from(Serde($field))));
                    }
                )*
                None
            }
        }
    };
}

fields! {
    View {
        package, overview, servers, has_relative_servers, variables, credentials, features, handles, has_untagged, guides,
        webhooks, formats, dependencies, deprecates, examples, examples_use_models, examples_use_secrets,
    } without { apis, models, report, accounts, }
}

fields! {
    Api {
        module, file, handle, cfg, public, page, page_path, page_title, anchor, file_docs, docs, description, uses,
    } without { operations, }
}

fields! {
    Operation {
        name, example_file, test_file, module, docs, error_docs, example_docs, deprecated, many_arguments, lints, long,
        is_first_form, method, method_is_constant, path, server, arguments, body, params, setters, security, accept,
        streamed, success, error, is_infallible, headers, choices, match_arms, is_uniform, leaves_statuses, entry, page,
        program, exchange, test_imports, call_imports, own_imports, location,
    } without {}
}

fields! {
    Model {
        module, cfg, file, page, link, name, module_docs, docs, description, summary, deprecated, rows, values, variants,
        unknown, structure, enumeration, union, prelude, uses, location,
    } without { id, }
}
