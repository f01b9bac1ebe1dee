//! What a source file names: paths, resolved as far as `crate`, `self` and `super` go, and methods. Comments name nothing.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// A file of `src/`.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its path below `src/`, with `/` between the parts.
    pub(crate) path: String,
    /// Its whole text.
    pub(crate) text: String,
    /// What its code names.
    pub(crate) mentions: Vec<Mention>,
}

/// A path or a method in code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// `crate::value::Value`, `std::fs::read`, or `.read_dir` for a method.
    pub(crate) name: String,
    /// The line where it starts, from 1.
    pub(crate) line: usize,
    /// Whether it stands in a module of tests.
    pub(crate) in_tests: bool,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let tokens: TokenStream = text.parse().unwrap();
        let is_test = path.split('/').any(|part| part == "tests" || part.ends_with("tests.rs"));
        let mut scan = Scan { module: module_path(path), in_tests: is_test, mentions: Vec::new() };
        scan.stream(tokens, &[]);
        Self { path: path.to_owned(), text: text.to_owned(), mentions: scan.mentions }
    }

    /// The module of the crate that it belongs to; none for `lib.rs`.
    pub(crate) fn module(&self) -> Option<&str> {
        let first = self.path.split('/').next().unwrap();
        Some(first.strip_suffix(".rs").unwrap_or(first)).filter(|module| *module != "lib")
    }
}

/// The path of the module that a file is.
fn module_path(path: &str) -> Vec<String> {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    stem.split('/').filter(|part| !matches!(*part, "lib" | "mod")).map(str::to_owned).collect()
}

struct Scan {
    module: Vec<String>,
    in_tests: bool,
    mentions: Vec<Mention>,
}

impl Scan {
    /// `prefix` is what stands before the braces of `prefix::{…}`.
    fn stream(&mut self, tokens: TokenStream, prefix: &[String]) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            match token {
                TokenTree::Ident(word) if *word == "mod" && self.inline_module(&tokens[index..]) => index += 3,
                TokenTree::Ident(word) if is_keyword(word) => index += 1,
                TokenTree::Ident(_) => index += self.path(&tokens, index, prefix),
                TokenTree::Group(group) => {
                    self.stream(group.stream(), &[]);
                    index += 1;
                }
                _ => index += 1,
            }
        }
    }

    /// Scans `mod name { … }` as a module of its own; `false` where this is none.
    fn inline_module(&mut self, tokens: &[TokenTree]) -> bool {
        let [_, TokenTree::Ident(name), TokenTree::Group(body), ..] = tokens else { return false };
        let mut inner = Self {
            module: [&self.module[..], &[name.to_string()]].concat(),
            in_tests: self.in_tests || *name == "tests",
            mentions: Vec::new(),
        };
        inner.stream(body.stream(), &[]);
        self.mentions.extend(inner.mentions);
        true
    }

    /// Notes the path that starts here, or the method, and says how many tokens it has.
    fn path(&mut self, tokens: &[TokenTree], start: usize, prefix: &[String]) -> usize {
        let mut parts = prefix.to_vec();
        let mut end = start;
        loop {
            match tokens.get(end) {
                Some(TokenTree::Ident(part)) => parts.push(part.to_string()),
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace && end > start => {
                    self.stream(group.stream(), &parts);
                    return end + 1 - start;
                }
                _ => break,
            }
            end += 1;
            if !(is_punct(tokens.get(end), ':') && is_punct(tokens.get(end + 1), ':')) {
                break;
            }
            end += 2;
        }
        let line = tokens[start].span().start().line;
        let is_method = start > 0 && is_punct(tokens.get(start - 1), '.') && prefix.is_empty();
        let name = if is_method { format!(".{}", parts.join("::")) } else { self.resolved(&parts).join("::") };
        self.mentions.push(Mention { name, line, in_tests: self.in_tests });
        end.max(start + 1) - start
    }

    /// A path from the root of the crate, where it is a relative one.
    fn resolved(&self, parts: &[String]) -> Vec<String> {
        let supers = parts.iter().take_while(|part| *part == "super").count();
        let own = parts.first().is_some_and(|part| part == "self") && parts.len() > 1;
        if supers == 0 && !own {
            return parts.to_vec();
        }
        let module = &self.module[..self.module.len().saturating_sub(supers)];
        [&["crate".to_owned()], module, &parts[supers + usize::from(own)..]].concat()
    }
}

/// Whether a word is a keyword that no path starts with.
fn is_keyword(word: &Ident) -> bool {
    !matches!(word.to_string().as_str(), "crate" | "self" | "super" | "Self")
        && syn::parse_str::<Ident>(&word.to_string()).is_err()
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}
