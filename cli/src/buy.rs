//! `numplan buy`: buys numbers after their prices were shown and confirmed.
//!
//! Each number is looked up in the stock first. After confirmation there is one order a number, one after the other.
//! The core decides whether an order may be sent, and reconciles a lost response.

use numplan::bindings::catalog::Named;
use numplan::{Account, ErrorCode, PhoneNumber};
use serde_json::{Map, Value};

use crate::action::ActionReport;
use crate::prelude::*;
use crate::{confirm, dry_run};

const DRY_RUN: &str = "dry-run";

/// `numplan buy PROVIDER`.
pub(crate) fn command<F: CliProvider>() -> Command {
    let id = F::ID;
    let title = id.title();
    let command = Command::new(id.as_str())
        .about(format!("Buy numbers at {title}"))
        .long_about(format!(
            "Buy numbers at {title}. Each is looked up in the stock first and shown with its set-up and monthly cost; \
             then you are asked to confirm, unless --yes is given. There is one order a number, one after the other, and none \
             is ever sent twice."
        ))
        .after_help(exit::EXPLAINED);
    let command = source::add_words(command).next_help_heading("Where the numbers are looked up");
    let command =
        if F::FOUND_BY_NUMBER { command } else { operation::add_list_flags::<F>(command, &F::STOCK) };
    let command = command.next_help_heading("Order");
    let command = operation::add_fields::<F>(command, F::ORDER).next_help_heading("How").args([
        switch(YES, "Do not ask; buy at the prices that the stock shows"),
        switch(DRY_RUN, "Show the request of each order with its secrets hidden, and order nothing"),
        switch(JSON, "Write one JSON object a number: number, ok, and result or error"),
    ]);
    connection::add(command)
}

/// A number and its offer.
struct Purchase<F: CliProvider> {
    target: Target<F>,
    address: F::Address,
    offer: Value,
}

/// Buys the numbers.
pub(crate) fn run<F: CliProvider>(matches: &ArgMatches, context: &mut Context) -> Result {
    let targets = target::named::<F>(matches, Vec::new(), context)?;
    if matches.get_flag(DRY_RUN) && !F::ORDERS_BY_OFFER {
        let account = Connection::<F>::with_placeholders(matches, context)?.account;
        for (target, address) in &targets {
            preview::<F>(matches, context, (target, address), None, &account)?;
        }
        context.messages.note("nothing was sent");
        return Ok(());
    }
    let session = Session::<F>::open(matches, context)?;
    let mut report = ActionReport::new(matches, "bought", "the account shows it");
    let mut wanted = Vec::new();
    for (target, address) in targets {
        match find::<F>(matches, &session, &address) {
            Ok(offer) => wanted.push(Purchase::<F> { target, address, offer }),
            // An error in the flags concerns all numbers.
            Err(CommandError::Refused(error)) if error.code != ErrorCode::InvalidInput => {
                report.fail(context, &target, &error, Exit::of_read(&error))?;
            }
            Err(stop) => return Err(stop),
        }
    }
    if matches.get_flag(DRY_RUN) {
        for Purchase { target, address, offer } in &wanted {
            preview::<F>(matches, context, (target, address), Some(offer), &session.connection.account)?;
        }
        context.messages.note("nothing was ordered");
        return Ok(());
    }
    if !wanted.is_empty() {
        agree(matches, context, &wanted)?;
    }
    for Purchase { target, address, offer } in &wanted {
        let ready = F::add_to_cart(&session, offer).and_then(|()| order::<F>(matches, address, Some(offer)));
        let order = match ready {
            Ok(order) => order,
            Err(error) => {
                report.fail(context, target, &error, Exit::of_read(&error))?;
                continue;
            }
        };
        let result = session.run_boxed(order.operation);
        let result = result.and_then(|outcome| operation::json(outcome.to_json()));
        let about = Map::from_iter([("offer".to_owned(), offer.clone())]);
        report.show(context, target, &result, &about, &price::<F>(offer))?;
        if result.is_err() && !F::LEFT_OVER.is_empty() {
            context.messages.note(F::LEFT_OVER);
        }
    }
    report.sum_up(context);
    Ok(())
}

/// Makes the order of a number.
fn order<F: CliProvider>(
    matches: &ArgMatches,
    address: &F::Address,
    offer: Option<&Value>,
) -> Result<Named<F>, Error> {
    let mut inputs = F::order(address, offer)?;
    inputs.extend(operation::inputs::<F>(matches, F::ORDER)?);
    operation::named(F::ORDER, inputs)
}

/// Finds the number in the stock.
fn find<F: CliProvider>(matches: &ArgMatches, session: &Session<F>, address: &F::Address) -> Result<Value> {
    let wanted = address.to_string();
    let filters = F::narrowed(address, operation::list_inputs::<F>(matches, &F::STOCK)?);
    let mut list = operation::list::<F>(F::STOCK.operation, filters)?;
    while let Some(offers) = operation::next_page(session, &mut list)? {
        for offer in offers {
            let number = shown::<F>(&offer, "number").and_then(|number| PhoneNumber::parse(number).ok());
            if number.is_some_and(|number| number.to_string() == wanted) {
                return Ok(offer);
            }
        }
    }
    let title = F::ID.title();
    let error = match session.run(F::get(address)) {
        Ok(_) => Error::new(
            ErrorCode::Conflict,
            format!("{address} is in this account already; nothing was ordered"),
        ),
        Err(_) => Error::new(
            ErrorCode::NotFound,
            format!(
                "{address} is not in the part of {title}'s stock that was looked through; nothing was ordered"
            ),
        ),
    };
    Err(error.into())
}

/// Returns the text in a column of the stock.
fn shown<'a, F: CliProvider>(offer: &'a Value, title: &str) -> Option<&'a str> {
    F::STOCK.columns.iter().find(|column| column.title == title)?.value(offer)?.as_str()
}

/// "set-up 1.0, monthly 1.25"
fn price<F: CliProvider>(offer: &Value) -> String {
    let amount = |title| shown::<F>(offer, title).unwrap_or("not shown");
    format!("set-up {}, monthly {}", amount("set-up"), amount("monthly"))
}

/// Shows the prices and asks for confirmation.
fn agree<F: CliProvider>(matches: &ArgMatches, context: &mut Context, wanted: &[Purchase<F>]) -> Result {
    let title = F::ID.title();
    for Purchase { target, offer, .. } in wanted {
        context.messages.tell(&format!("{}  {}", target.name(), price::<F>(offer)));
    }
    let many = confirm::numbers(wanted.len());
    let sum = |title| {
        let amount = |wanted: &Purchase<F>| shown::<F>(&wanted.offer, title)?.parse::<f64>().ok();
        let amounts: Option<Vec<f64>> = wanted.iter().map(amount).collect();
        amounts
            .map_or_else(|| "not shown".to_owned(), |amounts| format!("{:.2}", amounts.iter().sum::<f64>()))
    };
    let (once, monthly) = (sum("set-up"), sum("monthly"));
    let what = format!(
        "this buys {many} at {title} and costs money: set-up {once}, and {monthly} a month, in US dollars"
    );
    confirm::obtain(matches, context, &what)
}

fn preview<F: CliProvider>(
    matches: &ArgMatches,
    context: &mut Context,
    (target, address): (&Target<F>, &F::Address),
    offer: Option<&Value>,
    account: &Account<F>,
) -> Result {
    let order = order::<F>(matches, address, offer)?;
    let preview = dry_run::plain(&*order.operation, account)?;
    dry_run::write(context, target, &preview, matches.get_flag(JSON), true)
}
