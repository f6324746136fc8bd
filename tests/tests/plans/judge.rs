//! Holds what a planned says against the state of the sandbox.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use numplan::bindings::catalog::{Finished, operations};
use numplan::export::ExportValue;
use numplan::provider::ProviderId;
use numplan::{Error, Sent};
use numplan_sandbox::Logged;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;

use crate::bench::{Bench, request};
use crate::plan::{NEW, Plan, PlannedOperation};
use crate::state::AccountState;

fn member<'a>(tree: &'a ExportValue, name: &str) -> &'a ExportValue {
    let ExportValue::Model(spec, members) = tree else { panic!("no model: {tree:?}") };
    let at = spec.members.iter().position(|member| member.name == name);
    &members[at.unwrap_or_else(|| panic!("{} has no {name}", spec.name))]
}

fn text(tree: &ExportValue) -> &str {
    match tree {
        ExportValue::Text(text) | ExportValue::Name(text) => text,
        other => panic!("no text: {other:?}"),
    }
}

/// Carries a plan out, and holds each planned to what it says.
pub(crate) fn hold(plan: &Plan, manual: bool) -> TestCaseResult {
    let mut bench = Bench::new(plan, manual);
    for planned in &plan.calls {
        bench.sandbox.clear_log();
        bench.sent.store(0, Ordering::Relaxed);
        let before = bench.state();
        if planned.operation == "numbers.list" && !manual {
            list(&bench, planned)?;
            continue;
        }
        let end = bench.run(planned);
        bench.finish();
        let (after, log) = (bench.state(), bench.sandbox.log());
        let judged = judge(planned, &before, &after, &log, &end);
        judged.map_err(|error| TestCaseError::fail(format!("{planned:?}: {error}\n{log:#?}")))?;
    }
    Ok(())
}

fn judge(
    planned: &PlannedOperation,
    before: &AccountState,
    after: &AccountState,
    log: &[Logged],
    end: &Result<Finished, Error>,
) -> TestCaseResult {
    let spec = operations(planned.at).into_iter().find(|spec| spec.name == planned.operation).unwrap();
    let reads = spec.verb() == "get" || spec.verb() == "list";
    let own = log.iter().filter(|one| reads || one.method != "GET").count();
    prop_assert!(after.orders.len() <= before.orders.len() + 1, "ordered more than once");
    prop_assert!(!spec.spends || own <= 1, "an order that was sent {own} times");
    prop_assert!(!reads || before == after, "a read has changed something");
    match end {
        Err(error) => {
            prop_assert!(!error.nothing_changed() || before == after, "something has changed: {error:?}");
            prop_assert!(error.sent != Sent::No || own == 0, "it was sent: {error:?}");
            prop_assert!(error.sent != Sent::Yes || own > 0, "it was not sent: {error:?}");
            prop_assert!(own <= error.attempts as usize, "it was sent {own} times: {error:?}");
            Ok(())
        }
        Ok(Finished { value, .. }) => match planned.operation {
            "numbers.update" => fields(planned, after, value),
            "numbers.get" => shown(planned, after, log, value),
            _ => done(planned, before, after, value),
        },
    }
}

/// Each field of an update is what it is said to be.
fn fields(planned: &PlannedOperation, after: &AccountState, value: &ExportValue) -> TestCaseResult {
    let ExportValue::List(fields) = member(value, "fields") else { panic!("{value:?}") };
    let kept = after.number(planned).unwrap();
    let asked =
        planned.inputs.as_object().unwrap().keys().filter(|name| !["number", "id"].contains(&name.as_str()));
    prop_assert_eq!(fields.len(), asked.count(), "one state for each field");
    for field in fields {
        let (name, state) = (text(member(field, "field")), text(member(field, "state")));
        let ExportValue::Json(asked) = member(field, "requested") else { panic!("{field:?}") };
        let nothing = |value: &Value| value.is_null() || *value == "";
        let applied = kept[name] == *asked || nothing(asked) && nothing(&kept[name]);
        match state {
            "applied" => prop_assert!(applied, "`{name}` is {} and not {asked}", kept[name]),
            "pending" => {
                let number = &planned.inputs["number"];
                prop_assert!(
                    applied || after.tasks.iter().any(|task| *number == task.tn),
                    "no task for `{name}`"
                );
            }
            "unknown" | "rejected" => {}
            state => panic!("{state}"),
        }
    }
    Ok(())
}

/// A number that was read is the one that the provider has, unless it was read through a fault.
fn shown(
    planned: &PlannedOperation,
    after: &AccountState,
    log: &[Logged],
    value: &ExportValue,
) -> TestCaseResult {
    let kept = after.number(planned).unwrap();
    let name = if planned.at == ProviderId::Flowroute { "value" } else { "number" };
    prop_assert_eq!(text(member(value, name)), kept[name].as_str().unwrap());
    if log.last().is_some_and(|one| one.fault.is_none()) && planned.at != ProviderId::Wavix {
        let alias = match member(value, "alias") {
            ExportValue::Text(alias) => Some(alias.as_ref()).filter(|alias| !alias.is_empty()),
            _ => None,
        };
        prop_assert_eq!(alias, kept["alias"].as_str());
    }
    Ok(())
}

/// An operation with one effect has it if the result says so.
fn done(
    planned: &PlannedOperation,
    before: &AccountState,
    after: &AccountState,
    value: &ExportValue,
) -> TestCaseResult {
    if planned.operation == "numbers.list" || text(member(value, "state")) != "applied" {
        return Ok(());
    }
    let owned = after.owned(planned.at);
    match planned.operation {
        "numbers.buy" | "cart.checkout" => prop_assert!(owned.contains(NEW), "not bought"),
        "numbers.release" if planned.at == ProviderId::Wavix => {
            prop_assert!(!after.numbers.wavix.iter().any(|of| of.id == 123), "not released");
        }
        "numbers.release" => {
            prop_assert!(!owned.contains(planned.inputs["number"].as_str().unwrap()), "not released");
        }
        "numbers.set_route" => {
            prop_assert_eq!(&after.number(planned).unwrap()["failover_route"], &planned.inputs["route"]);
        }
        "routes.create" => prop_assert_eq!(after.orders.len(), before.orders.len() + 1, "no route"),
        operation => panic!("what does {operation} come to?"),
    }
    Ok(())
}

/// A list has no number twice, whatever happens between its pages; and all of them, if nothing happens.
fn list(bench: &Bench, planned: &PlannedOperation) -> TestCaseResult {
    let listing = bench.host(planned.at).list(request(planned)).unwrap();
    let (mut seen, mut failures) = (Vec::new(), 0);
    let whole = loop {
        match listing.wait_page(|| false).result {
            Ok(Some(page)) => {
                let ExportValue::List(items) = member(&page.value, "items") else { panic!("{page:?}") };
                let name = if planned.at == ProviderId::Flowroute { "value" } else { "number" };
                seen.extend(items.iter().map(|item| text(member(item, name)).to_owned()));
            }
            Ok(None) => break true,
            // The same page can be asked for again.
            Err(_) if failures < 2 => failures += 1,
            Err(_) => break false,
        }
    };
    let unique: BTreeSet<String> = seen.iter().cloned().collect();
    prop_assert_eq!(unique.len(), seen.len(), "something came twice: {:?}", seen);
    let odd = bench.sandbox.log().iter().any(|one| one.fault.as_deref() == Some("other_number"));
    if whole && !odd {
        prop_assert_eq!(unique, bench.state().owned(planned.at), "{:?}", planned.at);
    }
    Ok(())
}
