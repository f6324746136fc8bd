//! `GET /v2/message-provision/status/:task_id`: how far a provisioning task is.

use super::{account::Account, error, object};
use crate::{
    reply::{Answer, Reply},
    world::Context,
};

pub(super) fn answer(account: &Account, id: &str, cx: &mut Context<'_>) -> Answer {
    let task = account.task(id).ok_or_else(|| error::no_such_task(cx))?;
    let reply = Reply::ok(object::task_document(task, cx.switches));
    Ok(if task.bulk.is_some() { reply } else { reply.about(&task.tn, None) })
}
