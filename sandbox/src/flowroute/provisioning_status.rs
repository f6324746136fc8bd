//! `GET /v2/message-provision/status/:task_id`: the status of a provisioning task.

use super::{account::Account, error, object};
use crate::{
    response::{HandlerResult, Response},
    state::Context,
};

pub(super) fn handle(account: &Account, id: &str, cx: &mut Context<'_>) -> HandlerResult {
    let task = account.task(id).ok_or_else(|| error::no_such_task(cx))?;
    let response = Response::ok(object::task_document(task, cx.switches));
    Ok(if task.bulk.is_some() { response } else { response.about(&task.tn, None) })
}
