//! Pages: `page`, `per_page` and `pagination`.

use super::error;
use crate::prelude::*;
use crate::switches::Lists;

const MAX_PER_PAGE: usize = 100;

/// A page of a list.
pub(super) struct Page {
    /// The number of the page, from 1.
    number: usize,
    pub(super) limit: usize,
    lists: Lists,
}

impl Page {
    pub(super) fn read(cx: &Context<'_>) -> Result<Self, Response> {
        let count = |name: &str, default: usize| match cx.request.parameter(name).map(|text| text.parse()) {
            None => Ok(default),
            Some(Ok(count)) if count > 0 => Ok(count),
            Some(_) => Err(error::bad_request(&format!("{name} is invalid"))),
        };
        let (number, per_page) = (count("page", 1)?, count("per_page", 25)?);
        if per_page > MAX_PER_PAGE {
            return Err(error::bad_request("per_page is invalid"));
        }
        let lists = cx.switches.lists;
        Ok(Self { number, limit: lists.limit(per_page), lists })
    }

    /// The index of the first item.
    pub(super) fn start(&self) -> usize {
        self.lists.start(self.offset())
    }

    fn offset(&self) -> usize {
        (self.number - 1).saturating_mul(self.limit)
    }

    pub(super) fn pagination(&self, total: usize) -> Value {
        let total = self.lists.total(self.offset(), total);
        json!({
            "current_page": self.number,
            "per_page": self.limit,
            "total": total,
            "total_pages": total.div_ceil(self.limit),
        })
    }
}
