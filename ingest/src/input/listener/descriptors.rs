//! Descriptors of the process: the listener takes what the log does not need. Knows no connection.

/// Descriptors that connections never take: the log's files, sinks, keys, watched folders.
const RESERVED: u64 = 256;
/// Fewer would be no listener.
const LEAST: usize = 16;

/// How many of the connections that the config allows there may be. Raises the soft limit to the hard one first (getrlimit(2),
/// `RLIMIT_NOFILE`).
pub(super) fn connections(wanted: usize) -> usize {
    let limit = match rlimit::increase_nofile_limit(u64::MAX) {
        Ok(limit) => limit,
        Err(error) => {
            tracing::warn!(%error, "the limit of open files cannot be raised");
            return wanted;
        }
    };
    let most = usize::try_from(limit.saturating_sub(RESERVED))
        .unwrap_or(usize::MAX)
        .max(LEAST);
    if wanted > most {
        tracing::warn!(
            limit,
            wanted,
            most,
            "`ingest.http.connections` is cut to what the limit of open files leaves"
        );
    }
    wanted.min(most)
}
