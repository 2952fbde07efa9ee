//! What cannot be decided of a resource, as one finding of its own: for destinations that ask for it. Pure.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemas::finding::{Remediation, RuleInfo, UNDECIDED};
use schemas::{Severity, Verdict};
use serde_json::json;

use crate::engine::verdict::NO_CONFIGURATION;
use crate::judge::Judgement;

/// What is said of the judgements on a change: it fails while some of them are unknown. A record without state, which makes every rule
/// unknown, says nothing.
pub fn judgement(judgements: &[Judgement]) -> Option<Judgement> {
    let unknown = |judgement: &&Judgement| judgement.verdict == Verdict::Unknown;
    let stateless = |judgement: &Judgement| judgement.reason.as_deref() == Some(NO_CONFIGURATION);
    let unknown: Vec<&Judgement> = judgements.iter().filter(unknown).collect();
    if unknown.iter().any(|judgement| stateless(judgement)) {
        return None;
    }
    let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for judgement in &unknown {
        let reason = judgement.reason.as_deref().unwrap_or("the record does not say");
        reasons.entry(reason).or_default().push(&judgement.rule.id);
    }
    let verdict = if unknown.is_empty() {
        Verdict::Pass
    } else {
        Verdict::Fail
    };
    Some(Judgement {
        rule: Arc::new(rule()),
        verdict,
        evidence: json!({"undecided": unknown.len(), "rules": reasons}).to_string().into(),
        reason: (!unknown.is_empty()).then(|| match unknown.len() {
            1 => "1 rule cannot be decided".to_owned(),
            count => format!("{count} rules cannot be decided"),
        }),
    })
}

fn rule() -> RuleInfo {
    RuleInfo {
        id: UNDECIDED.to_owned(),
        hash: "0000000000000000".to_owned(),
        title: "Rules cannot be decided for a resource".to_owned(),
        description: "The records of this resource do not say what these rules ask. This is no risk that was found, and none that was \
                      ruled out."
            .to_owned(),
        severity: Severity::Informational,
        remediation: Remediation {
            console: "See what the source delivers of this resource (docs/sources.md), and whether it may read all of it.".to_owned(),
            ..Remediation::default()
        },
        attack: Vec::new(),
        frameworks: Default::default(),
        references: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(id: &str, verdict: Verdict, reason: Option<&str>) -> Judgement {
        Judgement {
            rule: Arc::new(RuleInfo {
                id: id.to_owned(),
                ..rule()
            }),
            verdict,
            evidence: "{}".into(),
            reason: reason.map(str::to_owned),
        }
    }

    #[test]
    fn one_a_resource_with_the_reasons() {
        let said = [
            judged("a", Verdict::Fail, None),
            judged("b", Verdict::Unknown, None),
            judged("c", Verdict::Unknown, Some("known after apply")),
            judged("d", Verdict::Unknown, None),
        ];
        let made = judgement(&said).unwrap();
        assert_eq!(made.verdict, Verdict::Fail);
        assert_eq!(
            made.evidence,
            r#"{"rules":{"known after apply":["c"],"the record does not say":["b","d"]},"undecided":3}"#
        );
        assert_eq!(judgement(&said[..1]).unwrap().verdict, Verdict::Pass);
    }

    #[test]
    fn a_record_without_state_says_nothing() {
        assert_eq!(
            judgement(&[judged("a", Verdict::Unknown, Some(NO_CONFIGURATION))]),
            None
        );
    }
}
