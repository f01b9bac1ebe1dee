//! What a call gives back: which type stands for success, which for errors, and what each status means.

mod match_arms;
mod names;
mod shape;

use quote::quote;
use serde::Serialize;
use syn::{Ident, Type};

use super::Context;
use super::code::Code;
use super::names::to_ident;
use super::{docs, size};
use crate::model::{Response, StatusPattern};

pub(super) use match_arms::{MatchArm, match_arms, overlap};
pub(super) use shape::{Reader, Shape};

/// What the statuses of an operation mean.
pub(super) struct Outcome<'a> {
    /// The type of a successful body.
    pub(super) success: Bodies,
    /// The type of the body of an error.
    pub(super) error: Bodies,
    /// One arm a pattern of statuses, the most exact ones first.
    pub(super) arms: Vec<Arm<'a>>,
    /// The media types that can be read, in the order of the document.
    pub(super) accepted: Vec<String>,
    /// Those whose bodies are not there yet when the call returns.
    pub(super) streamed: Vec<String>,
}

/// The bodies of several responses as one type.
pub(super) struct Bodies {
    /// The type.
    pub(super) ty: Type,
    /// The enum to be written, where the bodies differ.
    pub(super) choice: Option<Choice>,
}

/// An enum with a variant for each body that a call can give back.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// The name of the type.
    pub name: Code,
    /// Its documentation comment.
    pub docs: Code,
    /// Its variants.
    pub variants: Vec<Variant>,
    /// Whether one of them holds a body that is still to come, so that it can be neither copied nor compared.
    pub streams: bool,
    /// Whether they differ much in size.
    pub uneven: bool,
}

/// The variant for a body.
#[derive(Clone, Debug, Serialize)]
pub struct Variant {
    /// Its name.
    pub name: Code,
    /// Its documentation comment.
    pub docs: Code,
    /// The type of the body; none where the response has none.
    pub ty: Option<Code>,
}

/// What one pattern of statuses means.
#[derive(Clone, Debug)]
pub(super) struct Arm<'a> {
    /// The pattern of the response.
    pub(super) status: StatusPattern,
    /// Whether it is a success.
    pub(super) success: bool,
    /// The bodies that it can have.
    pub(super) shapes: Vec<(Shape<'a>, Option<Ident>)>,
    /// The name of the enum, where the bodies differ.
    choice: Option<Type>,
}

/// Whether a response is a success.
pub(super) fn is_success(status: StatusPattern) -> bool {
    matches!(status, StatusPattern::Exact(200..=299) | StatusPattern::Range(2))
}

/// Decides what the responses of an operation become.
pub(super) fn outcome<'a>(context: &Context<'_>, responses: &'a [Response], prefix: &str) -> Outcome<'a> {
    let mut responses: Vec<_> = responses.iter().collect();
    let in_document = responses.clone();
    responses.sort_by_key(|response| response.status);
    // Without a response for success of its own, `default` describes success as well as errors.
    let has_success = responses.iter().any(|response| is_success(response.status));
    let succeeds = |response: &Response| {
        is_success(response.status) || (!has_success && response.status == StatusPattern::Default)
    };
    let shaped = |success: bool| -> Vec<_> {
        let wanted = |response: &&&Response| if success { succeeds(response) } else { !is_success(response.status) };
        responses.iter().filter(wanted).map(|response| (*response, shape::shapes(context, response, success))).collect()
    };
    let (successes, errors) = (shaped(true), shaped(false));
    let about =
        ["What the operation answers when it succeeds.", "The errors that the API describes for the operation."];
    let [about_success, about_error] = about;
    let (success, mut arms) = bodies(context, &successes, (&format!("{prefix}Body"), about_success), true);
    let (mut error, failing) = bodies(context, &errors, (&format!("{prefix}Error"), about_error), false);
    arms.extend(failing);
    arms.sort_by_key(|arm| (arm.status, !arm.success));
    if errors.is_empty() {
        error = Bodies { ty: syn::parse_quote!(Infallible), choice: None };
    }
    let accepted = accepted(&in_document, &arms);
    Outcome { success, error, streamed: streamed(&arms), accepted, arms }
}

fn accepted(in_document: &[&Response], arms: &[Arm<'_>]) -> Vec<String> {
    let mut accepted: Vec<String> = Vec::new();
    for response in in_document {
        let of_response = arms.iter().filter(|arm| arm.status == response.status);
        for name in of_response.flat_map(|arm| &arm.shapes).flat_map(|(shape, _)| &shape.names) {
            if !accepted.contains(name) {
                accepted.push(name.clone());
            }
        }
    }
    accepted
}

/// All media types where all successes are streams, whatever the server calls them.
fn streamed(arms: &[Arm<'_>]) -> Vec<String> {
    let successes = || arms.iter().filter(|arm| arm.success).flat_map(|arm| &arm.shapes).map(|(shape, _)| shape);
    let streams: Vec<_> = successes().filter(|shape| shape.reader.is_stream()).collect();
    if streams.is_empty() {
        return Vec::new();
    }
    if successes().all(|shape| shape.reader.is_stream() || shape.reader == Reader::NoContent) {
        return vec!["*/*".to_owned()];
    }
    streams.iter().flat_map(|shape| shape.names.iter().cloned()).collect()
}

/// The type for the bodies of some responses, and what each response does.
fn bodies<'a>(
    context: &Context<'_>,
    responses: &[(&'a Response, Vec<Shape<'a>>)],
    (name, about): (&str, &str),
    success: bool,
) -> (Bodies, Vec<Arm<'a>>) {
    let mut distinct: Vec<&Option<Type>> = Vec::new();
    for shape in responses.iter().flat_map(|(_, shapes)| shapes) {
        if !distinct.contains(&&shape.ty) {
            distinct.push(&shape.ty);
        }
    }
    if let [] | [_] = distinct.as_slice() {
        let ty = distinct.first().and_then(|ty| (*ty).clone()).unwrap_or_else(|| syn::parse_quote!(()));
        let arms = responses.iter().map(|(response, shapes)| Arm {
            status: response.status,
            success,
            shapes: shapes.iter().map(|shape| (shape.clone(), None)).collect(),
            choice: None,
        });
        return (Bodies { ty, choice: None }, arms.collect());
    }
    let ident = to_ident(name);
    let ty: Type = syn::parse_quote!(#ident);
    let names = names::variants(context, responses);
    let mut variants = Vec::new();
    let mut arms = Vec::new();
    for ((response, shapes), names) in responses.iter().zip(names) {
        let pairs: Vec<_> = shapes.iter().cloned().zip(names.iter().map(|name| Some(to_ident(name)))).collect();
        let of_many = shapes.len() > 1;
        variants
            .extend(pairs.iter().filter_map(|(shape, name)| Some(variant(response, shape, name.as_ref()?, of_many))));
        arms.push(Arm { status: response.status, success, shapes: pairs, choice: Some(ty.clone()) });
    }
    let streams = responses.iter().flat_map(|(_, shapes)| shapes).any(|shape| shape.reader.is_stream());
    let held = responses.iter().flat_map(|(_, shapes)| shapes).map(Shape::held);
    let uneven = size::are_uneven(context, &held.collect::<Vec<_>>());
    let choice =
        Choice { name: Code::new(&ident), docs: docs::comment(&[about.to_owned()]), variants, streams, uneven };
    (Bodies { ty, choice: Some(choice) }, arms)
}

fn variant(response: &Response, shape: &Shape<'_>, name: &Ident, of_many: bool) -> Variant {
    let description = docs::harmless(&response.description);
    let status = docs::code_span(&response.status.to_string(), false);
    let first = if description.is_empty() { format!("{status}.") } else { format!("{status}: {description}") };
    let names: Vec<_> = shape.names.iter().map(|name| docs::code_span(name, false)).collect();
    let second =
        if names.is_empty() || !of_many { String::new() } else { format!("It comes as {}.", names.join(" or ")) };
    Variant { name: Code::new(name), docs: docs::comment(&[first, second]), ty: shape.ty.as_ref().map(Code::new) }
}

impl Arm<'_> {
    /// The method of the reply that makes the outcome, with what it takes.
    fn reading(&self) -> Code {
        let word = if self.success { "success" } else { "error" };
        let method = |end: &str| to_ident(&format!("{word}{end}"));
        if let [(shape, variant)] = self.shapes.as_slice() {
            let read = shape.reader.function();
            let (plain, one_of, without_body) = (method(""), method("_as"), method("_without_body"));
            let (Some(variant), Some(ty)) = (variant, &self.choice) else {
                return Code::new(&quote!(#plain(read::#read)));
            };
            let has_body = shape.ty.is_some();
            let with_body = quote!(#one_of(read::#read, #ty::#variant));
            return Code::new(&if has_body { with_body } else { quote!(#without_body(#ty::#variant)) });
        }
        let plain = method("");
        let names: Vec<_> = self.shapes.iter().flat_map(|(shape, _)| &shape.names).collect();
        let arms = self.shapes.iter().map(|(shape, variant)| {
            let (names, read) = (&shape.names, shape.reader.function());
            let map = variant.as_ref().zip(self.choice.as_ref()).map(|(variant, ty)| quote!(.map(#ty::#variant)));
            quote!(#(#names)|* => read::#read(reply) #map)
        });
        Code::new(
            &quote!(#plain(|reply| match reply.media_type(&[#(#names),*]) { #(#arms,)* _ => reply.unexpected() })),
        )
    }
}
