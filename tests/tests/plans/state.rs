//! State of the sandbox.

use std::collections::BTreeSet;

use numplan::provider::ProviderId;
use numplan_sandbox::{Numbers, Order, flowroute};
use serde_json::Value;

use crate::plan::PlannedOperation;

#[derive(Debug, PartialEq)]
pub(crate) struct AccountState {
    pub(crate) numbers: Numbers,
    pub(crate) orders: Vec<Order>,
    pub(crate) tasks: Vec<flowroute::Task>,
}

impl AccountState {
    /// State of the number of a planned operation.
    pub(crate) fn number(&self, planned: &PlannedOperation) -> Option<Value> {
        let (number, id) = (&planned.inputs["number"], &planned.inputs["id"]);
        let found = match planned.at {
            ProviderId::Flowroute => {
                self.numbers.flowroute.iter().find(|of| *number == of.value).map(serde_json::to_value)
            }
            ProviderId::Plivo => {
                self.numbers.plivo.iter().find(|of| *number == of.number).map(serde_json::to_value)
            }
            _ => self.numbers.wavix.iter().find(|of| *id == of.id).map(serde_json::to_value),
        };
        found.map(Result::unwrap)
    }

    pub(crate) fn owned(&self, at: ProviderId) -> BTreeSet<String> {
        match at {
            ProviderId::Flowroute => self.numbers.flowroute.iter().map(|of| of.value.clone()).collect(),
            ProviderId::Plivo => self.numbers.plivo.iter().map(|of| of.number.clone()).collect(),
            _ => self.numbers.wavix.iter().map(|of| of.number.clone()).collect(),
        }
    }
}
