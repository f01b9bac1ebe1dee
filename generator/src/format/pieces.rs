//! Code in pieces that are laid out one by one: items, the members of blocks, statements, fields.
//!
//! What is told apart wrongly does not parse, and then the file is parsed as a whole.

use super::shape::LINE;
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

/// The spaces at the beginning of a line in an `impl`.
const INDENTATION: usize = 4;

/// How wide some tokens are on a line, at the least.
fn width(tokens: &[Token<'_>]) -> usize {
    let mut width = 0_usize;
    let mut before = [None; 2];
    for token in tokens.iter().filter(|token| token.kind != Kind::Note) {
        let is_spaced = match (before, token.kind) {
            ([_, Some(Kind::Keyword | Kind::Name)], Kind::Keyword | Kind::Name | Kind::Sign('='))
            | ([_, Some(Kind::Close(_))], Kind::Sign('-'))
            | ([Some(Kind::Sign('-')), Some(Kind::Sign('>'))], _) => true,
            ([_, Some(Kind::Sign(','))], next) => !matches!(next, Kind::Close(_)),
            ([first, Some(Kind::Sign(':'))], next) => first != Some(Kind::Sign(':')) && next != Kind::Sign(':'),
            _ => false,
        };
        // The comma behind the last of several stands only where each has a line of its own.
        let is_last = matches!((before, token.kind), ([_, Some(Kind::Sign(','))], Kind::Close(_)));
        width = width.saturating_sub(usize::from(is_last)) + token.text.len() + usize::from(is_spaced);
        before = [before[1], Some(token.kind)];
    }
    width
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
    (header.len() == 1 && width(statement) > LINE && !fields.iter().any(is_base)).then_some((is_ok, fields))
}

/// A signature in three parts, the middle one the parameters; `None` where those may fit on a line with what stands before and behind
/// them, and where there are generic ones before them.
pub(super) fn parameters<'p, 't>(signature: Part<'p, 't>) -> Option<(Part<'p, 't>, Vec<Part<'p, 't>>, Part<'p, 't>)> {
    let open = signature.iter().position(|token| token.is("fn"))? + 2;
    let (before, rest) = signature.split_at_checked(open + 1)?;
    if before.last()?.kind != Kind::Open('(') {
        return None;
    }
    let (inner, after) = rest.split_at_checked(closing(rest)?)?;
    let is_long = !inner.is_empty() && INDENTATION + width(signature) + " {".len() > LINE;
    is_long.then_some(()).and_then(|()| Some((before, fields(inner)?, after)))
}

/// A statement that binds what the call of a function gives, up to the methods that are called on that, and these; `None` for others,
/// and where all may fit on a line behind so many spaces.
pub(super) fn chain<'p, 't>(statement: Part<'p, 't>, spaces: usize) -> Option<(Part<'p, 't>, Vec<Part<'p, 't>>)> {
    let [first, name, ..] = statement else { return None };
    if !first.is("let") || name.kind != Kind::Name || spaces + width(statement) <= LINE {
        return None;
    }
    let open = arguments(statement)?;
    let (function, mut rest) = statement.split_at_checked(open + call(statement.get(open..)?)?)?;
    let mut methods = Vec::new();
    while let [dot, method, arguments @ ..] = rest {
        if dot.text != "." || method.kind != Kind::Name {
            return None;
        }
        let (method, others) = rest.split_at_checked(2 + call(arguments)?)?;
        let is_last = others.len() == 1;
        methods.push(if is_last { rest } else { method });
        rest = if is_last { &[] } else { others };
    }
    (!methods.is_empty()).then_some((function, methods))
}

/// Where the parentheses open of the function whose call is bound.
fn arguments(statement: &[Token<'_>]) -> Option<usize> {
    let value = statement.iter().position(|token| token.text == "=")? + 1;
    let path = statement.get(value..)?.iter().take_while(|token| matches!(token.kind, Kind::Name | Kind::Sign(':')));
    Some(value + path.count())
}

/// What a statement is up to the arguments of the function that it calls, and these; `None` where they may fit on a line together.
pub(super) fn receiver<'p, 't>(receiver: Part<'p, 't>) -> Option<(Part<'p, 't>, Vec<Part<'p, 't>>)> {
    if INDENTATION * 2 + width(receiver) <= LINE {
        return None;
    }
    let (before, arguments) = receiver.split_at_checked(arguments(receiver)?)?;
    let [_, arguments @ .., _] = arguments else { return None };
    let is_plain = before.len() > 3 && before.iter().skip(3).all(|token| token.kind != Kind::Keyword);
    is_plain.then_some(())?;
    Some((before, fields(arguments)?))
}

/// The arguments of a call that a function ends with, one of which is a list of values of structs.
pub(super) struct Listing<'p, 't> {
    pub(super) function: Part<'p, 't>,
    pub(super) before: Vec<Part<'p, 't>>,
    /// What each value begins with, and its fields.
    pub(super) values: Vec<(Part<'p, 't>, Vec<Part<'p, 't>>)>,
    pub(super) last: Part<'p, 't>,
}

/// A call with a list of values of structs as its last argument but one; `None` for other statements, and where it may fit on a line.
pub(super) fn listing<'p, 't>(statement: Part<'p, 't>) -> Option<Listing<'p, 't>> {
    let path = statement.iter().take_while(|token| matches!(token.kind, Kind::Name | Kind::Sign(':'))).count();
    let (function, arguments) = statement.split_at_checked(path)?;
    let [open, arguments @ .., close] = arguments else { return None };
    let is_call = path > 0 && open.kind == Kind::Open('(') && close.kind == Kind::Close(')');
    if !is_call || width(statement) <= LINE {
        return None;
    }
    let arguments = fields(arguments)?;
    let [before @ .., list, last] = arguments.as_slice() else { return None };
    let [reference, open, items @ .., close] = *list else { return None };
    if reference.text != "&" || open.kind != Kind::Open('[') || close.kind != Kind::Close(']') || items.is_empty() {
        return None;
    }
    let value = |item: Part<'p, 't>| {
        let is_long = width(item) > LINE;
        let (header, inner) = block(item).filter(|_| is_long)?;
        let is_path = header.iter().all(|token| matches!(token.kind, Kind::Name | Kind::Sign(':')));
        is_path.then_some(())?;
        Some((header, fields(inner)?))
    };
    let values = fields(items)?.into_iter().map(value).collect::<Option<Vec<_>>>()?;
    Some(Listing { function, before: before.to_vec(), values, last })
}

/// A statement that is a `match` over a name, or binds what that gives, up to its arms, and these.
pub(super) fn cases<'p, 't>(statement: Part<'p, 't>) -> Option<(Part<'p, 't>, Vec<Part<'p, 't>>)> {
    let (last, rest) = statement.split_last()?;
    let (head, arms) = block(if last.kind == Kind::Sign(';') { rest } else { statement })?;
    let is_match = match head {
        [word, name] => word.is("match") && matches!(name.kind, Kind::Name | Kind::Keyword),
        [binding, bound, equals, word, name] => {
            let is_binding = binding.is("let") && bound.kind == Kind::Name && equals.text == "=" && word.is("match");
            is_binding && name.kind == Kind::Name
        }
        _ => false,
    };
    let is_bound = head.len() > 2;
    (is_match && is_bound == (last.kind == Kind::Sign(';'))).then_some(())?;
    Some((head, fields(arms)?))
}

/// A call of the client whose last argument is a closure that is a `match`, up to its arms, and these; `None` for other statements.
pub(super) fn matching<'p, 't>(statement: Part<'p, 't>) -> Option<(Part<'p, 't>, Vec<Part<'p, 't>>)> {
    let [receiver, dot, field, ..] = statement else { return None };
    let (_, call) = statement.split_last().filter(|(last, _)| last.kind == Kind::Close(')'))?;
    let (before, arms) = block(call)?;
    let closure = before.iter().rposition(|token| token.text == "|")?;
    let is_match =
        before.get(closure + 1)?.is("match") && receiver.is("self") && dot.text == "." && field.text == "caller";
    if !is_match {
        return None;
    }
    Some((statement.get(..=before.len())?, fields(arms)?))
}

/// Whether some tokens are on a line whatever it takes: a module, or an import of one name.
pub(super) fn is_unbreakable(tokens: &[Token<'_>]) -> bool {
    let is_short = |token: &Token<'_>| ["use", "mod"].iter().any(|word| token.is(word));
    tokens.iter().any(is_short)
        && tokens
            .iter()
            .all(|token| matches!(token.kind, Kind::Name | Kind::Keyword | Kind::Note | Kind::Sign(':' | ';')))
}

/// How many tokens the arguments of a call are, with the parentheses around them.
fn call(tokens: &[Token<'_>]) -> Option<usize> {
    let (open, rest) = tokens.split_first()?;
    if open.kind != Kind::Open('(') {
        return None;
    }
    Some(closing(rest)? + 2)
}

/// Where the bracket stands that closes one before these tokens.
fn closing(tokens: &[Token<'_>]) -> Option<usize> {
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
