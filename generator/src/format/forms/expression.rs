//! Expressions: values, and what is called on them.

use super::super::pieces::{Part, group, grouped};
use super::super::tokens::{Kind, Token};
use super::breaks::{Break, Breaks, INDENTATION};
use super::{Form, Items, is_identifier, is_lifetime, is_quoted, is_sign, path};

/// A name of this width or less is not broken behind at the beginning of a line, where methods are called on it.
const SHORT: usize = 4;

/// The fields of a value that stand on one line are not wider than this, with the name of its type.
const WIDEST_VALUE: isize = 34;

/// The macros whose arguments are laid out as those of a function are, with how many of them there are at the least.
const LIKE_FUNCTIONS: [(&str, usize); 7] =
    [("assert", 1), ("assert_eq", 2), ("eprintln", 1), ("format", 1), ("panic", 1), ("println", 1), ("unreachable", 1)];

/// What stands behind an expression that is a part of a longer one.
enum Postfix<'p, 't> {
    /// The arguments of a function.
    Call(Part<'p, 't>),
    /// The name of a method, and its arguments.
    Method(&'t str, Part<'p, 't>),
    /// The name of a field, or `await`.
    Field(&'t str),
    Question,
}

impl<'t> Form<'t> {
    /// An expression, which may be that at the beginning of a line.
    pub(super) fn expression(&mut self, tokens: Part<'_, 't>, begins_line: bool) -> Option<()> {
        let (first, rest) = tokens.split_first()?;
        match (first.kind, rest) {
            (Kind::Sign('&'), [mutable, rest @ ..]) if mutable.is("mut") => {
                self.steps.text("&mut ");
                self.expression(rest, false)
            }
            (Kind::Sign('&' | '-' | '!' | '*'), rest) => {
                self.steps.text(first.text);
                self.expression(rest, false)
            }
            (Kind::Sign('|'), rest) => self.closure(rest),
            (Kind::Keyword, rest) if first.text == "match" => self.matching(rest),
            (Kind::Keyword, []) if first.text == "return" => {
                self.steps.text("return");
                Some(())
            }
            (Kind::Keyword, rest) if first.text == "return" => {
                self.steps.text("return ");
                self.expression(rest, false)
            }
            _ => self.chain(tokens, begins_line),
        }
    }

    /// A function without a name that takes at most one argument, behind its first line.
    fn closure(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let end = tokens.iter().position(|token| is_sign(token, '|'))?;
        let (argument, rest) = tokens.split_at_checked(end)?;
        let body = rest.get(1..)?;
        self.steps.open(Breaks::Few, 0);
        self.steps.open(Breaks::All, INDENTATION);
        self.steps.text("|");
        if !argument.is_empty() {
            self.steps.break_at(Break::EMPTY);
            self.pattern(argument)?;
        }
        self.steps.text("|");
        self.steps.break_at(Break::SPACE.back());
        self.steps.close();
        self.steps.break_at(Break::NEVER);
        if is_block_like(body) || is_call(body) || body.first()?.is("match") {
            self.expression(body, false)?;
        } else if body.first()?.kind == Kind::Open('{') {
            self.small_block(grouped(body)?)?;
        } else if body.first()?.is("return") {
            return None;
        } else {
            self.steps.open(Breaks::All, INDENTATION);
            self.steps.break_at(Break { around: [Some('{'), None], ..Break::EMPTY });
            self.expression(body, false)?;
            self.steps.break_at(Break { around: [None, Some('}')], ..Break::EMPTY }.back());
            self.steps.close();
        }
        self.steps.close();
        Some(())
    }

    /// A value, and what is called on it.
    fn chain(&mut self, tokens: Part<'_, 't>, begins_line: bool) -> Option<()> {
        let (value, rest) = tokens.split_at_checked(primary(tokens)?)?;
        let mut postfixes = postfixes(value, rest)?;
        let mut questions = 0_usize;
        while let Some(Postfix::Question) = postfixes.last() {
            postfixes.pop();
            questions += 1;
        }
        match postfixes.as_slice() {
            [] => self.primary(value)?,
            [Postfix::Call(arguments)] => {
                self.primary(value)?;
                self.call(arguments)?;
            }
            postfixes => {
                self.steps.open(Breaks::All, INDENTATION);
                self.steps.open(Breaks::All, -INDENTATION);
                self.primary(value)?;
                self.steps.close();
                let sticks = begins_line && matches!(value, [name] if is_short(name));
                self.postfixes(postfixes, sticks)?;
                self.steps.close();
            }
        }
        (0..questions).for_each(|_| self.steps.text("?"));
        Some(())
    }

    /// What is called on a value, each on a line where there is too much of it; the first one sticks to short names.
    fn postfixes(&mut self, postfixes: &[Postfix<'_, 't>], sticks: bool) -> Option<()> {
        let is_only = sticks && postfixes.len() == 1;
        for (index, postfix) in postfixes.iter().enumerate() {
            if matches!(postfix, Postfix::Method(..) | Postfix::Field(_)) {
                if index > 0 || !sticks {
                    self.steps.break_at(Break::EMPTY);
                }
                self.steps.text(".");
            }
            match postfix {
                Postfix::Call(arguments) => self.call(arguments)?,
                Postfix::Question => self.steps.text("?"),
                Postfix::Field(name) => self.steps.text(name),
                Postfix::Method(name, arguments) => {
                    self.steps.text(name);
                    self.steps.open(Breaks::All, if is_only { -INDENTATION } else { 0 });
                    self.call(arguments)?;
                    self.steps.close();
                }
            }
        }
        Some(())
    }

    /// The arguments of a call, with the parentheses around them.
    fn call(&mut self, arguments: Part<'_, 't>) -> Option<()> {
        self.steps.text("(");
        let mut items = Items(arguments);
        let first = items.next();
        match first.filter(|only| items.is_empty() && is_block_like(only)) {
            Some(only) => self.expression(only, false)?,
            None if arguments.is_empty() => {}
            None => self.expressions(Items(arguments))?,
        }
        self.steps.text(")");
        Some(())
    }

    fn expressions(&mut self, items: Items<'_, 't>) -> Option<()> {
        self.each_on_a_line(items, |form, item| form.expression(item, false))
    }

    /// A literal, a path, a list, a tuple, the value of a struct, or the call of a macro.
    fn primary(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let (first, rest) = tokens.split_first()?;
        match (first.kind, rest) {
            (Kind::Open('['), [inner @ .., _]) => self.list(inner),
            (Kind::Open('('), [inner @ .., _]) => self.tuple(inner),
            (_, []) => {
                self.steps.text(first.text);
                Some(())
            }
            _ => self.named(tokens),
        }
    }

    /// A list with its brackets.
    fn list(&mut self, inner: Part<'_, 't>) -> Option<()> {
        let mut items = Items(inner);
        if items.is_empty() {
            self.steps.text("[]");
        } else if items.all(is_plain) {
            self.steps.open(Breaks::All, INDENTATION);
            self.steps.text("[");
            self.steps.break_at(Break::EMPTY);
            self.steps.open(Breaks::Few, 0);
            let mut items = Items(inner);
            while let Some(item) = items.next() {
                self.joined(item);
                if !items.is_empty() {
                    self.steps.text(",");
                    self.steps.break_at(Break::SPACE);
                }
            }
            self.steps.close();
            self.steps.break_at(Break::END);
            self.steps.text("]");
            self.steps.close();
        } else {
            self.steps.text("[");
            self.expressions(Items(inner))?;
            self.steps.text("]");
        }
        Some(())
    }

    /// Some values in parentheses, or one that is no tuple.
    fn tuple(&mut self, inner: Part<'_, 't>) -> Option<()> {
        self.steps.text("(");
        let items = Items(inner);
        if items.is_single() {
            self.expression(inner, false)?;
        } else if !items.is_empty() {
            // The comma of a tuple with one value stands whatever fits.
            (items.clone().count() > 1).then_some(())?;
            self.expressions(items)?;
        }
        self.steps.text(")");
        Some(())
    }

    /// What begins with a name.
    fn named(&mut self, tokens: Part<'_, 't>) -> Option<()> {
        let (path, rest) = tokens.split_at_checked(path(tokens))?;
        match rest {
            [] => {
                self.joined(path);
                Some(())
            }
            [bang, open, inner @ .., _] if is_sign(bang, '!') => self.invocation(path, open, inner),
            [_, inner @ .., _] => self.structure(path, inner),
            [_] => None,
        }
    }

    /// The call of a macro.
    fn invocation(&mut self, path: Part<'_, 't>, open: &Token<'t>, inner: Part<'_, 't>) -> Option<()> {
        let [name] = path else { return None };
        self.steps.text(name.text);
        self.steps.text("!");
        if name.text == "vec" && open.kind == Kind::Open('[') {
            return self.list(inner);
        }
        let arguments = Items(inner);
        let (_, least) = LIKE_FUNCTIONS.iter().find(|(known, _)| *known == name.text)?;
        (open.kind == Kind::Open('(') && arguments.clone().count() >= *least).then_some(())?;
        self.steps.text("(");
        self.expressions(arguments)?;
        self.steps.text(")");
        Some(())
    }

    /// The value of a struct.
    fn structure(&mut self, path: Part<'_, 't>, inner: Part<'_, 't>) -> Option<()> {
        let fields = Items(inner);
        (!fields.is_empty()).then_some(())?;
        let before = self.steps.width();
        self.steps.open(Breaks::All, INDENTATION);
        self.steps.open(Breaks::Few, -INDENTATION);
        self.joined(path);
        self.steps.close();
        self.steps.text(" {");
        self.steps.break_at(Break::SPACE);
        self.separated(fields, Break { spaces: 1, ..Break::END }, Self::field_value)?;
        if self.steps.width() - before > WIDEST_VALUE {
            self.steps.break_all();
        }
        self.steps.close();
        self.steps.text("}");
        Some(())
    }

    fn field_value(&mut self, field: Part<'_, 't>) -> Option<()> {
        match field {
            [name] if is_identifier(name) => self.steps.text(name.text),
            [name, colon, value @ ..] if is_identifier(name) && is_sign(colon, ':') => {
                self.steps.text(name.text);
                self.steps.text(": ");
                self.steps.open(Breaks::Few, 0);
                self.expression(value, false)?;
                self.steps.close();
            }
            _ => return None,
        }
        Some(())
    }
}

fn is_short(token: &Token<'_>) -> bool {
    is_identifier(token) && token.text.len() <= SHORT
}

/// Whether an item of a list is a literal of which several stand on a line.
fn is_plain(item: &[Token<'_>]) -> bool {
    let [only] = item else { return false };
    match only.kind {
        Kind::Name if only.text.starts_with(|first: char| first.is_ascii_digit()) => !is_float(only.text),
        Kind::Name => only.text.ends_with('\''),
        Kind::Keyword => is_truth(only),
        _ => false,
    }
}

/// Whether a number is no integer.
fn is_float(number: &str) -> bool {
    let has_radix = ["0x", "0o", "0b"].iter().any(|radix| number.starts_with(radix));
    let has_exponent = number.as_bytes().windows(2).any(|two| matches!(two, [b'0'..=b'9' | b'_', b'e' | b'E']));
    !has_radix && (has_exponent || number.contains('.') || number.ends_with("f32") || number.ends_with("f64"))
}

fn is_truth(token: &Token<'_>) -> bool {
    token.is("true") || token.is("false")
}

/// Whether an expression stands right behind a parenthesis, however many lines it takes.
fn is_block_like(tokens: Part<'_, '_>) -> bool {
    let is_whole = || primary(tokens) == Some(tokens.len());
    match tokens {
        [first, ..] if is_sign(first, '|') => true,
        [first, inner @ .., _] if first.kind == Kind::Open('(') => is_whole() && is_tuple(inner),
        [first, ..] if first.kind == Kind::Open('[') => is_whole(),
        [.., last] => last.kind == Kind::Close('}') && is_whole(),
        [] => false,
    }
}

/// Whether what stands in parentheses makes a tuple.
fn is_tuple(inner: &[Token<'_>]) -> bool {
    !Items(inner).is_single()
}

/// Whether an expression is the call of a function.
fn is_call(tokens: Part<'_, '_>) -> bool {
    let postfixes = || {
        let (value, rest) = tokens.split_at_checked(primary(tokens)?)?;
        postfixes(value, rest)
    };
    postfixes().is_some_and(|postfixes| matches!(postfixes.as_slice(), [Postfix::Call(_)]))
}

/// How many tokens the first value is that an expression begins with; `None` where it begins with none.
fn primary(tokens: Part<'_, '_>) -> Option<usize> {
    let first = tokens.first()?;
    match first.kind {
        Kind::Open('[' | '(') => return Some(first.inside + 2),
        Kind::Name if !is_identifier(first) => return (!is_lifetime(first)).then_some(1),
        Kind::Keyword if is_truth(first) => return Some(1),
        _ => {}
    }
    let path = path(tokens);
    (path > 0).then_some(())?;
    match tokens.get(path..)? {
        [open, ..] if open.kind == Kind::Open('{') => Some(path + open.inside + 2),
        [bang, open, ..] if is_sign(bang, '!') && matches!(open.kind, Kind::Open(_)) => {
            Some(path + 1 + open.inside + 2)
        }
        _ => Some(path),
    }
}

/// What stands behind a value; `None` where any of it is no call, no field and no `?`.
fn postfixes<'p, 't>(value: Part<'p, 't>, mut rest: Part<'p, 't>) -> Option<Vec<Postfix<'p, 't>>> {
    let mut postfixes = Vec::new();
    let is_path = path(value) == value.len();
    while let Some((first, behind)) = rest.split_first() {
        let postfix;
        (postfix, rest) = match (first.kind, behind) {
            (Kind::Open('('), _) if postfixes.is_empty() && is_path => {
                let (arguments, rest) = group(rest)?;
                (Postfix::Call(arguments), rest)
            }
            (Kind::Sign('?'), rest) => (Postfix::Question, rest),
            (Kind::Sign('.'), [name, open, ..])
                if open.kind == Kind::Open('(') && name.kind == Kind::Name && is_identifier(name) =>
            {
                let (arguments, rest) = group(behind.get(1..)?)?;
                (Postfix::Method(name.text, arguments), rest)
            }
            (Kind::Sign('.'), [name, rest @ ..]) if is_field(name) => (Postfix::Field(name.text), rest),
            _ => return None,
        };
        postfixes.push(postfix);
    }
    Some(postfixes)
}

/// Whether a token is the name of a field, its index, or `await`.
fn is_field(token: &Token<'_>) -> bool {
    let is_index = || token.text.bytes().all(|byte| byte.is_ascii_digit());
    token.is("await") || token.kind == Kind::Name && !is_quoted(token) && (is_identifier(token) || is_index())
}
