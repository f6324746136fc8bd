//! What there is to write: every model, list of words and operation, each once.

use numplan::callback::CallbackCheck;
use numplan::catalogue::{OperationSpec, operations};
use numplan::error::{Code, Detail, Error, FieldError, Sent, ServerError};
use numplan::fields::{FieldSpec, Kind, Options as _, Words, WordsSpec};
use numplan::host::{CallSettings, ClientSettings, Unsettled};
use numplan::number::{Check, Counts, Normalised};
use numplan::outward::{ModelSpec, Outward, Type};
use numplan::paging::Mismatch;
use numplan::provider::{Credentials, Provider, ProviderId};
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
pub(crate) const CALL_SETTINGS: &[FieldSpec] = CallSettings::FIELDS;

/// All models and lists of words that go out, in the order in which they are first met; none twice.
#[derive(Default)]
pub(crate) struct Vocabulary {
    /// Of a generic model only one stands for all: its members name the argument's type where it is used.
    pub(crate) models: Vec<&'static ModelSpec>,
    pub(crate) words: Vec<&'static WordsSpec>,
}

impl Vocabulary {
    /// What the operations answer and take, and what else a front shows.
    pub(crate) fn new() -> Self {
        let mut all = Self::default();
        for of in [
            Error::TYPE,
            Detail::TYPE,
            FieldError::TYPE,
            ServerError::TYPE,
            CallbackCheck::TYPE,
            Check::TYPE,
            Normalised::TYPE,
            Counts::TYPE,
            Mismatch::TYPE,
            Unsettled::TYPE,
        ] {
            all.meet(of);
        }
        all.word(Code::SPEC);
        all.word(Sent::SPEC);
        for provider in providers() {
            for operation in provider.operations {
                all.meet(operation.output);
                for field in operation.fields {
                    if let Kind::Words(words) = field.kind {
                        all.word(words);
                    }
                }
                for argument in operation.arguments {
                    if let numplan::catalogue::ArgumentKind::Words(words) = argument.kind {
                        all.word(words);
                    }
                }
            }
        }
        all
    }

    fn word(&mut self, spec: &'static WordsSpec) {
        if !self.words.contains(&spec) {
            self.words.push(spec);
        }
    }

    fn meet(&mut self, of: Type) {
        match of {
            Type::List(of) | Type::Optional(of) => self.meet(*of),
            Type::Words(words) => self.word(words),
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
