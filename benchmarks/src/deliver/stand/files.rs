//! Files that are read while they are written: lines by us, Parquet by DuckDB. The bare loop writes the same bytes to another place, and to
//! the disk where we do.

use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime};

use anyhow::Context as _;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::deliver::bare::Bare;
use crate::deliver::event::event_id;

/// How often to look.
const LOOK: Duration = Duration::from_millis(10);

/// Lines go out in batches of this size (`sinks/src/destination/file/sink.rs`).
const BATCH: usize = 4 << 20;

/// A file, or a folder of them.
pub struct Files {
    path: PathBuf,
    shown: String,
    /// Before what is measured: its length, or the files that were there.
    length: u64,
    before: HashSet<PathBuf>,
    /// The reader of a folder; ends with us.
    _reader: Option<Child>,
}

impl Files {
    /// One file of lines.
    pub fn lines(path: &Path) -> (Self, UnboundedReceiver<String>) {
        let (sender, ids) = unbounded_channel();
        tokio::spawn(follow(path.to_owned(), sender));
        (Self::at(path, None), ids)
    }

    /// A folder.
    ///
    /// # Errors
    /// There is no Python with DuckDB.
    pub fn parquet(folder: &Path) -> anyhow::Result<(Self, UnboundedReceiver<String>)> {
        std::fs::create_dir_all(folder)?;
        let receivers = Path::new(env!("CARGO_MANIFEST_DIR")).join("../compose/receivers");
        let python = std::process::Command::new(receivers.join("python.sh"))
            .output()
            .context("compose/receivers/python.sh")?;
        anyhow::ensure!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
        let mut reader = Command::new(String::from_utf8(python.stdout)?.trim());
        let script = receivers.join("parquet_events.py");
        let mut reader = reader
            .arg(script)
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let (sender, ids) = unbounded_channel();
        let out = reader.stdout.take().context("no output of the reader")?;
        tokio::spawn(async move {
            let mut lines = BufReader::new(out).lines();
            while let Ok(Some(line)) = lines.next_line().await {
                if sender.send(event_id(&line).unwrap_or_default()).is_err() {
                    return;
                }
            }
        });
        Ok((Self::at(folder, Some(reader)), ids))
    }

    fn at(path: &Path, reader: Option<Child>) -> Self {
        Self {
            path: path.to_owned(),
            shown: path.display().to_string(),
            length: 0,
            before: HashSet::new(),
            _reader: reader,
        }
    }

    pub fn path(&self) -> &str {
        &self.shown
    }

    pub fn begin(&mut self) {
        self.length = std::fs::metadata(&self.path).map_or(0, |metadata| metadata.len());
        self.before = below(&self.path).into_iter().collect();
    }

    /// The youngest change.
    pub fn finished(&self) -> Option<SystemTime> {
        let changed = |path: &Path| std::fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
        match self.path.is_dir() {
            true => self.written().iter().filter_map(|path| changed(path)).max(),
            false => changed(&self.path),
        }
    }

    fn written(&self) -> Vec<PathBuf> {
        let mut files = below(&self.path);
        files.retain(|path| !self.before.contains(path));
        files
    }

    pub fn bare(&mut self) -> anyhow::Result<Bare> {
        let parts: Vec<Vec<u8>> = match self.path.is_dir() {
            true => self.written().iter().map(std::fs::read).collect::<Result<_, _>>()?,
            false => {
                let all = std::fs::read(&self.path)?;
                let new = all.get(usize::try_from(self.length)?..).unwrap_or_default();
                new.chunks(BATCH).map(<[u8]>::to_vec).collect()
            }
        };
        let beside = self.path.with_extension("bare");
        let begun = Instant::now();
        for (number, part) in parts.iter().enumerate() {
            if self.path.is_dir() {
                std::fs::create_dir_all(&beside)?;
                std::fs::write(beside.join(number.to_string()), part)?;
            } else {
                let mut file = std::fs::OpenOptions::new().append(true).create(true).open(&beside)?;
                file.write_all(part)?;
                file.sync_data()?;
            }
        }
        let seconds = begun.elapsed().as_secs_f64();
        match self.path.is_dir() {
            true => std::fs::remove_dir_all(&beside)?,
            false => std::fs::remove_file(&beside)?,
        }
        Ok((parts.len(), seconds))
    }
}

/// The Parquet files below a folder; none where it is no folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let (mut open, mut files) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
        {
            match path.extension() {
                _ if path.is_dir() => open.push(path),
                Some(ending) if ending == "parquet" => files.push(path),
                _ => {}
            }
        }
    }
    files
}

/// Whole lines as they come.
async fn follow(path: PathBuf, ids: UnboundedSender<String>) {
    let (mut at, mut rest) = (0, Vec::new());
    while !ids.is_closed() {
        let read = async {
            let mut file = tokio::fs::File::open(&path).await?;
            file.seek(std::io::SeekFrom::Start(at)).await?;
            file.read_to_end(&mut rest).await
        };
        let read = read.await.unwrap_or(0);
        at += read as u64;
        let whole = rest.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        for line in String::from_utf8_lossy(&rest[..whole]).lines() {
            match event_id(line) {
                Some(id) => drop(ids.send(id)),
                // The header of CSV.
                None if line.contains("event_id") => {}
                None => drop(ids.send(String::new())),
            }
        }
        rest.drain(..whole);
        if read == 0 {
            tokio::time::sleep(LOOK).await;
        }
    }
}
