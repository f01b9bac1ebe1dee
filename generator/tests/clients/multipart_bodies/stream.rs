//! A stream that a test writes.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

/// Pieces that come one after the other, and maybe an error at the end.
pub(crate) struct Pieces {
    pieces: VecDeque<Bytes>,
    is_broken: bool,
}

impl Pieces {
    pub(crate) fn new(pieces: &[&'static str]) -> Self {
        Self { pieces: pieces.iter().map(|piece| Bytes::from(*piece)).collect(), is_broken: false }
    }

    pub(crate) fn broken(self) -> Self {
        Self { is_broken: true, ..self }
    }
}

impl Stream for Pieces {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.pieces.pop_front().map(Ok);
        let is_broken = next.is_none() && std::mem::take(&mut self.is_broken);
        Poll::Ready(if is_broken { Some(Err(std::io::Error::other("broken"))) } else { next })
    }
}
