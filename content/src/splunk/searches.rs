//! Saved searches: alerts that are shipped switched off, and reports.

struct Alert {
    title: &'static str,
    description: &'static str,
    search: &'static str,
    /// When it runs, and how far back it looks by the time of indexing, so that a late event still reaches it.
    cron: &'static str,
    window: &'static str,
    /// 1 debug … 6 fatal.
    severity: u8,
    /// The field by which a result is told once in a day.
    once_by: &'static str,
}

const ALERTS: [Alert; 5] = [
    Alert {
        title: "Tripline - Critical or high risk opened",
        description: "A change made a critical or high risk.",
        search: "`tripline_events` activity=\"new\" verdict=\"fail\" (severity=\"critical\" OR severity=\"high\") | dedup event_id \
            | table _time severity rule_id finding_info.title resources{}.uid account region owner environment evidences{}.actor.user.name remediation.desc finding_info.src_url finding_uid",
        cron: "*/5 * * * *",
        window: "-5m@m",
        severity: 5,
        once_by: "finding_uid",
    },
    Alert {
        title: "Tripline - Risk came back",
        description: "A risk that had been resolved is there again.",
        search: "`tripline_events` activity=\"reopened\" verdict=\"fail\" | dedup event_id \
            | table _time severity rule_id finding_info.title resources{}.uid account region owner environment evidences{}.actor.user.name finding_uid",
        cron: "*/5 * * * *",
        window: "-5m@m",
        severity: 4,
        once_by: "finding_uid",
    },
    Alert {
        title: "Tripline - An account fell silent",
        description: "An account that made findings on at least seven of the last fourteen days has made none for two.",
        search: "`tripline_events` | eval day=strftime(_indextime,\"%F\") | stats max(_indextime) AS last dc(day) AS days BY provider account \
            | where days>=7 AND last<relative_time(now(),\"-2d\") | convert ctime(last)",
        cron: "17 */6 * * *",
        window: "-14d@d",
        severity: 4,
        once_by: "account",
    },
    Alert {
        title: "Tripline - A rule can no longer decide",
        description: "Ten or more open findings of one rule became undecidable within an hour.",
        search: "`tripline_events` verdict=\"unknown\" | dedup finding_uid | stats count AS findings dc(account) AS accounts values(status_detail) AS reasons BY rule_id \
            | where findings>=10",
        cron: "7 * * * *",
        window: "-1h@m",
        severity: 3,
        once_by: "rule_id",
    },
    Alert {
        title: "Tripline - One identity opened many risks",
        description: "One identity opened twenty or more findings within an hour.",
        search: "`tripline_events` (activity=\"new\" OR activity=\"reopened\") verdict=\"fail\" | rename evidences{}.actor.user.name AS actor | where isnotnull(actor) \
            | stats dc(finding_uid) AS findings dc(resources{}.uid) AS resources values(rule_id) AS rules values(account) AS accounts BY actor | where findings>=20",
        cron: "*/15 * * * *",
        window: "-1h@m",
        severity: 4,
        once_by: "actor",
    },
];

/// Title, description, search.
const REPORTS: [(&str, &str, &str); 3] = [
    (
        "Tripline - Open risks",
        "The risks that are open now, the worst first.",
        "`tripline_open` | sort 0 - severity_id | table _time severity rule_id finding_info.title resources{}.uid account region owner environment finding_uid",
    ),
    (
        "Tripline - Open risks by framework",
        "Requirements that open risks stand against.",
        "`tripline_open` | rename compliance.requirements{} AS requirement | mvexpand requirement | rex field=requirement \"^(?<framework>[^:]+): (?<id>.+)$\" \
            | stats dc(finding_uid) AS findings dc(rule_id) AS rules BY framework id | sort 0 framework id",
    ),
    (
        "Tripline - Accepted risks",
        "Findings that an exception suppresses.",
        "`tripline_latest` | where activity=\"suppressed\" | table _time severity rule_id finding_info.title resources{}.uid account owner status_detail finding_uid",
    ),
];

/// Alert actions, filled in and switched off: e-mail of Splunk itself, and a notable event of Enterprise Security.
fn actions(alert: &Alert) -> String {
    let Alert {
        title,
        description,
        once_by,
        severity,
        ..
    } = alert;
    let of_finding = *once_by == "finding_uid";
    let subject = if of_finding {
        "[$result.severity$] $result.finding_info.title$: $result.resources{}.uid$".to_owned()
    } else {
        format!("{title}: $result.{once_by}$")
    };
    let urgency = match severity {
        5.. => "high",
        4 => "medium",
        _ => "low",
    };
    format!(
        "action.email = 0\naction.email.subject.alert = {subject}\naction.email.message.alert = {description}\naction.email.format = table\n\
         action.email.inline = 1\naction.email.sendresults = 1\naction.email.include.results_link = 1\naction.email.include.view_link = 1\n\
         action.notable = 0\naction.notable.param.rule_title = {subject}\naction.notable.param.rule_description = {description}\n\
         action.notable.param.security_domain = audit\naction.notable.param.severity = {urgency}\n"
    )
}

/// `savedsearches.conf`
pub(super) fn conf() -> String {
    let alerts = ALERTS.iter().map(|alert| {
        let Alert { title, description, search, cron, window, severity, once_by } = alert;
        format!(
            "[{title}]\ndescription = {description}\nsearch = {search}\ndisabled = 1\nenableSched = 1\ncron_schedule = {cron}\n\
             dispatch.earliest_time = 0\ndispatch.latest_time = now\ndispatch.index_earliest = {window}\ndispatch.index_latest = now\n\
             counttype = number of events\nrelation = greater than\nquantity = 0\nalert.track = 1\nalert.severity = {severity}\nalert.digest_mode = 0\n\
             alert.suppress = 1\nalert.suppress.fields = {once_by}\nalert.suppress.period = 1d\n{}",
            actions(alert)
        )
    });
    let reports = REPORTS.iter().map(|(title, description, search)| {
        format!("[{title}]\ndescription = {description}\nsearch = {search}\ndispatch.earliest_time = -90d@d\ndispatch.latest_time = now\n")
    });
    alerts.chain(reports).collect::<Vec<_>>().join("\n")
}
