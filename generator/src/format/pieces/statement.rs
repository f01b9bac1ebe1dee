//! The pieces of statements: values of structs, calls, and what stands in the arms of a `match`.

use super::super::shape::LINE;
use super::super::tokens::{Kind, Token};
use super::{INDENTATION, Part, block, closing, fields, width};

/// The fields of a statement that is the value of a struct, `Self { … }` or `Ok(Self { … })`, and whether it is the latter; `None` for
/// other statements, and where they fit on a line.
pub(in crate::format) fn value<'p, 't>(statement: Part<'p, 't>) -> Option<(bool, Vec<Part<'p, 't>>)> {
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

/// A statement that binds what the call of a function gives, up to the methods that are called on that, and these; `None` for others,
/// and where all may fit on a line behind so many spaces.
pub(in crate::format) fn chain<'p, 't>(
    statement: Part<'p, 't>,
    spaces: usize,
) -> Option<(Part<'p, 't>, Vec<Part<'p, 't>>)> {
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
pub(in crate::format) fn receiver<'p, 't>(receiver: Part<'p, 't>) -> Option<(Part<'p, 't>, Vec<Part<'p, 't>>)> {
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
pub(in crate::format) struct Listing<'p, 't> {
    pub(in crate::format) function: Part<'p, 't>,
    pub(in crate::format) before: Vec<Part<'p, 't>>,
    /// What each value begins with, and its fields.
    pub(in crate::format) values: Vec<(Part<'p, 't>, Vec<Part<'p, 't>>)>,
    pub(in crate::format) last: Part<'p, 't>,
}

/// A call with a list of values of structs as its last argument but one; `None` for other statements, and where it may fit on a line.
pub(in crate::format) fn listing<'p, 't>(statement: Part<'p, 't>) -> Option<Listing<'p, 't>> {
    let path = statement.iter().take_while(|token| matches!(token.kind, Kind::Name | Kind::Sign(':'))).count();
    let (function, arguments) = statement.split_at_checked(path)?;
    let [open, arguments @ .., close] = arguments else { return None };
    let is_call = path > 0 && open.kind == Kind::Open('(') && close.kind == Kind::Close(')');
    if !is_call || width(statement) <= LINE {
        return None;
    }
    let arguments = fields(arguments)?;
    let [before @ .., values, last] = arguments.as_slice() else { return None };
    let [reference, open, items @ .., close] = *values else { return None };
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
pub(in crate::format) fn cases<'p, 't>(statement: Part<'p, 't>) -> Option<(Part<'p, 't>, Vec<Part<'p, 't>>)> {
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
pub(in crate::format) fn matching<'p, 't>(statement: Part<'p, 't>) -> Option<(Part<'p, 't>, Vec<Part<'p, 't>>)> {
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

/// How many tokens the arguments of a call are, with the parentheses around them.
fn call(tokens: &[Token<'_>]) -> Option<usize> {
    let (open, rest) = tokens.split_first()?;
    if open.kind != Kind::Open('(') {
        return None;
    }
    Some(closing(rest)? + 2)
}
