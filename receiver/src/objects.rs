//! Objects as S3 takes them, signatures unseen, kept in a folder. Knows nothing of what is in them.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path as UrlPath, State};
use axum::http::header::ETAG;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::routing::put;

/// `PUT /{key}`: the object is in the folder when it is answered.
pub fn objects(folder: PathBuf) -> Router {
    Router::new()
        .route("/{*key}", put(keep))
        .layer(DefaultBodyLimit::disable())
        .with_state(folder)
}

async fn keep(
    State(folder): State<PathBuf>,
    UrlPath(key): UrlPath<String>,
    body: Bytes,
) -> Result<HeaderMap, (StatusCode, String)> {
    let written = write(&folder.join(key), &body);
    written.map_err(|error| (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
    Ok(HeaderMap::from_iter([(ETAG, HeaderValue::from_static("\"e\""))]))
}

/// Nobody sees half of one.
fn write(path: &Path, body: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension("part");
    std::fs::write(&beside, body)?;
    std::fs::rename(beside, path)
}
