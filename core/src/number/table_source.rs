//! Builds `generated/table.rs` from `core/data/npa.json` and holds the two together.
//!
//! The data file is the one source. After a change to it:
//!
//! ```text
//! UPDATE=1 cargo test -p numplan table
//! ```
//!
//! writes the table again. Without `UPDATE` the test fails if the table differs from the data, so building the crate
//! needs no generator.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::area::{Area, NumberKind};

const SOURCE: &str = include_str!("../../data/npa.json");
const TABLE: &str = include_str!("generated/table.rs");
const TABLE_PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/number/generated/table.rs");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    #[serde(rename = "source")]
    origin: String,
    geographic: Vec<Geographic>,
    toll_free: Vec<u16>,
    toll_free_reserved: Vec<u16>,
    premium: Vec<u16>,
    personal: Vec<u16>,
    canada_non_geographic: Vec<u16>,
    other_non_geographic: BTreeMap<u16, String>,
}

#[derive(Deserialize)]
struct Geographic {
    npa: u16,
    region: String,
    place: String,
    tz: Vec<String>,
}

impl Source {
    fn read() -> Self {
        serde_json::from_str(SOURCE).unwrap()
    }

    /// Each area code with the row that describes it, as Rust.
    fn rows(&self) -> Vec<(u16, String)> {
        let special = |kind: &str, region: &str| format!("Area::special(NumberKind::{kind}, {region})");
        let mut rows = Vec::new();
        let mut add = |codes: &[u16], row: String| {
            rows.extend(codes.iter().map(|npa| (*npa, row.clone())));
        };
        add(&self.toll_free, special("TollFree", "None"));
        add(&self.toll_free_reserved, "Area::reserved(NumberKind::TollFree)".into());
        add(&self.premium, special("Premium", "None"));
        add(&self.personal, special("Personal", "None"));
        add(&self.canada_non_geographic, special("CanadaNonGeographic", "Some(\"CA\")"));
        for (npa, what) in &self.other_non_geographic {
            match (npa, what.as_str()) {
                (700, _) => add(&[700], special("InterexchangeCarrier", "None")),
                (710, _) => add(&[710], special("Government", "Some(\"US\")")),
                _ => panic!("{npa} ({what}) needs a kind"),
            }
        }
        for Geographic { npa, region, place, tz } in &self.geographic {
            add(&[*npa], format!("Area::place({region:?}, {place:?}, &{tz:?})"));
        }
        rows
    }

    fn to_rust(&self) -> String {
        let mut areas = vec!["Area::special(NumberKind::Unknown, None)".to_owned()];
        let mut area_of_npa = [0_u8; 1000];
        for (npa, row) in self.rows() {
            let known = areas.iter().position(|area| *area == row);
            let place = known.unwrap_or_else(|| {
                areas.push(row);
                areas.len() - 1
            });
            let area = &mut area_of_npa[usize::from(npa)];
            assert_eq!(*area, 0, "{npa} is in the data twice");
            *area = place.try_into().expect("at most 256 different areas");
        }

        let mut rust = format!(
            "//! Area codes, one byte each, and what they stand for.\n\
             //!\n\
             //! Generated from `core/data/npa.json`; see `table_source.rs`.\n\n\
             // From: {}.\n\n\
             use crate::number::area::{{Area, NumberKind}};\n\n\
             /// The meanings of area codes, without duplicates.\n\
             #[rustfmt::skip]\n\
             pub(crate) static AREAS: [Area; {}] = [\n",
            self.origin,
            areas.len()
        );
        for area in areas {
            writeln!(rust, "    {area},").unwrap();
        }
        rust.push_str(
            "];\n\n\
             /// The place in [`AREAS`] of each area code.\n\
             #[rustfmt::skip]\n\
             pub(crate) static AREA_OF_NPA: [u8; 1000] = [\n",
        );
        for (line, decade) in area_of_npa.chunks(10).enumerate() {
            let cells: Vec<_> = decade.iter().map(|area| format!("{area:3}")).collect();
            writeln!(rust, "    /* {line:02}X */ {},", cells.join(", ")).unwrap();
        }
        rust.push_str("];\n");
        rust
    }
}

fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

#[test]
fn table_is_what_the_data_says() {
    let wanted = Source::read().to_rust();
    if updating() {
        std::fs::write(TABLE_PATH, wanted).unwrap();
    } else {
        assert!(
            TABLE == wanted,
            "generated/table.rs is not what npa.json says: UPDATE=1 cargo test -p numplan table"
        );
    }
}

#[test]
fn table_has_every_area_code() {
    if updating() {
        return; // The table that this test was compiled with is the old one.
    }
    let source = Source::read();
    for expected in &source.geographic {
        let area = Area::of(expected.npa);
        assert_eq!(area.kind, NumberKind::Geographic, "{}", expected.npa);
        assert_eq!(area.region, Some(expected.region.as_str()), "{}", expected.npa);
        assert_eq!(area.place, Some(expected.place.as_str()), "{}", expected.npa);
        assert_eq!(area.zones, expected.tz, "{}", expected.npa);
    }
    let known = (0..=u16::MAX).filter(|npa| Area::of(*npa).kind != NumberKind::Unknown).count();
    assert_eq!(known, source.rows().len());
}
