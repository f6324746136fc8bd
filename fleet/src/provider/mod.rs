//! The facts about each provider that fleets need, one small file each, and the table of fields made from them.

mod flowroute;
mod plivo;
mod wavix;

use std::fmt::Display;
use std::sync::OnceLock;

use numplan::fields::{FieldSpec, InputType, Options};
use numplan::operation::Operation;
use numplan::paging::{List, Page};
use numplan::provider::{Credentials, Provider, ProviderId};
use numplan::updated::{Observe, Updated};
use numplan::{Account, Error, OperationOptions, PhoneNumber, blocking};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::journal::StepEnd;

/// An operation that only reads. Planning accepts no other, by type.
pub trait ReadOnlyOperation: Operation {}

/// A provider whose numbers a fleet can hold.
pub trait FleetProvider: Provider {
    /// The address of a number in an account.
    type Address: Clone + PartialEq + Display + Send + Sync;
    /// A number of the account.
    type Number: Observe + Clone + 'static;
    /// The changes of an update.
    type Changes: Options;
    /// The list of the account's numbers.
    type List: List<Provider = Self, Item = Self::Number>
        + ReadOnlyOperation<Provider = Self, Output = Page<Self::Number>>;
    /// The read of one number.
    type Get: Operation<Provider = Self, Output = Self::Number> + ReadOnlyOperation;
    /// The update of one number.
    type Update: Operation<Provider = Self, Output = Updated<Self::Number>>;

    /// Fields whose change starts a task or a registration, each with the fields that only take part in it.
    const STARTS: &'static [Start] = &[];
    /// Fields that a list does not show and the read of one number does.
    const GET_ONLY: &'static [&'static str] = &[];
    /// Fields that hold the id of something else in the account.
    const REFERENCES: &'static [&'static str] = &[];
    /// Fields of a number that operations of their own set and clear.
    const OWN_FIELDS: &'static [FleetField] = &[];
    /// The most items on a page of the list.
    const PAGE_SIZE: u32;

    /// The list of all numbers.
    fn list() -> Self::List;

    /// The address of a number.
    fn address(number: PhoneNumber) -> Result<Self::Address, Error>;

    /// The read of one number.
    fn get(address: &Self::Address) -> Self::Get;

    /// The update of one number, with the number as it was read before, if it was.
    fn update(address: &Self::Address, changes: Self::Changes, current: Option<Self::Number>)
    -> Self::Update;

    /// The phone number of a number of the account; `None` if it is no E.164 number.
    fn phone_number(number: &Self::Number) -> Option<PhoneNumber>;

    /// The present value of a field, in the form in which an update would set it. `None`: it cannot be read.
    fn observe(number: &Self::Number, field: &str) -> Option<Value> {
        number.observe(field)
    }

    /// Why a change cannot be made, though the field can be set: a message to follow the field's name.
    fn refuse_change(_field: &str, _after: Option<&Value>) -> Option<&'static str> {
        None
    }

    /// Sets one of [`Self::OWN_FIELDS`]; `None` clears it.
    fn set_own(
        _client: &blocking::Client<Self>,
        _address: &Self::Address,
        field: &str,
        _value: Option<&Value>,
        _options: OperationOptions,
    ) -> Result<StepEnd, Error> {
        Err(Error::config(format!("{} has no operation for {field}", Self::ID.title())))
    }

    /// Checks the value of one of [`Self::OWN_FIELDS`]. Err: what is wrong with it, to follow the field's name.
    fn check_own(_field: &str, _value: &Value) -> Result<(), String> {
        Ok(())
    }
}

/// A field whose change starts something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The field.
    pub field: &'static str,
    /// The fields that only say how, and mean nothing without it.
    pub companions: &'static [&'static str],
}

/// A field that a fleet can set.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct FleetField {
    /// Its name on the wire, which is the column's name.
    pub name: &'static str,
    /// The type of its value.
    pub kind: InputType,
    /// Whether it can be cleared.
    pub can_clear: bool,
    /// The operation that sets it.
    pub target: Target,
    /// The field that starts something and that this one belongs to. A start belongs to itself.
    pub start: Option<&'static str>,
    /// Whether only the read of one number shows it, and no list.
    pub get_only: bool,
    /// Whether its value is the id of something else in the account.
    pub is_reference: bool,
}

/// The operation that sets a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// `numbers.update`.
    Update,
    /// `numbers.set_route` or `numbers.clear_route`, of the slot that the field names.
    Route,
}

/// The value of an expression in which a name stands for the type of a provider, whose [`ProviderId`] is known only
/// when it runs: `with_provider!(id, |P| P::MAX_RATE)`. `None`: this version has no fleets at that provider.
#[macro_export]
macro_rules! with_provider {
    ($provider:expr, |$name:ident| $value:expr) => {
        match $provider {
            ::numplan::provider::ProviderId::Flowroute => {
                type $name = ::numplan::flowroute::Flowroute;
                Some($value)
            }
            ::numplan::provider::ProviderId::Plivo => {
                type $name = ::numplan::plivo::Plivo;
                Some($value)
            }
            ::numplan::provider::ProviderId::Wavix => {
                type $name = ::numplan::wavix::Wavix;
                Some($value)
            }
            _ => None,
        }
    };
}
pub use with_provider;

/// The fields of a provider, in the order of its update.
pub fn fields(provider: ProviderId) -> &'static [FleetField] {
    static TABLES: OnceLock<Vec<(ProviderId, Vec<FleetField>)>> = OnceLock::new();
    let tables = TABLES.get_or_init(|| {
        let providers = ProviderId::ALL.iter();
        providers.filter_map(|id| Some((*id, with_provider!(id, |P| table::<P>())?))).collect()
    });
    let table = tables.iter().find(|(of, _)| *of == provider);
    table.map(|(_, fields)| fields.as_slice()).unwrap_or_default()
}

fn table<P: FleetProvider>() -> Vec<FleetField> {
    P::Changes::FIELDS.iter().map(of_update::<P>).chain(P::OWN_FIELDS.iter().copied()).collect()
}

fn of_update<P: FleetProvider>(spec: &FieldSpec) -> FleetField {
    let owner =
        P::STARTS.iter().find(|start| start.field == spec.name || start.companions.contains(&spec.name));
    FleetField {
        name: spec.name,
        kind: spec.kind,
        can_clear: spec.clear.is_some(),
        target: Target::Update,
        start: owner.map(|start| start.field),
        get_only: P::GET_ONLY.contains(&spec.name),
        is_reference: P::REFERENCES.contains(&spec.name),
    }
}

/// The place of a field in [`fields`].
pub fn field_index(provider: ProviderId, name: &str) -> Option<u8> {
    let index = fields(provider).iter().position(|field| field.name == name)?;
    u8::try_from(index).ok()
}

/// An account of placeholders: for checks that need an account's type and send nothing.
pub fn placeholder_account<P: FleetProvider>(private_hosts: bool) -> Result<Account<P>, Error> {
    let credentials = P::Credentials::placeholder()?;
    if private_hosts { Account::at(credentials, "http://127.0.0.1:9") } else { Account::new(credentials) }
}

/// A name for the credentials that tells nothing about them: a plan is applied with those it was made with.
pub fn fingerprint<P: Provider>(credentials: &P::Credentials) -> String {
    let mut hash = Sha256::new();
    hash.update("numplan fleet account");
    hash.update(P::ID.as_str());
    // The last secret is the one that names the account, where there are several.
    hash.update(credentials.secrets().last().copied().unwrap_or_default());
    let mut text = hex(&hash.finalize());
    text.truncate(12);
    text
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provider_has_fields() {
        for provider in ProviderId::ALL {
            assert!(fields(*provider).len() > 4, "{provider:?}");
        }
        assert!(field_index(ProviderId::Flowroute, "primary_route").is_some());
        assert_eq!(field_index(ProviderId::Plivo, "primary_route"), None);
    }

    #[test]
    fn starts_and_references_name_fields() {
        fn names<P: FleetProvider>() -> Vec<&'static str> {
            let starts = P::STARTS.iter();
            let starts =
                starts.flat_map(|start| [start.field].into_iter().chain(start.companions.iter().copied()));
            starts.chain(P::REFERENCES.iter().copied()).chain(P::GET_ONLY.iter().copied()).collect()
        }
        for provider in ProviderId::ALL {
            for name in with_provider!(provider, |P| names::<P>()).unwrap() {
                assert!(field_index(*provider, name).is_some(), "{provider:?} {name}");
            }
        }
    }

    #[test]
    fn placeholders_pass_as_credentials() {
        for provider in ProviderId::ALL {
            for private_hosts in [true, false] {
                let is_local = with_provider!(provider, |P| {
                    placeholder_account::<P>(private_hosts).unwrap().is_local()
                });
                assert_eq!(is_local, Some(private_hosts), "{provider:?}");
            }
        }
    }
}
