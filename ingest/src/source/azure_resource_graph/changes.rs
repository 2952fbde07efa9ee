//! What `resourcechanges` says of the time since it was last asked: which resources are another now, which went, who did it. Pure.
//!
//! Document: Azure Resource Graph, "Get resource changes": a row has a difference and no state, comes within five minutes, and is kept for
//! fourteen days.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// The table that it tells of.
pub(super) const TABLE: &str = "resources";
/// The entry of the progress: until when changes were told, ms since the Unix epoch.
pub(super) const UNTIL: &str = "changes";
/// Rows come late.
const OVERLAP: i64 = 10 * 60_000;
/// Ids in one query.
pub(super) const MOST: usize = 200;

/// What was asked, and what was told.
#[derive(Default)]
pub(super) struct Changes {
    /// Until when changes were told.
    until: Option<i64>,
    /// Rows that were told, and when they happened.
    told: BTreeMap<String, i64>,
}

/// Rows that are new.
#[derive(Default, Debug, PartialEq)]
pub(super) struct News {
    /// By resource, who changed it last.
    pub(super) changed: BTreeMap<String, Option<String>>,
    /// Rows of those that went, by resource.
    pub(super) gone: BTreeMap<String, Value>,
    rows: BTreeMap<String, i64>,
}

impl Changes {
    /// The query for what happened since; `remembered` is what the progress says. No further back than a listing lies.
    pub(super) fn query(&self, remembered: Option<&str>, now: i64, interval: i64) -> String {
        let remembered = remembered.and_then(|until| until.parse().ok());
        let since = self.until.or(remembered).unwrap_or(now).max(now - interval) - OVERLAP;
        let since = chrono::DateTime::from_timestamp_millis(since).unwrap_or_default();
        let since = since.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        format!(
            "resourcechanges | where todatetime(properties.changeAttributes.timestamp) > datetime({since}) | order by id asc"
        )
    }

    /// What of these rows was not told before. A resource that went and came again is there.
    pub(super) fn news(&self, rows: &[Value]) -> News {
        let mut news = News::default();
        let mut last: BTreeMap<String, i64> = BTreeMap::new();
        for row in rows {
            let text = |path: &str| row.pointer(path).and_then(Value::as_str);
            let (Some(id), Some(resource)) = (text("/id"), text("/properties/targetResourceId")) else {
                continue;
            };
            if self.told.contains_key(id) {
                continue;
            }
            let time = text("/properties/changeAttributes/timestamp")
                .and_then(|time| chrono::DateTime::parse_from_rfc3339(time).ok());
            let time = time.map_or(0, |time| time.timestamp_millis());
            news.rows.insert(id.to_owned(), time);
            let resource = resource.to_ascii_lowercase();
            if last.get(&resource).is_some_and(|last| *last > time) {
                continue;
            }
            last.insert(resource.clone(), time);
            if text("/properties/changeType") == Some("Delete") {
                news.changed.remove(&resource);
                news.gone.insert(resource, row.clone());
            } else {
                news.gone.remove(&resource);
                let actor = text("/properties/changeAttributes/changedBy").filter(|actor| !actor.is_empty());
                news.changed.insert(resource, actor.map(str::to_owned));
            }
        }
        news
    }

    /// They are handed over; what lies further back than any query is forgotten.
    pub(super) fn told(&mut self, news: News, asked: i64) {
        self.until = Some(asked);
        self.told.extend(news.rows);
        self.told.retain(|_, time| *time > asked - 2 * OVERLAP);
    }
}

/// The query for these resources as they are now.
pub(super) fn rows_of(ids: &[&String]) -> String {
    let quoted = |id: &&String| format!("'{}'", id.replace('\\', "\\\\").replace('\'', "\\'"));
    let ids: BTreeSet<String> = ids.iter().map(quoted).collect();
    let ids: Vec<String> = ids.into_iter().collect();
    format!("{TABLE} | where id in~ ({}) | order by id asc", ids.join(", "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(id: &str, resource: &str, kind: &str, at: &str) -> Value {
        json!({"id": id, "properties": {"targetResourceId": resource, "changeType": kind,
            "changeAttributes": {"timestamp": format!("2026-11-01T10:{at}Z"), "changedBy": "ada"}}})
    }

    #[test]
    fn the_last_word_counts_and_is_told_once() {
        let mut changes = Changes::default();
        let rows = [
            row("1", "/A", "Update", "00:00"),
            row("3", "/b", "Update", "02:00"),
            row("2", "/B", "Delete", "01:00"),
            row("4", "/c", "Delete", "03:00"),
            json!({"id": "5"}),
        ];
        let news = changes.news(&rows);
        assert_eq!(news.changed.keys().collect::<Vec<_>>(), ["/a", "/b"]);
        assert_eq!(news.gone.keys().collect::<Vec<_>>(), ["/c"]);
        let asked = chrono::DateTime::parse_from_rfc3339("2026-11-01T10:05:00Z")
            .unwrap()
            .timestamp_millis();
        changes.told(news, asked);
        assert_eq!(changes.news(&rows), News::default());
        assert!(
            changes
                .query(None, asked, 3_600_000)
                .contains("datetime(2026-11-01T09:55:00.000Z)")
        );
        // Not further back than the listing before.
        assert!(
            Changes::default()
                .query(Some("0"), asked, 60_000)
                .contains("datetime(2026-11-01T09:54:00.000Z)")
        );
    }

    #[test]
    fn an_id_cannot_end_its_text() {
        let (one, other) = ("/a'b".to_owned(), "/c\\d".to_owned());
        assert_eq!(
            rows_of(&[&one, &other]),
            "resources | where id in~ ('/a\\'b', '/c\\\\d') | order by id asc"
        );
    }
}
