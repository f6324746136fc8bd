//! Names and values of inputs are sent as the same JSON.

use numplan::fields::{FieldSpec, InputType, Options};
use numplan::prepare;
use numplan::{flowroute, plivo, wavix};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::strategies::json;
use crate::support::case::input;
use crate::support::samples::{
    flowroute as flowroute_account, nanp, phone, plivo as plivo_account, wavix as wavix_account,
};

/// A value that fits a field, or clears it.
fn value(spec: &FieldSpec) -> BoxedStrategy<Value> {
    let fits = match spec.kind {
        InputType::Text => any::<String>().prop_map(Value::from).boxed(),
        InputType::Flag => any::<bool>().prop_map(Value::from).boxed(),
        InputType::Count => any::<u32>().prop_map(Value::from).boxed(),
        InputType::Url => {
            "https://(user:pass@)?example\\.com/[a-z/]{0,12}(\\?[a-z=&]{1,12})?".prop_map(Value::from).boxed()
        }
        InputType::StringEnum(spec) => {
            prop::sample::select(spec.words.to_vec()).prop_map(Value::from).boxed()
        }
        InputType::List(_) => proptest::collection::vec(destination(), 0..4).prop_map(Value::from).boxed(),
        other => panic!("there is a new kind of field: {other:?}"),
    };
    match spec.clear {
        Some(_) => prop_oneof![4 => fits, 1 => Just(json!({ "$clear": true }))].boxed(),
        None => fits,
    }
}

fn destination() -> impl Strategy<Value = Value> {
    let trunk = proptest::option::of(any::<u64>());
    ("[!-~]{1,12}", any::<u32>(), prop::sample::select(vec![1, 4, 5]), trunk).prop_map(
        |(destination, priority, transport, trunk)| {
            let mut members =
                json!({ "destination": destination, "priority": priority, "transport": transport });
            if let Some(trunk) = trunk.filter(|_| transport == 5) {
                members["trunk_id"] = trunk.into();
            }
            members
        },
    )
}

/// Some of the fields, each with a value or cleared.
fn some(fields: &'static [FieldSpec]) -> impl Strategy<Value = Map<String, Value>> {
    let field = |spec: &'static FieldSpec| {
        proptest::option::of(value(spec)).prop_map(move |value| (spec.name, value))
    };
    let each: Vec<_> = fields.iter().map(field).collect();
    each.prop_map(|fields| {
        fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    })
}

/// Returns the JSON on the wire; cleared fields have the value of the field table.
fn on_the_wire(fields: &'static [FieldSpec], given: &Map<String, Value>) -> Map<String, Value> {
    let cleared = json!({ "$clear": true });
    let member = |(name, value): (&String, &Value)| {
        let spec = fields.iter().find(|spec| spec.name == name).unwrap();
        let value = if *value == cleared { spec.clear.unwrap().value() } else { value.clone() };
        (name.clone(), value)
    };
    given.iter().map(member).collect()
}

fn changes<C: Options>(given: &Map<String, Value>) -> C {
    C::from_inputs(given.iter().map(|(name, value)| (name, input(value.clone()))))
}

fn body(request: &http::Request<Vec<u8>>) -> Value {
    serde_json::from_slice(request.body()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_goes_to_flowroute(given in some(flowroute::NumberChanges::FIELDS)) {
        let update = flowroute::UpdateNumber::new(nanp(), changes(&given));
        let Ok(request) = prepare(&update, &flowroute_account()) else {
            // A rule across the fields refused it.
            prop_assert!(given.is_empty() || given.contains_key("messaging_email") || given.contains_key("messaging_callback_url"));
            return Ok(());
        };
        let mut expected = on_the_wire(flowroute::NumberChanges::FIELDS, &given);
        expected.insert("type".into(), "number".into());
        prop_assert_eq!(body(&request), Value::Object(expected));
    }

    #[test]
    fn what_goes_to_plivo(given in some(plivo::NumberChanges::FIELDS)) {
        let update = plivo::UpdateNumber::new(phone(), changes(&given));
        let Ok(request) = prepare(&update, &plivo_account()) else {
            prop_assert!(given.is_empty() || given.contains_key("caller_reputation"));
            return Ok(());
        };
        prop_assert_eq!(body(&request), Value::Object(on_the_wire(plivo::NumberChanges::FIELDS, &given)));
    }

    #[test]
    fn what_goes_to_wavix(given in some(wavix::NumberChanges::FIELDS)) {
        let record = wavix::Address::Id(wavix::RecordId::new(123).unwrap());
        let update = wavix::UpdateNumber::new(record, changes(&given));
        let Ok(request) = prepare(&update, &wavix_account()) else {
            prop_assert!(given.is_empty());
            return Ok(());
        };
        prop_assert_eq!(body(&request), Value::Object(on_the_wire(wavix::NumberChanges::FIELDS, &given)));
    }

    #[test]
    fn no_input_makes_a_setter_panic(name in crate::strategies::name(), value in json()) {
        let inputs = || [(name.as_str(), input(value.clone()))];
        let all = flowroute::NumberChanges::FIELDS.iter().chain(plivo::NumberChanges::FIELDS).chain(wavix::NumberChanges::FIELDS);
        let _ = flowroute::NumberChanges::from_inputs(inputs());
        for spec in all {
            let inputs = || [(spec.name, input(value.clone()))];
            let _ = flowroute::NumberChanges::from_inputs(inputs());
            let _ = plivo::NumberChanges::from_inputs(inputs());
            let changes = wavix::NumberChanges::from_inputs(inputs());
            for field in changes.input_errors() {
                prop_assert!(!field.message.chars().any(char::is_control), "{:?}", field.message);
            }
        }
    }
}
