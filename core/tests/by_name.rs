//! Operations that are made from their names are those that are made from their types: every case of
//! `tests/vectors` gives the same request, or the same error, on both ways.
#![cfg(feature = "bindings")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

#[path = "support/mod.rs"]
mod support;

use numplan::bindings::catalog::{Cataloged, Dialect, Inputs, Named, operations, resource_doc};
use numplan::exchange::Step;
use numplan::fields::Input;
use numplan::operation::Operation;
use numplan::provider::ProviderId;
use numplan::{Account, Error, flowroute, plivo, wavix};
use serde_json::{Value, json};
use support::case::{Case, files};
use support::course::World;
use support::operation::{Act, Shown, account, input, with};

/// The first request of an operation, as text, or why there is none.
type First = Result<String, String>;

fn first<O: Operation>(operation: O, account: &Account<O::Provider>) -> First {
    first_boxed(Box::new(operation), account)
}

fn first_boxed<O: Operation + ?Sized>(operation: Box<O>, account: &Account<O::Provider>) -> First {
    let mut world = World::default();
    match world.begin_boxed(operation, account).next(&mut world.env()) {
        Step::Send(attempt) => {
            let body = String::from_utf8(attempt.request.body().clone()).unwrap();
            Ok(format!("{} {} {body}", attempt.request.method(), attempt.request.uri()))
        }
        Step::Done(end) => Err(error_text(&end.err().expect("nothing ends well before it is sent"))),
        Step::Wait(time) => panic!("waits for {time:?}"),
        Step::Reauthenticate(_) => panic!("asks for credentials"),
    }
}

fn error_text(error: &Error) -> String {
    // What is wrong with an argument is said with what is wrong with the fields, so the texts may differ.
    let mut fields: Vec<_> =
        error.fields.iter().map(|wrong| format!("{} {}", wrong.field, wrong.rule)).collect();
    fields.sort();
    format!("{} {fields:?}", error.code)
}

struct ByType;

impl Act for ByType {
    type Out = First;

    fn act<O: Operation>(self, operation: O, account: Account<O::Provider>) -> First
    where
        O::Output: Shown,
    {
        first(operation, &account)
    }
}

/// What a case gives, by name.
fn inputs(case: &Case) -> Inputs {
    let mut inputs = Inputs::new();
    for name in [
        "number",
        "id",
        "task",
        "route",
        "slot",
        "action",
        "country",
        "region",
        "city",
        "current",
        "keep_application",
        "limit",
        "offset",
    ] {
        if case.has(name) && !case.get(name).is_null() {
            inputs.push((name.to_owned(), Input::Value(case.get(name).clone())));
        }
    }
    if case.text("operation") == "cart.checkout" {
        let pair = |(id, number): (&Value, &Value)| json!({ "id": id, "number": number });
        let items = case.get("ids").as_array().unwrap().iter().zip(case.get("numbers").as_array().unwrap());
        inputs.push(("items".to_owned(), Input::Value(items.map(pair).collect())));
    } else {
        for name in ["ids", "numbers"].into_iter().filter(|name| !case.get(name).is_null()) {
            inputs.push((name.to_owned(), Input::Value(case.get(name).clone())));
        }
    }
    let at = case.get("at");
    if case.text("provider") == "wavix" {
        if let Some(pages) = at.get("pages").and_then(Value::as_u64) {
            inputs.push(("page".to_owned(), Input::Value((pages + 1).into())));
        }
    } else {
        for name in
            ["offset", "cursor"].into_iter().filter(|name| at.get(name).is_some_and(|value| !value.is_null()))
        {
            inputs.push((name.to_owned(), Input::Value(at[name].clone())));
        }
    }
    let fields = case.get("fields").as_object().cloned().unwrap_or_default();
    inputs.extend(fields.into_iter().map(|(name, value)| (name, input(value))));
    inputs
}

fn by_name<P: Cataloged>(case: &Case) -> Result<First, Error> {
    let account = account::<P>(case)?;
    let named = Named::<P>::new(case.text("operation"), inputs(case), &Dialect::WIRE)?;
    Ok(first_boxed(named.operation, &account))
}

#[test]
fn what_a_name_makes_is_what_the_type_makes() {
    let (mut count, mut failures) = (0, Vec::new());
    let cases = files().into_iter().filter(|file| file.kind != "callback_url");
    for (group, case) in
        cases.flat_map(|file| file.cases.into_iter().map(move |case| (file.group.clone(), case)))
    {
        count += 1;
        let typed = with(&case, ByType).map_err(|error| error_text(&error)).and_then(|first| first);
        let named = match case.text("provider") {
            "flowroute" => by_name::<flowroute::Flowroute>(&case),
            "plivo" => by_name::<plivo::Plivo>(&case),
            _ => by_name::<wavix::Wavix>(&case),
        };
        let named = named.map_err(|error| error_text(&error)).and_then(|first| first);
        if typed != named {
            failures.push(format!("{group}: {}\n    by type {typed:?}\n    by name {named:?}", case.name));
        }
    }
    assert!(count > 1_000, "{count} cases");
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_operation_has_a_name_of_its_own_and_is_documented() {
    for provider in [ProviderId::Flowroute, ProviderId::Plivo, ProviderId::Wavix] {
        let specs = operations(provider);
        let mut names: Vec<_> = specs.iter().map(|spec| spec.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), specs.len(), "{provider}");
        for spec in specs {
            assert!(spec.doc.contains("https://"), "{provider} {}: no page of the provider", spec.name);
            assert!(!spec.resource().is_empty() && !spec.verb().is_empty(), "{}", spec.name);
            assert!(!resource_doc(provider, spec.resource()).is_empty(), "{}", spec.resource());
            let mut taken = spec.names();
            taken.sort_unstable();
            taken.dedup();
            assert_eq!(taken.len(), spec.names().len(), "{provider} {}: a name is taken twice", spec.name);
        }
    }
}

fn update(number: &str) -> Result<Named<flowroute::Flowroute>, Error> {
    let value = |value: Value| Input::Value(value);
    let inputs = vec![
        ("number".to_owned(), value(number.into())),
        ("alias".to_owned(), Input::Nothing("None")),
        ("cnamLookupEnabled".to_owned(), value(true.into())),
        ("messagingEmail".to_owned(), value(true.into())),
    ];
    Named::new("numbers.update", inputs, &Dialect::NODE)
}

#[test]
fn options_report_unread_inputs_and_rules_together() {
    let account = Account::<flowroute::Flowroute>::new(flowroute::KeyPair::new("a", "s").unwrap()).unwrap();
    let errors = update("12065551234").unwrap().operation.validate(&account);
    let found: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.rule)).collect();
    let expected =
        [("cnamLookupEnabled", "unknown_field"), ("alias", "null"), ("messaging_email", "requires")];
    assert_eq!(found, expected);
    assert!(errors[0].message.contains("`cnamLookupsEnabled`"), "{errors:?}");
}

#[test]
fn unreadable_argument_reports_all_wrong_inputs() {
    let error = update("2065551234").unwrap_err();
    let found: Vec<_> = error.fields.iter().map(|error| (error.field.as_str(), error.rule)).collect();
    assert_eq!(
        found,
        [
            ("number", "length"),
            ("cnamLookupEnabled", "unknown_field"),
            ("alias", "null"),
            ("messagingEmail", "requires")
        ]
    );
    let inputs = vec![
        ("number".to_owned(), Input::Value("12065551234".into())),
        ("timeuot".to_owned(), Input::Value(1.into())),
    ];
    let error = Named::<flowroute::Flowroute>::new("numbers.get", inputs, &Dialect::PYTHON).unwrap_err();
    assert!(error.message.contains("`timeout`"), "{error:?}");
}
