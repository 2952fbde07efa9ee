//! Requests that are bytes for a file: appended, and on the disk before the answer. The file is opened anew each time, so that whoever
//! rotates it need tell nobody.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures::FutureExt;
use futures::future::BoxFuture;
use pipeline::delivery::{Method, Request, Response, Transport, TransportError};

/// A file, or standard output for `-`.
pub(crate) struct File {
    path: Arc<PathBuf>,
    /// Goes before all else into a file that is empty.
    head: Arc<Vec<u8>>,
    /// One writer at a time.
    writing: Arc<Mutex<()>>,
}

impl File {
    pub(crate) fn new(path: PathBuf, head: Vec<u8>) -> Self {
        Self {
            path: Arc::new(path),
            head: Arc::new(head),
            writing: Arc::default(),
        }
    }
}

impl Transport for File {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let (path, head, writing) = (
            Arc::clone(&self.path),
            Arc::clone(&self.head),
            Arc::clone(&self.writing),
        );
        let work = move || {
            // A writer that panicked left at most a line without its end, which is looked for below.
            let _one = writing.lock().unwrap_or_else(PoisonError::into_inner);
            write(&path, &head, &request)
        };
        async move {
            let written = tokio::task::spawn_blocking(work).await;
            let written = written.map_err(|error| TransportError::NoAnswer(error.to_string()))?;
            written.map(|()| done()).map_err(|error| classify(&self.path, &error))
        }
        .boxed()
    }
}

fn done() -> Response {
    Response {
        status: 200,
        headers: Vec::new(),
        body: Bytes::new(),
    }
}

fn write(path: &Path, head: &[u8], request: &Request) -> io::Result<()> {
    let appends = request.method == Method::Post;
    if path == Path::new("-") {
        let mut out = io::stdout().lock();
        out.write_all(&request.body)?;
        return out.flush();
    }
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
    if !appends {
        return Ok(());
    }
    let length = file.metadata()?.len();
    if length == 0 {
        file.write_all(head)?;
    } else {
        // What was being written when the machine or the disk gave out has no end.
        file.seek(SeekFrom::End(-1))?;
        let mut last = [0];
        file.read_exact(&mut last)?;
        if last != *b"\n" {
            file.write_all(b"\n")?;
        }
    }
    file.write_all(&request.body)?;
    file.sync_data()?;
    if length == 0 {
        // A new file's name is on the disk when its folder is.
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

pub(super) fn classify(path: &Path, error: &io::Error) -> TransportError {
    let reason = format!("{}: {error}", path.display());
    match error.kind() {
        io::ErrorKind::NotFound
        | io::ErrorKind::PermissionDenied
        | io::ErrorKind::IsADirectory
        | io::ErrorKind::ReadOnlyFilesystem => {
            let hint = "check `path`: its folder must be there and may be written to".to_owned();
            TransportError::Refused { reason, hint }
        }
        _ => TransportError::NoAnswer(reason),
    }
}
