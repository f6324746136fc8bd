//! Credentials out of an environment: taken in sets, never mixed, and the error says what to set.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

use http::header::AUTHORIZATION;
use numplan::flowroute::Flowroute;
use numplan::plivo::Plivo;
use numplan::prepare;
use numplan::provider::{Provider, credentials_from_env};
use numplan::wavix::Wavix;
use numplan::{Account, ErrorCode, flowroute};

type Variables = &'static [(&'static str, &'static str)];

fn from<P: Provider>(variables: Variables) -> Result<P::Credentials, numplan::Error> {
    credentials_from_env::<P>(|name| {
        variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    })
}

/// Returns the request that is sent with the credentials of an environment.
fn authorization(variables: Variables) -> String {
    let account = Account::new(from::<Flowroute>(variables).unwrap()).unwrap();
    let get = flowroute::GetNumber::new("12065551234".parse().unwrap());
    let request = prepare(&get, &account).unwrap();
    request.headers()[AUTHORIZATION].to_str().unwrap().to_owned()
}

#[test]
fn flowroute_names_precede_names_of_its_samples() {
    const OWN: Variables = &[("FLOWROUTE_ACCESS_KEY", "a"), ("FLOWROUTE_SECRET_KEY", "b")];
    const SAMPLES: Variables = &[("FR_ACCESS_KEY", "c"), ("FR_SECRET_KEY", "d")];
    const BOTH: Variables = &[
        ("FR_ACCESS_KEY", "c"),
        ("FR_SECRET_KEY", "d"),
        ("FLOWROUTE_ACCESS_KEY", "a"),
        ("FLOWROUTE_SECRET_KEY", "b"),
    ];
    // a:b and c:d in Base64.
    assert_eq!(authorization(OWN), "Basic YTpi");
    assert_eq!(authorization(SAMPLES), "Basic Yzpk");
    assert_eq!(authorization(BOTH), "Basic YTpi");
}

#[test]
fn half_a_pair_names_the_missing_half() {
    // the environment, what is named, what is not
    let table: [(Variables, &str); 4] = [
        (&[("FLOWROUTE_ACCESS_KEY", "a")], "FLOWROUTE_SECRET_KEY"),
        (&[("FLOWROUTE_SECRET_KEY", "b")], "FLOWROUTE_ACCESS_KEY"),
        // Pairs are never mixed, and a whole second pair does not hide the half of the first.
        (&[("FLOWROUTE_ACCESS_KEY", "a"), ("FR_SECRET_KEY", "d")], "FLOWROUTE_SECRET_KEY"),
        (
            &[("FLOWROUTE_ACCESS_KEY", "a"), ("FR_ACCESS_KEY", "c"), ("FR_SECRET_KEY", "d")],
            "FLOWROUTE_SECRET_KEY",
        ),
    ];
    for (variables, named) in table {
        let error = from::<Flowroute>(variables).unwrap_err();
        assert_eq!(error.code, ErrorCode::Config, "{variables:?}");
        assert!(error.message.contains(named), "{variables:?}: {error}");
    }
}

#[test]
fn an_empty_variable_is_none() {
    let error =
        from::<Plivo>(&[("PLIVO_AUTH_ID", "MAXXXXXXXXXXXXXXXXXX"), ("PLIVO_AUTH_TOKEN", "")]).unwrap_err();
    assert!(error.message.contains("PLIVO_AUTH_TOKEN"), "{error}");
}

#[test]
fn missing_credentials_error_names_variables() {
    let names = |error: numplan::Error, names: &[&str]| {
        assert_eq!(error.code, ErrorCode::Config);
        assert!(!error.message.contains("--"), "a flag of the shell: {error}");
        for name in names {
            assert!(error.message.contains(name), "{name}: {error}");
        }
    };
    let flowroute = ["FLOWROUTE_ACCESS_KEY", "FLOWROUTE_SECRET_KEY", "FR_ACCESS_KEY", "FR_SECRET_KEY"];
    names(from::<Flowroute>(&[]).unwrap_err(), &flowroute);
    names(from::<Plivo>(&[]).unwrap_err(), &["PLIVO_AUTH_ID", "PLIVO_AUTH_TOKEN"]);
    names(from::<Wavix>(&[]).unwrap_err(), &["WAVIX_API_KEY"]);
}

#[test]
fn error_of_variable_omits_its_value() {
    let error = from::<Wavix>(&[("WAVIX_API_KEY", "canary-key\n")]).unwrap_err();
    assert_eq!(error.code, ErrorCode::Config);
    assert!(!format!("{error:?}").contains("canary"), "{error:?}");
}
