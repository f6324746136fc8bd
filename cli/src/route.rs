//! `numplan route flowroute`: inbound voice routes, and the numbers that use them.

use numplan::bindings::catalog::Inputs;
use numplan::fields::Options as _;
use numplan::flowroute::{
    ClearRoute, CreateRoute, DeleteRoute, Flowroute, Route, RouteChanges, RouteSlot, SetRoute, UpdateRoute,
};
use numplan::updated::FieldState;
use numplan::{Receipt, ResourceId};
use serde_json::{Map, json};

use crate::action::ActionReport;
use crate::prelude::*;
use crate::provider::{Column, columns};
use crate::{confirm, listing};

const ROUTE: &str = "route";
const PRIMARY: &str = "primary";
const FAILOVER: &str = "failover";
const SLOTS: [(&str, RouteSlot); 2] = [(PRIMARY, RouteSlot::Primary), (FAILOVER, RouteSlot::Failover)];
const COLUMNS: &[Column] = columns! {
    "id": "id", "type": "route_type", "edge": "edge_strategy_id", "alias": "alias", "value": "value",
};
/// The heading of the flags of a route.
const HEADING: &str = "The route";

/// The command.
pub(crate) fn command() -> Command {
    let json = || switch(JSON, "Write the result as JSON");
    let route = || Arg::new(ROUTE).value_name("ROUTE").required(true).help("The id of the route");
    let slot = |name: &'static str, help: &'static str| Arg::new(name).long(name).help(help);
    let commands = [
        listing::add(operation::add_fields::<Flowroute>(
            Command::new("list").about("List the routes of the account").next_help_heading("Which routes"),
            "routes.list",
        )),
        flags::add_plain(
            Command::new("create").about("Make a route").next_help_heading(HEADING),
            RouteChanges::FIELDS,
        )
        .arg(json()),
        flags::add_plain(
            Command::new("update")
                .about("Change a route: calls of every number that points to it follow")
                .arg(route())
                .next_help_heading(HEADING),
            RouteChanges::FIELDS,
        )
        .arg(json()),
        Command::new("delete").about("Delete a route to which no number points").args([
            route(),
            switch(YES, "Do not ask"),
            json(),
        ]),
        source::add(Command::new("set").about("Point numbers to a route"))
            .args([
                slot(PRIMARY, "The route to which calls go").value_name("ROUTE"),
                slot(FAILOVER, "The route to which they go when that fails").value_name("ROUTE"),
            ])
            .arg(json()),
        source::add(Command::new("clear").about("Take numbers' routes away"))
            .args([
                slot(PRIMARY, "The route to which calls go").action(ArgAction::SetTrue),
                slot(FAILOVER, "The route to which they go when that fails").action(ArgAction::SetTrue),
            ])
            .arg(json()),
        listing::add(Command::new("edge-strategies").about("List where calls can enter Flowroute's network")),
    ];
    flags::group("flowroute", "Inbound voice routes at Flowroute")
        .after_help(exit::EXPLAINED)
        .subcommands(commands.map(connection::add))
}

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches, context: &mut Context) -> Result {
    let Some((name, matches)) = matches.subcommand() else { return Ok(()) };
    match name {
        "list" => {
            let filters = operation::inputs::<Flowroute>(matches, "routes.list")?;
            listing::show::<Flowroute>(matches, context, "routes.list", filters, COLUMNS)
        }
        "edge-strategies" => {
            let columns = columns! { "id": "id", "name": "name" };
            listing::show::<Flowroute>(matches, context, "edge_strategies.list", Inputs::new(), columns)
        }
        "set" | "clear" => each_number(matches, context, name == "set"),
        name => one_route(matches, context, name),
    }
}

/// Reads the id of a route.
fn route_id(given: &str) -> Result<ResourceId> {
    ResourceId::parse(given).ok_or_else(|| {
        usage(format!(
            "\"{given}\" is not the id of a route: numplan route flowroute list shows them; nothing was sent"
        ))
    })
}

fn one_route(matches: &ArgMatches, context: &mut Context, name: &str) -> Result {
    let id = matches.try_get_one::<String>(ROUTE).ok().flatten().map(|id| route_id(id)).transpose()?;
    let session = Session::<Flowroute>::open(matches, context)?;
    let (done, result) = match (name, id) {
        ("create", _) => {
            let changes: RouteChanges = flags::changes(matches);
            ("created", session.run(CreateRoute::new(changes)))
        }
        ("update", Some(id)) => {
            let changes: RouteChanges = flags::changes(matches);
            ("updated", session.run(UpdateRoute::new(id, changes)))
        }
        ("delete", Some(id)) => {
            let what = format!("this deletes the route {} and cannot be undone", id.as_str());
            confirm::obtain(matches, context, &what)?;
            ("deleted", session.run(DeleteRoute::new(id)))
        }
        // There are no other commands.
        _ => return Ok(()),
    };
    show_route(matches, context, done, result)
}

fn show_route(
    matches: &ArgMatches,
    context: &mut Context,
    done: &str,
    result: Result<Receipt<Route>, Error>,
) -> Result {
    let receipt = match result {
        Ok(receipt) => receipt,
        Err(error) => {
            context.outcomes.note(Exit::of_write(&error));
            context.messages.error(&error);
            return Ok(());
        }
    };
    context.outcomes.note(Exit::of_state(receipt.state, false));
    if matches.get_flag(JSON) {
        return Ok(context.json(&receipt)?);
    }
    let word = match receipt.state {
        FieldState::Applied => done,
        FieldState::Pending => "pending",
        FieldState::Rejected => "rejected",
        FieldState::Unknown => "unknown: look at the list of routes",
    };
    let lost =
        if receipt.is_reconciled() { " (the response was lost; the list of routes shows it)" } else { "" };
    let given = matches.try_get_one::<String>(ROUTE).ok().flatten().map(String::as_str);
    let id = receipt.item.as_ref().and_then(|route| route.id.as_deref()).or(given).unwrap_or_default();
    let word = context.paint.tone(Tone::of(receipt.state), &format!("{word}{lost}"));
    Ok(context.line(&format!("route {}  {word}", numplan::text::shown(id)))?)
}

/// A slot to point to a route, or to clear.
type Aim = (RouteSlot, Option<ResourceId>);

/// Sets or clears the routes of one number after the other.
fn each_number(matches: &ArgMatches, context: &mut Context, sets: bool) -> Result {
    let mut aims: Vec<Aim> = Vec::new();
    for (name, slot) in SLOTS {
        match matches.try_get_one::<String>(name).ok().flatten().filter(|_| sets) {
            Some(route) => aims.push((slot, Some(route_id(route)?))),
            None if !sets && matches.get_flag(name) => aims.push((slot, None)),
            None => {}
        }
    }
    if aims.is_empty() {
        let what = if sets { "--primary ROUTE, --failover ROUTE" } else { "--primary, --failover" };
        return Err(usage(format!("name the route: {what}, or both; nothing was sent")));
    }
    let targets = target::all::<Flowroute>(matches, context)?;
    let session = Session::<Flowroute>::open(matches, context)?;
    let done = if sets { "set" } else { "cleared" };
    let mut report = ActionReport::new(matches, done, "the number shows it");
    for target in &targets {
        let address = match &target.address {
            Ok(address) => *address,
            Err(error) => {
                report.fail(context, target, error, Exit::of_read(error))?;
                continue;
            }
        };
        for (slot, route) in &aims {
            let result = match route.clone() {
                Some(route) => session.run(SetRoute::new(address, *slot, route)),
                None => session.run(ClearRoute::new(address, *slot)),
            };
            let words =
                format!("{slot} route {}", route.as_ref().map(ResourceId::as_str).unwrap_or_default());
            let result = result.and_then(|receipt| operation::json(serde_json::to_value(receipt)));
            let about = Map::from_iter([("slot".to_owned(), json!(slot))]);
            report.show(context, target, &result, &about, &words)?;
        }
    }
    report.sum_up(context);
    Ok(())
}
