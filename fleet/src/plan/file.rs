//! The plan file: JSON Lines, one step a line, under a hash. Written whole or not at all, and read strictly.

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use numplan::PhoneNumber;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::model::{
    Before, Counts, FieldChange, Header, Plan, PlanAccount, PlanId, PlanStep, Problem, ProblemKind,
    StepOperation, Undo,
};
use crate::account::AccountName;
use crate::disk;
use crate::guards::Guards;
use crate::provider::{field_index, fields, hex};

/// The version of the format.
const VERSION: u32 = 1;
/// The longest line that is read.
const LONGEST_LINE: u64 = 1024 * 1024;

/// A plan file that cannot be read or written.
#[derive(Debug)]
#[non_exhaustive]
pub enum PlanFileError {
    /// The file system failed.
    Io(io::Error),
    /// The file is not a plan, was changed, or was made by another version: the line, and what is wrong.
    Invalid(u64, String),
}

impl fmt::Display for PlanFileError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(to),
            Self::Invalid(0, message) => to.write_str(message),
            Self::Invalid(line, message) => write!(to, "line {line}: {message}"),
        }
    }
}

impl std::error::Error for PlanFileError {}

impl From<io::Error> for PlanFileError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Line<'a> {
    Plan(HeaderLine<'a>),
    Step(StepLine<'a>),
    Problem(ProblemLine<'a>),
    End(EndLine<'a>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeaderLine<'a> {
    version: u32,
    engine: Cow<'a, str>,
    created: u64,
    expires: u64,
    wanted: WantedLine<'a>,
    has_secrets: bool,
    accounts: Vec<AccountLine<'a>>,
    guards: Guards,
    counts: Counts,
    cost: Cost,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedLine<'a> {
    file: Cow<'a, str>,
    sha256: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cost {
    requests: u64,
    seconds: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AccountLine<'a> {
    name: Cow<'a, str>,
    credentials: Cow<'a, str>,
    read_at: u64,
    pages: u64,
    gets: u64,
    rate: Option<f64>,
    counts: Counts,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepLine<'a> {
    number: Cow<'a, str>,
    account: Cow<'a, str>,
    line: u32,
    operation: StepOperation,
    safety: Cow<'a, str>,
    fields: Vec<FieldLine<'a>>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    comments: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldLine<'a> {
    field: Cow<'a, str>,
    /// Not there: unobserved.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    before: Option<Value>,
    /// `null`: cleared.
    after: Value,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    masked: bool,
    undo: Undo,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProblemLine<'a> {
    problem: ProblemKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<Cow<'a, str>>,
    account: Cow<'a, str>,
    line: u32,
    message: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EndLine<'a> {
    steps: u64,
    sha256: Cow<'a, str>,
}

/// A member that is there, though it may be `null`.
fn present<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
}

impl Plan {
    /// The plan's id.
    pub fn id(&self) -> PlanId {
        // Writing to a sink cannot fail.
        self.write_to(io::sink()).unwrap_or_else(|_| PlanId::of(""))
    }

    /// Writes the plan to a file under a temporary name and renames it, readable by its owner only.
    pub fn write(&self, path: &Path) -> io::Result<PlanId> {
        let mut id = PlanId::of("");
        disk::replace(path, |file| {
            let mut to = BufWriter::new(file);
            id = self.write_to(&mut to)?;
            to.flush()
        })?;
        Ok(id)
    }

    /// Writes the lines of the plan.
    pub fn write_to(&self, to: impl Write) -> io::Result<PlanId> {
        let mut to = Hashing { to, hash: Sha256::new() };
        to.line(&Line::Plan(self.header.line()))?;
        for step in &self.steps {
            to.line(&Line::Step(step.line(&self.header)))?;
        }
        for problem in &self.problems {
            to.line(&Line::Problem(problem.line(&self.header)))?;
        }
        let sha256 = hex(&to.hash.clone().finalize());
        to.line(&Line::End(EndLine { steps: self.steps.len() as u64, sha256: sha256.as_str().into() }))?;
        Ok(PlanId::of(&sha256))
    }

    /// Writes the plan as one JSON object: `id`, `plan`, `steps` and `problems`, with the members of the file.
    pub fn write_json(&self, id: &PlanId, to: &mut impl Write) -> io::Result<()> {
        write!(to, "{{\"id\":\"{id}\",\"plan\":")?;
        serde_json::to_writer(&mut *to, &self.header.line())?;
        to.write_all(b",\"steps\":[")?;
        for (index, step) in self.steps.iter().enumerate() {
            to.write_all(if index == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *to, &step.line(&self.header))?;
        }
        to.write_all(b"],\"problems\":[")?;
        for (index, problem) in self.problems.iter().enumerate() {
            to.write_all(if index == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *to, &problem.line(&self.header))?;
        }
        to.write_all(b"]}\n")
    }

    /// Reads a plan file, and verifies its hash.
    pub fn read(path: &Path) -> Result<(Self, PlanId), PlanFileError> {
        Self::read_from(BufReader::new(File::open(path)?))
    }

    /// Reads the lines of a plan, and verifies their hash.
    pub fn read_from(from: impl BufRead) -> Result<(Self, PlanId), PlanFileError> {
        let mut reader = Reader { from, line: String::new(), number: 0, hash: Sha256::new() };
        let invalid = |number, message: String| Err(PlanFileError::Invalid(number, message));
        if !reader.advance()? {
            return invalid(0, "the file is empty: make the plan again".to_owned());
        }
        check_version(&reader.line).map_err(|message| PlanFileError::Invalid(1, message))?;
        let Line::Plan(line) = reader.parse()? else {
            return invalid(1, "the first line is not that of a plan".to_owned());
        };
        let counts = line.counts;
        let header = Header::of(line).map_err(|message| PlanFileError::Invalid(1, message))?;
        if header.counts() != counts {
            return invalid(1, "the counts of the accounts differ from those of the plan".to_owned());
        }
        reader.keep();
        let mut plan = Self { header, steps: Vec::new(), problems: Vec::new() };
        loop {
            if !reader.advance()? {
                return invalid(
                    reader.number,
                    "the file ends before the plan does: make the plan again".to_owned(),
                );
            }
            let at = |message| PlanFileError::Invalid(reader.number, message);
            match reader.parse()? {
                Line::Step(line) => plan.steps.push(PlanStep::of(line, &plan.header).map_err(at)?),
                Line::Problem(line) => plan.problems.push(Problem::of(line, &plan.header).map_err(at)?),
                Line::Plan(_) => return Err(at("a second plan begins here".to_owned())),
                Line::End(end) => {
                    let sha256 = hex(&reader.hash.clone().finalize());
                    if end.sha256 != sha256 || end.steps != plan.steps.len() as u64 {
                        return invalid(
                            0,
                            "the plan was changed after it was made: make it again".to_owned(),
                        );
                    }
                    if reader.advance()? {
                        return invalid(reader.number, "there is more after the end of the plan".to_owned());
                    }
                    return Ok((plan, PlanId::of(&sha256)));
                }
            }
            reader.keep();
        }
    }
}

/// Says so if the plan is of another version, before anything else is found wrong with it.
fn check_version(line: &str) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Version {
        kind: String,
        version: u32,
    }
    match serde_json::from_str::<Version>(line) {
        Ok(Version { kind, version: VERSION }) if kind == "plan" => Ok(()),
        Ok(Version { kind, version }) if kind == "plan" => Err(format!(
            "the plan has version {version}, and this numplan reads version {VERSION}: make the plan again, or update numplan"
        )),
        Ok(_) | Err(_) => {
            Err("the file is not a plan: make one with `numplan fleet plan FILE -o PLAN`".to_owned())
        }
    }
}

struct Hashing<W> {
    to: W,
    hash: Sha256,
}

impl<W: Write> Hashing<W> {
    fn line(&mut self, line: &Line<'_>) -> io::Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.hash.update(&text);
        self.to.write_all(&text)
    }
}

struct Reader<R> {
    from: R,
    line: String,
    number: u64,
    /// Of the lines before this one.
    hash: Sha256,
}

impl<R: BufRead> Reader<R> {
    /// Reads the next line. Returns false at the end.
    fn advance(&mut self) -> Result<bool, PlanFileError> {
        self.line.clear();
        self.number += 1;
        let mut limited = io::Read::take(&mut self.from, LONGEST_LINE);
        let read = limited.read_line(&mut self.line);
        match read {
            Ok(0) => Ok(false),
            Ok(_) if self.line.ends_with('\n') => Ok(true),
            Ok(_) => Err(PlanFileError::Invalid(self.number, "the line is not complete".to_owned())),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                Err(PlanFileError::Invalid(self.number, "the line is not UTF-8".to_owned()))
            }
            Err(error) => Err(error.into()),
        }
    }

    fn parse(&self) -> Result<Line<'static>, PlanFileError> {
        serde_json::from_str(&self.line).map_err(|error| {
            PlanFileError::Invalid(self.number, format!("the line is not of a plan: {error}"))
        })
    }

    /// Takes the line into the hash.
    fn keep(&mut self) {
        self.hash.update(&self.line);
    }
}

impl Header {
    fn line(&self) -> HeaderLine<'_> {
        HeaderLine {
            version: VERSION,
            engine: self.engine.as_str().into(),
            created: self.created,
            expires: self.expires,
            wanted: WantedLine { file: self.file.as_str().into(), sha256: self.wanted_hash.as_str().into() },
            has_secrets: self.has_secrets,
            accounts: self.accounts.iter().map(PlanAccount::line).collect(),
            guards: self.guards,
            counts: self.counts(),
            cost: Cost { requests: self.requests(), seconds: (self.seconds() * 10.0).round() / 10.0 },
        }
    }

    fn of(line: HeaderLine<'_>) -> Result<Self, String> {
        Ok(Self {
            engine: line.engine.into_owned(),
            created: line.created,
            expires: line.expires,
            file: line.wanted.file.into_owned(),
            wanted_hash: line.wanted.sha256.into_owned(),
            has_secrets: line.has_secrets,
            accounts: line.accounts.into_iter().map(PlanAccount::of).collect::<Result<_, _>>()?,
            guards: line.guards,
        })
    }

    fn account_index(&self, name: &str) -> Result<u16, String> {
        let index = self.accounts.iter().position(|account| account.name.to_string() == name);
        let index = index.and_then(|index| u16::try_from(index).ok());
        index.ok_or_else(|| format!("the plan has no account {name}"))
    }
}

impl PlanAccount {
    fn line(&self) -> AccountLine<'_> {
        AccountLine {
            name: self.name.to_string().into(),
            credentials: self.fingerprint.as_str().into(),
            read_at: self.read_at,
            pages: self.pages,
            gets: self.gets,
            rate: self.rate,
            counts: self.counts,
        }
    }

    fn of(line: AccountLine<'_>) -> Result<Self, String> {
        if line.rate.is_some_and(|rate| rate <= 0.0) {
            return Err(format!("the rate of {} is not above 0", line.name));
        }
        Ok(Self {
            name: line.name.parse::<AccountName>()?,
            fingerprint: line.credentials.into_owned(),
            read_at: line.read_at,
            pages: line.pages,
            gets: line.gets,
            rate: line.rate,
            counts: line.counts,
        })
    }
}

fn parse_number(text: &str) -> Result<PhoneNumber, String> {
    PhoneNumber::parse(text).map_err(|error| error.to_string())
}

impl PlanStep {
    fn line(&self, header: &Header) -> StepLine<'_> {
        let comments = self.comments.iter();
        StepLine {
            number: self.number.as_str().to_owned().into(),
            account: header.account_name(self.account).into(),
            line: self.line,
            operation: self.operation,
            safety: self.operation.safety().into(),
            fields: self.fields.iter().map(|change| change.line(header, self.account)).collect(),
            comments: comments.map(|(name, text)| (name.to_string(), Value::from(&**text))).collect(),
        }
    }

    fn of(line: StepLine<'_>, header: &Header) -> Result<Self, String> {
        let account = header.account_index(&line.account)?;
        if line.safety != line.operation.safety() {
            return Err(format!("{} is not {}", line.operation.as_str(), line.safety));
        }
        let comments = line.comments.into_iter().map(|(name, text)| match text {
            Value::String(text) => Ok((name.into(), text.into())),
            _ => Err(format!("the comment {name} is not text")),
        });
        Ok(Self {
            number: parse_number(&line.number)?,
            account,
            line: line.line,
            operation: line.operation,
            fields: line
                .fields
                .into_iter()
                .map(|field| FieldChange::of(field, header, account))
                .collect::<Result<_, _>>()?,
            comments: comments.collect::<Result<_, _>>()?,
        })
    }
}

impl FieldChange {
    fn line(&self, header: &Header, account: u16) -> FieldLine<'_> {
        FieldLine {
            field: header.field(account, self.field).map_or("", |field| field.name).into(),
            before: match &self.before {
                Before::Unobserved => None,
                Before::Value(value) => Some(value.clone()),
            },
            after: self.after.clone().unwrap_or(Value::Null),
            masked: self.is_masked,
            undo: self.undo,
        }
    }

    fn of(line: FieldLine<'_>, header: &Header, account: u16) -> Result<Self, String> {
        let provider = header.provider(account).ok_or("the account has no provider")?;
        let field = field_index(provider, &line.field);
        let field = field.ok_or_else(|| format!("{} has no field {}", provider.title(), line.field))?;
        let can_clear = fields(provider).get(usize::from(field)).is_some_and(|field| field.can_clear);
        let after = match line.after {
            Value::Null if !can_clear => return Err(format!("{} cannot be cleared", line.field)),
            Value::Null => None,
            after => Some(after),
        };
        let before = line.before.map_or(Before::Unobserved, Before::Value);
        Ok(Self { field, before, after, is_masked: line.masked, undo: line.undo })
    }
}

impl Problem {
    fn line(&self, header: &Header) -> ProblemLine<'_> {
        ProblemLine {
            problem: self.kind,
            number: self.number.map(|number| number.as_str().to_owned().into()),
            account: header.account_name(self.account).into(),
            line: self.line,
            message: self.message.as_str().into(),
        }
    }

    fn of(line: ProblemLine<'_>, header: &Header) -> Result<Self, String> {
        Ok(Self {
            kind: line.problem,
            number: line.number.map(|number| parse_number(&number)).transpose()?,
            account: header.account_index(&line.account)?,
            line: line.line,
            message: line.message.into_owned(),
        })
    }
}
