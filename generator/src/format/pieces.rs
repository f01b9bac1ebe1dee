//! Code in pieces that are laid out one by one: items, the members of blocks, statements, fields.
//!
//! What is told apart wrongly does not parse, and then the file is parsed as a whole.

use super::tokens::{Kind, Token};

/// Tokens that belong together.
pub(super) type Part<'p, 't> = &'p [Token<'t>];

/// The parts of some tokens that end with a `;` or a block, outside of all brackets. The last one may have no end.
pub(super) fn statements<'p, 't>(tokens: Part<'p, 't>) -> Option<Vec<Part<'p, 't>>> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(token) = tokens.get(at) {
        let ends = match token.kind {
            Kind::Open(bracket) => {
                at += token.inside + 1;
                bracket == '{' && !is_let(tokens.get(start..=at)?) && !goes_on(tokens.get(at + 1))
            }
            Kind::Close(_) => return None,
            Kind::Sign(';') => true,
            _ => false,
        };
        at += 1;
        if ends {
            pieces.push(tokens.get(start..at)?);
            start = at;
        }
    }
    let rest = tokens.get(start..)?;
    if !rest.is_empty() {
        pieces.push(rest);
    }
    Some(pieces)
}

/// Whether a statement goes on behind a block. Signs that can begin a statement begin one.
fn goes_on(next: Option<&Token<'_>>) -> bool {
    next.is_some_and(|next| match next.kind {
        Kind::Sign(sign) => !matches!(sign, '#' | '!' | '&' | '*' | '-' | '|' | '<'),
        _ => next.is("else"),
    })
}

/// Whether a statement ends with a `;` alone, whatever blocks it has.
fn is_let(piece: &[Token<'_>]) -> bool {
    let mut words = piece.iter().filter(|token| token.kind != Kind::Note);
    words.find(|token| !token.is("pub")).is_some_and(|token| ["let", "use", "static"].iter().any(|word| token.is(word)))
}

/// The parts between commas, outside of all brackets, those of types among them.
pub(super) fn fields<'p, 't>(tokens: Part<'p, 't>) -> Option<Vec<Part<'p, 't>>> {
    let mut pieces = Vec::new();
    let (mut start, mut at, mut depth, mut before) = (0, 0, 0_usize, None);
    while let Some(token) = tokens.get(at) {
        match token.kind {
            Kind::Open(_) => at += token.inside + 1,
            Kind::Close(_) => return None,
            Kind::Sign('<') => depth += 1,
            Kind::Sign('>') if matches!(before, Some(Kind::Sign('-' | '='))) => {}
            Kind::Sign('>') => depth = depth.checked_sub(1)?,
            Kind::Sign(',') if depth == 0 => {
                pieces.push(tokens.get(start..at)?);
                start = at + 1;
            }
            _ => {}
        }
        before = Some(token.kind);
        at += 1;
    }
    let rest = tokens.get(start..)?;
    if !rest.is_empty() {
        pieces.push(rest);
    }
    (depth == 0).then_some(pieces)
}

/// What stands before the braces at the end of some tokens, and what stands in them; `None` where there is nothing in them.
pub(super) fn block<'p, 't>(tokens: Part<'p, 't>) -> Option<(Part<'p, 't>, Part<'p, 't>)> {
    let mut at = 0;
    loop {
        let token = tokens.get(at)?;
        let Kind::Open(bracket) = token.kind else {
            at += 1;
            continue;
        };
        let end = at + token.inside + 2;
        if bracket == '{' && end == tokens.len() {
            let (header, body) = tokens.split_at_checked(at)?;
            return grouped(body).filter(|inner| !inner.is_empty()).map(|inner| (header, inner));
        }
        at = end;
    }
}

/// The spaces at the beginning of a line in an `impl`, and of another one for each block around it.
pub(super) const INDENTATION: usize = 4;

/// What stands in the brackets that some tokens begin with, and what stands behind them.
pub(super) fn group<'p, 't>(tokens: Part<'p, 't>) -> Option<(Part<'p, 't>, Part<'p, 't>)> {
    let (open, behind) = tokens.split_first()?;
    let (inner, rest) = behind.split_at_checked(open.inside)?;
    let (close, rest) = rest.split_first()?;
    matches!(close.kind, Kind::Close(_)).then_some((inner, rest))
}

/// What stands in the brackets that some tokens begin with and end with.
pub(super) fn grouped<'p, 't>(tokens: Part<'p, 't>) -> Option<Part<'p, 't>> {
    group(tokens).filter(|(_, rest)| rest.is_empty()).map(|(inner, _)| inner)
}
