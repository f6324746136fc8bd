//! `GET /v2/message-provision/status/:task_id`: how far a provisioning task is.

use serde_json::json;

use super::{account::Account, error, object};
use crate::{
    reply::{Answer, Reply},
    world::Context,
};

pub(super) fn answer(account: &Account, id: &str, cx: &mut Context<'_>) -> Answer {
    let task = account.task(id).ok_or_else(|| error::no_such_task(cx))?;
    let document = json!({
        "data": object::task(task, cx.switches),
        "links": { "self": object::task_link(id) },
    });
    Ok(Reply::ok(document).about(&task.tn, None))
}
