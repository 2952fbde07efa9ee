//! A finding in short, and the temporary file in which the whole of it lies. Knows no form.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

use schemas::finding::{Remediation, RuleInfo};
use schemas::{Activity, Finding, Severity, Verdict};

/// No rule, no line.
const NONE: u32 = u32::MAX;

/// What orders and counts a finding. Rule, resource and file are places in [`super::table::Names`].
#[derive(Debug, Clone)]
pub struct Entry {
    offset: u64,
    length: u32,
    /// The rule.
    pub rule: u32,
    /// The resource.
    pub resource: u32,
    /// The input.
    pub file: u32,
    /// Position of the record in it.
    pub record: u32,
    line: u32,
    told_in: u32,
    /// Which of the resource's states it is of.
    pub(in crate::scan) state: u32,
    /// The finding's uid.
    pub uid: [u8; 16],
    /// A digest of its evidence.
    pub evidence: u64,
    /// How bad.
    pub severity: Severity,
    /// Fail or unknown.
    pub verdict: Verdict,
    /// New, suppressed, unknown.
    pub activity: Activity,
    /// Whether the baseline names it.
    pub in_baseline: bool,
    /// Whether its record is a part of a resource.
    pub part: bool,
}

/// Where an entry points, in [`super::table::Names`].
#[derive(Debug, Clone, Copy)]
pub struct Pointers {
    pub rule: u32,
    pub resource: u32,
    pub file: u32,
    pub record: usize,
    pub line: Option<usize>,
    pub told_in: Option<u32>,
    pub state: u32,
    pub part: bool,
}

impl Entry {
    /// Line, from 1, where the input has lines.
    pub fn line(&self) -> Option<usize> {
        (self.line != NONE).then_some(self.line as usize)
    }

    /// The rule inside whose finding it is told, if that counts.
    pub fn told_in(&self) -> Option<u32> {
        (self.told_in != NONE).then_some(self.told_in)
    }

    /// Whether it is a risk that nobody has accepted and no baseline names.
    pub fn counts(&self) -> bool {
        self.verdict == Verdict::Fail && self.activity != Activity::Suppressed && !self.in_baseline
    }
}

/// The bytes of a uid; of one that is not 32 hex digits a digest.
pub fn uid_bytes(uid: &str) -> [u8; 16] {
    let parsed = u128::from_str_radix(uid, 16).ok().filter(|_| uid.len() == 32);
    parsed.unwrap_or_else(|| u128::from(digest(uid))).to_be_bytes()
}

fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The temporary file, while it is written.
#[derive(Debug)]
pub struct Spool {
    file: BufWriter<File>,
    length: u64,
}

impl Spool {
    /// An empty file that is gone when the process ends.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            file: BufWriter::with_capacity(1 << 18, scratch(tempfile::tempfile)?),
            length: 0,
        })
    }

    /// Of a scan that found nothing.
    pub fn empty() -> io::Result<File> {
        scratch(tempfile::tempfile)
    }

    /// Writes a finding without the words of its rule but for the command.
    pub fn write(&mut self, mut finding: Finding, to: Pointers) -> io::Result<Entry> {
        let evidence = digest(&finding.evidence);
        finding.rule = without_words(finding.rule);
        let bytes = serde_json::to_vec(&finding).map_err(io::Error::from)?;
        self.file.write_all(&bytes)?;
        let entry = Entry {
            offset: self.length,
            length: u32::try_from(bytes.len()).map_err(|_| io::Error::other("a finding of more than 4 GiB"))?,
            rule: to.rule,
            resource: to.resource,
            file: to.file,
            record: u32::try_from(to.record).unwrap_or(NONE),
            line: to.line.and_then(|line| u32::try_from(line).ok()).unwrap_or(NONE),
            told_in: to.told_in.unwrap_or(NONE),
            state: to.state,
            uid: uid_bytes(&finding.uid),
            evidence,
            severity: finding.rule.severity,
            verdict: finding.verdict,
            activity: finding.activity,
            in_baseline: false,
            part: to.part,
        };
        self.length += bytes.len() as u64;
        Ok(entry)
    }

    /// The file, to be read.
    pub fn finish(self) -> io::Result<File> {
        self.file
            .into_inner()
            .map_err(|error| io::Error::other(error.to_string()))
    }

    /// Reads a finding back, without the words of its rule.
    pub fn read(mut file: &File, entry: &Entry) -> io::Result<Finding> {
        let mut bytes = vec![0; entry.length as usize];
        file.seek(SeekFrom::Start(entry.offset))?;
        file.read_exact(&mut bytes)?;
        serde_json::from_slice(&bytes).map_err(io::Error::from)
    }
}

/// A file of the temporary folder; of memory where that cannot be written, as in a container whose root is read-only.
fn scratch(on_disk: impl FnOnce() -> io::Result<File>) -> io::Result<File> {
    on_disk().or_else(|error| {
        let memory = rustix::fs::memfd_create("tripline-scan", rustix::fs::MemfdFlags::CLOEXEC);
        let what = format!("no temporary file can be made: {error}; name a folder that can be written in TMPDIR");
        memory.map(File::from).map_err(|_| io::Error::new(error.kind(), what))
    })
}

fn without_words(rule: RuleInfo) -> RuleInfo {
    RuleInfo {
        id: rule.id,
        severity: rule.severity,
        hash: String::new(),
        title: String::new(),
        description: String::new(),
        // With this resource's names in it.
        remediation: Remediation {
            cli: rule.remediation.cli,
            ..Remediation::default()
        },
        attack: Vec::new(),
        frameworks: Default::default(),
        references: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read, Seek, SeekFrom, Write};

    use super::{scratch, uid_bytes};

    /// In a container without a folder that can be written.
    #[test]
    fn without_a_temporary_folder_findings_stand_in_memory() {
        let mut file = scratch(|| Err(io::Error::from(io::ErrorKind::ReadOnlyFilesystem))).unwrap();
        file.write_all(b"found").unwrap();
        file.seek(SeekFrom::Start(2)).unwrap();
        let mut read = String::new();
        file.read_to_string(&mut read).unwrap();
        assert_eq!(read, "und");
    }

    #[test]
    fn uids_are_their_bytes() {
        assert_eq!(uid_bytes("000102030405060708090a0b0c0d0e0f")[15], 15);
        assert_ne!(uid_bytes("a"), uid_bytes("b"));
    }
}
