//! The sources of credentials.

use numplan_sandbox::{FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY};

use crate::support::{Run, Scratch, numplan, sandbox};

const GET: [&str; 3] = ["get", "flowroute", "12065551234"];

fn file(name: &str) -> Scratch {
    let pair = format!("access_key = \"{FLOWROUTE_ACCESS_KEY}\"\nsecret_key = \"{FLOWROUTE_SECRET_KEY}\"\n");
    let other = "access_key = \"other-key\"\nsecret_key = \"other-s3cr3t\"\n";
    Scratch::new(name, &format!("# two accounts\n[main.flowroute]\n{pair}\n[client.flowroute]\n{other}"))
}

#[test]
fn an_account_of_the_file_is_named() {
    let (sandbox, _) = sandbox();
    let (file, url) = (file("accounts.toml"), sandbox.url());
    let with = |more: &[&str]| {
        numplan(&[&GET[..], &["--base-url", &url, "--credentials", file.path()], more].concat())
    };
    with(&["--account", "main"]).exits(0);
    with(&["--account", "client"]).exits(1).says(&["did not accept the credentials"]);
    with(&[]).exits(2).says(&["several accounts for Flowroute (client, main)", "--account"]);
    with(&["--account", "mian"]).exits(2).says(&["did you mean main?"]);
}

#[test]
fn a_file_that_others_can_read_is_refused() {
    let (sandbox, _) = sandbox();
    let (file, url) = (file("modes.toml"), sandbox.url());
    let line = [&GET[..], &["--base-url", &url, "--credentials", file.path(), "--account", "main"]].concat();
    for mode in [0o640, 0o604, 0o620, 0o644] {
        file.mode(mode);
        numplan(&line).exits(2).says(&["chmod 600", file.path()]);
    }
    assert!(sandbox.log().is_empty());
    file.mode(0o400);
    numplan(&line).exits(0);
}

#[test]
fn a_broken_file_is_explained_without_its_secrets() {
    let cases = [
        ("[main.flowroute]\naccess_key = \"hunter22\nsecret_key = \"hunter22\"\n", "line 2"),
        ("[main.flowroute]\naccess_key = \"hunter22\"\n", "lacks secret_key"),
        (
            "[main.flowroute]\naccess_key = \"hunter22\"\nsecret = \"hunter22\"\n",
            "has secret, which is not one of",
        ),
        ("[main.flowroute]\naccess_key = \"hunter22\"\nsecret_key = 5\n", "in quotation marks"),
        ("[main.plivo]\nauth_id = \"hunter22\"\n", "[default.flowroute]"),
        ("main = \"hunter22\"\n", "[default.flowroute]"),
    ];
    for (number, (text, said)) in cases.into_iter().enumerate() {
        let file = Scratch::new(&format!("broken-{number}.toml"), text);
        let ran = numplan(&[&GET[..], &["--credentials", file.path()]].concat()).exits(2).says(&[said]);
        assert!(!ran.err.contains("hunter22"), "{}", ran.err);
    }
    numplan(&[&GET[..], &["--credentials", "/nowhere/at/all"]].concat()).exits(2).says(&["cannot read"]);
}

#[test]
fn the_sandbox_never_reads_real_credentials() {
    let (sandbox, flag) = sandbox();
    let real = || {
        Run::default()
            .variable("FLOWROUTE_ACCESS_KEY", "real-access-key")
            .variable("FLOWROUTE_SECRET_KEY", "real-secret-key")
            .variable("PLIVO_AUTH_ID", "MAREALREALREALREAL00")
            .variable("PLIVO_AUTH_TOKEN", "real-token")
            .variable("WAVIX_API_KEY", "real-api-key")
    };
    for flag in [flag.as_str(), "--sandbox"] {
        for provider in ["flowroute", "plivo", "wavix"] {
            let ran = real().numplan(&["get", provider, "12065551234", flag]).exits(0);
            let keys: Vec<_> =
                ran.asked.iter().filter(|name| name.contains("KEY") || name.contains("AUTH")).collect();
            assert!(keys.is_empty(), "{keys:?}");
        }
    }
    for request in sandbox.log() {
        assert!(request.headers["authorization"].ends_with(" valid"), "{request:?}");
    }
    assert_eq!(sandbox.log().len(), 3);
    // Without the flag they are sent.
    real().numplan(&[&GET[..], &["--base-url", &sandbox.url()]].concat()).exits(1);
    assert_eq!(sandbox.log()[3].headers["authorization"], "Basic invalid");
}

#[test]
fn a_sandbox_is_on_this_machine() {
    numplan(&[&GET[..], &["--sandbox=https://api.flowroute.com"]].concat())
        .exits(2)
        .says(&["on this machine"]);
    numplan(&[&GET[..], &["--sandbox=http://10.0.0.1"]].concat()).exits(2);
    numplan(&[&GET[..], &["--sandbox", "--credentials", "x"]].concat()).exits(2);
}
