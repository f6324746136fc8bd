//! The specification of an operation as data.

use crate::operation::fields::{FieldSpec, Options};
use crate::operation::input::ArgumentSpec;
use crate::types::export::Type;

/// The specification of an operation: its name, inputs and result. `#[operation]` writes it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct OperationSpec {
    /// The name: `numbers.update`.
    pub name: &'static str,
    /// The documentation, with a link to the provider's page.
    pub doc: &'static str,
    /// The arguments.
    pub arguments: &'static [ArgumentSpec],
    /// The fields that it changes or filters by.
    pub fields: &'static [FieldSpec],
    /// Of a list: the inputs that ask for one page instead of the whole.
    pub window: &'static [ArgumentSpec],
    /// The type of the result; of a list: a page.
    pub output: Type,
    /// Of a list: the type of the items.
    pub item: Option<Type>,
    /// Of an operation on a model that was read: the member that identifies it, and the argument that takes it.
    pub own: Option<(&'static str, &'static str)>,
    /// The names of two arguments of which exactly one must be given.
    pub one_of: Option<(&'static str, &'static str)>,
    /// Whether reads can verify the effect.
    pub verify: bool,
    /// Whether it starts a task that can be waited for.
    pub wait: bool,
    /// Whether it spends money or destroys: it is never sent twice, and never abandoned halfway.
    pub spends: bool,
}

impl OperationSpec {
    /// The resource that it belongs to: `numbers`.
    pub fn resource(&self) -> &'static str {
        self.name.split_once('.').map_or("", |(resource, _)| resource)
    }

    /// The verb: `update`.
    pub fn verb(&self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(_, verb)| verb)
    }

    /// The argument of that name.
    pub fn argument(&self, name: &str) -> Option<&'static ArgumentSpec> {
        self.arguments.iter().chain(self.window).find(|argument| argument.name == name)
    }

    /// The names of all inputs.
    pub fn names(&self) -> Vec<&'static str> {
        let arguments = self.arguments.iter().chain(self.window).map(|argument| argument.name);
        arguments.chain(self.fields.iter().map(|field| field.name)).collect()
    }

    /// The inputs of settings, which are not an operation.
    pub(super) const fn of_settings<O: Options>() -> Self {
        Self {
            name: "",
            doc: "",
            arguments: &[],
            fields: O::FIELDS,
            window: &[],
            output: Type::Json,
            item: None,
            own: None,
            one_of: None,
            verify: false,
            wait: false,
            spends: false,
        }
    }
}
