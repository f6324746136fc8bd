//! The providers: one folder each, one file an operation. The registry below is the only list of them.

pub mod flowroute;
pub mod plivo;
pub mod wavix;

#[cfg(feature = "bindings")]
use crate::number::Countries;
#[cfg(feature = "bindings")]
use crate::operation::catalog::{Cataloged, Entry, OperationSpec};
#[cfg(feature = "bindings")]
use crate::operation::fields::unknown_name;
#[cfg(feature = "bindings")]
use crate::operation::provider::Provider as _;
#[cfg(feature = "bindings")]
use crate::types::ProviderId;
#[cfg(feature = "bindings")]
use crate::types::error::{Error, FieldError};
#[cfg(feature = "bindings")]
use crate::types::text::shown;

/// Evaluates an expression with `$P` as the type of the provider with the id `$id`.
#[cfg(feature = "bindings")]
macro_rules! with_provider {
    ($id:expr, $P:ident => $body:expr) => {
        $crate::providers::with_provider!(@match $id, $P, $body,
            flowroute::Flowroute, plivo::Plivo, wavix::Wavix)
    };
    (@match $id:expr, $P:ident, $body:expr, $($module:ident::$name:ident),*) => {
        match $id {
            $($crate::types::ProviderId::$name => {
                use $crate::providers::$module::$name as $P;
                $body
            })*
        }
    };
}
#[cfg(feature = "bindings")]
pub(crate) use with_provider;

/// The operations of a provider.
#[cfg(feature = "bindings")]
pub fn operations(provider: ProviderId) -> Vec<&'static OperationSpec> {
    with_provider!(provider, P => P::ENTRIES.iter().map(Entry::spec).collect())
}

/// The documentation of a resource, the first part of the names of operations.
#[cfg(feature = "bindings")]
pub fn resource_doc(provider: ProviderId, resource: &str) -> &'static str {
    with_provider!(provider, P => P::resource_doc(resource)).unwrap_or_default()
}

/// The countries whose numbers the operations of a provider accept; without a provider those of country code 1.
///
/// # Errors
///
/// `invalid_input` if no provider has the name.
#[cfg(feature = "bindings")]
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

#[cfg(all(test, feature = "bindings"))]
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
