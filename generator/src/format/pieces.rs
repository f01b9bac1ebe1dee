//! Code in pieces that are laid out one by one: items, the members of blocks, statements, fields.
//!
//! What is told apart wrongly does not parse, and then the file is parsed as a whole.

use super::tokens::{Kind, Token};

/// Tokens that belong together.
pub(super) type Part<'p, 't> = &'p [Token<'t>];

/// The parts of some tokens that end with a `;` or a block, outside of all brackets. The last one may have no end.
pub(super) fn statements<'p, 't>(tokens: Part<'p, 't>) -> Option<Vec<Part<'p, 't>>> {
    let mut pieces = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, token) in tokens.iter().enumerate() {
        let ends = match token.kind {
            Kind::Open(_) => {
                depth += 1;
                false
            }
            Kind::Close(bracket) => {
                depth = depth.checked_sub(1)?;
                depth == 0 && bracket == '}' && !is_let(tokens.get(start..=at)?) && !goes_on(tokens.get(at + 1))
            }
            Kind::Sign(';') => depth == 0,
            _ => false,
        };
        if ends {
            pieces.push(tokens.get(start..=at)?);
            start = at + 1;
        }
    }
    let rest = tokens.get(start..)?;
    if !rest.is_empty() {
        pieces.push(rest);
    }
    (depth == 0).then_some(pieces)
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
    let (mut start, mut depth, mut before) = (0, 0_usize, None);
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open(_) | Kind::Sign('<') => depth += 1,
            Kind::Sign('>') if matches!(before, Some(Kind::Sign('-' | '='))) => {}
            Kind::Close(_) | Kind::Sign('>') => depth = depth.checked_sub(1)?,
            Kind::Sign(',') if depth == 0 => {
                pieces.push(tokens.get(start..at)?);
                start = at + 1;
            }
            _ => {}
        }
        before = Some(token.kind);
    }
    let rest = tokens.get(start..)?;
    if !rest.is_empty() {
        pieces.push(rest);
    }
    (depth == 0).then_some(pieces)
}

/// What stands before the braces at the end of some tokens, and what stands in them; `None` where there is nothing in them.
pub(super) fn block<'p, 't>(tokens: Part<'p, 't>) -> Option<(Part<'p, 't>, Part<'p, 't>)> {
    let (last, before) = tokens.split_last()?;
    let mut depth = 1_usize;
    let open = before.iter().rposition(|token| {
        match token.kind {
            Kind::Close(_) => depth += 1,
            Kind::Open(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })?;
    let (header, rest) = before.split_at_checked(open)?;
    let (opening, inner) = rest.split_first()?;
    let is_block = last.kind == Kind::Close('}') && opening.kind == Kind::Open('{');
    (is_block && !inner.is_empty()).then_some((header, inner))
}

/// The spaces at the beginning of a line in an `impl`, and of another one for each block around it.
pub(super) const INDENTATION: usize = 4;

/// Whether some tokens are on a line whatever it takes: a module, or an import of one name.
pub(super) fn is_unbreakable(tokens: &[Token<'_>]) -> bool {
    let is_short = |token: &Token<'_>| ["use", "mod"].iter().any(|word| token.is(word));
    tokens.iter().any(is_short)
        && tokens
            .iter()
            .all(|token| matches!(token.kind, Kind::Name | Kind::Keyword | Kind::Note | Kind::Sign(':' | ';')))
}

/// Where the bracket stands that closes one before these tokens.
pub(super) fn closing(tokens: &[Token<'_>]) -> Option<usize> {
    let mut depth = 1_usize;
    tokens.iter().position(|token| {
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}
