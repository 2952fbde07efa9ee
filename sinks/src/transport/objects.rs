//! Requests that are objects: whole files for a store in a cloud (S3, Blob Storage, Cloud Storage) or a folder. The store's own library
//! signs and knows where credentials come from; what goes over the wire goes through the client of this room, so that an answer's
//! status and `Retry-After` are seen as they were.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::{Path as Folder, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use futures::FutureExt;
use futures::future::BoxFuture;
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::azure::{AzureConfigKey, MicrosoftAzureBuilder};
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService,
};
use object_store::gcp::{GoogleCloudStorageBuilder, GoogleConfigKey};
use object_store::path::Path;
use object_store::{ClientOptions, ObjectStore, ObjectStoreExt, RetryConfig};
use pipeline::delivery::{Method, Request, Response, Transport, TransportError};
use url::Url;

/// A store.
pub(crate) enum Objects {
    Cloud {
        store: Arc<dyn ObjectStore>,
        prefix: String,
    },
    Folder(PathBuf),
}

tokio::task_local! {
    /// The last answer to the upload that runs in this task.
    static LAST: Mutex<Option<Response>>;
}

impl Objects {
    /// The store that the URL names; `options` are those of its library, over what the environment says. The error says what is wrong.
    pub(crate) fn open(
        url: &Url,
        options: &BTreeMap<String, String>,
        client: Arc<dyn Transport>,
    ) -> Result<Self, String> {
        let wire = Wire(client);
        let once = RetryConfig {
            max_retries: 0,
            ..RetryConfig::default()
        };
        let store: object_store::Result<Arc<dyn ObjectStore>> = match url.scheme() {
            "file" => {
                let folder = url.to_file_path().map_err(|()| "this is no folder".to_owned())?;
                return Ok(Self::Folder(folder));
            }
            "s3" | "s3a" => {
                let mut builder = AmazonS3Builder::from_env().with_url(url.as_str());
                for (name, value) in options {
                    builder = builder.with_config(name.parse::<AmazonS3ConfigKey>().map_err(unknown(name))?, value);
                }
                let built = builder.with_retry(once).with_http_connector(wire).build();
                built.map(|store| Arc::new(store) as Arc<dyn ObjectStore>)
            }
            "az" | "azure" | "abfs" | "abfss" => {
                let mut builder = MicrosoftAzureBuilder::from_env().with_url(url.as_str());
                for (name, value) in options {
                    builder = builder.with_config(name.parse::<AzureConfigKey>().map_err(unknown(name))?, value);
                }
                let built = builder.with_retry(once).with_http_connector(wire).build();
                built.map(|store| Arc::new(store) as Arc<dyn ObjectStore>)
            }
            "gs" => {
                let mut builder = GoogleCloudStorageBuilder::from_env().with_url(url.as_str());
                for (name, value) in options {
                    builder = builder.with_config(name.parse::<GoogleConfigKey>().map_err(unknown(name))?, value);
                }
                let built = builder.with_retry(once).with_http_connector(wire).build();
                built.map(|store| Arc::new(store) as Arc<dyn ObjectStore>)
            }
            other => {
                return Err(format!(
                    "there is no store behind {other:?}: write s3://, az://, gs:// or file://"
                ));
            }
        };
        Ok(Self::Cloud {
            store: store.map_err(|error| error.to_string())?,
            prefix: url.path().trim_matches('/').to_owned(),
        })
    }

    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        match self {
            Self::Folder(folder) => {
                let (inside, path) = (folder.clone(), folder.join(&request.url));
                let work = move || match request.method {
                    Method::Put => keep(&path, &request.body),
                    _ => std::fs::read_dir(&inside).map(drop),
                };
                let kept = tokio::task::spawn_blocking(work).await;
                let kept = kept.map_err(|error| TransportError::NoAnswer(error.to_string()))?;
                kept.map(|()| done(200))
                    .map_err(|error| super::file::classify(folder, &error))
            }
            Self::Cloud { store, prefix } => {
                let path = Path::parse(format!("{prefix}/{}", request.url).trim_start_matches('/'));
                let path = path.map_err(|error| TransportError::Refused {
                    reason: error.to_string(),
                    hint: "check `url`: an object of that name cannot be".to_owned(),
                })?;
                let is_put = request.method == Method::Put;
                let ask = async {
                    let asked = match request.method {
                        Method::Put => store.put(&path, request.body.into()).await.map(drop),
                        _ => store.list_with_delimiter(Some(&path)).await.map(drop),
                    };
                    let last = LAST.with(|last| last.lock().unwrap_or_else(PoisonError::into_inner).take());
                    match (asked, last) {
                        (Ok(()), last) => Ok(done(last.map_or(200, |last| last.status))),
                        // A store may leave out a header that the library asks for (an ETag) and has the object all the same; a list that
                        // cannot be read is none.
                        (Err(_), Some(last)) if is_put || !(200..300).contains(&last.status) => Ok(last),
                        (Err(error), _) => Err(unsent(&error)),
                    }
                };
                LAST.scope(Mutex::default(), ask).await
            }
        }
    }
}

/// Of an option that the store's library does not have.
fn unknown(name: &str) -> impl FnOnce(object_store::Error) -> String {
    let name = name.to_owned();
    move |_| format!("there is no option {name:?}")
}

fn done(status: u16) -> Response {
    Response {
        status,
        headers: Vec::new(),
        body: Default::default(),
    }
}

/// No answer of the store: the way there, or credentials that cannot be had.
fn unsent(error: &object_store::Error) -> TransportError {
    let what = pipeline::cause::below(error);
    let what = if what.is_empty() { error.to_string() } else { what };
    match error {
        object_store::Error::Unauthenticated { .. } | object_store::Error::UnknownConfigurationKey { .. } => {
            TransportError::Refused {
                reason: what,
                hint: "check `options`, or the environment that credentials come from".to_owned(),
            }
        }
        _ => TransportError::NoAnswer(what),
    }
}

/// Whole or not at all: written beside, on the disk, then given its name.
fn keep(path: &Folder, body: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Folder::new("."));
    std::fs::create_dir_all(folder)?;
    let beside = path.with_extension("unfinished");
    let mut file = std::fs::File::create(&beside)?;
    std::io::Write::write_all(&mut file, body)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)?;
    std::fs::File::open(folder)?.sync_all()
}

impl Transport for Objects {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.exchange(request).boxed()
    }
}

/// The library's requests over our client.
#[derive(Clone)]
struct Wire(Arc<dyn Transport>);

impl fmt::Debug for Wire {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Wire")
    }
}

impl HttpConnector for Wire {
    fn connect(&self, _options: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

impl Wire {
    async fn carry(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (parts, body) = request.into_parts();
        let method = match parts.method.as_str() {
            "PUT" => Method::Put,
            "POST" => Method::Post,
            "HEAD" => Method::Head,
            "PATCH" => Method::Patch,
            _ => Method::Get,
        };
        let headers = parts.headers.iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned().into(), value)
        });
        let ours = Request {
            method,
            url: parts.uri.to_string(),
            headers: headers.collect(),
            body: HttpResponseBody::new(body).bytes().await?,
        };
        let response = self.0.send(ours).await;
        let response = response.map_err(|error| HttpError::new(HttpErrorKind::Interrupted, error))?;
        let mut theirs = HttpResponse::new(response.body.clone().into());
        *theirs.status_mut() = response.status.try_into().map_err(undecoded)?;
        let headers: HashMap<String, String> = response.headers.iter().cloned().collect();
        *theirs.headers_mut() = (&headers).try_into().map_err(undecoded)?;
        // Outside of an upload nobody asks for it.
        let _ = LAST.try_with(|last| *last.lock().unwrap_or_else(PoisonError::into_inner) = Some(response));
        Ok(theirs)
    }
}

fn undecoded<E: std::error::Error + Send + Sync + 'static>(error: E) -> HttpError {
    HttpError::new(HttpErrorKind::Decode, error)
}

/// As `async_trait` has it, which object_store's trait is made with.
impl HttpService for Wire {
    fn call<'life0, 'async_trait>(
        &'life0 self,
        request: HttpRequest,
    ) -> Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'async_trait>>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(self.carry(request))
    }
}
