//! Finds the place that a reference leads to, by way of other references and in other files.

use super::super::address::{self, Address, Place};
use super::super::limited::MAX_REPORTED;
use super::super::unresolved;
use super::{Asked, Found, Gather, place_in};
use crate::diagnostics::{Diagnostic, Tolerance};
use crate::pointer::Pointer;

/// How many references may stand on the way to a place.
const MAX_HOPS: usize = 100;

impl Gather {
    /// The place that a reference leads to. `None` where its file was refused, which was said.
    pub(super) fn find(&mut self, asked: &Asked<'_>, from: usize) -> Result<Option<Found>, Diagnostic> {
        let Some(mut found) = self.start(asked, asked.text, asked.at, from)? else { return Ok(None) };
        // What a reference on the way leads to is gone on from.
        for _ in 0..MAX_HOPS {
            let Some(file) = self.files.get(found.file) else { return Ok(None) };
            if file.value.pointer(&found.pointer).is_some() {
                return Ok(Some(found));
            }
            let Some((place, text)) = unresolved::reference_on_the_way(&file.value, &found.pointer) else {
                let say = if self.failures < MAX_REPORTED { unresolved::diagnostic } else { unresolved::plain };
                return Err(say(asked.text, &file.value, &found.pointer, asked.at));
            };
            let rest = found.pointer.below(&place).unwrap_or_default().to_owned();
            let at = place_in(file, &place);
            let Some(next) = self.start(asked, &text, &at, found.file)? else { return Ok(None) };
            found = Found { pointer: next.pointer.append(&rest), ..next };
        }
        let message = format!("the reference `{}` leads from reference to reference without an end", asked.text);
        Err(Diagnostic::error(message).at(&asked.at.join("$ref")).help("name the place where it is to end"))
    }

    /// The place that a reference at `at` names by itself.
    fn start(&mut self, asked: &Asked<'_>, text: &str, at: &Pointer, from: usize) -> Result<Option<Found>, Diagnostic> {
        let Some(file) = self.files.get(from) else { return Ok(None) };
        let own = at.below(&file.place).map(|below| Pointer::root().append(below)).unwrap_or_default();
        if let Some(pointer) = file.names.find(text, &own, &file.value) {
            return Ok(Some(Found { file: from, pointer }));
        }
        if let Some(found) = self.named(text) {
            return Ok(Some(found));
        }
        let address = address::parse(text, &file.base)
            .map_err(|refusal| Diagnostic::error(refusal.message).at(&asked.at.join("$ref")).help(refusal.help))?;
        let index = match &address.file {
            Some(name) => self.file(name, asked)?,
            None => Some(from),
        };
        let Some((index, file)) = index.and_then(|index| Some((index, self.files.get(index)?))) else {
            return self.refused(&address, asked.at);
        };
        match address.place {
            Place::Pointer(pointer) => {
                let pointer = self.renamed.as_ref().map_or(pointer.clone(), |renamed| renamed.now(&pointer));
                Ok(Some(Found { file: index, pointer }))
            }
            Place::Anchor(name) => match file.names.anchor(&name, 0) {
                Some(pointer) => Ok(Some(Found { file: index, pointer })),
                None => Err(unresolved::anchor(text, &name, asked.at)),
            },
        }
    }

    /// What is said of each reference to a file that was refused, where the user wants to go on.
    fn refused(&self, address: &Address, at: &Pointer) -> Result<Option<Found>, Diagnostic> {
        if self.losses.tolerance == Tolerance::None {
            return Ok(None);
        }
        let message = format!("the file `{}` cannot be understood", address.file.as_deref().unwrap_or_default());
        Err(Diagnostic::error(message).at(&at.join("$ref")).help("correct what is said of the file"))
    }

    /// The place that a URL names, which a file that was read has given to one of its schemas.
    fn named(&self, text: &str) -> Option<Found> {
        let (url, fragment) = text.split_once('#').unwrap_or((text, ""));
        let (file, place) = self.urls.get(url)?;
        let rest = Pointer::from_fragment(fragment);
        let pointer = match rest {
            Some(rest) => place.append(rest.below(&Pointer::root())?),
            None => self.files.get(*file)?.names.anchor(fragment, 0)?,
        };
        Some(Found { file: *file, pointer })
    }
}
