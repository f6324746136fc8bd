//! Wavix v1: <https://docs.wavix.com/api-reference/numbers>.
//!
//! One file a call; this one knows the paths and what a key may do.

mod account;
mod change;
mod error;
mod get_number;
mod list_numbers;
mod number;
mod update_many;
mod update_number;

use http::{Method, StatusCode};

pub use self::number::{Destination, Number};
pub(crate) use self::{account::Account, error::turned_away};
use crate::{
    ask::Ask,
    credentials::{WAVIX_API_KEY, WAVIX_READ_ONLY_API_KEY},
    record::Due,
    reply::{Answer, Reply},
    switches::FailureStatus,
    world::Context,
};

/// What a key may do to numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Scope {
    Read,
    Write,
}

impl Scope {
    fn of(ask: &Ask) -> Option<Self> {
        match ask.bearer()? {
            WAVIX_API_KEY => Some(Self::Write),
            WAVIX_READ_ONLY_API_KEY => Some(Self::Read),
            _ => None,
        }
    }
}

/// Whether the request carries a key that Wavix accepts.
pub(crate) fn knows(ask: &Ask) -> bool {
    Scope::of(ask).is_some()
}

/// Carries a request out.
pub(crate) fn answer(account: &mut Account, ask: &Ask, cx: &mut Context<'_>) -> Reply {
    account.settle(Due::ByNow);
    route(account, ask, cx).unwrap_or_else(|mut error| {
        if cx.switches.wavix_failure_status == FailureStatus::Ok {
            error.status = StatusCode::OK;
        }
        error
    })
}

fn route(account: &mut Account, ask: &Ask, cx: &Context<'_>) -> Answer {
    let scope = Scope::of(ask).ok_or_else(error::unauthorized)?;
    if ask.method != Method::GET && scope == Scope::Read {
        return Err(error::forbidden());
    }
    match ask.segments().as_slice() {
        ["v1", "numbers"] => match ask.method {
            Method::GET => list_numbers::answer(account, ask, cx),
            Method::PATCH => update_many::answer(account, ask, cx),
            _ => Err(error::method_not_allowed()),
        },
        ["v1", "numbers", id] => {
            let id = id.parse().map_err(|_| error::not_found())?;
            match ask.method {
                Method::GET => get_number::answer(account, id, cx),
                Method::PATCH => update_number::answer(account, id, ask, cx),
                _ => Err(error::method_not_allowed()),
            }
        }
        _ => Err(error::not_found()),
    }
}
