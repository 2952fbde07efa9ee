//! Assets by way of an export: asked for, waited for, and its objects read in parts, a line an asset. Knows no asset.
//!
//! Documents: Cloud Asset Inventory REST reference, `exportAssets` (JSON lines; `ExportAssetsResponse.outputResult.gcsResult.uris` names
//! the objects, several where one grows too large), `operations.get`; Cloud Storage JSON API, "Objects: get" (`alt=media`, `Range`).

use std::time::Duration;

use reqwest::RequestBuilder;
use serde_json::{Value, json};

use super::asset;
use super::config::Config;
use crate::source::Fault;
use crate::source::gcp::call::Api;
use crate::source::listing::Paged;

/// How much of an object is read at once.
const PART: u64 = 4 << 20;
/// No asset is longer.
const LONGEST: u64 = 64 << 20;
/// How often it is asked whether the export is there.
const ASK: Duration = Duration::from_secs(3);

/// How far a part is: the token of its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stage {
    /// The operation, and how often it was asked for.
    Waiting(String, u32),
    /// The object and where in it.
    Reading(usize, u64),
}

impl Stage {
    fn parse(token: &str) -> Option<Self> {
        let (kind, rest) = token.split_once(':')?;
        let (number, rest) = rest.split_once(':')?;
        Some(match kind {
            "operation" => Self::Waiting(rest.to_owned(), number.parse().ok()?),
            "object" => Self::Reading(number.parse().ok()?, rest.parse().ok()?),
            _ => return None,
        })
    }

    fn token(&self) -> String {
        match self {
            Self::Waiting(operation, asked) => format!("operation:{asked}:{operation}"),
            Self::Reading(object, at) => format!("object:{object}:{at}"),
        }
    }
}

/// An export under way.
#[derive(Default)]
pub(super) struct Export {
    /// Its objects, `gs://BUCKET/OBJECT`.
    objects: Vec<String>,
}

/// What is exported where.
pub(super) struct Asked<'a> {
    pub(super) config: &'a Config,
    /// `gs://BUCKET/PREFIX`
    pub(super) folder: &'a str,
    pub(super) content: &'a str,
    pub(super) time: &'a str,
}

impl Export {
    /// The next part; nothing where the export is gone and has to be asked for again.
    pub(super) async fn page(
        &mut self,
        api: &mut Api,
        asked: &Asked<'_>,
        token: Option<&str>,
    ) -> Result<Option<Paged>, Fault> {
        let stage = match token {
            None => Some(Self::begin(api, asked).await?),
            Some(token) => match Stage::parse(token) {
                Some(Stage::Waiting(operation, count)) => self.wait(api, asked, operation, count).await?,
                Some(Stage::Reading(object, at)) => return self.read(api, asked, object, at).await,
                None => None,
            },
        };
        Ok(stage.map(|stage| Paged {
            next: Some(stage.token()),
            ..Paged::default()
        }))
    }

    async fn begin(api: &mut Api, asked: &Asked<'_>) -> Result<Stage, Fault> {
        let config = asked.config;
        let endpoint = config.endpoint.trim_end_matches('/');
        let uri = format!(
            "{}/{}-{}.json",
            asked.folder.trim_end_matches('/'),
            config.name,
            asked.content
        );
        let mut body = json!({"contentType": asked.content, "readTime": asked.time, "outputConfig": {"gcsDestination": {"uri": uri}}});
        if !config.asset_types.is_empty() {
            body["assetTypes"] = json!(config.asset_types);
        }
        let request = api
            .client
            .post(format!("{endpoint}/v1/{}:exportAssets", config.parent))
            .json(&body);
        let answer = api.call(billed(request, config)).await?;
        match answer["name"].as_str() {
            Some(operation) => Ok(Stage::Waiting(operation.to_owned(), 0)),
            None => Err(Fault::away("the export has no name")),
        }
    }

    async fn wait(
        &mut self,
        api: &mut Api,
        asked: &Asked<'_>,
        operation: String,
        count: u32,
    ) -> Result<Option<Stage>, Fault> {
        if count > 0 {
            tokio::time::sleep(ASK).await;
        }
        let endpoint = asked.config.endpoint.trim_end_matches('/');
        let request = api.client.get(format!("{endpoint}/v1/{operation}"));
        let answer = api.call(billed(request, asked.config)).await?;
        if answer["done"] != true {
            return Ok(Some(Stage::Waiting(operation, count + 1)));
        }
        if let Some(error) = answer.get("error") {
            tracing::error!(source = asked.config.name, content = asked.content, %error, "the export failed: it is asked for again");
            return Ok(None);
        }
        let uris = answer
            .pointer("/response/outputResult/gcsResult/uris")
            .and_then(Value::as_array);
        let uris = uris.map(Vec::as_slice).unwrap_or_default();
        self.objects = uris.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        match self.objects.is_empty() {
            true => Err(Fault::away("the export names no object")),
            false => Ok(Some(Stage::Reading(0, 0))),
        }
    }

    async fn read(&mut self, api: &mut Api, asked: &Asked<'_>, object: usize, at: u64) -> Result<Option<Paged>, Fault> {
        let Some((bucket, name)) = self
            .objects
            .get(object)
            .and_then(|uri| uri.strip_prefix("gs://")?.split_once('/'))
        else {
            return Ok(None);
        };
        let name: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect();
        // A path has `%20` where a form has `+`.
        let name = name.replace('+', "%20");
        let storage = asked.config.storage_endpoint.trim_end_matches('/');
        let url = format!("{storage}/storage/v1/b/{bucket}/o/{name}?alt=media");
        let mut length = PART;
        loop {
            let range = format!("bytes={at}-{}", at + length - 1);
            let part = api.bytes(api.client.get(&url).header("range", range)).await?;
            let ended = (part.len() as u64) < length;
            let whole = match part.iter().rposition(|byte| *byte == b'\n') {
                _ if ended => part.len(),
                Some(end) => end + 1,
                None if length < LONGEST => {
                    length *= 2;
                    continue;
                }
                None => {
                    return Err(Fault::refused(
                        format!("{url} has a line of more than {LONGEST} bytes"),
                        "export fewer asset types",
                    ));
                }
            };
            let next = match (ended, object + 1 < self.objects.len()) {
                (false, _) => Some(Stage::Reading(object, at + whole as u64)),
                (true, true) => Some(Stage::Reading(object + 1, 0)),
                (true, false) => None,
            };
            let lines = part[..whole].split(|byte| *byte == b'\n');
            let lines = lines.filter(|line| !line.trim_ascii().is_empty());
            return Ok(Some(Paged {
                resources: lines.map(asset::line).collect(),
                next: next.map(|stage| stage.token()),
                total: None,
            }));
        }
    }
}

fn billed(request: RequestBuilder, config: &Config) -> RequestBuilder {
    match &config.quota_project {
        Some(project) => request.header("x-goog-user-project", project),
        None => request,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_says_how_far_it_is() {
        for stage in [
            Stage::Waiting("projects/1/operations/ExportAssets/RESOURCE/7".to_owned(), 3),
            Stage::Reading(2, 4_000_000_000),
        ] {
            assert_eq!(Stage::parse(&stage.token()), Some(stage));
        }
        for strange in ["", "object:1", "object:a:1", "page:1:2"] {
            assert_eq!(Stage::parse(strange), None, "{strange}");
        }
    }
}
