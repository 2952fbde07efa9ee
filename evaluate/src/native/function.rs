//! The functions of values, by name. What they do: `call`.

/// A function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(
    missing_docs,
    reason = "each is the function of that name in docs/functions.md or DataFusion's documentation"
)]
pub enum Function {
    ArnPart,
    WildcardMatch,
    VersionAtLeast,
    CidrIsAny,
    CidrIsPublic,
    CidrContains,
    CidrsOpen,
    AccessListOpen,
    PortIn,
    PortInRanges,
    IamPolicyPublic,
    IamPolicyAnySubject,
    IamConditionLimits,
    IamPolicyAccounts,
    IamPolicyStatements,
    DaysSince,
    Lower,
    Upper,
    StartsWith,
    EndsWith,
    Contains,
    SplitPart,
    Replace,
    Trim(Edges),
    Substr,
    Strpos,
    CharacterLength,
    /// `concat`: passes over NULLs.
    Concat,
    /// `||`: NULL where one is.
    Join,
    RegexpMatch {
        pattern: u32,
    },
    RegexpReplace {
        pattern: u32,
        all: bool,
    },
    DecodeBase64 {
        safe: bool,
    },
    StringToArray,
    ArrayToString,
    Length,
    ElementAt,
    MakeArray,
    ArrayConcat,
    ArrayAppend,
    Flatten,
    Least,
    Greatest,
    ArrayRemove,
    HasAll,
    HasAny,
    NullIf,
}

impl Function {
    /// Whether its argument is an IAM policy, which is parsed once for all of them.
    pub fn reads_policy(self) -> bool {
        matches!(
            self,
            Self::IamPolicyPublic | Self::IamPolicyAnySubject | Self::IamPolicyAccounts | Self::IamPolicyStatements
        )
    }
}

/// Which ends of a text are trimmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "they say it")]
pub enum Edges {
    Start,
    End,
    Both,
}
