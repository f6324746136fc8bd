//! Misspelled names, and the hints that they get.

use crate::support::numplan;

#[test]
fn nearest_name_is_suggested() {
    let update = ["update", "flowroute", "12065551234"];
    let cases: [(&[&str], &str); 8] = [
        (&["--alais", "x"], "did you mean --alias?"),
        (&["--cnam-lookup-enabled=true"], "did you mean --cnam-lookups-enabled?"),
        (&["--messagingEnabled"], "did you mean --messaging-enabled?"),
        (&["--alias", "x", "--dry-runn"], "did you mean --dry-run?"),
        (&["--alias", "x", "--sandbocks"], "did you mean --sandbox?"),
        (&["--alias", "x", "--qiet"], "did you mean --quiet?"),
        (&["--clear", "alais", "--sandbox"], "did you mean `alias`?"),
        (&["--zzz"], "see --help"),
    ];
    for (flags, hint) in cases {
        numplan(&[&update[..], flags].concat())
            .exits(2)
            .says(&["alai", hint][usize::from(!hint.contains("`alias`"))..]);
    }
    numplan(&["update", "flowrout", "1"]).exits(2).says(&["did you mean flowroute?"]);
    numplan(&["updte"]).exits(2).says(&["did you mean update?"]);
    numplan(&["update", "12065551234"]).exits(2).says(&["no provider", "flowroute, plivo, wavix"]);
}

#[test]
fn wire_spelling_of_flags_is_accepted() {
    numplan(&["update", "flowroute", "12065551234", "--cnam_lookups_enabled", "true", "--sandbox"]).exits(0);
}

#[test]
fn a_provider_has_its_own_fields_only() {
    numplan(&["update", "plivo", "12065551234", "--messaging-enabled", "--sandbox"])
        .exits(2)
        .says(&["plivo has no flag"]);
    let help = |provider| numplan(&["update", provider, "--help"]).exits(0).out;
    assert!(
        help("flowroute").contains("--messaging-callback-url")
            && !help("flowroute").contains("--profile-uuid")
    );
    assert!(help("plivo").contains("--profile-uuid") && help("wavix").contains("--id"));
}
