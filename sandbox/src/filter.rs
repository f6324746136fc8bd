//! Filters of lists: a table of query parameters, each with a test.

use crate::request::Request;

/// Whether an item passes a filter of this value.
type Test<T> = fn(&T, &str) -> bool;

/// A query parameter that filters a list.
pub(crate) type Filter<T> = (&'static str, Test<T>);

/// The filters of a request.
pub(crate) struct Filters<T>(Vec<(Test<T>, String)>);

impl<T> Filters<T> {
    /// Reads the filters of the table that the request has.
    pub(crate) fn read<'a>(request: &Request, table: impl IntoIterator<Item = &'a Filter<T>>) -> Self
    where
        T: 'a,
    {
        let given = table.into_iter().filter_map(|(name, test)| Some((*test, request.parameter(name)?)));
        Self(given.collect())
    }

    /// The filters without empty ones.
    pub(crate) fn filled(mut self) -> Self {
        self.0.retain(|(_, value)| !value.is_empty());
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether an item passes all filters.
    pub(crate) fn matches(&self, item: &T) -> bool {
        self.0.iter().all(|(test, value)| test(item, value))
    }

    /// The test of all filters. `None`: there are none, and every item passes.
    pub(crate) fn test(&self) -> Option<impl Fn(&T) -> bool + '_> {
        (!self.is_empty()).then_some(|item: &T| self.matches(item))
    }
}
