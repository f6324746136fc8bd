//! What there is to write: every model, list of words and operation, each once.

use numplan::bindings::catalog::{OperationSpec, operations};
use numplan::bindings::{ClientSettings, DetachedOrder, OperationSettings};
use numplan::callback::CallbackCheck;
use numplan::error::{Error, ErrorCode, ErrorDetails, FieldError, Sent, ServerError};
use numplan::export::{Export, ModelSpec, Type};
use numplan::fields::{FieldSpec, InputType, Options as _};
use numplan::number::{ColumnCounts, NormalizedNumber, NumberCheck};
use numplan::paging::CountMismatch;
use numplan::provider::{Credentials, Provider, ProviderId};
use numplan::string_enum::{EnumSpec, StringEnum};
use numplan::{flowroute, plivo, wavix};

/// A provider, with all that a front writes of it.
pub(crate) struct Described {
    pub(crate) id: ProviderId,
    pub(crate) operations: Vec<&'static OperationSpec>,
    /// The parts of its credentials.
    pub(crate) credentials: &'static [&'static str],
    /// The environment variables that hold them, a set after the other.
    pub(crate) environment: &'static [&'static [&'static str]],
}

/// The providers.
pub(crate) fn providers() -> Vec<Described> {
    fn of<P: Provider>() -> Described {
        Described {
            id: P::ID,
            operations: operations(P::ID),
            credentials: P::Credentials::PARTS,
            environment: P::Credentials::ENVIRONMENT,
        }
    }
    vec![of::<flowroute::Flowroute>(), of::<plivo::Plivo>(), of::<wavix::Wavix>()]
}

/// The settings of a client, and those of one call.
pub(crate) const CLIENT_SETTINGS: &[FieldSpec] = ClientSettings::FIELDS;
pub(crate) const CALL_SETTINGS: &[FieldSpec] = OperationSettings::FIELDS;

/// All models and lists of words that go out, in the order in which they are first met; none twice.
#[derive(Default)]
pub(crate) struct Vocabulary {
    /// Of a generic model only one stands for all: its members name the argument's type where it is used.
    pub(crate) models: Vec<&'static ModelSpec>,
    pub(crate) words: Vec<&'static EnumSpec>,
}

impl Vocabulary {
    /// What the operations answer and take, and what else a front shows.
    pub(crate) fn new() -> Self {
        let mut all = Self::default();
        for of in [
            Error::TYPE,
            ErrorDetails::TYPE,
            FieldError::TYPE,
            ServerError::TYPE,
            CallbackCheck::TYPE,
            NumberCheck::TYPE,
            NormalizedNumber::TYPE,
            ColumnCounts::TYPE,
            CountMismatch::TYPE,
            DetachedOrder::TYPE,
        ] {
            all.meet(of);
        }
        all.word(ErrorCode::SPEC);
        all.word(Sent::SPEC);
        for provider in providers() {
            for operation in provider.operations {
                all.meet(operation.output);
                for field in operation.fields {
                    if let InputType::StringEnum(words) = field.kind {
                        all.word(words);
                    }
                }
                for argument in operation.arguments {
                    if let InputType::StringEnum(words) = argument.kind {
                        all.word(words);
                    }
                }
            }
        }
        all
    }

    fn word(&mut self, spec: &'static EnumSpec) {
        if !self.words.contains(&spec) {
            self.words.push(spec);
        }
    }

    fn meet(&mut self, of: Type) {
        match of {
            Type::List(of) | Type::Optional(of) => self.meet(*of),
            Type::StringEnum(words) => self.word(words),
            Type::Model(spec) => {
                if let Some(argument) = spec.argument {
                    self.meet(*argument);
                }
                if self.models.iter().any(|known| known.title() == spec.title()) {
                    return;
                }
                // What a model is made of stands before it.
                spec.members.iter().for_each(|member| self.meet(member.of));
                self.models.push(spec);
            }
            _ => {}
        }
    }
}
