//! A walk misses no item that stays in its list, whatever enters and leaves it between the pages.

use std::collections::HashSet;

use numplan::operation::Operation;
use numplan::paging::{List, Page, Pager};
use numplan::provider::Provider;
use numplan::{Account, flowroute, plivo, wavix};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::course::response;
use crate::support::samples::{
    flowroute as flowroute_account, plivo as plivo_account, wavix as wavix_account,
};

/// A change of a list between two pages. Places are parts of its length, in thousandths.
#[derive(Debug, Clone)]
enum Change {
    Insert {
        place: usize,
        count: usize,
    },
    Remove {
        place: usize,
        count: usize,
    },
    /// Items that the caller has received leave the list: it renamed or released them.
    RemoveReceived {
        count: usize,
    },
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (0..=1_000_usize, 1..40_usize).prop_map(|(place, count)| Change::Insert { place, count }),
        (0..=1_000_usize, 1..40_usize).prop_map(|(place, count)| Change::Remove { place, count }),
        (1..250_usize).prop_map(|count| Change::RemoveReceived { count }),
    ]
}

/// A list as a provider keeps it.
struct Server {
    items: Vec<u64>,
    next: u64,
    /// Items that were in the list all the time.
    stayed: HashSet<u64>,
}

impl Server {
    fn new(length: u64) -> Self {
        let items: Vec<u64> = (0..length).collect();
        Self { stayed: items.iter().copied().collect(), items, next: length }
    }

    fn change(&mut self, change: &Change, received: &[u64]) {
        let length = self.items.len();
        match *change {
            Change::Insert { place, count } => {
                let at = place * length / 1_000;
                for offset in 0..count {
                    self.items.insert(at + offset, self.next);
                    self.next += 1;
                }
            }
            Change::Remove { place, count } => {
                let from = place * length / 1_000;
                let gone: Vec<u64> = self.items.drain(from..(from + count).min(length)).collect();
                for item in &gone {
                    self.stayed.remove(item);
                }
            }
            Change::RemoveReceived { count } => {
                let gone: HashSet<u64> = received.iter().rev().take(count).copied().collect();
                self.items.retain(|item| !gone.contains(item));
                self.stayed.retain(|item| !gone.contains(item));
            }
        }
    }

    fn page(&self, offset: usize, limit: usize) -> &[u64] {
        let start = offset.min(self.items.len());
        &self.items[start..(start + limit).min(self.items.len())]
    }
}

/// A number of the account by its index.
fn number(item: u64) -> String {
    format!("1206{:07}", 2_000_000 + item)
}

/// The response of a provider to the request of a page.
type Serve = fn(&Server, &dyn Fn(&str) -> Option<usize>) -> Value;

fn serve_flowroute(server: &Server, query: &dyn Fn(&str) -> Option<usize>) -> Value {
    let (offset, limit) = (query("offset").unwrap(), query("limit").unwrap());
    let items = server.page(offset, limit).iter().map(
        |item| json!({ "id": number(*item), "type": "number", "attributes": { "value": number(*item) } }),
    );
    let mut body = json!({ "data": items.collect::<Vec<_>>(), "links": {} });
    if offset + limit < server.items.len() {
        body["links"]["next"] = "https://api.flowroute.com/next".into();
    }
    body
}

fn serve_plivo(server: &Server, query: &dyn Fn(&str) -> Option<usize>) -> Value {
    let (offset, limit) = (query("offset").unwrap_or(0), query("limit").unwrap());
    let objects = server.page(offset, limit).iter().map(|item| json!({ "number": number(*item) }));
    let next = (offset + limit < server.items.len()).then_some("/v1/Account/MA/Number/?limit=20&offset=20");
    let meta = json!({ "total_count": server.items.len(), "next": next });
    json!({ "api_id": "a", "meta": meta, "objects": objects.collect::<Vec<_>>() })
}

fn serve_wavix(server: &Server, query: &dyn Fn(&str) -> Option<usize>) -> Value {
    let (page, size) = (query("page").unwrap(), query("per_page").unwrap());
    let items = server.page((page - 1) * size, size).iter();
    let items = items.map(|item| json!({ "id": item + 1, "number": number(*item) }));
    let total = server.items.len();
    let pagination = json!({ "current_page": page, "per_page": size, "total": total, "total_pages": total.div_ceil(size) });
    json!({ "items": items.collect::<Vec<_>>(), "pagination": pagination })
}

/// Walks a list that changes after each page, and returns the ids that came, and the number of requests.
fn walk<L: List>(
    list: L,
    account: &Account<L::Provider>,
    server: &mut Server,
    changes: &[Vec<Change>],
    serve: Serve,
    index: impl Fn(&L::Item) -> u64,
) -> (Vec<u64>, usize)
where
    L::Provider: Provider,
{
    let mut pager = Pager::new(list);
    let (mut received, mut requests) = (Vec::new(), 0);
    let mut changes = changes.iter();
    while let Some(page) = pager.next() {
        let request = page.request(account).into_http(account).unwrap();
        let query: Vec<(String, String)> =
            url::form_urlencoded::parse(request.uri().query().unwrap().as_bytes()).into_owned().collect();
        let find = |name: &str| query.iter().find(|(key, _)| key == name)?.1.parse().ok();
        let body = serve(server, &find).to_string();
        let page: Page<L::Item> = page.read(&response(200, &[], body)).unwrap();
        received.extend(pager.take(page).iter().map(&index));
        requests += 1;
        assert!(requests < 2_000, "the walk does not end");
        for change in changes.next().into_iter().flatten() {
            server.change(change, &received);
        }
    }
    (received, requests)
}

fn of_text(text: &str) -> u64 {
    text[4..].parse::<u64>().unwrap() - 2_000_000
}

/// Walks the list at each provider.
fn everywhere(length: u64, changes: &[Vec<Change>]) -> [(&'static str, Server, Vec<u64>, usize); 3] {
    let mut servers = [(); 3].map(|()| Server::new(length));
    let [one, two, three] = &mut servers;
    let flowroute_list = flowroute::ListNumbers::new(flowroute::NumberFilters::new());
    let plivo_list = plivo::ListNumbers::new(plivo::NumberFilters::new());
    let wavix_list = wavix::ListNumbers::new(wavix::NumberFilters::new());
    let (first, a) = walk(flowroute_list, &flowroute_account(), one, changes, serve_flowroute, |number| {
        of_text(number.value.as_deref().unwrap())
    });
    let (second, b) = walk(plivo_list, &plivo_account(), two, changes, serve_plivo, |number| {
        of_text(number.number.as_deref().unwrap())
    });
    let (third, c) = walk(wavix_list, &wavix_account(), three, changes, serve_wavix, |number| {
        number.id.unwrap().cast_unsigned() - 1
    });
    let [one, two, three] = servers;
    [("flowroute", one, first, a), ("plivo", two, second, b), ("wavix", three, third, c)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn items_that_stay_come_once(
        length in 0..700_u64,
        changes in proptest::collection::vec(proptest::collection::vec(change(), 0..3), 0..40),
    ) {
        for (provider, server, received, _) in everywhere(length, &changes) {
            let unique: HashSet<u64> = received.iter().copied().collect();
            prop_assert_eq!(unique.len(), received.len(), "{}: an item came twice", provider);
            let missed: Vec<u64> = server.stayed.difference(&unique).copied().collect();
            prop_assert!(missed.is_empty(), "{}: missed {:?}", provider, missed);
        }
    }

    #[test]
    fn steady_list_costs_few_requests(length in 0..5_000_u64) {
        for (provider, server, received, requests) in everywhere(length, &[]) {
            prop_assert_eq!(received.len(), server.items.len());
            let most = match provider {
                "flowroute" => 199,
                "plivo" => 19,
                // Numbered pages overlap by up to a tenth.
                _ => 85,
            };
            prop_assert!(requests <= received.len().div_ceil(most) + 1, "{}: {} requests", provider, requests);
        }
    }
}

#[test]
fn walk_survives_renaming_each_item() {
    let changes = vec![vec![Change::RemoveReceived { count: 250 }]; 100];
    for (provider, server, received, _) in everywhere(450, &changes) {
        assert_eq!((received.len(), server.items.len()), (450, 0), "{provider}");
    }
}
