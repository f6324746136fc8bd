//! Lists as a table, JSON lines or CSV. One page at a time is in memory.

use numplan::bindings::catalog::Inputs;
use numplan::paging::CountMismatch;
use serde_json::Value;

use crate::prelude::*;
use crate::provider::Column;
use crate::{csv_safe, value};

const LIMIT: &str = "limit";
const CSV: &str = "csv";
/// A wider cell moves the rest of its own row only.
const WIDEST: usize = 32;

/// How items are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ListFormat {
    Table,
    Json,
    Csv,
}

/// Adds the flags of every list.
pub(crate) fn add(command: Command) -> Command {
    command.next_help_heading("How").args([
        option(LIMIT, "N")
            .value_parser(value_parser!(u64).range(1..))
            .help("Show the first N and read no further"),
        switch(JSON, "Write one JSON object a line, with all attributes").conflicts_with(CSV),
        switch(CSV, "Write a CSV table of all attributes"),
    ])
}

/// Reads a list to its end and writes each page.
pub(crate) fn show<F: CliProvider>(
    matches: &ArgMatches,
    context: &mut Context,
    operation: &str,
    inputs: Inputs,
    columns: &'static [Column],
) -> Result {
    let session = Session::<F>::open(matches, context)?;
    let form = match (matches.get_flag(JSON), matches.get_flag(CSV)) {
        (true, _) => ListFormat::Json,
        (_, true) => ListFormat::Csv,
        _ => ListFormat::Table,
    };
    let limit = matches.get_one::<u64>(LIMIT).copied().unwrap_or(u64::MAX);
    let mut list = operation::list::<F>(operation, inputs)?;
    let mut table = Table { form, columns, widths: Vec::new(), members: members(list.members(), columns) };
    let mut shown = 0_u64;
    let messages = context.messages.clone();
    // Rows on a terminal show the progress themselves.
    let progress = (!context.terminal.output).then(|| messages.paging());
    table.begin(context)?;
    while shown < limit
        && let Some(mut items) = operation::next_page(&session, &mut list)?
    {
        items.truncate(usize::try_from(limit - shown).unwrap_or(usize::MAX));
        shown += items.len() as u64;
        table.page(context, &items)?;
        context.flush()?;
        messages.reach(shown, list.total().map(|total| total.min(limit)));
    }
    drop(progress);
    if shown == 0 {
        messages.note("no item matches");
    }
    if let Some(CountMismatch { reported, received, .. }) = list.mismatch() {
        messages.warning(&format!(
            "{} says that there are {reported} but {received} were received: the list may have changed while it was read; read it again",
            F::ID.title(),
        ));
    }
    Ok(())
}

/// Returns the members of an item as CSV columns; those that identify it come first.
fn members(all: &[&'static str], columns: &[Column]) -> Vec<&'static str> {
    let named = columns.iter().flat_map(|column| column.members).copied();
    named.filter(|member| !all.contains(member)).chain(all.iter().copied()).collect()
}

/// A table; the widths of earlier pages align the next one.
struct Table {
    form: ListFormat,
    columns: &'static [Column],
    widths: Vec<usize>,
    members: Vec<&'static str>,
}

impl Table {
    fn begin(&self, context: &mut Context) -> Result {
        match self.form {
            ListFormat::Csv => Ok(csv_safe::write_row(context.output(), self.members.iter().copied())?),
            ListFormat::Table | ListFormat::Json => Ok(()),
        }
    }

    fn page(&mut self, context: &mut Context, items: &[Value]) -> Result {
        match self.form {
            ListFormat::Json => {
                items.iter().try_for_each(|item| context.json(item)).map_err(CommandError::from)
            }
            ListFormat::Csv => items.iter().try_for_each(|item| self.csv(context, item)),
            ListFormat::Table => self.table(context, items),
        }
    }

    fn csv(&self, context: &mut Context, item: &Value) -> Result {
        let cell = |member: &&str| match item.get(*member) {
            Some(Value::String(text)) => text.clone(),
            Some(value) if !value::is_nothing(value) => value.to_string(),
            Some(_) | None => String::new(),
        };
        let cells: Vec<String> = self.members.iter().map(cell).collect();
        Ok(csv_safe::write_row(context.output(), cells.iter().map(String::as_str))?)
    }

    /// Writes a page, aligned with the pages before it.
    fn table(&mut self, context: &mut Context, items: &[Value]) -> Result {
        let is_first = self.widths.is_empty();
        if items.is_empty() {
            return Ok(());
        }
        let titles: Vec<String> = self.columns.iter().map(|column| column.title.to_owned()).collect();
        let cells = |item| self.columns.iter().map(|column| cell(column, item)).collect();
        let rows: Vec<Vec<String>> = items.iter().map(cells).collect();
        self.widths.resize(self.columns.len(), 0);
        for row in rows.iter().chain([&titles]) {
            for (width, cell) in self.widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count().min(WIDEST));
            }
        }
        if is_first {
            let line = self.aligned(&titles);
            context.line(&context.paint.tone(Tone::Quiet, &line))?;
        }
        for row in &rows {
            context.line(&self.aligned(row))?;
        }
        Ok(())
    }

    fn aligned(&self, cells: &[String]) -> String {
        let cells = cells.iter().zip(&self.widths).map(|(cell, width)| format!("{cell:width$}"));
        let cells: Vec<String> = cells.collect();
        cells.join("  ").trim_end().to_owned()
    }
}

fn cell(column: &Column, item: &Value) -> String {
    match column.value(item) {
        Some(Value::Bool(true)) => "yes".to_owned(),
        Some(Value::Bool(false)) => "no".to_owned(),
        Some(Value::Array(items)) => items.iter().map(value::bare).collect::<Vec<_>>().join(", "),
        Some(value) => value::bare(value),
        None => "-".to_owned(),
    }
}
