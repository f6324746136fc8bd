//! Lists that change or report wrong totals while a client reads their pages.

use serde::{Deserialize, Serialize};

/// The failure of the pages of every list.
///
/// No provider documents these as behavior, so they are not among the variants. A test sets one
/// explicitly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lists {
    /// No failure.
    #[default]
    Steady,
    /// A page has half the requested items. The response reports the smaller limit where it reports
    /// one.
    Short,
    /// An item was added at the front after the first page: the second page begins with the last
    /// item of the first, and the total grows by one.
    Overlapping,
    /// The total is seven too high, so the last page is empty.
    Miscounted,
    /// Every page is the first page.
    Repeating,
}

impl Lists {
    /// The number of items on a page for a requested limit.
    pub(crate) fn limit(self, requested: usize) -> usize {
        match self {
            Self::Short => requested.div_ceil(2),
            Self::Steady | Self::Overlapping | Self::Miscounted | Self::Repeating => requested,
        }
    }

    /// The index of the first item for a requested offset.
    pub(crate) fn start(self, offset: usize) -> usize {
        match self {
            Self::Overlapping => offset.saturating_sub(1),
            Self::Repeating => 0,
            Self::Steady | Self::Short | Self::Miscounted => offset,
        }
    }

    /// The reported total.
    pub(crate) fn total(self, offset: usize, total: usize) -> usize {
        match self {
            Self::Overlapping if offset > 0 => total + 1,
            Self::Miscounted => total + 7,
            Self::Steady | Self::Short | Self::Overlapping | Self::Repeating => total,
        }
    }
}
