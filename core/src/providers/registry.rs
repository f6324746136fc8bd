//! Facts about a provider by its id, for other languages.

use super::with_provider;
use crate::number::Countries;
use crate::operation::catalog::{Cataloged, Entry, NumberMembers, OperationSpec};
use crate::operation::fields::unknown_name;
use crate::operation::provider::Provider as _;
use crate::types::ProviderId;
use crate::types::error::{Error, FieldError};
use crate::types::text::shown;

/// A use of a provider whose type is known only at run time.
pub trait Visitor {
    /// The result.
    type Output;

    /// Uses the provider.
    fn visit<P: Cataloged>(self) -> Self::Output;
}

/// Passes the type of a provider to a visitor.
pub fn visit<V: Visitor>(provider: ProviderId, visitor: V) -> V::Output {
    with_provider!(provider, P => visitor.visit::<P>())
}

/// The provider's names of the members that numbers of all providers have.
pub fn number_members(provider: ProviderId) -> NumberMembers {
    with_provider!(provider, P => P::NUMBER_MEMBERS)
}

/// The operations of a provider.
pub fn operations(provider: ProviderId) -> Vec<&'static OperationSpec> {
    with_provider!(provider, P => P::ENTRIES.iter().map(Entry::spec).collect())
}

/// The documentation of a resource, the first part of the names of operations.
pub fn resource_doc(provider: ProviderId, resource: &str) -> &'static str {
    let resources = with_provider!(provider, P => P::RESOURCES);
    resources.iter().find(|(name, _)| *name == resource).map(|(_, doc)| *doc).unwrap_or_default()
}

/// The countries whose numbers the operations of a provider accept; without a provider those of country code 1.
///
/// # Errors
///
/// `invalid_input` if no provider has the name.
pub fn countries(provider: Option<&str>) -> Result<Countries, Error> {
    let Some(name) = provider else {
        return Ok(Countries::NorthAmerica);
    };
    let unknown = || {
        let names: Vec<&str> = ProviderId::ALL.iter().map(|provider| provider.as_str()).collect();
        let FieldError { message, .. } = unknown_name::<&str>(name, "provider", &names, &[]);
        Error::invalid(vec![FieldError::new("provider", "unknown", format!("\"{}\" {message}", shown(name)))])
    };
    let provider = ProviderId::from_value(name).ok_or_else(unknown)?;
    Ok(with_provider!(provider, P => P::COUNTRIES))
}

#[cfg(test)]
mod tests {
    use super::{ProviderId, countries, operations};
    use crate::number::Countries;
    use crate::operation::input::InputType;

    #[test]
    fn unknown_provider_is_refused() {
        assert_eq!(countries(None).unwrap(), Countries::NorthAmerica);
        let error = countries(Some("plvo")).unwrap_err();
        assert_eq!(error.fields[0].field, "provider");
        assert!(
            error.to_string().contains("\"plvo\" is not a known provider; did you mean `plivo`?"),
            "{error}"
        );
    }

    #[test]
    fn countries_fit_the_inputs_of_operations() {
        for provider in ProviderId::ALL {
            let operations = operations(*provider);
            let inputs = || operations.iter().flat_map(|operation| operation.arguments);
            let any = countries(Some(provider.as_str())).unwrap() == Countries::Any;
            assert_eq!(inputs().any(|input| matches!(input.kind, InputType::Phone)), any, "{provider:?}");
            assert_eq!(inputs().any(|input| matches!(input.kind, InputType::Nanp)), !any, "{provider:?}");
        }
    }
}
