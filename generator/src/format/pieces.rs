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

/// The most letters on a line.
const WIDTH: usize = 89;

/// Whether some tokens cannot stand on a line together.
fn are_long(tokens: &[Token<'_>]) -> bool {
    tokens.iter().map(|token| token.text.len()).sum::<usize>() > WIDTH
}

/// The fields of a statement that is the value of a struct, `Self { … }` or `Ok(Self { … })`, and whether it is the latter; `None` for
/// other statements, and where they fit on a line.
pub(super) fn value<'p, 't>(statement: Part<'p, 't>) -> Option<(bool, Vec<Part<'p, 't>>)> {
    let starts_with = |texts: &[&str]| {
        statement.len() > texts.len() && texts.iter().zip(statement).all(|(text, token)| *text == token.text)
    };
    let is_ok = starts_with(&["Ok", "(", "Self", "{"]);
    let value = match statement {
        [_, _, value @ .., end] if is_ok && end.kind == Kind::Close(')') => value,
        value if starts_with(&["Self", "{"]) => value,
        _ => return None,
    };
    let (header, inner) = block(value)?;
    let fields = fields(inner)?;
    let is_base = |field: &Part<'_, '_>| field.first().is_some_and(|token| token.kind == Kind::Sign('.'));
    (header.len() == 1 && are_long(statement) && !fields.iter().any(is_base)).then_some((is_ok, fields))
}

/// A signature in three parts, the middle one the parameters; `None` where those fit on a line, or have generic ones before them.
pub(super) fn parameters<'p, 't>(signature: Part<'p, 't>) -> Option<(Part<'p, 't>, Vec<Part<'p, 't>>, Part<'p, 't>)> {
    let open = signature.iter().position(|token| token.is("fn"))? + 2;
    let (before, rest) = signature.split_at_checked(open + 1)?;
    if before.last()?.kind != Kind::Open('(') {
        return None;
    }
    let mut depth = 1_usize;
    let close = rest.iter().position(|token| {
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })?;
    let (inner, after) = rest.split_at_checked(close)?;
    are_long(inner).then_some((before, fields(inner)?, after))
}
