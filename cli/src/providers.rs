//! `numplan providers`: operations, credentials and fields of each provider.

use crate::prelude::*;
use crate::provider_table::{ALL, ProviderEntry};
use crate::summary::Summary;

const PROVIDER: &str = "provider";

/// The command.
pub(crate) fn command() -> Command {
    let names: Vec<&'static str> = ALL.iter().map(|entry| entry.id.as_str()).collect();
    Command::new("providers")
        .about("Show the operations, fields and credentials of each provider")
        .arg(Arg::new(PROVIDER).value_name("PROVIDER").value_parser(names).help("Only this one"))
        .arg(switch(JSON, "Write one JSON object a provider"))
}

/// Shows them.
pub(crate) fn run(matches: &ArgMatches, context: &mut Context) -> Result {
    let wanted = matches.get_one::<String>(PROVIDER);
    let entries: Vec<&ProviderEntry> =
        ALL.iter().filter(|entry| wanted.is_none_or(|name| name == entry.id.as_str())).collect();
    for (place, entry) in entries.into_iter().enumerate() {
        let summary = (entry.summary)();
        if matches.get_flag(JSON) {
            context.json(&summary)?;
            continue;
        }
        if place > 0 {
            context.line("")?;
        }
        show(context, &summary)?;
    }
    Ok(())
}

fn show(context: &mut Context, summary: &Summary) -> Result {
    let title = context.paint.tone(Tone::Title, summary.title);
    let sets: Vec<String> = summary.environment.iter().map(|names| names.join(" and ")).collect();
    context.line(&format!("{title}  {}", summary.base_url))?;
    context.line(&format!("  operations   {}", summary.operations.join(", ")))?;
    context.line(&format!("  credentials  {} in the environment", sets.join(", or ")))?;
    let names: Vec<String> =
        summary.fields.iter().map(|field| format!("--{}", flags::name(field.name))).collect();
    let name = names.iter().map(String::len).max().unwrap_or_default();
    let kind = summary.fields.iter().map(|field| field.kind.len()).max().unwrap_or_default();
    context.line(&format!("  numplan update {}", summary.provider))?;
    for (flag, field) in names.iter().zip(&summary.fields) {
        let clear = if field.clear.is_some() { " (--clear)" } else { "" };
        let kind = context.paint.tone(Tone::Quiet, &format!("{:kind$}", field.kind));
        context.line(&format!("    {flag:name$}  {kind}  {}{clear}", flags::summary(&field.doc)))?;
    }
    Ok(())
}
