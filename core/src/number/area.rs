//! Area codes: their kind and, for geographic ones, their place and time zones.
//!
//! The table is compiled in, one byte an area code. New area codes appear after a release, so a code that is not in
//! the table is [`NumberKind::Unknown`] and never an error.

use numplan_macros::string_enum;

/// The use of a number, by its area code.
#[string_enum]
pub enum NumberKind {
    /// A place: a state, province, country or city.
    Geographic,
    /// 800, 833, 844, 855, 866, 877, 888 and the codes reserved for more: the called party pays.
    TollFree,
    /// 900: the caller pays extra.
    Premium,
    /// 5XX: personal communications, numbers that follow a person or a device.
    Personal,
    /// 600, 622, 633: services throughout Canada.
    CanadaNonGeographic,
    /// 700: services of each long-distance carrier.
    InterexchangeCarrier,
    /// 710: the government of the United States.
    Government,
    /// A number of a country code other than 1.
    International,
    /// Not in the table, or not a number.
    Unknown,
}

/// A row of the table.
#[derive(Debug)]
pub(super) struct Area {
    pub(super) kind: NumberKind,
    /// Whether the code is reserved: no number of it should be in service yet.
    pub(super) reserved: bool,
    pub(super) region: Option<&'static str>,
    pub(super) place: Option<&'static str>,
    pub(super) zones: &'static [&'static str],
}

impl Area {
    /// A row of a geographic area code.
    pub(super) const fn place(
        region: &'static str,
        place: &'static str,
        zones: &'static [&'static str],
    ) -> Self {
        Self {
            kind: NumberKind::Geographic,
            reserved: false,
            region: Some(region),
            place: Some(place),
            zones,
        }
    }

    /// A row of a non-geographic area code.
    pub(super) const fn special(kind: NumberKind, region: Option<&'static str>) -> Self {
        Self { kind, reserved: false, region, place: None, zones: &[] }
    }

    /// A row of a reserved toll-free code.
    pub(super) const fn reserved(kind: NumberKind) -> Self {
        Self { kind, reserved: true, region: None, place: None, zones: &[] }
    }
}
