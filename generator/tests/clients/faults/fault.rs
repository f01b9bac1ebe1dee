//! What the server can do.

macro_rules! faults {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Fault {
            $($(#[doc = $doc])* $name,)*
        }

        impl Fault {
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)*];
        }
    };
}

faults!(
    /// No fault.
    Well,
    /// No fault, in chunks.
    WellInChunks,
    /// An error that the document describes, with an absurd `Retry-After`.
    Refusal,
    /// A status that the document does not describe.
    OtherStatus,
    /// The connection is reset before the request is read.
    ResetAtOnce,
    /// The connection is reset within the head.
    ResetInHead,
    /// The connection is reset within the body.
    ResetInBody,
    /// The connection is closed in place of an answer.
    Nothing,
    /// The body ends before its length.
    ShortBody,
    /// The body goes on behind its length.
    LongBody,
    /// Another answer comes with the answer.
    TwoAnswers,
    /// There are two lengths.
    TwoLengths,
    /// The length is no number, or an absurd one.
    OddLength,
    /// The chunks are none.
    BrokenChunks,
    /// The chunks have no end.
    UnendedChunks,
    /// No answer comes.
    StallBeforeHead,
    /// The head does not end.
    StallInHead,
    /// The body does not end.
    StallInBody,
    /// The body comes byte by byte.
    Drip,
    /// The body has no end.
    EndlessBody,
    /// A chunk has no end.
    EndlessChunk,
    /// The headers have no end.
    EndlessHeaders,
    /// A header has no end.
    EndlessHeader,
    /// There are preliminary answers without an end.
    EndlessPreliminaries,
    /// A line of an event has no end.
    EndlessLine,
    /// An event has lines without an end.
    EndlessEvent,
    /// There are events without an end.
    EndlessEvents,
    /// The redirect is to where it came from.
    RedirectLoop,
    /// The redirect is to another origin.
    RedirectAway,
    /// The redirect is to no URL.
    RedirectToNonsense,
    /// What comes is another protocol.
    NoHttp,
    /// The body says that it is compressed, and is not.
    FalseGzip,
    /// The body is of another type.
    OtherType,
    /// The body has no text.
    NoText,
    /// There is no body.
    EmptyBody,
    /// The body is a million brackets.
    DeepBody,
);
