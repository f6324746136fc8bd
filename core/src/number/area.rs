//! What is known about an area code: its kind, and for a geographic one where it is.
//!
//! The table is compiled in, one byte an area code. It ages: a code that is not in it is
//! [`NumberKind::Unknown`] and never an error.

use numplan_macros::string_enum;

use super::table::{AREA_OF_NPA, AREAS};

/// What a number is for, by its area code.
#[string_enum]
pub enum NumberKind {
    /// A place: a state, province, country or city.
    #[value("geographic")]
    Geographic,
    /// 800, 833, 844, 855, 866, 877, 888 and the codes kept for more: the called party pays.
    #[value("toll_free")]
    TollFree,
    /// 900: the caller pays extra.
    #[value("premium")]
    Premium,
    /// 5XX: personal communications, numbers that follow a person or a device.
    #[value("personal")]
    Personal,
    /// 600, 622, 633: services throughout Canada.
    #[value("canada_non_geographic")]
    CanadaNonGeographic,
    /// 700: each long-distance carrier's own.
    #[value("interexchange_carrier")]
    InterexchangeCarrier,
    /// 710: the government of the United States.
    #[value("government")]
    Government,
    /// Not in the table, or no number at all.
    #[value("unknown")]
    Unknown,
}

/// What the table says about an area code.
#[derive(Debug)]
pub(super) struct Area {
    pub(super) kind: NumberKind,
    /// Kept for later, so that no number of it should be in service.
    pub(super) reserved: bool,
    pub(super) region: Option<&'static str>,
    pub(super) place: Option<&'static str>,
    pub(super) zones: &'static [&'static str],
}

impl Area {
    /// Looks an area code up; one outside 200–999 is as unknown as one that is not in use.
    pub(super) fn of(npa: u16) -> &'static Self {
        let row = AREA_OF_NPA.get(usize::from(npa)).copied().unwrap_or(0);
        &AREAS[usize::from(row)]
    }

    /// A code that has a place, for the rows of the table.
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

    /// A code that has none.
    pub(super) const fn special(kind: NumberKind, region: Option<&'static str>) -> Self {
        Self { kind, reserved: false, region, place: None, zones: &[] }
    }

    /// A toll-free code that is kept for later.
    pub(super) const fn reserved(kind: NumberKind) -> Self {
        Self { kind, reserved: true, region: None, place: None, zones: &[] }
    }
}
