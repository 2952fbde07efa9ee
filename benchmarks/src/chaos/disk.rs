//! A small disk of our own, which can be filled: a tmpfs where mounting is allowed, else the folder as it is.

use std::io::Write;
use std::path::{Path, PathBuf};

use tokio::process::Command;

/// Larger than what the log of a run keeps, small enough for memory.
const SIZE: u64 = 640 << 20;

/// What a disk that is nearly full has left: less than the log's reserve.
const LEFT: u64 = 24 << 20;

/// The disk. Unmounted when dropped.
#[derive(Debug)]
pub struct Disk {
    path: PathBuf,
    mounted: bool,
}

impl Disk {
    /// A folder that is a disk, if that can be.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub async fn mount(path: PathBuf) -> anyhow::Result<Self> {
        std::fs::create_dir_all(&path)?;
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", &format!("size={SIZE}"), "tripline-chaos"])
            .arg(&path);
        let mounted = mount.output().await.is_ok_and(|output| output.status.success());
        Ok(Self { path, mounted })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it can be filled.
    pub fn is_small(&self) -> bool {
        self.mounted
    }

    /// Takes all that is free, or all but a little.
    ///
    /// # Errors
    /// The file cannot be made.
    pub async fn fill(&self, wholly: bool) -> anyhow::Result<()> {
        let file = self.filler();
        let filled = tokio::task::spawn_blocking(move || -> std::io::Result<()> {
            let mut out = std::fs::File::create(file)?;
            let portion = vec![0; 1 << 20];
            let mut written = 0;
            // Until there is no room for more.
            while out.write_all(&portion).is_ok() {
                written += portion.len() as u64;
            }
            if wholly {
                Ok(())
            } else {
                out.set_len(written.saturating_sub(LEFT))
            }
        });
        Ok(filled.await??)
    }

    /// Gives it back.
    ///
    /// # Errors
    /// The file cannot be removed.
    pub fn empty(&self) -> std::io::Result<()> {
        std::fs::remove_file(self.filler())
    }

    fn filler(&self) -> PathBuf {
        self.path.join("filler")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if self.mounted {
            let _ = std::process::Command::new("umount").arg("-l").arg(&self.path).status();
        }
    }
}
