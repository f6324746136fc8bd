//! Plivo: numbers, subaccounts, registrations, lists.

use numplan_sandbox::{
    Numbers, PLIVO_AUTH_TOKEN, PLIVO_SUBACCOUNT_AUTH_ID, Switches,
    plivo::{self, DEFAULT_APPLICATION, TRUNK},
    switches::{CnamShown, ComplianceUpdate, NoReputation, Paging, RegistrationEnd, RegistrationFields},
};
use serde_json::{Value, json};

use crate::client::{Client, basic, sandbox};

const NUMBERS: &str = "/v1/Account/MASANDBOX00000000000/Number";

fn path(number: &str) -> String {
    format!("{NUMBERS}/{number}/")
}

#[test]
fn update_returns_message_without_number() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::plivo(&sandbox);
    let response = client.post(&path("12025551111"), &json!({ "alias": "Updated Alias" }));
    assert_eq!(response.status, 202);
    let body = response.json();
    assert_eq!(body["message"], "changed");
    assert_eq!(body["api_id"].as_str().unwrap().len(), 36);
    assert_eq!(body.as_object().unwrap().len(), 2);

    let number = client.get(&path("12025551111")).json();
    assert_eq!(number["alias"], "Updated Alias");
    assert_eq!(number["monthly_rental_rate"], "0.80000");
    let application = format!("/v1/Account/MASANDBOX00000000000/Application/{DEFAULT_APPLICATION}/");
    assert_eq!(number["application"], application, "no app_id: the default one");
}

#[test]
fn invalid_fields_are_400() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::plivo(&sandbox);
    for (number, body, wanted) in [
        ("12025551111", json!([]), "the body is not a JSON object"),
        ("12025551111", json!({ "subaccount": "SAX" }), "subaccount: is not a subaccount."),
        (
            "12025551111",
            json!({ "cnam_lookup": "on", "nickname": "x" }),
            "cnam_lookup: Must be one of: enabled, disabled. nickname: Unknown field.",
        ),
        (
            "442079460123",
            json!({ "cnam_lookup": "enabled" }),
            "cnam_lookup: is for US local and toll-free numbers only.",
        ),
        (
            "12025551111",
            json!({ "caller_reputation": "enabled" }),
            "profile_uuid: is needed to enable caller_reputation.",
        ),
    ] {
        let response = client.post(&path(number), &body);
        assert_eq!((response.status, &response.json()["error"]), (400, &json!(wanted)), "{body}");
    }
}

#[test]
fn older_page_limits_compliance_updates() {
    for (plivo_compliance_update, status) in
        [(ComplianceUpdate::Always, 202), (ComplianceUpdate::PendingOrRejected, 400)]
    {
        let sandbox = sandbox(Switches { plivo_compliance_update, ..Switches::default() });
        let mut client = Client::plivo(&sandbox);
        let change = json!({ "compliance_application_id": "x" });
        assert_eq!(client.post(&path("12025551111"), &change).status, 202, "pending");
        assert_eq!(client.post(&path("12065551234"), &change).status, status, "accepted");
    }
}

#[test]
fn caller_name_and_reputation_are_readable() {
    for (plivo_cnam_shown, pending) in
        [(CnamShown::Registered, Value::Null), (CnamShown::AtOnce, json!("ACME"))]
    {
        let sandbox = sandbox(Switches { plivo_cnam_shown, ..Switches::default() });
        let mut client = Client::plivo(&sandbox);
        let mut read = || {
            let number = client.get(&path("12025551111")).json();
            ["cnam", "profile_uuid", "caller_reputation_status"].map(|key| number[key].clone())
        };
        assert_eq!(read(), [Value::Null, Value::Null, json!("NOT_ENROLLED")]);
        let enable = json!({ "cnam": "ACME", "caller_reputation": "enabled", "profile_uuid": "p-1" });
        assert_eq!(Client::plivo(&sandbox).post(&path("12025551111"), &enable).status, 202);
        assert_eq!(read(), [pending, json!("p-1"), json!("PENDING")]);
        sandbox.complete_tasks();
        assert_eq!(read(), [json!("ACME"), json!("p-1"), json!("ACTIVE")]);
        let disable = json!({ "caller_reputation": "disabled" });
        assert_eq!(Client::plivo(&sandbox).post(&path("12025551111"), &disable).status, 202);
        assert_eq!(read()[1..], [Value::Null, json!("NOT_ENROLLED")]);
    }
}

#[test]
fn failed_registration_keeps_old_caller_name() {
    let sandbox = sandbox(Switches {
        plivo_registration_end: RegistrationEnd::Failed,
        plivo_no_reputation: NoReputation::Null,
        ..Switches::default()
    });
    let mut client = Client::plivo(&sandbox);
    let reputation =
        |client: &mut Client| client.get(&path("12025551111")).json()["caller_reputation_status"].clone();
    assert_eq!(reputation(&mut client), Value::Null);
    let enable = json!({ "cnam": "ACME", "caller_reputation": "enabled", "profile_uuid": "p-1" });
    client.post(&path("12025551111"), &enable);
    sandbox.complete_tasks();
    assert_eq!(client.get(&path("12025551111")).json()["cnam"], Value::Null);
    assert_eq!(reputation(&mut client), "FAILED");
}

#[test]
fn older_object_has_no_registration_fields() {
    let plivo_registration_fields = RegistrationFields::Missing;
    let sandbox = sandbox(Switches { plivo_registration_fields, ..Switches::default() });
    let number = Client::plivo(&sandbox).get(&path("12025551111")).json();
    for key in ["cnam", "profile_uuid", "caller_reputation_status"] {
        assert_eq!(number.get(key), None, "{key}");
    }
}

#[test]
fn application_can_be_a_trunk() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::plivo(&sandbox);
    assert_eq!(client.post(&path("12025551111"), &json!({ "app_id": TRUNK })).status, 202);
    let trunk = format!("/v1/Account/MASANDBOX00000000000/Zentrunk/Trunk/{TRUNK}/");
    assert_eq!(client.get(&path("12025551111")).json()["application"], trunk);
}

#[test]
fn lists_filter_by_messaging_registration() {
    let sandbox = sandbox(Switches::default());
    let number = plivo::Number {
        tendlc_campaign_id: Some("CY5NVUA".to_owned()),
        tendlc_registration_status: "COMPLETED".to_owned(),
        toll_free_sms_verification: Some("v-1".to_owned()),
        toll_free_sms_verification_order_status: Some("VERIFIED".to_owned()),
        ..plivo::Number::new("18005551234")
    };
    sandbox.add(Numbers { plivo: vec![number], ..Numbers::default() });
    let mut client = Client::plivo(&sandbox);
    for (query, count) in [
        ("tendlc_registration_status=completed", 1),
        ("tendlc_registration_status=UNREGISTERED", 4),
        ("tendlc_campaign_id=CY5NVUA", 1),
        ("tendlc_campaign_id=x", 0),
        ("toll_free_sms_verification=v-1", 1),
        ("toll_free_sms_verification_order_status=VERIFIED", 1),
        ("toll_free_sms_verification_order_status=REJECTED", 0),
    ] {
        let list = client.get(&format!("{NUMBERS}/?{query}")).json();
        assert_eq!(list["meta"]["total_count"], count, "{query}");
    }
    let number = client.get(&path("18005551234")).json();
    assert_eq!(number["tendlc_campaign_id"], "CY5NVUA");
    assert_eq!(number["tendlc_registration_status"], "COMPLETED");
    assert_eq!(number["toll_free_sms_verification_order_status"], "VERIFIED");
}

#[test]
fn unknown_paths_and_methods() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::plivo(&sandbox);
    for (method, path, status) in [
        ("GET", path("12065550000"), 404),
        ("POST", path("..%2FApplication%2F1"), 404),
        ("POST", "/v1/Account/MASANDBOX00000000000/Application/1/".to_owned(), 404),
        ("GET", format!("{NUMBERS}/12025551111"), 404),
        ("PUT", path("12025551111"), 405),
        ("GET", "/v1/Account/MASOMEBODYELSE000000/Number/12025551111/".to_owned(), 401),
    ] {
        let response = client.send(method, &path, &Value::Null);
        assert_eq!(response.status, status, "{method} {path}");
        assert!(response.json()["error"].is_string());
    }
}

#[test]
fn subaccount_sees_only_its_numbers() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::new(&sandbox, &basic(PLIVO_SUBACCOUNT_AUTH_ID, PLIVO_AUTH_TOKEN));
    let numbers = format!("/v1/Account/{PLIVO_SUBACCOUNT_AUTH_ID}/Number");
    let list = client.get(&format!("{numbers}/")).json();
    assert_eq!(list["meta"]["total_count"], 1);
    assert_eq!(client.get(&format!("{numbers}/12025551111/")).status, 404);
    let mine = format!("{numbers}/12125551234/");
    assert_eq!(client.post(&mine, &json!({ "alias": "Ours" })).status, 202);
    let away = json!({ "subaccount": PLIVO_SUBACCOUNT_AUTH_ID });
    assert_eq!(client.post(&mine, &away).status, 403);
}

#[test]
fn registration_is_pending_until_completed() {
    for (end, word) in [(RegistrationEnd::Success, "success"), (RegistrationEnd::Failed, "failed")] {
        let sandbox = sandbox(Switches { plivo_registration_end: end, ..Switches::default() });
        let body = json!({ "cnam": "ACME", "cnam_callback_url": "https://example.com/cnam" });
        assert_eq!(Client::plivo(&sandbox).post(&path("12025551111"), &body).status, 202);
        let status = || sandbox.plivo_number("12025551111").unwrap().cnam.unwrap().status;
        assert_eq!(status(), "pending");
        sandbox.complete_tasks();
        assert_eq!(status(), word);
    }
}

#[test]
fn pages_return_every_number_once() {
    for paging in [Paging::Offset, Paging::Cursor] {
        let sandbox = sandbox(Switches { plivo_paging: paging, ..Switches::default() });
        let mut client = Client::plivo(&sandbox);
        let mut next = Some(format!("{NUMBERS}/?limit=3"));
        let mut seen = Vec::new();
        while let Some(path) = next {
            let page = client.get(&path).json();
            let objects = page["objects"].as_array().unwrap().iter();
            seen.extend(objects.map(|it| it["number"].as_str().unwrap().to_owned()));
            next = page["meta"]["next"].as_str().map(str::to_owned);
        }
        assert_eq!(seen, ["12025551111", "12065551234", "12125551234", "442079460123"]);
        assert_eq!(client.get(&format!("{NUMBERS}/?limit=21")).status, 400);
    }
}

#[test]
fn list_filters() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::plivo(&sandbox);
    for (query, count) in [
        ("number_startswith=44", 1),
        ("alias=Main%20line", 1),
        ("services=mms", 0),
        ("subaccount=SASANDBOX00000000000", 1),
        ("renewal_date__gt=2027-02-14", 0),
        ("renewal_date__gte=2027-02-14", 4),
        ("type=tollfree", 0),
    ] {
        let list = client.get(&format!("{NUMBERS}/?{query}")).json();
        assert_eq!(list["meta"]["total_count"], count, "{query}");
    }
}

#[test]
fn rate_limit_is_300_in_5_seconds() {
    let sandbox = sandbox(Switches { plivo_rate_limit: true, ..Switches::default() });
    let mut client = Client::plivo(&sandbox);
    let statuses: Vec<u16> = (0..301).map(|_| client.get(&path("12025551111")).status).collect();
    assert!(statuses[..300].iter().all(|status| *status == 200));
    let response = client.get(&path("12025551111"));
    assert_eq!((statuses[300], response.status), (429, 429));
    assert!((1..=5).contains(&response.header("retry-after").unwrap().parse::<u32>().unwrap()));
}
