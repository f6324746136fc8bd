//! Area codes: their kind and, for geographic ones, their place and time zones.
//!
//! The table is compiled in, one byte an area code. New area codes appear after a release, so a code that is not in
//! the table is [`NumberKind::Unknown`] and never an error.

use numplan_macros::string_enum;

use super::table::{AREA_OF_NPA, AREAS};

/// The use of a number, by its area code.
#[string_enum]
pub enum NumberKind {
    /// A place: a state, province, country or city.
    #[value("geographic")]
    Geographic,
    /// 800, 833, 844, 855, 866, 877, 888 and the codes reserved for more: the called party pays.
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
    /// 700: services of each long-distance carrier.
    #[value("interexchange_carrier")]
    InterexchangeCarrier,
    /// 710: the government of the United States.
    #[value("government")]
    Government,
    /// Not in the table, or not a number.
    #[value("unknown")]
    Unknown,
}

/// The facts that the numbers of one or several area codes share. Columns refer to a row by one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AreaRow {
    /// The use of the numbers.
    pub kind: NumberKind,
    /// The country or territory, as its ISO 3166-1 code.
    pub region: Option<&'static str>,
    /// The name of that country or territory.
    pub country: Option<&'static str>,
    /// The state, province, country or city.
    pub place: Option<&'static str>,
    /// Every time zone, as names of the IANA database.
    pub zones: &'static [&'static str],
}

/// The rows that [`Verdict::area_row`](super::Verdict::area_row) refers to, in order. Row 0 stands for no number
/// and for an area code that the table does not have.
pub fn area_rows() -> impl ExactSizeIterator<Item = AreaRow> {
    AREAS.iter().map(|area| AreaRow {
        kind: area.kind,
        region: area.region,
        country: area.region.and_then(country),
        place: area.place,
        zones: area.zones,
    })
}

/// The name of a country or territory of the numbering plan.
fn country(region: &str) -> Option<&'static str> {
    Some(match region {
        "AG" => "Antigua and Barbuda",
        "AI" => "Anguilla",
        "AS" => "American Samoa",
        "BB" => "Barbados",
        "BM" => "Bermuda",
        "BS" => "Bahamas",
        "CA" => "Canada",
        "DM" => "Dominica",
        "DO" => "Dominican Republic",
        "GD" => "Grenada",
        "GU" => "Guam",
        "JM" => "Jamaica",
        "KN" => "Saint Kitts and Nevis",
        "KY" => "Cayman Islands",
        "LC" => "Saint Lucia",
        "MP" => "Northern Mariana Islands",
        "MS" => "Montserrat",
        "PR" => "Puerto Rico",
        "SX" => "Sint Maarten",
        "TC" => "Turks and Caicos Islands",
        "TT" => "Trinidad and Tobago",
        "US" => "United States",
        "VC" => "Saint Vincent and the Grenadines",
        "VG" => "British Virgin Islands",
        "VI" => "U.S. Virgin Islands",
        _ => return None,
    })
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
    /// Looks an area code up. A code outside 200–999 is unknown, like one that is not in use.
    pub(super) fn of(npa: u16) -> &'static Self {
        &AREAS[usize::from(Self::row(npa))]
    }

    /// The row of an area code.
    #[inline]
    pub(super) fn row(npa: u16) -> u8 {
        AREA_OF_NPA.get(usize::from(npa)).copied().unwrap_or(0)
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_has_a_country_name() {
        for row in area_rows() {
            assert_eq!(row.region.is_some(), row.country.is_some(), "{row:?}");
        }
    }

    #[test]
    fn row_zero_is_the_unknown_area() {
        let row = area_rows().next().unwrap();
        assert_eq!((row.kind, row.region, row.place, row.zones.len()), (NumberKind::Unknown, None, None, 0));
    }
}
