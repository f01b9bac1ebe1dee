//! What an example does with what it gets.

use quote::quote;
use syn::{Block, Expr, Stmt};

use super::super::outcome::{Outcome, Reader};

/// The call, and what becomes of its answer.
pub(super) fn ending(outcome: &Outcome<'_>, call: &Expr) -> Vec<Stmt> {
    let describes_errors = outcome.arms.iter().any(|arm| !arm.success);
    let success = success(outcome);
    if !describes_errors {
        let mut statements: Vec<Stmt> = vec![syn::parse_quote!(let response = #call.await?;)];
        statements.extend(success.stmts);
        return statements;
    }
    let printed = &success.stmts;
    let arm = if let [Stmt::Macro(printed)] = printed.as_slice() {
        let printed = &printed.mac;
        quote!(Ok(response) => #printed,)
    } else {
        quote!(Ok(response) => #success)
    };
    let matched: Expr = syn::parse_quote!(match #call.await {
        #arm
        Err(Error::Api(error)) => {
            eprintln!("the API answered {}: {:?}", error.status(), error.body());
        }
        Err(error) => return Err(error.into()),
    });
    vec![Stmt::Expr(matched, None)]
}

/// What is done with a successful response.
fn success(outcome: &Outcome<'_>) -> Block {
    let mut shapes = outcome.arms.iter().filter(|arm| arm.success).flat_map(|arm| &arm.shapes).map(|(shape, _)| shape);
    let reader = shapes.next().map(|shape| shape.reader).filter(|_| outcome.success.choice.is_none());
    match reader {
        Some(Reader::Stream) => syn::parse_quote!({
            let mut body = response.into_body();
            while let Some(chunk) = body.chunk().await? {
                println!("{} bytes", chunk.len());
            }
        }),
        Some(Reader::Events | Reader::TextEvents) => syn::parse_quote!({
            let mut events = response.into_body();
            while let Some(event) = events.next().await {
                let event = event?;
                println!("{:?}", event.data);
            }
        }),
        Some(Reader::JsonLines) => syn::parse_quote!({
            let mut lines = response.into_body();
            while let Some(line) = lines.next().await {
                let line = line?;
                println!("{line:?}");
            }
        }),
        Some(Reader::NoContent) => syn::parse_quote!({
            println!("{}", response.status());
        }),
        _ => syn::parse_quote!({
            println!("{:#?}", response.body());
        }),
    }
}
