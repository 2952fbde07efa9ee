//! The topics: their names, what they carry and how long they keep it.

/// A topic of the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// [`crate::ConfigChange`], keyed by `resource_uid`.
    Changes,
    /// [`crate::ConfigChange`] with its context, where enrich runs alone.
    Enriched,
    /// [`crate::Finding`], keyed by the resource's uid.
    Findings,
    /// [`crate::Rejected`].
    Rejected,
    /// [`crate::ConfigChange`], the latest of each resource; compacted.
    Inventory,
    /// [`crate::ResourceState`], compacted.
    Verdicts,
    /// Findings that a destination refused for good, as [`crate::Rejected`].
    DeadLetters,
    /// [`crate::SourceProgress`]: how far each source that pulls has read; compacted.
    Sources,
    /// [`crate::Published`] exceptions; compacted.
    Exceptions,
    /// [`crate::Published`] sets of rules; compacted.
    Rules,
}

impl Topic {
    /// All of them, in the order in which records pass.
    pub const ALL: [Self; 10] = [
        Self::Changes,
        Self::Enriched,
        Self::Findings,
        Self::Rejected,
        Self::Inventory,
        Self::Verdicts,
        Self::DeadLetters,
        Self::Sources,
        Self::Exceptions,
        Self::Rules,
    ];

    /// Those in which stages keep their state, by partition.
    pub const STATE: [Self; 2] = [Self::Verdicts, Self::Inventory];

    /// The name without the configured prefix.
    pub fn name(self) -> &'static str {
        match self {
            Self::Changes => "changes",
            Self::Enriched => "enriched",
            Self::Findings => "findings",
            Self::Rejected => "rejected",
            Self::Inventory => "inventory",
            Self::Verdicts => "verdicts",
            Self::DeadLetters => "dead_letters",
            Self::Sources => "sources",
            Self::Exceptions => "exceptions",
            Self::Rules => "rules",
        }
    }

    /// Whether it holds what was set aside: nobody but a replay by hand reads it, and none may ever come.
    pub fn is_set_aside(self) -> bool {
        matches!(self, Self::Rejected | Self::DeadLetters)
    }

    /// Whether only the latest record of each key is kept.
    pub fn compacted(self) -> bool {
        matches!(
            self,
            Self::Inventory | Self::Verdicts | Self::Sources | Self::Exceptions | Self::Rules
        )
    }
}
