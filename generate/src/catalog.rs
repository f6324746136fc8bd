//! The contents of the generated sources: every model, string enum and operation, each once.

use numplan::bindings::catalog::{Cataloged, OperationSpec, Visitor, operations, visit};
use numplan::bindings::{ClientSettings, DetachedOrder, OperationSettings};
use numplan::callback::CallbackCheck;
use numplan::error::{Error, ErrorCode, ErrorDetails, FieldError, ResponseHeader, Sent, ServerError};
use numplan::export::{Export, ModelSpec, Type};
use numplan::fields::{FieldSpec, InputType, Options as _};
use numplan::number::{ColumnCounts, NormalizedNumber, NumberCheck, TypedNumber};
use numplan::paging::CountMismatch;
use numplan::provider::{Credentials, ProviderId};
use numplan::string_enum::{EnumSpec, StringEnum};

/// A provider and its operations.
pub(crate) struct Described {
    pub(crate) id: ProviderId,
    pub(crate) operations: Vec<&'static OperationSpec>,
    /// The parts of its credentials.
    pub(crate) credentials: &'static [&'static str],
    /// Environment variables of the credentials, one set after another.
    pub(crate) environment: &'static [&'static [&'static str]],
}

/// The providers.
pub(crate) fn providers() -> Vec<Described> {
    struct Describe;
    impl Visitor for Describe {
        type Output = Described;
        fn visit<P: Cataloged>(self) -> Described {
            Described {
                id: P::ID,
                operations: operations(P::ID),
                credentials: P::Credentials::PARTS,
                environment: P::Credentials::ENVIRONMENT,
            }
        }
    }
    ProviderId::ALL.iter().map(|id| visit(*id, Describe)).collect()
}

/// The names of the providers in a sentence: `A, B and C`.
pub(crate) fn titles() -> String {
    let titles: Vec<&str> = ProviderId::ALL.iter().map(|id| id.title()).collect();
    match titles.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => titles.concat(),
    }
}

/// The resources of a provider, each with its operations: `numbers`, `routes`.
pub(crate) fn resources(provider: &Described) -> Vec<(&'static str, Vec<&'static OperationSpec>)> {
    let mut resources: Vec<(&str, Vec<&OperationSpec>)> = Vec::new();
    for operation in &provider.operations {
        match resources.iter_mut().find(|(name, _)| *name == operation.resource()) {
            Some((_, operations)) => operations.push(operation),
            None => resources.push((operation.resource(), vec![operation])),
        }
    }
    resources
}

/// The settings of a client.
pub(crate) const CLIENT_SETTINGS: &[FieldSpec] = ClientSettings::FIELDS;
/// The options of one operation.
pub(crate) const OPERATION_OPTIONS: &[FieldSpec] = OperationSettings::FIELDS;

/// The options that an operation takes.
pub(crate) fn options(operation: &OperationSpec) -> impl Iterator<Item = &'static FieldSpec> {
    let (verify, wait) = (operation.verify, operation.wait);
    OPERATION_OPTIONS.iter().filter(move |option| match option.name {
        "verify" => verify,
        "wait" | "wait_timeout" => wait,
        _ => true,
    })
}

/// Whether `of` is the argument of the generic `model`.
pub(crate) fn is_argument(model: &ModelSpec, of: Type) -> bool {
    model.argument.is_some_and(|argument| *argument == of)
}

/// All models and string enums of results and inputs, in order of first use, without duplicates.
#[derive(Default)]
pub(crate) struct Vocabulary {
    /// A generic model is listed once, whatever its argument.
    pub(crate) models: Vec<&'static ModelSpec>,
    pub(crate) enums: Vec<&'static EnumSpec>,
}

impl Vocabulary {
    /// Collects the types of all operations, and those that every front shows.
    pub(crate) fn new() -> Self {
        let mut all = Self::default();
        for of in [
            Error::TYPE,
            ErrorDetails::TYPE,
            FieldError::TYPE,
            ResponseHeader::TYPE,
            ServerError::TYPE,
            CallbackCheck::TYPE,
            NumberCheck::TYPE,
            NormalizedNumber::TYPE,
            TypedNumber::TYPE,
            ColumnCounts::TYPE,
            CountMismatch::TYPE,
            DetachedOrder::TYPE,
        ] {
            all.add(of);
        }
        all.add_enum(ErrorCode::SPEC);
        all.add_enum(Sent::SPEC);
        for provider in providers() {
            for operation in provider.operations {
                all.add(operation.output);
                let fields = operation.fields.iter().map(|field| field.kind);
                for kind in fields.chain(operation.arguments.iter().map(|argument| argument.kind)) {
                    if let InputType::StringEnum(spec) = kind {
                        all.add_enum(spec);
                    }
                }
            }
        }
        all
    }

    fn add_enum(&mut self, spec: &'static EnumSpec) {
        if !self.enums.contains(&spec) {
            self.enums.push(spec);
        }
    }

    fn add(&mut self, of: Type) {
        match of {
            Type::List(of) | Type::Optional(of) => self.add(*of),
            Type::StringEnum(spec) => self.add_enum(spec),
            Type::Model(spec) => {
                if let Some(argument) = spec.argument {
                    self.add(*argument);
                }
                if self.models.iter().any(|known| known.title() == spec.title()) {
                    return;
                }
                // The models of its members come first.
                spec.members.iter().for_each(|member| self.add(member.of));
                self.models.push(spec);
            }
            _ => {}
        }
    }
}
