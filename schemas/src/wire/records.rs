//! The fields of records in the order of their schemas, for [`super::binary`]. A field that is added at the end of a schema is added
//! here too; golden bytes and the library hold this to the schema files.

use std::collections::BTreeMap;

use super::binary::{Binary, record, symbols};
use crate::finding::{ChangeInfo, Decision, Difference, Related, Remediation, Requirements, ResourceInfo, RuleInfo};
use crate::{
    Activity, ChangeKind, Completeness, ConfigChange, Context, Finding, FindingState, ResourceState, Severity, Verdict,
};

record! { ConfigChange {
    id, source, shape, provider, account, region, resource_type, resource_uid, resource_name, kind, time, observed_at, version,
    actor, tags, completeness, configuration, prior, origin, context
} }
record! { Context { owner, environment, criticality, account_name, labels } }
symbols! { ChangeKind { Create = 0, Update = 1, Delete = 2, Snapshot = 3 } }
symbols! { Completeness { Full = 0, Partial = 1, Reference = 2 } }

record! { Finding {
    uid, sequence, activity, verdict, reason, time, first_seen, last_seen, rule, resource, evidence, related, change, traceparent,
    decision
} }
record! { RuleInfo { id, hash, title, description, severity, remediation, attack, frameworks, references } }
impl Binary for Requirements {
    fn write(&self, out: &mut Vec<u8>) {
        (**self).write(out);
    }

    fn read(body: &mut &[u8]) -> Option<Self> {
        BTreeMap::read(body).map(Self::from)
    }
}

record! { Remediation { console, cli, terraform } }
record! { ResourceInfo { uid, resource_type, name, provider, account, region, tags, context } }
record! { Related { uid, rule_id, title, severity } }
record! { ChangeInfo { id, source, actor, origin } }
record! { Decision { at, rule_set, differences } }
record! { Difference { path, before, after } }
symbols! { Activity { New = 0, Updated = 1, Resolved = 2, Reopened = 3, Suppressed = 4, Unknown = 5 } }
symbols! { Verdict { Pass = 0, Fail = 1, Unknown = 2 } }
symbols! { Severity { Informational = 0, Low = 1, Medium = 2, High = 3, Critical = 4 } }

record! { ResourceState { resource_uid, source, version, time, change_ids, deleted, findings, judged_by, turn } }
record! { FindingState {
    rule_id, rule_hash, verdict, open, suppressed, sequence, severity, evidence_hash, first_seen, last_seen, title
} }
