//! The table of area codes: its rows, and the row of each code.

use super::area::{Area, NumberKind};
use super::generated::table::{AREA_OF_NPA, AREAS};

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
