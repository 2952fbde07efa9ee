//! An accepted risk: what it covers, why, who accepted it and until when. Knows no clock and no state of findings.

use pipeline::condition::Written;
use pipeline::config::{Pattern, Problem, Span};
use schemars::JsonSchema;
use schemas::Finding;
use schemas::identity::basis;
use serde::{Deserialize, Serialize};

use super::Moment;

/// An accepted risk: findings that it covers are suppressed until it expires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Names it in logs, and where it is listed and ended; made of what it covers if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Rule ids, `*` for any text.
    #[serde(default = "Pattern::any")]
    pub rule: Pattern,
    /// Resource uids, `*` for any text.
    #[serde(default = "Pattern::any")]
    pub resource: Pattern,
    /// Accounts, `*` for any text.
    #[serde(default = "Pattern::any")]
    pub account: Pattern,
    /// Only findings for which this condition in SQL is true, over the columns of a sink's `filter.where`:
    /// `environment = 'test' AND severity < 'high' AND tag('team') = 'shop'`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub r#where: Option<Written>,
    /// Why the risk is accepted; shown in the finding.
    pub reason: String,
    /// Who asked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requester: Option<String>,
    /// Who accepted it; shown in the finding.
    pub approver: String,
    /// When it was accepted, written as `expires`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<Moment>,
    /// The day or minute from which it holds, `2027-01-31` or `2027-01-31T15:04Z` (UTC); at once if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begins: Option<Moment>,
    /// The day or minute from which it no longer holds, as above.
    pub expires: Moment,
    /// When somebody is to look at it again: from then on it is counted and named as due, and holds on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Moment>,
}

/// A file of exceptions.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ExceptionFile {
    /// The exceptions.
    #[serde(rename = "exception")]
    pub exceptions: Vec<Exception>,
}

/// How an exception stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It does not hold yet.
    Pending,
    /// It holds.
    InForce,
    /// It holds, and somebody is to look at it again.
    ReviewDue,
    /// It holds no longer.
    Expired,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Pending, Self::InForce, Self::ReviewDue, Self::Expired];

    /// The word in lists and in the metric.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::InForce => "in_force",
            Self::ReviewDue => "review_due",
            Self::Expired => "expired",
        }
    }
}

impl Exception {
    /// One that covers every finding of these rules.
    pub fn new(rule: Pattern, reason: String, approver: String, expires: Moment) -> Self {
        Self {
            id: None,
            rule,
            resource: Pattern::any(),
            account: Pattern::any(),
            r#where: None,
            reason,
            requester: None,
            approver,
            created: None,
            begins: None,
            expires,
            review: None,
        }
    }

    /// Whether it covers a finding at a moment (ms since the Unix epoch); what `finding` makes is looked at where it has a condition.
    pub fn covers(
        &self,
        (rule, resource, account): (&str, &str, Option<&str>),
        now: i64,
        finding: impl FnOnce() -> Finding,
    ) -> bool {
        let holds = |written: &Written| written.holds(&finding()) == Some(true);
        self.rule.matches(rule) && self.concerns(resource, account, now) && self.r#where.as_ref().is_none_or(holds)
    }

    /// Whether it may cover findings of a resource at a moment (ms since the Unix epoch).
    pub fn concerns(&self, resource: &str, account: Option<&str>, now: i64) -> bool {
        now < self.expires.millis()
            && self.begins.is_none_or(|begins| begins.millis() <= now)
            && self.resource.matches(resource)
            && self.account.matches(account.unwrap_or_default())
    }

    /// The first moment after this one at which it begins or ends.
    pub fn next_turn(&self, now: i64) -> Option<i64> {
        let turns = self.begins.into_iter().chain([self.expires]).map(Moment::millis);
        turns.filter(|turn| *turn > now).min()
    }

    /// How it stands at a moment.
    pub fn standing(&self, now: i64) -> Standing {
        let past = |moment: Option<Moment>| moment.is_some_and(|moment| moment.millis() <= now);
        match self.begins {
            _ if past(Some(self.expires)) => Standing::Expired,
            Some(begins) if begins.millis() > now => Standing::Pending,
            _ if past(self.review) => Standing::ReviewDue,
            _ => Standing::InForce,
        }
    }

    /// Its name.
    pub fn id(&self) -> String {
        let condition = self.r#where.as_ref().map_or("", Written::as_str);
        let patterns = [&self.rule, &self.resource, &self.account].map(Pattern::as_str);
        let [rule, resource, account] = patterns;
        let made = || format!("{:08x}", basis(&[rule, resource, account, condition]) & 0xffff_ffff);
        self.id.clone().unwrap_or_else(made)
    }

    /// All that decides what it covers and what findings say of it, as one text.
    pub fn terms(&self) -> String {
        let condition = self.r#where.as_ref().map_or("", Written::as_str);
        format!("{:?}\u{1f}{condition}\u{1f}{}", self.rule, self.reason())
    }

    /// What the finding says of it.
    pub fn reason(&self) -> String {
        let until = match self.expires {
            moment if moment == Moment::never() => String::new(),
            moment => format!(" until {moment}"),
        };
        format!("{} (accepted by {}{until})", self.reason, self.approver)
    }

    pub(super) fn problems(&self, key: &str, limit: Option<Span>, now: i64) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut wrong =
            |name: &str, what: String, fix: &str| problems.push(Problem::new(format!("{key}.{name}"), what, fix));
        let patterns = [&self.rule, &self.resource, &self.account];
        if self.r#where.is_none() && patterns.iter().all(|pattern| **pattern == Pattern::any()) {
            let fix = "name a rule, a resource, an account or a condition";
            wrong("rule", "covers every finding there is".to_owned(), fix);
        }
        for (name, text) in [("reason", &self.reason), ("approver", &self.approver)] {
            if text.trim().is_empty() {
                wrong(name, "is empty".to_owned(), "say it: the finding shows it");
            }
        }
        for column in ["activity", "verdict"] {
            if self.r#where.as_ref().is_some_and(|written| written.asks_for(column)) {
                let fix = "leave it out: an exception covers a finding from its first event to its last";
                wrong("where", format!("asks for `{column}`"), fix);
            }
        }
        let begins = self.begins.or(self.created).map(Moment::millis);
        if begins.is_some_and(|begins| begins >= self.expires.millis()) {
            wrong("expires", "is not after it begins".to_owned(), "give it a later day");
        }
        let accepted = self.created.or(self.begins).map_or(now, Moment::millis);
        let lasts = self.expires.millis().saturating_sub(accepted);
        if limit.is_some_and(|limit| lasts > limit.millis()) {
            let what = format!(
                "is {} days after it was accepted, more than `evaluate.exception_limit`",
                lasts / 86_400_000
            );
            wrong("expires", what, "let it end earlier, and accept the risk again then");
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-01
    const NOW: i64 = 1_793_491_200_000;

    fn exception(more: &str) -> Exception {
        let text =
            format!(r#"{{"rule": "aws_*", "reason": "a test", "approver": "ciso", "expires": "2027-01-01"{more}}}"#);
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn standing_changes_on_the_minute() {
        let one = exception(r#", "begins": "2026-11-01T00:30Z", "review": "2026-12-01""#);
        let minute = 60_000;
        for (at, expect) in [
            (NOW + 30 * minute - 1, Standing::Pending),
            (NOW + 30 * minute, Standing::InForce),
            (NOW + 30 * 86_400_000, Standing::ReviewDue),
            (NOW + 61 * 86_400_000, Standing::Expired),
        ] {
            assert_eq!(one.standing(at), expect, "{at}");
        }
    }

    #[test]
    fn mistakes_are_named() {
        let check = |more: &str, expect: &str| {
            let problems = exception(more).problems("exception[0]", Some(Span::seconds(100 * 86_400)), NOW);
            let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
            match expect {
                "" => assert!(texts.is_empty(), "{texts:?}"),
                expect => assert!(texts.len() == 1 && texts[0].contains(expect), "{texts:?}"),
            }
        };
        check("", "");
        check(r#", "created": "2026-01-01""#, "365 days after it was accepted");
        check(
            r#", "begins": "2027-02-01""#,
            "exception[0].expires` is not after it begins",
        );
        check(r#", "where": "activity = 'new'""#, "asks for `activity`");
        let mut all = exception("");
        (all.rule, all.approver) = (Pattern::any(), " ".to_owned());
        let problems = all.problems("exception[0]", None, NOW);
        assert_eq!(problems.len(), 2, "{problems:?}");
    }
}
