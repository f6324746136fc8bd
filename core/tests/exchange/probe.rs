//! A made-up operation that starts something, and whose read can prove that it did not. No provider's can, but
//! the table has a row for it.

use std::borrow::Cow;

use http::Method;
use numplan::flowroute::Flowroute;
use numplan::operation::{Declared, Operation, Output, Reconciled, Response, ResponseError, Safety};
use numplan::{Account, ApiRequest};

use crate::support::course::{Reply, World};
use crate::support::samples::flowroute;

#[derive(Debug)]
struct Probe;

/// How the probe ended.
#[derive(Debug)]
struct Ended(&'static str);

impl Output for Ended {}

impl Declared for Probe {
    fn name(&self) -> &'static str {
        "probe"
    }

    fn safety(&self) -> Safety {
        Safety::StartsTask
    }

    fn subject(&self) -> Cow<'static, str> {
        "the probe".into()
    }
}

impl Operation for Probe {
    type Provider = Flowroute;
    type Output = Ended;

    fn request(&self, _: &Account<Flowroute>) -> ApiRequest {
        ApiRequest::new(Method::POST, "/probe", &[])
    }

    fn read(&self, response: &Response) -> Result<Self::Output, ResponseError> {
        match response.body().as_slice() {
            b"done" => Ok(Ended("answered")),
            _ => Err(ResponseError::Malformed("it is odd".into())),
        }
    }

    fn read_back(&self, _: &Account<Flowroute>) -> Option<ApiRequest> {
        Some(ApiRequest::new(Method::GET, "/probe", &[]))
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Self::Output> {
        match response.body().as_slice() {
            b"done" => Reconciled::Applied(Ended("read back")),
            b"nothing" => Reconciled::NotApplied,
            _ => Reconciled::Inconclusive,
        }
    }
}

#[test]
fn task_is_resent_only_when_proven_absent() {
    // The outcome of each POST, the response to each GET; the methods that were sent, and the end.
    type Row = (&'static [&'static str], &'static [&'static str], &'static [&'static str], &'static str);
    let table: [Row; 7] = [
        (&["lost"], &["done"], &["POST", "GET"], "read back"),
        (&["lost"], &["?"], &["POST", "GET"], "outcome_unknown maybe 1"),
        (&["lost"], &["lost"], &["POST", "GET"], "outcome_unknown maybe 1"),
        (&["lost", "done"], &["nothing"], &["POST", "GET", "POST"], "answered"),
        (&["500", "done"], &["nothing"], &["POST", "GET", "POST"], "answered"),
        (&["?", "lost"], &["nothing", "done"], &["POST", "GET", "POST", "GET"], "read back"),
        (
            &["lost", "503", "?"],
            &["nothing", "nothing", "nothing"],
            &["POST", "GET", "POST", "GET", "POST", "GET"],
            "outcome_unknown yes 3",
        ),
    ];
    for (posts, gets, methods, end) in table {
        let (mut posts, mut gets) = (posts.iter(), gets.iter());
        let course = World::default().run(Probe, &flowroute(), |attempt| {
            // Whatever lost the answer may lose the next one on the same connection.
            assert_eq!(attempt.fresh_connection, attempt.request.method() == Method::GET);
            let script = if attempt.request.method() == Method::POST { &mut posts } else { &mut gets };
            match *script.next().expect("an attempt too many") {
                "lost" => Reply::lost(),
                "500" => Reply::response(500, ""),
                "503" => Reply::response(503, ""),
                body => Reply::response(200, body),
            }
        });
        let seen = match &course.end {
            Ok(Ended(how)) => (*how).to_owned(),
            Err(error) => format!("{} {} {}", error.code, error.sent, error.attempts),
        };
        assert_eq!((course.methods(), seen.as_str()), (methods.to_vec(), end), "{posts:?} {gets:?}");
    }
}
