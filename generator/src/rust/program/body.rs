//! What an example does with what it gets.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::outcome::{Outcome, Reader};

/// The call, and what becomes of its answer.
pub(super) fn ending(outcome: &Outcome<'_>, call: &TokenStream) -> TokenStream {
    let mut shapes = outcome.arms.iter().filter(|arm| arm.success).flat_map(|arm| &arm.shapes).map(|(shape, _)| shape);
    let reader = shapes.next().map(|shape| shape.reader).filter(|_| outcome.success.choice.is_none());
    let (arm, alone) = success(reader);
    if outcome.arms.iter().all(|arm| arm.success) {
        return quote!(let response = #call.await?; #alone);
    }
    quote! {
        match #call.await {
            Ok(response) => #arm
            Err(Error::Api(error)) => {
                eprintln!("the API answered {}: {:?}", error.status(), error.body());
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// What is done with a successful response: as the arm of a `match`, and as statements.
fn success(reader: Option<Reader>) -> (TokenStream, TokenStream) {
    let printed = |printed: TokenStream| (quote!(#printed,), quote!(#printed;));
    let read = |read: TokenStream| (quote!({ #read }), read);
    match reader {
        Some(Reader::Stream) => read(quote! {
            let mut body = response.into_body();
            while let Some(chunk) = body.chunk().await? {
                println!("{} bytes", chunk.len());
            }
        }),
        Some(Reader::Events | Reader::TextEvents) => read(quote! {
            let mut events = response.into_body();
            while let Some(event) = events.next().await {
                let event = event?;
                println!("{:?}", event.data);
            }
        }),
        Some(Reader::JsonLines) => read(quote! {
            let mut lines = response.into_body();
            while let Some(line) = lines.next().await {
                let line = line?;
                println!("{line:?}");
            }
        }),
        Some(Reader::NoContent) => printed(quote!(println!("{}", response.status()))),
        _ => printed(quote!(println!("{:#?}", response.body()))),
    }
}
