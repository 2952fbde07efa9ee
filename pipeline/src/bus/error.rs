//! What can go wrong with the bus, by what to do about it. Knows no bus.

use schemas::topic::Topic;

/// What of a record is too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Key, value and headers together.
    Record,
    /// The key: a resource's id.
    Key,
}

impl Part {
    fn fix(self) -> &'static str {
        match self {
            Self::Record => "raise `bus.max_record`",
            Self::Key => "no bus takes more: give the resource a shorter id",
        }
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Record => "record",
            Self::Key => "key",
        })
    }
}

/// What went wrong with the bus.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BusError {
    /// For the moment; the same call may do well later (broker away, queue full, time out).
    #[error("{0}")]
    Busy(String),
    /// A commit did not happen and nothing of it is visible: poll again, partitions are assigned anew from the last commit.
    #[error("the commit was undone: {0}")]
    Undone(String),
    /// A record is larger than [`Bus::limit`], or its key longer than [`KEY_LIMIT`]; nothing of the call was taken.
    #[error("a {part} of {size} bytes for {} is over the limit of {limit} bytes; {}", .topic.name(), .part.fix())]
    TooLarge {
        /// Where it was to go.
        topic: Topic,
        /// What of it.
        part: Part,
        /// How large it is.
        size: usize,
        /// How large it may be.
        limit: usize,
    },
    /// Never, whatever the caller does (wrong credentials, missing topic, damaged log).
    #[error("{0}")]
    Broken(String),
}
