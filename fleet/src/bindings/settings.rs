//! Settings of plans and applies by name.

use std::time::Duration;

use numplan::bindings::catalog::{Dialect, Inputs};
use numplan::fields::{Input, InputValue, unknown_name};
use numplan::text::brief;
use numplan::{Error, FieldError};
use serde_json::Value;

use crate::account::AccountName;
use crate::apply::ApplySettings;
use crate::guards::Guards;

/// The settings of a plan: the limits that it carries, instead of those of the wanted file.
pub const PLAN_SETTINGS: [&str; 4] = Guards::NAMES;

/// The settings of an apply, under the names of [`ApplySettings`] and [`Guards`]. `rates` is an object of requests a
/// second by account; `wait` is a length of time, or true for five minutes.
pub const APPLY_SETTINGS: [&str; 12] = [
    "max_percent",
    "max_changes",
    "allow_starts",
    "max_failures",
    "only",
    "limit",
    "rates",
    "parallelism",
    "overwrite",
    "verify",
    "wait",
    "require_undo",
];

/// How a task that a step starts is followed if no time is given.
const DEFAULT_WAIT: Duration = Duration::from_secs(300);

/// Reads the limits of a plan; `None`: none is given.
pub(super) fn guards(inputs: Inputs, dialect: &Dialect, default: Guards) -> Result<Option<Guards>, Error> {
    let mut reader = Reader { inputs, dialect, errors: Vec::new() };
    let guards = reader.guards(default);
    reader.finish(&PLAN_SETTINGS)?;
    Ok(guards)
}

/// Reads the settings of an apply. `default` are the limits of the plan.
pub(super) fn apply(inputs: Inputs, dialect: &Dialect, default: Guards) -> Result<ApplySettings, Error> {
    let mut reader = Reader { inputs, dialect, errors: Vec::new() };
    let mut settings = ApplySettings::new();
    settings.guards = reader.guards(default);
    settings.only = reader.read("only");
    settings.limit = reader.size("limit");
    settings.rates = reader.rates();
    settings.parallelism = reader.size("parallelism");
    settings.overwrite = reader.read("overwrite").unwrap_or_default();
    settings.verify = reader.read("verify").unwrap_or_default();
    settings.wait = reader.wait();
    settings.require_undo = reader.read("require_undo").unwrap_or_default();
    reader.finish(&APPLY_SETTINGS)?;
    Ok(settings)
}

/// Takes settings out by name, and collects all errors.
struct Reader<'d> {
    inputs: Inputs,
    dialect: &'d Dialect,
    errors: Vec<FieldError>,
}

impl Reader<'_> {
    /// The value of a setting. `None`: it is not given, or is a null of the language.
    fn take(&mut self, name: &str) -> Option<Value> {
        let name = self.dialect.spell(name);
        let place = self.inputs.iter().position(|(given, _)| *given == name)?;
        match self.inputs.remove(place).1 {
            Input::Clear | Input::Nothing(_) | Input::Value(Value::Null) => None,
            Input::Value(value) => Some(value),
            Input::Odd(what) => {
                self.errors.push(FieldError::new(name, "type", format!("cannot be read from {what}")));
                None
            }
        }
    }

    fn read<T: InputValue>(&mut self, name: &str) -> Option<T> {
        let value = self.take(name)?;
        T::read(value, &self.dialect.spell(name), &mut self.errors)
    }

    fn size(&mut self, name: &str) -> Option<usize> {
        self.read::<u64>(name).map(|size| usize::try_from(size).unwrap_or(usize::MAX))
    }

    fn refuse(&mut self, name: &str, message: impl Into<String>) {
        self.errors.push(FieldError::new(self.dialect.spell(name), "range", message));
    }

    fn guards(&mut self, default: Guards) -> Option<Guards> {
        let mut guards = None::<Guards>;
        for name in Guards::NAMES {
            let Some(value) = self.read::<u64>(name) else { continue };
            if let Err(message) = guards.get_or_insert(default).set(name, value) {
                let bare = message.strip_prefix(&format!("`{name}` ")).unwrap_or(&message);
                self.refuse(name, bare);
            }
        }
        guards
    }

    fn rates(&mut self) -> Vec<(AccountName, f64)> {
        let rates = match self.take("rates") {
            None => return Vec::new(),
            Some(Value::Object(rates)) => rates,
            Some(_) => {
                self.refuse("rates", "must be requests a second by account, such as {\"plivo/main\": 20}");
                return Vec::new();
            }
        };
        let mut read = Vec::new();
        for (account, rate) in rates {
            match (account.parse::<AccountName>(), rate.as_f64().filter(|rate| *rate > 0.0)) {
                (Ok(account), Some(rate)) => read.push((account, rate)),
                (Err(message), _) => self.refuse("rates", format!("has a wrong account: {message}")),
                (Ok(account), None) => {
                    self.refuse("rates", format!("must be a number above 0 for {account}"));
                }
            }
        }
        read
    }

    fn wait(&mut self) -> Option<Duration> {
        match self.take("wait")? {
            Value::Bool(waits) => waits.then_some(DEFAULT_WAIT),
            value => {
                let scale = if self.dialect.milliseconds { 1_000.0 } else { 1.0 };
                let value = value.as_f64().map_or(value, |time| (time / scale).into());
                Duration::read(value, &self.dialect.spell("wait"), &mut self.errors)
            }
        }
    }

    /// Err: `invalid_input` with all wrong and unknown settings.
    fn finish(self, names: &[&str]) -> Result<(), Error> {
        let Self { inputs, dialect, mut errors } = self;
        let names: Vec<_> = names.iter().map(|name| dialect.spell(name)).collect();
        let unknown = inputs.iter().map(|(name, _)| unknown_name(&brief(name, 60), "setting", &names, &[]));
        errors.extend(unknown);
        if errors.is_empty() { Ok(()) } else { Err(Error::invalid(errors)) }
    }
}
