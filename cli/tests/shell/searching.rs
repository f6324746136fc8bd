//! Numbers for sale, their places and prices.

use crate::support::{numplan, sandbox};

#[test]
fn every_search_shows_both_prices() {
    let searches: [(&[&str], &str); 3] = [
        (&["search", "flowroute", "--state", "wa", "--limit", "5"], "1.25"),
        (&["search", "plivo", "--country-iso", "us", "--npanxx", "206550", "--limit", "5"], "0.80000"),
        (&["search", "wavix", "--country", "840", "--city", "103", "--limit", "5"], "0.99"),
    ];
    for (line, monthly) in searches {
        let ran = numplan(&[line, &["--sandbox"]].concat())
            .exits(0)
            .says(&["number", "set-up", "monthly"])
            .says(&["12065501000", monthly]);
        assert_eq!(ran.out.lines().count(), 6, "{}", ran.out);
    }
}

#[test]
fn a_search_goes_on_over_its_pages() {
    let (sandbox, flag) = sandbox();
    assert_eq!(numplan(&["search", "flowroute", "--json", &flag]).exits(0).json().len(), 450);
    assert!(sandbox.log().len() >= 3);
    let ran = numplan(&["search", "wavix", "--country", "840", "--city", "101", "--csv", &flag]).exits(0);
    assert_eq!(ran.out.lines().count(), 131);
}

#[test]
fn area_codes_and_exchanges_are_listed() {
    numplan(&["search", "flowroute", "area-codes", "--sandbox"]).exits(0).says(&["206"]);
    let ran =
        numplan(&["search", "flowroute", "exchanges", "--areacode", "206", "--csv", "--sandbox"]).exits(0);
    assert!(ran.out.lines().count() > 1, "{}", ran.out);
    assert!(ran.out.lines().skip(1).all(|line| line.contains("206")), "{}", ran.out);
    numplan(&["search", "flowroute", "exchange", "--sandbox"]).exits(2).says(&["did you mean exchanges?"]);
}

#[test]
fn wavix_places_lead_to_a_city() {
    let (_sandbox, flag) = sandbox();
    numplan(&["search", "wavix", "countries", &flag]).exits(0).says(&["840", "United States", "yes"]);
    numplan(&["search", "wavix", "regions", "--country", "840", &flag]).exits(0).says(&["53", "Washington"]);
    numplan(&["search", "wavix", "cities", "--country", "840", "--region", "53", &flag]).exits(0).says(&[
        "103",
        "SEATTLE, WA",
        "206",
    ]);
    numplan(&["search", "wavix", "cities", "--country", "826", &flag]).exits(0).says(&["201", "LONDON"]);
    numplan(&["search", "wavix", &flag]).exits(2).says(&["--country is missing", "search wavix countries"]);
    numplan(&["search", "wavix", "--country", "840", &flag]).exits(2).says(&["--city is missing"]);
}

#[test]
fn refused_filters_are_not_sent() {
    let (sandbox, flag) = sandbox();
    numplan(&["search", "plivo", &flag]).exits(2).says(&["country_iso", "missing"]);
    numplan(&["search", "flowroute", "--order-by", "state,up", &flag]).exits(2).says(&["asc"]);
    assert!(sandbox.log().is_empty());
}
