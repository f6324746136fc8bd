//! `GET /v2/message-provision/status/:task_id`: the status of a provisioning task.

use super::{account::Account, error, object};
use crate::prelude::*;
use crate::switches::BulkStatusType;

pub(super) fn handle(account: &Account, id: &str, cx: &mut Context<'_>) -> HandlerResult {
    let task = account.task(id).ok_or_else(|| error::no_such_task(cx))?;
    let mut document = object::task_document(task, cx.switches);
    if task.bulk.is_none() {
        return Ok(Response::ok(document).about(&task.tn, None));
    }
    if cx.switches.flowroute_bulk_status_type == BulkStatusType::Single {
        document["data"]["type"] = cx.switches.flowroute_task_type.as_str().into();
    }
    Ok(Response::ok(document))
}
