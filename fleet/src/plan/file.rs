//! The plan file: JSON Lines, one step a line, under a hash. Written whole or not at all, and read strictly.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use numplan::PhoneNumber;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::model::{
    Before, FieldChange, Header, Plan, PlanAccount, PlanId, PlanStep, Problem, ProblemKind, StepOperation,
    Undo,
};
use crate::disk;
use crate::guards::{Counts, Guards};
use crate::provider::{field_index, fields, hex};

/// The version of the format.
const VERSION: u32 = 1;
/// The longest line that is read.
const LONGEST_LINE: u64 = 1024 * 1024;

/// The error of a file that is not a plan, was changed, or was made by another version.
fn invalid(message: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message.into())
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
    accounts: Cow<'a, [PlanAccount]>,
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
struct StepLine<'a> {
    number: Cow<'a, str>,
    account: Cow<'a, str>,
    line: u32,
    operation: StepOperation,
    safety: Cow<'a, str>,
    fields: Vec<FieldLine<'a>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    comments: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
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
        disk::replace(path, |to| self.write_to(to))
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
    pub fn read(path: &Path) -> io::Result<(Self, PlanId)> {
        Self::read_from(BufReader::new(File::open(path)?))
    }

    /// Reads the lines of a plan, and verifies their hash. An error names the line.
    pub fn read_from(from: impl BufRead) -> io::Result<(Self, PlanId)> {
        let mut reader = Reader { from, line: String::new(), number: 0, hash: Sha256::new() };
        if !reader.advance()? {
            return Err(invalid("the file is empty: make the plan again"));
        }
        check_version(&reader.line).map_err(|message| reader.wrong(message))?;
        let Line::Plan(line) = reader.parse()? else {
            return Err(reader.wrong("the first line is not that of a plan"));
        };
        let counts = line.counts;
        let header = Header::of(line).map_err(|message| reader.wrong(message))?;
        if header.counts() != counts {
            return Err(reader.wrong("the counts of the accounts differ from those of the plan"));
        }
        reader.keep();
        let mut plan = Self { header, steps: Vec::new(), problems: Vec::new() };
        loop {
            if !reader.advance()? {
                return Err(reader.wrong("the file ends before the plan does: make the plan again"));
            }
            let wrong = |message| reader.wrong(message);
            match reader.parse()? {
                Line::Step(line) => plan.steps.push(PlanStep::of(line, &plan.header).map_err(wrong)?),
                Line::Problem(line) => plan.problems.push(Problem::of(line, &plan.header).map_err(wrong)?),
                Line::Plan(_) => return Err(reader.wrong("a second plan begins here")),
                Line::End(end) => {
                    let sha256 = hex(&reader.hash.clone().finalize());
                    if end.sha256 != sha256 || end.steps != plan.steps.len() as u64 {
                        return Err(invalid("the plan was changed after it was made: make it again"));
                    }
                    if reader.advance()? {
                        return Err(reader.wrong("there is more after the end of the plan"));
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
    fn advance(&mut self) -> io::Result<bool> {
        self.line.clear();
        self.number += 1;
        let mut limited = io::Read::take(&mut self.from, LONGEST_LINE);
        match limited.read_line(&mut self.line) {
            Ok(0) => Ok(false),
            Ok(_) if self.line.ends_with('\n') => Ok(true),
            Ok(_) => Err(self.wrong("the line is not complete")),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                Err(self.wrong("the line is not UTF-8"))
            }
            Err(error) => Err(error),
        }
    }

    fn parse(&self) -> io::Result<Line<'static>> {
        serde_json::from_str(&self.line)
            .map_err(|error| self.wrong(format!("the line is not of a plan: {error}")))
    }

    /// The error of the line.
    fn wrong(&self, message: impl Display) -> io::Error {
        invalid(format!("line {}: {message}", self.number))
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
            accounts: self.accounts.as_slice().into(),
            guards: self.guards,
            counts: self.counts(),
            cost: Cost { requests: self.requests(), seconds: (self.seconds() * 10.0).round() / 10.0 },
        }
    }

    fn of(line: HeaderLine<'_>) -> Result<Self, String> {
        if let Some(account) =
            line.accounts.iter().find(|account| account.rate.is_some_and(|rate| rate <= 0.0))
        {
            return Err(format!("the rate of {} is not above 0", account.name));
        }
        Ok(Self {
            engine: line.engine.into_owned(),
            created: line.created,
            expires: line.expires,
            file: line.wanted.file.into_owned(),
            wanted_hash: line.wanted.sha256.into_owned(),
            has_secrets: line.has_secrets,
            accounts: line.accounts.into_owned(),
            guards: line.guards,
        })
    }

    fn account_index(&self, name: &str) -> Result<u16, String> {
        let index = self.accounts.iter().position(|account| account.name.to_string() == name);
        let index = index.and_then(|index| u16::try_from(index).ok());
        index.ok_or_else(|| format!("the plan has no account {name}"))
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
            comments: comments.map(|(name, text)| ((&**name).into(), (&**text).into())).collect(),
        }
    }

    fn of(line: StepLine<'_>, header: &Header) -> Result<Self, String> {
        let account = header.account_index(&line.account)?;
        if line.safety != line.operation.safety() {
            return Err(format!("{} is not {}", line.operation.as_str(), line.safety));
        }
        let comments = line.comments.into_iter();
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
            comments: comments.map(|(name, text)| (name.into(), text.into())).collect(),
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
