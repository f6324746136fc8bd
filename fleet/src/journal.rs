//! The journal of a plan: what was tried, and what came of it. JSON Lines, append only.
//!
//! Each line has a sequence number and ends with a CRC-32 of what stands before it. Every prefix of a journal is a
//! journal: a torn last line is cut off. A bad line before a good one is corruption, and refused.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use numplan::Sent;
use numplan::updated::{Evidence, FieldState};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::disk;

/// One line of a journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Entry {
    /// A process begins to apply the plan.
    Open {
        /// The plan's id.
        plan: String,
        /// The version of the format.
        version: u32,
        /// The engine.
        engine: String,
        /// Seconds since 1970.
        at: u64,
    },
    /// A step is about to be sent.
    Try {
        /// The place of the step in the plan.
        step: usize,
    },
    /// A step has ended.
    End(StepEnd),
    /// A step is not sent.
    Skip(Skip),
    /// A person's word on a step.
    Note {
        /// The place of the step in the plan.
        step: usize,
        /// Whether it was applied.
        applied: bool,
        /// Seconds since 1970.
        at: u64,
    },
    /// The process stops applying.
    Close {
        /// Whether all steps have an end.
        finished: bool,
    },
}

/// A step has ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepEnd {
    /// The place of the step in the plan.
    pub step: usize,
    /// The result.
    pub outcome: StepOutcome,
    /// The result of each field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldEnd>,
    /// Fields that changed without having been requested.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unrequested: Vec<String>,
    /// How often the request was tried.
    #[serde(default)]
    pub attempts: u32,
    /// Whether the request reached the provider: `no`, `maybe`, `yes`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sent: String,
    /// The status of the response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The provider's name for the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The code of the error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The error, on one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl StepEnd {
    /// The end of a step about which nothing else is known.
    pub(crate) fn new(step: usize, outcome: StepOutcome, sent: Sent) -> Self {
        Self {
            step,
            outcome,
            fields: Vec::new(),
            unrequested: Vec::new(),
            attempts: 0,
            sent: sent.as_str().to_owned(),
            status: None,
            request_id: None,
            code: None,
            message: None,
        }
    }
}

/// The result of one field. Secrets are masked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldEnd {
    /// The field.
    pub field: String,
    /// `applied`, `pending`, `rejected` or `unknown`.
    pub state: String,
    /// `status`, `echo` or `read_back`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// The value that was seen instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed: Option<Value>,
}

impl FieldEnd {
    pub(crate) fn new(field: &str, state: FieldState, evidence: Option<Evidence>) -> Self {
        let evidence = evidence.map(|by| by.as_str().to_owned());
        Self { field: field.to_owned(), state: state.as_str().to_owned(), evidence, observed: None }
    }
}

/// The result of a step, the worst one last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepOutcome {
    /// All fields are applied.
    Applied,
    /// A task runs, or the provider applies the change later.
    Pending,
    /// A part was rejected or is unknown.
    Partial,
    /// It failed, and nothing has changed.
    Failed,
    /// It may or may not have taken effect.
    Unknown,
}

impl StepOutcome {
    /// The result of a step by the states of its fields: the worst one.
    pub(crate) fn of(states: impl IntoIterator<Item = FieldState>) -> Self {
        let outcomes = states.into_iter().map(|state| match state {
            FieldState::Applied => Self::Applied,
            FieldState::Pending => Self::Pending,
            FieldState::Rejected => Self::Partial,
            FieldState::Unknown => Self::Unknown,
        });
        outcomes.max().unwrap_or(Self::Applied)
    }

    /// Whether the step is done.
    pub const fn is_done(self) -> bool {
        match self {
            Self::Applied | Self::Pending => true,
            Self::Partial | Self::Failed | Self::Unknown => false,
        }
    }
}

/// A step is not sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skip {
    /// The place of the step in the plan.
    pub step: usize,
    /// Why.
    pub reason: SkipReason,
    /// The fields that show another value than before, each with that value. Secrets are masked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observed: Vec<(String, Value)>,
}

/// Why a step is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// The number is as wanted.
    Already,
    /// The number shows a value that is neither the one before nor the one after: somebody else changed it.
    Drifted,
    /// The account no longer has the number.
    Missing,
}

/// The version of the format.
pub const VERSION: u32 = 1;

/// The error of a line that cannot be one of this journal.
fn damaged(line: u64, why: impl fmt::Display) -> io::Error {
    invalid(format!("line {line} of the journal is damaged: {why}"))
}

fn invalid(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message)
}

const CRC: &str = ",\"crc\":\"";
/// `,"crc":"01234567"}` and the line break.
const TAIL: usize = CRC.len() + 8 + 2 + 1;

/// An entry as the line of that sequence number.
pub fn encode(sequence: u64, entry: &Entry) -> Result<Vec<u8>, serde_json::Error> {
    #[derive(Serialize)]
    struct Line<'a> {
        seq: u64,
        #[serde(flatten)]
        entry: &'a Entry,
    }
    let mut line = serde_json::to_string(&Line { seq: sequence, entry })?;
    line.pop();
    let end = end_of(line.as_bytes());
    line.push_str(&end);
    Ok(line.into_bytes())
}

/// The end of the line that begins so.
fn end_of(head: &[u8]) -> String {
    format!("{CRC}{:08x}\"}}\n", crc32fast::hash(head))
}

/// Reads the line of that sequence number. Err: the reason it is invalid.
fn decode(line: &[u8], sequence: u64) -> Result<Entry, String> {
    #[derive(Deserialize)]
    struct Line {
        seq: u64,
        #[serde(flatten)]
        entry: Entry,
    }
    let cut = line.len().checked_sub(TAIL).ok_or("it is too short")?;
    let (head, tail) = line.split_at(cut);
    if tail != end_of(head).as_bytes() {
        return Err("its checksum is wrong".to_owned());
    }
    let mut text = head.to_vec();
    text.push(b'}');
    let line: Line = serde_json::from_slice(&text).map_err(|error| error.to_string())?;
    if line.seq != sequence {
        return Err(format!("it has number {} and should have {sequence}", line.seq));
    }
    Ok(line.entry)
}

/// Reads a journal. Also: how many bytes of it are good; what follows is a torn last line.
pub fn parse(bytes: &[u8]) -> io::Result<(Vec<Entry>, usize)> {
    let mut entries = Vec::new();
    let mut good = 0;
    let mut bad: Option<(u64, String)> = None;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let sequence = entries.len() as u64 + 1;
        match decode(line, sequence) {
            Ok(_) if bad.is_some() => break,
            Ok(entry) => {
                good += line.len();
                entries.push(entry);
            }
            // Another bad line: the first one is not the last.
            Err(_) if bad.is_some() => break,
            Err(why) => {
                bad = Some((sequence, why));
            }
        }
    }
    if let Some((line, why)) = bad {
        // Only the last line can be torn; a line that ends is not.
        let torn = bytes.get(good..).unwrap_or_default();
        let end = torn.iter().position(|byte| *byte == b'\n').map_or(torn.len(), |at| at + 1);
        if end < torn.len() {
            return Err(damaged(line, why));
        }
    }
    Ok((entries, good))
}

/// An open journal, at whose end lines are written.
#[derive(Debug)]
pub struct Journal {
    file: File,
    sequence: u64,
}

impl Journal {
    /// Opens the journal, or makes a new one, which lasts when this returns. A torn last line is cut off. Err: it is
    /// damaged, or of another plan than `id`.
    pub fn open(path: &Path, id: &str) -> io::Result<(Self, Vec<Entry>)> {
        let mut file = match OpenOptions::new().read(true).write(true).open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let file = disk::create_new(path)?;
                file.sync_all()?;
                disk::sync_folder(path)?;
                file
            }
            Err(error) => return Err(error),
        };
        let mut bytes = Vec::new();
        // A new file can only be written.
        if file.metadata()?.len() > 0 {
            file.read_to_end(&mut bytes)?;
        }
        let (entries, good) = parse(&bytes)?;
        check_plan(&entries, id)?;
        if good < bytes.len() {
            file.set_len(good as u64)?;
            file.sync_all()?;
        }
        file.seek(SeekFrom::Start(good as u64))?;
        Ok((Self { file, sequence: entries.len() as u64 }, entries))
    }

    /// Writes an entry as one line.
    pub fn append(&mut self, entry: &Entry) -> io::Result<()> {
        let line = encode(self.sequence + 1, entry)?;
        self.file.write_all(&line)?;
        self.sequence += 1;
        Ok(())
    }

    /// Makes everything that was written last.
    pub fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }
}

/// Reads a journal without changing it. `None`: no journal exists.
pub fn read(path: &Path, id: &str) -> io::Result<Option<Vec<Entry>>> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let (entries, _) = parse(&bytes)?;
    check_plan(&entries, id)?;
    Ok(Some(entries))
}

fn check_plan(entries: &[Entry], id: &str) -> io::Result<()> {
    match entries.first() {
        None => Ok(()),
        Some(Entry::Open { version, .. }) if *version != VERSION => {
            let why = format!("the journal has version {version}, and this numplan reads version {VERSION}");
            Err(damaged(1, why))
        }
        Some(Entry::Open { plan, .. }) if plan == id => Ok(()),
        Some(Entry::Open { plan, .. }) => Err(invalid(format!(
            "the journal belongs to plan {plan}: write this plan to another file, or move the journal away"
        ))),
        Some(_) => Err(damaged(1, "the journal does not begin with its plan")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let open = Entry::Open { plan: "0123456789ab".into(), version: VERSION, engine: "e".into(), at: 1 };
        let entries = [open, Entry::Try { step: 0 }, Entry::Close { finished: true }];
        (1..).zip(&entries).flat_map(|(sequence, entry)| encode(sequence, entry).unwrap()).collect()
    }

    #[test]
    fn every_prefix_is_a_journal() {
        let bytes = sample();
        let (all, _) = parse(&bytes).unwrap();
        assert_eq!(all.len(), 3);
        for cut in 0..=bytes.len() {
            let (entries, good) = parse(&bytes[..cut]).unwrap();
            assert_eq!(entries, all[..entries.len()]);
            assert_eq!(good, bytes[..cut].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1));
        }
    }

    #[test]
    fn damage_before_the_end_is_refused() {
        let bytes = sample();
        let last = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap();
        for at in 0..last {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert!(parse(&damaged).unwrap_err().to_string().contains("is damaged"), "byte {at}");
        }
    }

    #[test]
    fn journals_of_other_plans_are_refused() {
        let (entries, _) = parse(&sample()).unwrap();
        assert!(check_plan(&entries, "0123456789ab").is_ok());
        assert!(check_plan(&entries, "x").unwrap_err().to_string().contains("belongs to plan 0123456789ab"));
        let error = check_plan(&entries[1..], "0123456789ab").unwrap_err();
        assert!(error.to_string().starts_with("line 1 of the journal is damaged"));
    }
}
