//! What an example does with what it gets.

use std::cell::RefCell;

use quote::quote;
use syn::{Block, Expr, ExprMatch, Local, Stmt};

use super::super::outcome::{Outcome, Reader};
use crate::hash::HashMap;

/// What becomes of an answer: nothing else about the end of an example differs from one operation to the next but the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Ending {
    describes_errors: bool,
    reader: Option<Reader>,
}

thread_local! {
    /// The endings that were parsed, each with another call in it.
    static ENDINGS: RefCell<HashMap<Ending, Vec<Stmt>>> = RefCell::default();
}

/// The call, and what becomes of its answer.
pub(super) fn ending(outcome: &Outcome<'_>, call: Expr) -> Vec<Stmt> {
    let mut shapes = outcome.arms.iter().filter(|arm| arm.success).flat_map(|arm| &arm.shapes).map(|(shape, _)| shape);
    let ending = Ending {
        describes_errors: outcome.arms.iter().any(|arm| !arm.success),
        reader: shapes.next().map(|shape| shape.reader).filter(|_| outcome.success.choice.is_none()),
    };
    let known = ENDINGS.with_borrow_mut(|endings| endings.entry(ending).or_insert_with(|| parsed(ending)).clone());
    with_call(known, call)
}

/// Puts a call in the place of another.
fn with_call(mut statements: Vec<Stmt>, call: Expr) -> Vec<Stmt> {
    let value = match statements.first_mut() {
        Some(Stmt::Local(Local { init: Some(init), .. })) => Some(&mut init.expr),
        Some(Stmt::Expr(Expr::Match(ExprMatch { expr, .. }), _)) => Some(expr),
        _ => None,
    };
    let Some(mut value) = value.map(|value| &mut **value) else { return statements };
    while let Expr::Try(syn::ExprTry { expr, .. }) | Expr::Await(syn::ExprAwait { base: expr, .. }) = value {
        value = expr;
    }
    *value = call;
    statements
}

fn parsed(ending: Ending) -> Vec<Stmt> {
    let success = success(ending.reader);
    if !ending.describes_errors {
        let mut statements: Vec<Stmt> = vec![syn::parse_quote!(let response = call.await?;)];
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
    let matched: Expr = syn::parse_quote!(match call.await {
        #arm
        Err(Error::Api(error)) => {
            eprintln!("the API answered {}: {:?}", error.status(), error.body());
        }
        Err(error) => return Err(error.into()),
    });
    vec![Stmt::Expr(matched, None)]
}

/// What is done with a successful response.
fn success(reader: Option<Reader>) -> Block {
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
