//! Lists to their end: no item is missed and none comes twice, however the provider pages. A walk of a list that
//! repeats itself or miscounts ends, and reports the mismatch.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what should not be")]

use std::collections::HashSet;

use numplan::model::Model as _;
use numplan::paging::List;
use numplan::provider::Provider;
use numplan::{Builder, Error, flowroute, plivo, wavix};
use numplan_sandbox::{Numbers, Options, Provider as At, Sandbox, Switches};
use serde_json::json;

/// Ids of a list in order, and whether the provider's count differs.
struct Read {
    ids: Vec<String>,
    mismatch: Option<numplan::paging::CountMismatch>,
    requests: usize,
}

fn read_all<L: List>(sandbox: &Sandbox, builder: Result<Builder<L::Provider>, Error>, list: L) -> Read
where
    L::Provider: Provider,
{
    sandbox.clear_log();
    let client = builder.unwrap().blocking().unwrap();
    let mut items = client.items(list);
    let ids: Vec<String> = items.by_ref().map(|item| item.unwrap().identity().unwrap()).collect();
    Read { ids, mismatch: items.mismatch(), requests: sandbox.log().len() }
}

/// Reads the numbers of an account at each provider.
fn everywhere(sandbox: &Sandbox) -> [(At, Read); 3] {
    let url = sandbox.url();
    let flowroute_list = flowroute::ListNumbers::new(flowroute::NumberFilters::new());
    let plivo_list = plivo::ListNumbers::new(plivo::NumberFilters::new());
    let wavix_list = wavix::ListNumbers::new(wavix::NumberFilters::new());
    [
        (At::Flowroute, read_all(sandbox, numplan_tests::flowroute(&url), flowroute_list)),
        (At::Plivo, read_all(sandbox, numplan_tests::plivo(&url), plivo_list)),
        (At::Wavix, read_all(sandbox, numplan_tests::wavix(&url), wavix_list)),
    ]
}

fn sandbox(lists: &str, many: u32) -> Sandbox {
    let switches = Switches::default().turned(&json!({ "lists": lists })).unwrap();
    let sandbox = Sandbox::start(Options { switches, ..Options::default() }).unwrap();
    for provider in [At::Flowroute, At::Plivo, At::Wavix] {
        sandbox.add(Numbers::many(provider, many));
    }
    sandbox
}

fn owned(sandbox: &Sandbox, provider: At) -> HashSet<String> {
    let numbers = sandbox.numbers();
    match provider {
        At::Flowroute => numbers.flowroute.iter().map(|number| number.value.clone()).collect(),
        // The subaccount's numbers are the account's too.
        At::Plivo => numbers.plivo.iter().map(|number| number.number.clone()).collect(),
        At::Wavix => numbers.wavix.iter().map(|number| number.id.to_string()).collect(),
        other => panic!("no case for {other:?}"),
    }
}

#[test]
fn every_number_comes_once() {
    for lists in ["steady", "short", "overlapping"] {
        let sandbox = sandbox(lists, 450);
        for (provider, read) in everywhere(&sandbox) {
            let seen: HashSet<String> = read.ids.iter().cloned().collect();
            assert_eq!(seen.len(), read.ids.len(), "{provider:?}, {lists}: something came twice");
            let missed: Vec<_> = owned(&sandbox, provider).difference(&seen).cloned().collect();
            assert_eq!(missed, Vec::<String>::new(), "{provider:?}, {lists}: missed");
        }
    }
}

#[test]
fn page_sizes_are_the_provider_maximum() {
    let sandbox = sandbox("steady", 1_000);
    for (provider, read) in everywhere(&sandbox) {
        // Each page begins with the last item of the one before; numbered pages overlap by up to a tenth.
        let most = match provider {
            At::Flowroute => 199,
            At::Plivo => 19,
            At::Wavix => 90,
            other => panic!("no case for {other:?}"),
        };
        let fewest = read.ids.len().div_ceil(most);
        assert!(read.requests <= fewest + 1, "{provider:?}: {} requests, {fewest} are enough", read.requests);
        assert_eq!(read.mismatch, None, "{provider:?}");
    }
}

#[test]
fn a_list_that_repeats_itself_ends() {
    let sandbox = sandbox("repeating", 450);
    for (provider, read) in everywhere(&sandbox) {
        let unique: HashSet<&String> = read.ids.iter().collect();
        assert_eq!(unique.len(), read.ids.len(), "{provider:?}");
        assert!(read.requests < 10, "{provider:?}: {} requests", read.requests);
    }
}

#[test]
fn a_count_that_does_not_fit_is_reported() {
    let sandbox = sandbox("miscounted", 100);
    for (provider, read) in everywhere(&sandbox) {
        // Flowroute says of no list how long it is.
        let counts = provider != At::Flowroute;
        assert_eq!(read.mismatch.is_some(), counts, "{provider:?}: {:?}", read.mismatch);
    }
}

#[test]
fn an_async_list_reads_the_same() {
    let sandbox = sandbox("steady", 450);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let came = runtime.block_on(async {
        let client = numplan_tests::flowroute(&sandbox.url()).unwrap().build().unwrap();
        let mut items = client.items(flowroute::ListNumbers::new(flowroute::NumberFilters::new()));
        let mut came = 0;
        while let Some(item) = items.next().await {
            item.unwrap();
            came += 1;
        }
        came
    });
    assert_eq!(came, owned(&sandbox, At::Flowroute).len());
}

/// An account whose numbers at Flowroute all have the alias "old".
fn renamed(many: u32) -> (Sandbox, numplan::blocking::Client<flowroute::Flowroute>) {
    let sandbox = sandbox("steady", many);
    let client = numplan_tests::flowroute(&sandbox.url()).unwrap().blocking().unwrap();
    for number in owned(&sandbox, At::Flowroute) {
        rename(&client, &number, "old");
    }
    (sandbox, client)
}

fn rename(client: &numplan::blocking::Client<flowroute::Flowroute>, number: &str, alias: &str) {
    let changes = flowroute::NumberChanges::new().alias(alias);
    let update = flowroute::UpdateNumber::new(numplan_tests::nanp(number).unwrap(), changes);
    assert!(client.run(update).unwrap().ok());
}

#[test]
fn renaming_while_walking_reaches_every_number() {
    let (sandbox, client) = renamed(450);
    let filters = flowroute::NumberFilters::new().alias("old");
    let mut walked = 0;
    for number in client.items(flowroute::ListNumbers::new(filters)) {
        rename(&client, &number.unwrap().value.unwrap(), "new");
        walked += 1;
    }
    let numbers = sandbox.numbers().flowroute;
    assert_eq!(walked, numbers.len());
    assert!(numbers.iter().all(|number| number.alias.as_deref() == Some("new")));
}

#[test]
fn renaming_while_walking_async_reaches_every_number() {
    let (sandbox, blocking) = renamed(250);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = numplan_tests::flowroute(&sandbox.url()).unwrap().build().unwrap();
        let filters = flowroute::NumberFilters::new().alias("old");
        let mut items = client.items(flowroute::ListNumbers::new(filters));
        while let Some(number) = items.next().await {
            rename(&blocking, &number.unwrap().value.unwrap(), "new");
        }
    });
    let numbers = sandbox.numbers().flowroute;
    assert!(numbers.iter().all(|number| number.alias.as_deref() == Some("new")));
}
