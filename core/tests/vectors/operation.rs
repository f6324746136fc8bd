//! Operations of cases, made by name as other languages make them, and their results as JSON.

use numplan::bindings::catalog::{
    AnyOutput, Cataloged, Dialect, Inputs, Named, OperationSpec, Visitor, visit,
};
use numplan::export::ExportValue;
use numplan::fields::Input;
use numplan::provider::{Credentials, Provider, ProviderId};
use numplan::secret::Secret;
use numplan::{Account, Error};
use serde_json::{Map, Value, json};

use crate::support::case::{Case, input};

/// Members of a case that are inputs of the same name. The others are converted by [`inputs`].
const ARGUMENTS: [&str; 15] = [
    "number",
    "numbers",
    "id",
    "ids",
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
];

/// A use of an operation of any provider.
pub(crate) trait Act {
    type Out;

    fn act<P: Cataloged>(self, named: Named<P>, account: &Account<P>) -> Self::Out;
}

/// Makes the account and the operation of a case, and passes them to `act`.
pub(crate) fn with<A: Act>(case: &Case, act: A) -> Result<A::Out, Error> {
    let provider = case.text("provider");
    let id = ProviderId::from_value(provider)
        .unwrap_or_else(|| panic!("{}: unknown provider {provider}", case.name));
    visit(id, WithOperation { case, act })
}

struct WithOperation<'a, A> {
    case: &'a Case,
    act: A,
}

impl<A: Act> Visitor for WithOperation<'_, A> {
    type Output = Result<A::Out, Error>;

    fn visit<P: Cataloged>(self) -> Self::Output {
        let account = account::<P>(self.case)?;
        let named = Named::new(self.case.text("operation"), inputs::<P>(self.case), &Dialect::WIRE)?;
        Ok(self.act.act(named, &account))
    }
}

/// Returns the account of a case: `credentials` by the names of their parts, and perhaps a `base_url`.
fn account<P: Provider>(case: &Case) -> Result<Account<P>, Error> {
    let given = case.get("credentials");
    let part = |name: &&str| {
        let part = given.get(name).and_then(Value::as_str);
        Secret::new(part.unwrap_or_else(|| panic!("{}: credentials need `{name}`", case.name)))
    };
    let parts: Vec<Secret> = P::Credentials::PARTS.iter().map(part).collect();
    let credentials = P::Credentials::from_parts(&parts)?;
    match case.get("base_url") {
        Value::String(base) => Account::at(credentials, base),
        _ => Account::new(credentials),
    }
}

fn inputs<P: Provider>(case: &Case) -> Inputs {
    let mut inputs = Inputs::new();
    let mut put = |name: &str, value: &Value| {
        if !value.is_null() {
            inputs.push((name.to_owned(), Input::Value(value.clone())));
        }
    };
    if case.text("operation") == "cart.checkout" {
        let pair = |(id, number): (&Value, &Value)| json!({ "id": id, "number": number });
        let (ids, numbers) = (case.get("ids").as_array().unwrap(), case.get("numbers").as_array().unwrap());
        put("items", &ids.iter().zip(numbers).map(pair).collect());
    } else {
        for name in ARGUMENTS {
            put(name, case.get(name));
        }
    }
    let at = case.get("at");
    if P::NUMBERS_PAGES {
        put("page", &at["pages"].as_u64().map(|pages| pages + 1).into());
    } else {
        for name in ["offset", "cursor"] {
            put(name, &at[name]);
        }
    }
    let fields = case.get("fields").as_object().cloned().unwrap_or_default();
    inputs.extend(fields.into_iter().map(|(name, value)| (name, input(value))));
    inputs
}

/// Returns a result in the form of the cases: the fields of an update by name, other results under the name of their
/// kind.
pub(crate) fn shown(outcome: AnyOutput, spec: &OperationSpec) -> Value {
    let value = outcome.finish(spec, &Dialect::WIRE).value;
    let ExportValue::Model(model, _) = &value else { panic!("{}: a result is a model", spec.name) };
    let model = model.name;
    let mut seen = json_of(value);
    match model {
        "Updated" => by_field(&mut seen),
        "UpdatedMany" => {
            for record in seen["records"].as_array_mut().unwrap() {
                let id = record["id"].take();
                *record = record["updated"].take();
                record["id"] = id;
                by_field(record);
            }
        }
        "Receipt" => seen["reconciled"] = seen["is_reconciled"].take(),
        "Page" => seen["ok"] = true.into(),
        "Provisioning" => seen = json!({ "ok": true, "task": seen }),
        "Cart" => seen = json!({ "ok": true, "cart": seen }),
        "Number" => seen = json!({ "ok": true, "number": seen }),
        _ => panic!("{}: unknown result {model}", spec.name),
    }
    seen
}

fn by_field(updated: &mut Value) {
    let outcomes = updated["fields"].as_array().unwrap().iter();
    let fields: Map<_, _> =
        outcomes.map(|outcome| (outcome["field"].as_str().unwrap().to_owned(), outcome.clone())).collect();
    updated["fields"] = Value::Object(fields);
}

/// Returns an exported value as JSON.
fn json_of(value: ExportValue) -> Value {
    match value {
        ExportValue::Null => Value::Null,
        ExportValue::Flag(flag) => flag.into(),
        ExportValue::Whole(number) => number.into(),
        ExportValue::Real(number) | ExportValue::Seconds(number) => number.into(),
        ExportValue::Text(text) | ExportValue::Name(text) => text.into(),
        ExportValue::List(items) => items.into_iter().map(json_of).collect(),
        ExportValue::Json(value) => value,
        ExportValue::Model(spec, members) => {
            let mut object = Map::new();
            for (member, value) in spec.members.iter().zip(members) {
                match json_of(value) {
                    // Members without a field of their own, which stand beside the others on the wire.
                    Value::Object(extra) if member.name == "extra" => object.extend(extra),
                    value => drop(object.insert(member.name.to_owned(), value)),
                }
            }
            Value::Object(object)
        }
    }
}
