//! Many nouns lowered side by side. What each part of them finds is brought together in their order, so that nothing tells how many
//! threads there were.

use std::sync::Arc;

use rayon::prelude::*;

use super::context::{Context, Found, Known};
use super::{schema, server};
use crate::model::{
    Body, Callback, Header, HeaderForm, MediaType, Operation, Parameter, ParameterForm, Response, Schema, SchemaId,
    Schemas,
};

/// How many nouns are one part.
const PART: usize = 16;

/// Where the schemas and the servers that a part has found are among those of the whole document.
pub(super) struct Moves {
    /// How many schemas there were before.
    before: usize,
    schemas: Vec<SchemaId>,
    servers: Vec<usize>,
}

/// What names schemas and servers.
pub(super) trait Names {
    /// Names them as the whole document does.
    fn rename(&mut self, moves: &Moves);
}

impl Context<'_> {
    /// Lowers many nouns; what comes out has their order.
    pub(super) fn each<T: Sync, U: Names + Send>(
        &mut self,
        nouns: &[T],
        lower: impl Fn(&mut Self, &T) -> U + Sync,
    ) -> Vec<U> {
        let ids = std::mem::take(&mut self.found.schema_ids);
        let known = Known { schema_ids: Arc::new(ids), ..self.known.clone() };
        let (before, servers) = (self.found.schemas.len(), &self.found.servers);
        let part = |nouns: &[T]| {
            let found = Found { servers: servers.clone(), schemas: Schemas::behind(before), ..Found::default() };
            let mut context = Context::with(known.clone(), found);
            let lowered: Vec<_> = nouns.iter().map(|noun| lower(&mut context, noun)).collect();
            (lowered, context.found)
        };
        let parts: Vec<_> = nouns.par_chunks(PART).map(part).collect();
        self.found.schema_ids = Arc::unwrap_or_clone(known.schema_ids);
        let common = self.found.servers.len();
        let mut all = Vec::with_capacity(nouns.len());
        for (mut lowered, found) in parts {
            lowered.rename(&self.take(found, before, common));
            all.extend(lowered);
        }
        all
    }

    /// Takes over what a part has found. So many schemas were known to it, and so many servers.
    fn take(&mut self, found: Found, before: usize, common: usize) -> Moves {
        self.say_again(found.diagnostics, &found.said);
        self.found.skipped.extend(found.skipped);
        for (id, place) in found.stand_at {
            schema::move_up(self, id, &place);
        }
        let own = found.servers.into_iter().skip(common);
        let servers = (0..common).chain(own.map(|server| server::enter(self, server))).collect();
        let mut keys: Vec<_> = found.schema_ids.into_iter().collect();
        keys.sort_unstable_by_key(|(_, id)| *id);
        let mut unfinished = found.unfinished.into_iter().peekable();
        let mut schemas = Vec::with_capacity(keys.len());
        for ((key, id), schema) in keys.into_iter().zip(found.schemas) {
            let unfinished = unfinished.next_if(|unfinished| unfinished.id == id);
            schemas.push(schema::enter(self, key, schema, unfinished));
        }
        Moves { before, schemas, servers }
    }
}

impl<T: Names> Names for Vec<T> {
    fn rename(&mut self, moves: &Moves) {
        for noun in self {
            noun.rename(moves);
        }
    }
}

impl<T: Names> Names for Option<T> {
    fn rename(&mut self, moves: &Moves) {
        if let Some(noun) = self {
            noun.rename(moves);
        }
    }
}

impl Names for SchemaId {
    fn rename(&mut self, moves: &Moves) {
        *self = self.renamed(moves.before, &moves.schemas);
    }
}

impl Names for Schema {
    fn rename(&mut self, moves: &Moves) {
        self.kind.parts_mut().into_iter().for_each(|part| part.rename(moves));
    }
}

impl Names for Operation {
    fn rename(&mut self, moves: &Moves) {
        self.parameters.rename(moves);
        self.body.rename(moves);
        self.responses.rename(moves);
        self.callbacks.rename(moves);
        for server in &mut self.servers {
            *server = moves.servers.get(*server).copied().unwrap_or(*server);
        }
    }
}

impl Names for Callback {
    fn rename(&mut self, moves: &Moves) {
        self.body.rename(moves);
        self.responses.rename(moves);
    }
}

impl Names for Parameter {
    fn rename(&mut self, moves: &Moves) {
        match &mut self.form {
            ParameterForm::Styled { schema, .. } => schema.rename(moves),
            ParameterForm::Content(media_type) => media_type.rename(moves),
        }
    }
}

impl Names for Body {
    fn rename(&mut self, moves: &Moves) {
        self.content.rename(moves);
    }
}

impl Names for Response {
    fn rename(&mut self, moves: &Moves) {
        self.headers.rename(moves);
        self.content.rename(moves);
    }
}

impl Names for Header {
    fn rename(&mut self, moves: &Moves) {
        match &mut self.form {
            HeaderForm::Simple { schema, .. } => schema.rename(moves),
            HeaderForm::Content(media_type) => media_type.rename(moves),
        }
    }
}

impl Names for MediaType {
    fn rename(&mut self, moves: &Moves) {
        self.schema.rename(moves);
        self.encoding.iter_mut().for_each(|encoding| encoding.headers.rename(moves));
    }
}
