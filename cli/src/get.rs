//! `numplan get`: shows numbers.

use std::sync::atomic::AtomicBool;

use numplan::model::Model;
use serde_json::Value;

use crate::concurrent::{self, ItemEvent};
use crate::prelude::*;
use crate::value;

/// `numplan get PROVIDER`.
pub(crate) fn command<F: CliProvider>() -> Command {
    let id = F::ID;
    let command = Command::new(id.as_str()).about(format!("Show numbers of an account at {}", id.title()));
    let command = F::add_address_flags(source::add(command))
        .arg(switch(JSON, "Write one JSON object a number: number, ok, and result or error"));
    connection::add(command)
}

/// Reads several numbers at a time, and shows them in the order given.
pub(crate) fn run<F: CliProvider>(matches: &ArgMatches, context: &mut Context) -> Result {
    let targets = target::all::<F>(matches, context)?;
    let session = Session::<F>::open(matches, context)?;
    let json = matches.get_flag(JSON);
    let several = targets.len() > 1;
    let messages = context.messages.clone();
    let progress = messages.progress(targets.len());
    let read = |target: &Target<F>| {
        let address = target.address.as_ref().map_err(Clone::clone)?;
        session.run(F::get(address))
    };
    let mut written = Ok(());
    // Ctrl-C ends the process: nothing is under way that must be waited for.
    let stop = AtomicBool::new(false);
    concurrent::in_order(&targets, concurrent::PARALLELISM, &stop, read, |event| {
        let ItemEvent::Result(place, result) = event else { return true };
        let target = &targets[place];
        progress.step();
        written = match result {
            Ok(number) => {
                context.outcomes.note_sent();
                if json { target.write(context, true, &number) } else { show(context, &number, several) }
            }
            Err(error) => target.fail(context, &error, Exit::of_read(&error), json),
        }
        .and_then(|()| Ok(context.flush()?));
        written.is_ok()
    });
    written
}

/// Writes a number, a line for each attribute that has a value.
fn show<N: Model>(context: &mut Context, number: &N, several: bool) -> Result {
    let rows = rows(number)?;
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    for (name, value) in rows {
        let name = context.paint.tone(Tone::Quiet, &format!("{name:width$}"));
        context.line(&format!("{name}  {value}"))?;
    }
    if several {
        context.line("")?;
    }
    Ok(())
}

/// Returns names and values: the attributes in the order of the model, then others.
fn rows<N: Model>(number: &N) -> Result<Vec<(String, String)>> {
    let Value::Object(mut members) = serde_json::to_value(number).map_err(std::io::Error::from)? else {
        return Ok(Vec::new());
    };
    let mut rows = Vec::new();
    for name in N::MEMBERS {
        if let Some(value) = members.remove(*name) {
            spread(name, &value, &mut rows);
        }
    }
    for (name, value) in &members {
        spread(name, value, &mut rows);
    }
    Ok(rows)
}

/// Adds a row for a value; for a list or an object, a row for each part.
fn spread(name: &str, value: &Value, rows: &mut Vec<(String, String)>) {
    match value {
        _ if value::is_nothing(value) => {}
        Value::Array(items) if items.iter().any(Value::is_object) => {
            let items = items.iter().enumerate();
            rows.extend(items.map(|(index, item)| (format!("{name}[{index}]"), value::bare(item))));
        }
        Value::Object(members) => {
            let members = members.iter().filter(|(_, value)| !value::is_nothing(value));
            rows.extend(members.map(|(inner, value)| (format!("{name}.{inner}"), value::bare(value))));
        }
        scalar => rows.push((numplan::text::shown(name).into_owned(), value::bare(scalar))),
    }
}
