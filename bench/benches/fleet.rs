//! Fleets against a sandbox in this process. Given a Markdown file, writes the figures into it, between
//! `<!-- fleets -->` and `<!-- end of fleets -->`: `cargo bench -p numplan-bench --bench fleet -- FILE`.

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use numplan::exchange::Rate;
use numplan::plivo::{AuthPair, NumberChanges, Plivo, UpdateNumber};
use numplan::{Builder, Change, PhoneNumber, blocking};
use numplan_fleet::observe::{Observed, ObservedAccount, ObservedNumber};
use numplan_fleet::plan::{Rules, plan as plan_states};
use numplan_fleet::render::{self, time};
use numplan_fleet::wanted::{Format, ReadOptions, Wanted};
use numplan_fleet::{Accounts, ApplySettings, Guards, PlanSettings, plan};
use numplan_sandbox::{Numbers, Options, PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, Provider, Sandbox};

type Failed = Box<dyn Error>;

/// Numbers of the apply, and requests a second of the client.
const APPLIED: u32 = 10_000;
const RATE: f64 = 2_000.0;
/// Numbers of the plan.
const PLANNED: u32 = 100_000;
/// Numbers of the loop.
const LOOPED: usize = 500;

fn main() -> Result<(), Failed> {
    // Cargo adds `--bench`.
    let file = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let mut rows = Vec::new();
    let (seconds, bytes) = plan_many()?;
    rows.push(format!(
        "| check and plan of {PLANNED} numbers | {seconds:.2} s, a plan file of {:.0} MB |",
        bytes / 1e6
    ));
    let turns = [apply_many()?, apply_many()?];
    let (low, high) = (turns[0].seconds.min(turns[1].seconds), turns[0].seconds.max(turns[1].seconds));
    let requests = f64::from(APPLIED) + f64::from(APPLIED) / 20.0;
    rows.push(format!(
        "| apply of {APPLIED} Plivo numbers at {RATE} requests a second | {low:.2} to {high:.2} s; {:.2} s is the least for its {requests:.0} requests |",
        requests / RATE
    ));
    rows.push(format!(
        "| journal of that apply | {:.0} bytes a number |",
        turns[0].journal / f64::from(APPLIED)
    ));
    let each = loop_over()?;
    rows.push(format!(
        "| a loop of `numbers.update`, one after the other, two requests a number | {:.2} s for {APPLIED} numbers, from {LOOPED} |",
        each * f64::from(APPLIED)
    ));
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let table = format!("| task | figure |\n|---|---|\n{}\n\nMeasured {}.\n", rows.join("\n"), time(now));
    print!("{table}");
    match file {
        Some(file) => write(Path::new(&file), &table),
        None => Ok(()),
    }
}

fn write(path: &Path, table: &str) -> Result<(), Failed> {
    const START: &str = "<!-- fleets -->\n";
    const END: &str = "<!-- end of fleets -->";
    let text = std::fs::read_to_string(path)?;
    let (head, rest) = text.split_once(START).ok_or("the file has no place for the figures")?;
    let (_, tail) = rest.split_once(END).ok_or("the file has no end of the figures")?;
    Ok(std::fs::write(path, format!("{head}{START}{table}{END}{tail}"))?)
}

fn table(numbers: impl Iterator<Item = String>, alias: &str) -> String {
    let rows = numbers.map(|number| [number.as_str(), ",plivo,", alias, "\n"].concat());
    ["number,account,alias\n".to_owned()].into_iter().chain(rows).collect()
}

fn read(text: &str) -> Result<Wanted, Failed> {
    Ok(Wanted::parse_in("many.csv", text, Format::Table, &ReadOptions::default(), Path::new(""))?)
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn plan_many() -> Result<(f64, f64), Failed> {
    let numbers = (0..PLANNED).map(|row| format!("1206{}", 2_000_000 + row));
    let text = table(numbers, "Support");
    let started = Instant::now();
    let wanted = read(&text)?;
    let mut account = ObservedAccount::default();
    account.numbers = u64::from(PLANNED);
    account.managed = wanted
        .rows
        .iter()
        .map(|row| (row.number, ObservedNumber { copies: 1, values: Vec::new() }))
        .collect();
    let plan = plan_states(&wanted, &Observed { accounts: vec![account] }, &Rules::at(0));
    let mut bytes = Vec::new();
    plan.write_to(&mut bytes)?;
    Ok((started.elapsed().as_secs_f64(), bytes.len() as f64))
}

fn client(sandbox: &Sandbox, rate: Rate) -> Result<blocking::Client<Plivo>, numplan::Error> {
    let credentials = AuthPair::new(PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN)?;
    Builder::default().credentials(credentials).base_url(sandbox.url()).max_rate(rate).blocking()
}

struct Turn {
    seconds: f64,
    journal: f64,
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn apply_many() -> Result<Turn, Failed> {
    let mut numbers = Numbers::many(Provider::Plivo, APPLIED);
    // Plivo gives a number without an application its default one with any update, and the run stops at that.
    numbers.plivo.iter_mut().for_each(|number| number.app_id = Some("10000000000000001".to_owned()));
    let text = table(numbers.plivo.iter().map(|number| number.number.clone()), "Support");
    let sandbox = std::sync::Arc::new(Sandbox::start(Options { numbers, ..Options::default() })?);
    let at = std::sync::Arc::clone(&sandbox);
    let accounts = Accounts::new().with("plivo".parse()?, move |rate| {
        let rate = if rate == Rate::Documented { Rate::Unlimited } else { rate };
        client(&at, rate)
    });
    let guards = Guards { max_percent: 100, ..Guards::default() };
    let folder = std::env::temp_dir().join(format!("numplan-measure-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let plan = plan(&read(&text)?, &accounts, &PlanSettings::new().guards(guards))?
        .save(folder.join("fleet.plan"))?;
    let mut settings = ApplySettings::new();
    settings.rates = vec![("plivo".parse()?, RATE)];
    let started = Instant::now();
    let mut run = plan.apply(&accounts, plan.id().as_str(), &settings)?;
    let unusual = (&mut run).filter_map(|event| render::event(&plan, &event)).last();
    let report = run.report();
    let seconds = started.elapsed().as_secs_f64();
    let journal = std::fs::metadata(plan.journal_path())?.len() as f64;
    std::fs::remove_dir_all(&folder)?;
    if report.totals.applied != u64::from(APPLIED) {
        return Err(format!("not all numbers were applied: {report:?}; the last event: {unusual:?}").into());
    }
    Ok(Turn { seconds, journal })
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn loop_over() -> Result<f64, Failed> {
    let numbers = Numbers::many(Provider::Plivo, APPLIED);
    let phones: Vec<PhoneNumber> =
        numbers.plivo.iter().take(LOOPED).map(|number| number.number.parse()).collect::<Result<_, _>>()?;
    let sandbox = Sandbox::start(Options { numbers, ..Options::default() })?;
    let client = client(&sandbox, Rate::PerSecond(RATE))?;
    let started = Instant::now();
    for phone in phones {
        let mut changes = NumberChanges::default();
        changes.alias = Change::Set("Support".to_owned());
        drop(client.run(UpdateNumber::new(phone, changes).keep_application())?.require()?);
    }
    Ok(started.elapsed().max(Duration::from_nanos(1)).as_secs_f64() / LOOPED as f64)
}
