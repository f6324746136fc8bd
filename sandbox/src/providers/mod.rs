//! The simulated providers, a folder each, and all that has a member for each of them.

pub mod flowroute;
pub mod plivo;
pub mod wavix;

use serde::{Deserialize, Serialize};

pub use self::{flowroute::credentials::*, plivo::credentials::*, wavix::credentials::*};
use crate::access::Access;
use crate::prelude::*;

/// Declares [`Numbers`], [`Stock`] and [`Accounts`] from the list of providers.
macro_rules! providers {
    ($($module:ident: $name:ident),*) => {
        /// The numbers of the accounts.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Numbers {$(
            #[doc = concat!("The numbers at ", stringify!($name), ".")]
            pub $module: Vec<$module::Number>,
        )*}

        impl Numbers {
            /// The numbers of the providers' published samples, and edge cases.
            pub fn samples() -> Self {
                Self { $($module: $module::samples::numbers(),)* }
            }

            /// Two hundred numbers, for trying out changes of many numbers at once.
            pub fn fleet() -> Self {
                Self { $($module: $module::samples::fleet(),)* }
            }

            /// `count` numbers at one provider with nothing set, from 13002000000 on.
            pub fn many(provider: Provider, count: u32) -> Self {
                let all = (0..count).map(|index| (index, (13_002_000_000 + u64::from(index)).to_string()));
                let mut numbers = Self::default();
                match provider {$(
                    Provider::$name => {
                        let all = all.map(|(index, number)| $module::samples::plain(index, &number));
                        numbers.$module = all.collect();
                    }
                )*}
                numbers
            }
        }

        /// The numbers for sale.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Stock {$(
            #[doc = concat!("The numbers for sale at ", stringify!($name), ".")]
            pub $module: Vec<$module::Offer>,
        )*}

        impl Stock {
            /// Offers for several pages at every provider, the same in every run.
            pub fn samples() -> Self {
                Self { $($module: $module::samples::stock(),)* }
            }
        }

        /// The accounts.
        #[derive(Debug)]
        pub(crate) struct Accounts {
            $(pub(crate) $module: $module::Account,)*
        }

        impl Accounts {
            pub(crate) fn new() -> Self {
                Self { $($module: $module::Account::new(),)* }
            }

            /// Adds numbers. Existing ones are replaced.
            pub(crate) fn insert(&mut self, numbers: Numbers) {
                $(numbers.$module.into_iter().for_each(|number| self.$module.insert(number));)*
            }

            /// Adds numbers for sale. Existing offers are replaced.
            pub(crate) fn add_stock(&mut self, stock: Stock) {
                $(stock.$module.into_iter().for_each(|offer| self.$module.stock(offer));)*
            }

            /// The numbers for sale.
            pub(crate) fn stock(&self) -> Stock {
                Stock { $($module: self.$module.stock.values().cloned().collect(),)* }
            }

            /// All numbers with their current values, regardless of read lag.
            pub(crate) fn numbers(&self) -> Numbers {
                Numbers { $($module: self.$module.numbers.all().cloned().collect(),)* }
            }

            /// Completes the tasks, registrations and delayed changes that are due.
            pub(crate) fn settle(&mut self, due: Due, switches: &Switches) {
                $(self.$module.settle(due, switches);)*
            }

            /// Carries out a request and returns its response.
            pub(crate) fn handle(&mut self, cx: &mut Context<'_>) -> Response {
                match cx.request.provider() {
                    $(Some(Provider::$name) => $module::handle(&mut self.$module, cx),)*
                    None => Response::empty(StatusCode::NOT_FOUND),
                }
            }
        }

        /// The response of a provider that asks to slow down.
        pub(crate) fn unavailable(status: StatusCode, cx: &mut Context<'_>) -> Response {
            match cx.request.provider() {
                $(Some(Provider::$name) => $module::unavailable(status, cx),)*
                None => Response::empty(status),
            }
        }

        /// Whether the provider of a request accepts its credentials.
        pub(crate) fn is_authorized(request: &Request) -> bool {
            match request.provider() {
                $(Some(Provider::$name) => $module::is_authorized(request),)*
                None => false,
            }
        }

        /// The accounts of the sandbox, with their credentials.
        pub fn accesses() -> impl Iterator<Item = &'static Access> {
            [$($module::credentials::ACCESS),*].into_iter().flatten()
        }
    };
}

providers!(flowroute: Flowroute, plivo: Plivo, wavix: Wavix);
