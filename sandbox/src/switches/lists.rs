//! Lists that do not hold still, or do not tell the truth, while somebody walks over their pages.

use serde::{Deserialize, Serialize};

/// What goes wrong with the pages of every list.
///
/// No provider's page leaves this open, so it is not among the readings: a test asks for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lists {
    /// Nothing.
    #[default]
    Steady,
    /// Half as many items come as were asked for, and the answer says so where it says anything.
    Short,
    /// Something was added at the front after the first page: the second one begins with the last
    /// item of the first, and there is one item more than was said.
    Overlapping,
    /// Seven more are promised than there are: the walk leads to an empty page.
    Miscounted,
    /// Whatever page is asked for, the first one comes.
    Repeating,
}

impl Lists {
    /// How many items come to whoever asks for so many.
    pub(crate) fn limit(self, requested: usize) -> usize {
        match self {
            Self::Short => requested.div_ceil(2),
            Self::Steady | Self::Overlapping | Self::Miscounted | Self::Repeating => requested,
        }
    }

    /// Where the page begins that whoever asks for this offset gets.
    pub(crate) fn start(self, offset: usize) -> usize {
        match self {
            Self::Overlapping => offset.saturating_sub(1),
            Self::Repeating => 0,
            Self::Steady | Self::Short | Self::Miscounted => offset,
        }
    }

    /// How many items a list is said to have.
    pub(crate) fn total(self, offset: usize, total: usize) -> usize {
        match self {
            Self::Overlapping if offset > 0 => total + 1,
            Self::Miscounted => total + 7,
            Self::Steady | Self::Short | Self::Overlapping | Self::Repeating => total,
        }
    }
}
