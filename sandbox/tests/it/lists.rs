//! Lists whose pages are short, overlapping, miscounted or repeated.

use numplan_sandbox::{Numbers, Provider, Sandbox, Switches, switches::Lists};
use serde_json::Value;

use crate::client::{Client, sandbox};

const PROVIDERS: [Provider; 3] = [Provider::Flowroute, Provider::Plivo, Provider::Wavix];

/// About thirty numbers in pages of ten.
fn with(provider: Provider, lists: Lists) -> (Sandbox, Client) {
    let sandbox = sandbox(Switches { lists, ..Switches::default() });
    sandbox.add(Numbers::many(provider, 25));
    let client = match provider {
        Provider::Flowroute => Client::flowroute(&sandbox),
        Provider::Plivo => Client::plivo(&sandbox),
        Provider::Wavix => Client::wavix(&sandbox),
        other => panic!("no case for {other:?}"),
    };
    (sandbox, client)
}

/// The numbers of a page, and whether there is a next one.
fn page(provider: Provider, client: &mut Client, offset: usize) -> (Vec<String>, bool) {
    let (path, items, key) = match provider {
        Provider::Flowroute => (format!("/v2/numbers?limit=10&offset={offset}"), "/data", "id"),
        Provider::Plivo => (
            format!("/v1/Account/MASANDBOX00000000000/Number/?limit=10&offset={offset}"),
            "/objects",
            "number",
        ),
        Provider::Wavix => (format!("/v1/numbers?per_page=10&page={}", 1 + offset / 10), "/items", "number"),
        other => panic!("no case for {other:?}"),
    };
    let list = client.get(&path).json();
    let items = list.pointer(items).and_then(Value::as_array).unwrap();
    let more = match provider {
        Provider::Flowroute => list["links"].get("next").is_some(),
        Provider::Plivo => list["meta"]["next"].is_string(),
        Provider::Wavix => {
            list["pagination"]["total_pages"].as_u64() > list["pagination"]["current_page"].as_u64()
        }
        other => panic!("no case for {other:?}"),
    };
    (items.iter().map(|item| item[key].as_str().unwrap().to_owned()).collect(), more)
}

#[test]
fn short_pages_have_half_the_items() {
    for provider in PROVIDERS {
        let (_sandbox, mut client) = with(provider, Lists::Short);
        let (numbers, more) = page(provider, &mut client, 0);
        assert_eq!((numbers.len(), more), (5, true), "{provider:?}");
    }
}

#[test]
fn overlapping_pages_share_one_item() {
    for provider in PROVIDERS {
        let (sandbox, mut client) = with(provider, Lists::Overlapping);
        let (mut seen, mut more) = page(provider, &mut client, 0);
        let mut offset = 10;
        while more {
            let (numbers, and_more) = page(provider, &mut client, offset);
            if offset == 10 {
                assert_eq!(Some(&numbers[0]), seen.pop().as_ref(), "{provider:?}");
            }
            seen.extend(numbers);
            more = and_more;
            offset += 10;
        }
        let all = sandbox.numbers();
        assert_eq!(seen.len(), all.flowroute.len().max(all.plivo.len()).max(all.wavix.len()), "{provider:?}");
    }
}

#[test]
fn miscounted_list_ends_with_empty_page() {
    for provider in PROVIDERS {
        let (_sandbox, mut client) = with(provider, Lists::Miscounted);
        assert!(page(provider, &mut client, 20).1, "{provider:?}");
        assert_eq!(page(provider, &mut client, 30).0, Vec::<String>::new(), "{provider:?}");
    }
}

#[test]
fn repeating_list_returns_first_page_again() {
    for provider in PROVIDERS {
        let (_sandbox, mut client) = with(provider, Lists::Repeating);
        let first = page(provider, &mut client, 0);
        assert_eq!(page(provider, &mut client, 10), first, "{provider:?}");
    }
}
