//! Pages: `limit`, `offset`, `cursor` and `meta`.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::{account::User, error};
use crate::prelude::*;
use crate::switches::{Lists, Paging};

/// A page of a list.
pub(super) struct Page {
    pub(super) limit: usize,
    /// The requested offset.
    offset: usize,
    /// The index of the first item.
    pub(super) start: usize,
}

impl Page {
    pub(super) fn read(cx: &mut Context<'_>) -> Result<Self, Response> {
        Self::parse(cx.request, cx.switches.lists).map_err(|why| error::bad_request(&why, cx))
    }

    fn parse(request: &Request, lists: Lists) -> Result<Self, String> {
        let number = |name: &str| match request.parameter(name) {
            None => Ok(None),
            Some(text) => text.parse().map(Some).map_err(|_| format!("{name} is not a number")),
        };
        let limit = number("limit")?.unwrap_or(20);
        if !(1..=20).contains(&limit) {
            return Err("limit must be between 1 and 20".to_owned());
        }
        // An offset takes precedence over a cursor, so a client that sends both stays on one page.
        let offset = match (number("offset")?, request.parameter("cursor")) {
            (Some(offset), _) => offset,
            (None, Some(cursor)) => offset_of(&cursor).ok_or("cursor is invalid")?,
            (None, None) => 0,
        };
        Ok(Self { limit: lists.limit(limit), offset, start: lists.start(offset) })
    }

    /// The response of a list.
    pub(super) fn response(
        &self,
        user: User,
        what: &str,
        total: usize,
        objects: Vec<Value>,
        cx: &mut Context<'_>,
    ) -> Response {
        let Self { limit, offset, .. } = *self;
        let total = cx.switches.lists.total(offset, total);
        let link = |to: usize| {
            let path = format!("/v1/Account/{}/{what}/?limit={limit}", user.auth_id());
            match cx.switches.plivo_paging {
                Paging::Offset => format!("{path}&offset={to}"),
                Paging::Cursor => format!("{path}&cursor={}", cursor(to)),
            }
        };
        let end = offset.saturating_add(limit);
        let meta = json!({
            "limit": limit,
            "next": (end < total).then(|| link(end)),
            "offset": offset,
            "previous": (offset > 0).then(|| link(offset.saturating_sub(limit))),
            "total_count": total,
        });
        Response::ok(json!({ "api_id": cx.ids.uuid(), "meta": meta, "objects": Value::Array(objects) }))
    }
}

fn cursor(offset: usize) -> String {
    URL_SAFE_NO_PAD.encode(format!("after:{offset}"))
}

fn offset_of(cursor: &str) -> Option<usize> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    text.strip_prefix("after:")?.parse().ok()
}
