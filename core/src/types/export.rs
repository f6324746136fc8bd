//! Values and types for other languages.
//!
//! A model is declared once, in Rust. `#[model]`, `#[exported]` and `#[string_enum]` derive two things from it: the
//! [`Type`], from which each language's classes, stubs and documentation are generated, and at run time an
//! [`ExportValue`], which the language turns into objects of its own. Both list the members in the same order.

use std::borrow::Cow;
use std::time::Duration;

use serde_json::Value;

use crate::types::callback::CallbackUrl;
use crate::types::error::Error;
use crate::types::model::{Extra, Money};
use crate::types::provider_id::ProviderId;
use crate::types::string_enum::EnumSpec;

/// An exported value.
#[derive(Debug, Clone, PartialEq)]
pub enum ExportValue {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// Any number.
    Real(f64),
    /// A length of time, in seconds.
    Seconds(f64),
    /// A text.
    Text(Cow<'static, str>),
    /// The name of a field on the wire; each language spells it its own way.
    Name(Cow<'static, str>),
    /// A list.
    List(Vec<ExportValue>),
    /// JSON without a model, as received.
    Json(Value),
    /// A model, and its members in the order of its specification.
    Model(&'static ModelSpec, Vec<ExportValue>),
}

impl ExportValue {
    /// The value of a model; called by the code of the attributes.
    pub(crate) fn model<M: Export>(members: Vec<Self>) -> Self {
        match M::TYPE {
            Type::Model(spec) => Self::Model(spec, members),
            _ => Self::List(members),
        }
    }
}

/// The type of an exported value.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Type {
    /// A text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Whole,
    /// Any number.
    Real,
    /// A length of time.
    Seconds,
    /// An amount of money, as text: no digit is lost.
    Money,
    /// A callback URL whose secrets are masked.
    Url,
    /// The name of a field.
    Name,
    /// Any JSON.
    Json,
    /// A JSON object.
    Object,
    /// One value of a closed list.
    StringEnum(&'static EnumSpec),
    /// A list.
    List(&'static Type),
    /// A value or null.
    Optional(&'static Type),
    /// A model.
    Model(&'static ModelSpec),
    /// The one error type.
    Error,
}

/// The specification of a model.
#[derive(Debug, PartialEq)]
pub struct ModelSpec {
    /// The name in Rust: `Number`.
    pub name: &'static str,
    /// The Rust module in which it is declared.
    pub module: &'static str,
    /// The documentation.
    pub doc: &'static str,
    /// The members.
    pub members: &'static [Member],
    /// The argument of a generic model: `Number` of `Updated<Number>`.
    pub argument: Option<&'static Type>,
}

impl ModelSpec {
    /// The provider of the model; `None`: all providers share it.
    pub fn provider(&self) -> Option<ProviderId> {
        provider_of(self.module)
    }

    /// A name that is unique over all providers: `FlowrouteNumber`.
    pub fn title(&self) -> String {
        title(self.module, self.name)
    }
}

impl EnumSpec {
    /// The provider of the values; `None`: all providers share them.
    pub fn provider(&self) -> Option<ProviderId> {
        provider_of(self.module)
    }

    /// The name that is unique over all providers, such as `PlivoToggle`.
    pub fn title(&self) -> String {
        title(self.module, self.name)
    }
}

/// A member of a model.
#[derive(Debug, PartialEq)]
pub struct Member {
    /// The name.
    pub name: &'static str,
    /// The documentation.
    pub doc: &'static str,
    /// The type.
    pub of: Type,
}

/// A type that is exported to other languages.
pub trait Export {
    /// The type as data.
    const TYPE: Type;

    /// Exports the value.
    fn export(self) -> ExportValue;
}

/// The provider in whose module something is declared.
pub(crate) fn provider_of(module: &str) -> Option<ProviderId> {
    ProviderId::ALL.iter().copied().find(|id| module.split("::").any(|part| part == id.as_str()))
}

/// A name that is unique over all providers.
pub(crate) fn title(module: &str, name: &str) -> String {
    let provider = provider_of(module).map_or("", ProviderId::title);
    format!("{provider}{name}")
}

macro_rules! export {
    ($($of:ty: $ty:expr, |$value:ident| $tree:expr;)*) => {$(
        impl Export for $of {
            const TYPE: Type = $ty;

            fn export(self) -> ExportValue {
                let $value = self;
                $tree
            }
        }
    )*};
}

export! {
    bool: Type::Flag, |flag| ExportValue::Flag(flag);
    i64: Type::Whole, |number| ExportValue::Whole(number);
    u16: Type::Whole, |number| ExportValue::Whole(number.into());
    u32: Type::Whole, |number| ExportValue::Whole(number.into());
    // No id or count of a provider exceeds an i64.
    u64: Type::Whole, |number| ExportValue::Whole(i64::try_from(number).unwrap_or(i64::MAX));
    usize: Type::Whole, |number| ExportValue::Whole(i64::try_from(number).unwrap_or(i64::MAX));
    String: Type::Text, |text| ExportValue::Text(text.into());
    &'static str: Type::Text, |text| ExportValue::Text(text.into());
    Money: Type::Money, |money| ExportValue::Text(money.into_text().into());
    CallbackUrl: Type::Url, |url| ExportValue::Text(url.masked().into());
    Duration: Type::Seconds, |time| ExportValue::Seconds(time.as_secs_f64());
    Value: Type::Json, |value| ExportValue::Json(value);
    Extra: Type::Object, |members| ExportValue::Json(Value::Object(members));
    Error: Type::Error, |error| error.into_details().export();
}

/// A value that is exported already.
impl Export for ExportValue {
    const TYPE: Type = Type::Json;

    fn export(self) -> ExportValue {
        self
    }
}

impl<T: Export> Export for Option<T> {
    const TYPE: Type = Type::Optional(&T::TYPE);

    fn export(self) -> ExportValue {
        self.map_or(ExportValue::Null, Export::export)
    }
}

impl<T: Export> Export for Box<T> {
    const TYPE: Type = T::TYPE;

    fn export(self) -> ExportValue {
        (*self).export()
    }
}

impl<T: Export> Export for Vec<T> {
    const TYPE: Type = Type::List(&T::TYPE);

    fn export(self) -> ExportValue {
        ExportValue::List(self.into_iter().map(Export::export).collect())
    }
}

impl<T: Export + Copy> Export for &'static [T] {
    const TYPE: Type = Type::List(&T::TYPE);

    fn export(self) -> ExportValue {
        ExportValue::List(self.iter().map(|item| item.export()).collect())
    }
}
