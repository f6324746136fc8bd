//! The members of a result: their names and Arrow types.

use std::sync::{Arc, LazyLock};

use arrow_schema::{DataType, Field, Fields};

/// One array of a result holds at most this many rows: offsets of 32 bits reach over as many numbers.
pub(super) const MAX_ROWS: usize = 150_000_000;

/// A member of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Valid,
    Number,
    FieldKind,
    Region,
    Country,
    Place,
    TimeZones,
    Findings,
    Suggestion,
}

impl Member {
    /// All members, in the order of the struct.
    pub(super) const ALL: [Self; 9] = [
        Self::Valid,
        Self::Number,
        Self::FieldKind,
        Self::Region,
        Self::Country,
        Self::Place,
        Self::TimeZones,
        Self::Findings,
        Self::Suggestion,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Number => "number",
            Self::FieldKind => "kind",
            Self::Region => "region",
            Self::Country => "country",
            Self::Place => "place",
            Self::TimeZones => "time_zones",
            Self::Findings => "findings",
            Self::Suggestion => "suggestion",
        }
    }

    pub(super) fn field(self) -> Field {
        let words = || DataType::Dictionary(DataType::Int8.into(), DataType::Utf8.into());
        let list = || DataType::List(item());
        let (data_type, is_nullable) = match self {
            Self::Valid => (DataType::Boolean, false),
            Self::Number | Self::Suggestion => (DataType::Utf8, true),
            Self::FieldKind => (words(), false),
            Self::Region | Self::Country | Self::Place => (words(), true),
            Self::TimeZones | Self::Findings => (list(), false),
        };
        Field::new(self.name(), data_type, is_nullable)
    }
}

pub(super) fn item() -> Arc<Field> {
    let words = DataType::Dictionary(DataType::Int8.into(), DataType::Utf8.into());
    Arc::new(Field::new("item", words, false))
}

/// The type of a whole result.
pub(super) static FIELDS: LazyLock<Fields> =
    LazyLock::new(|| Member::ALL.iter().map(|member| member.field()).collect());
