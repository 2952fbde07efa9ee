//! A token from the Azure CLI: whoever is logged in there, for trying things out from a desk.

use std::process::Stdio;
use std::time::Duration;

use pipeline::delivery::TransportError;
use serde::Deserialize;
use tokio::process::Command;
use tokio::time::timeout;

/// It starts an interpreter and may ask the network.
const PATIENCE: Duration = Duration::from_secs(60);

/// What it prints.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Printed {
    access_token: String,
    /// Seconds since the Unix epoch; only of versions since 2.54 (learn.microsoft.com/cli/azure/release-notes-azure-cli).
    #[serde(rename = "expires_on")]
    expires_on: Option<i64>,
}

fn refused(reason: String) -> TransportError {
    TransportError::Refused {
        reason: format!("no token: {reason}"),
        hint: "run `az login`, or check `azure_cli` and `tenant`".to_owned(),
    }
}

/// The token and for how many seconds it is good. `now` is ms since the Unix epoch.
pub(super) async fn token(command: &str, tenant: &str, scope: &str, now: i64) -> Result<(String, i64), TransportError> {
    let mut asked = Command::new(command);
    asked.args(["account", "get-access-token", "--output", "json", "--scope", scope]);
    if !tenant.is_empty() {
        asked.args(["--tenant", tenant]);
    }
    let ran = asked.stdin(Stdio::null()).kill_on_drop(true).output();
    let ran = timeout(PATIENCE, ran).await;
    let ran = ran.map_err(|_| TransportError::NoAnswer(format!("no token: {command} does not come to an end")))?;
    let ran = ran.map_err(|error| refused(format!("{command}: {error}")))?;
    if !ran.status.success() {
        let said = String::from_utf8_lossy(&ran.stderr);
        return Err(refused(format!(
            "{command}: {}",
            said.lines().next().unwrap_or_default()
        )));
    }
    let printed: Printed = serde_json::from_slice(&ran.stdout)
        .map_err(|_| refused(format!("{command} prints something other than a token")))?;
    // Older versions print only a local time: for so long tokens are good at least.
    let left = printed.expires_on.map_or(10 * 60, |until| until - now / 1_000);
    Ok((printed.access_token, left))
}
