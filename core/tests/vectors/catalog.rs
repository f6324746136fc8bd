//! The catalog of operations: names, documentation, and errors of inputs that cannot be read.

use numplan::Account;
use numplan::Error;
use numplan::bindings::catalog::{Dialect, Named, operations, resource_doc};
use numplan::fields::Input;
use numplan::flowroute::{Flowroute, KeyPair};
use numplan::provider::ProviderId;
use serde_json::Value;

#[test]
fn operations_have_unique_names_and_documentation() {
    for provider in ProviderId::ALL.iter().copied() {
        let specs = operations(provider);
        let mut names: Vec<_> = specs.iter().map(|spec| spec.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), specs.len(), "{provider}");
        for spec in specs {
            assert!(spec.doc.contains("https://"), "{provider} {}: no page of the provider", spec.name);
            assert!(!spec.resource().is_empty() && !spec.verb().is_empty(), "{}", spec.name);
            assert!(!resource_doc(provider, spec.resource()).is_empty(), "{}", spec.resource());
            let mut inputs = spec.names();
            inputs.sort_unstable();
            inputs.dedup();
            assert_eq!(inputs.len(), spec.names().len(), "{provider} {}: two inputs of a name", spec.name);
        }
    }
}

fn update(number: &str) -> Result<Named<Flowroute>, Error> {
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
    let account = Account::<Flowroute>::new(KeyPair::new("a", "s").unwrap()).unwrap();
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
    let expected = [
        ("number", "length"),
        ("cnamLookupEnabled", "unknown_field"),
        ("alias", "null"),
        ("messagingEmail", "requires"),
    ];
    assert_eq!(found, expected);
    let inputs = vec![
        ("number".to_owned(), Input::Value("12065551234".into())),
        ("timeuot".to_owned(), Input::Value(1.into())),
    ];
    let error = Named::<Flowroute>::new("numbers.get", inputs, &Dialect::PYTHON).unwrap_err();
    assert!(error.message.contains("`timeout`"), "{error:?}");
}
