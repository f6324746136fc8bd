//! Lists: operations that read one page, and the pager that reads page after page.

use http::Method;

use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields::{self, Options};
use crate::operation::provider::Provider;
use crate::operation::walk::Walk;
pub use crate::operation::walk::{CountMismatch, Page, Paging, Position, Window};
use crate::operation::{Declared, Operation, Output, Response, ResponseError};
use crate::types::error::FieldError;
use crate::types::model::Model;

impl<T: Send> Output for Page<T> {}

impl Paging {
    /// The paging of the list `L`.
    pub(crate) const fn of<L: List>() -> Self {
        match L::PAGE_SIZE {
            None => Self::Whole,
            Some(most) if <L::Provider as Provider>::NUMBERS_PAGES => Self::Numbered(most as u64),
            Some(most) => Self::Offset(most as u64),
        }
    }
}

/// The filters and the page of a list; written by `#[operation(list)]`.
pub trait ListInputs {
    /// The filters; `()` if the list has none.
    type Filters: Options;

    /// The filters.
    fn filters(&self) -> &Self::Filters;

    /// The page.
    fn window(&self) -> &Window;

    /// The page, to be changed.
    fn window_mut(&mut self) -> &mut Window;
}

/// An operation that reads one page of a list. [`Operation`] follows from it.
pub trait List: ListInputs + Declared + Clone {
    /// The provider that is called.
    type Provider: Provider;
    /// The type of the items.
    type Item: Model;

    /// The path of the list.
    const PATH: &'static str;
    /// The items, as [`Provider::read_page`] takes them: the member that has them, or their name for messages.
    const ITEMS: &'static str;
    /// The largest number of items that the provider returns at a time; `None`: it returns the whole list at once.
    const PAGE_SIZE: Option<u32> = None;

    /// The request without its query. A path with places overrides it.
    fn endpoint(&self, _account: &Account<Self::Provider>) -> ApiRequest {
        ApiRequest::new(Method::GET, Self::PATH, &[])
    }

    /// Adds the filters to the request.
    fn filtered(&self, request: ApiRequest) -> ApiRequest {
        fields::query(request, self.filters())
    }

    /// The rules of this list beyond those that all lists share.
    fn check(&self) -> Vec<FieldError> {
        Vec::new()
    }

    /// The same list, at another page.
    #[must_use]
    fn page(&self, window: Window) -> Self {
        let mut list = self.clone();
        *list.window_mut() = window;
        list
    }

    /// The same list from `position` on, in the largest pages that the provider returns.
    #[must_use]
    fn at(&self, position: &Position) -> Self {
        self.page(Window { limit: None, position: position.clone() })
    }
}

impl<L: List> Operation for L {
    type Provider = <L as List>::Provider;
    type Output = Page<L::Item>;

    fn validate(&self, _account: &Account<Self::Provider>) -> Vec<FieldError> {
        let message = "is a filter: leave it out instead of clearing it";
        let mut errors = fields::check_clear(self.filters(), message);
        errors.extend(self.check());
        if let (Some(limit), Some(most)) = (self.window().limit, L::PAGE_SIZE)
            && !(1..=most).contains(&limit)
        {
            let message = format!("must be from 1 to {most}, not {limit}");
            errors.push(FieldError::new("limit", "range", message).limit(most.into()));
        }
        errors
    }

    fn request(&self, account: &Account<Self::Provider>) -> ApiRequest {
        let request = self.filtered(self.endpoint(account));
        match L::PAGE_SIZE {
            Some(most) => Self::Provider::page(request, self.window(), most),
            None => request,
        }
    }

    fn read(&self, response: &Response) -> Result<Page<L::Item>, ResponseError> {
        let page = Self::Provider::read_page(response, L::ITEMS)?;
        Ok(if L::PAGE_SIZE.is_none() { Page { more: Some(false), ..page } } else { page })
    }
}

/// The inputs that ask for one page of the list `L`.
#[cfg(feature = "bindings")]
pub(crate) const fn window_of<L: List>() -> &'static [crate::operation::input::ArgumentSpec] {
    if L::PAGE_SIZE.is_some() { <L::Provider as Provider>::PAGE_INPUTS } else { &[] }
}

/// Reads a list to its end, with one page in memory. It does no I/O: its owner carries the operations out.
#[derive(Debug, Clone)]
pub struct Pager<L: List> {
    list: L,
    walk: Walk,
}

impl<L: List> Pager<L> {
    /// Starts at the beginning of a list.
    pub fn new(list: L) -> Self {
        Self { list, walk: Walk::new(Paging::of::<L>()) }
    }

    /// The operation that reads the next page; `None`: the list has ended.
    pub fn next(&self) -> Option<L> {
        self.walk.next().map(|position| self.list.at(position))
    }

    /// Takes a page in, and returns its new items.
    pub fn take(&mut self, page: Page<L::Item>) -> Vec<L::Item> {
        self.walk.take(page, Model::identity)
    }

    /// The number of items so far.
    pub const fn given(&self) -> u64 {
        self.walk.given
    }

    /// The number of items in all, if the provider has reported it.
    pub const fn total(&self) -> Option<u64> {
        self.walk.total()
    }

    /// At the end of the list: the provider's count and the received number of items, if they differ.
    pub fn mismatch(&self) -> Option<CountMismatch> {
        self.walk.mismatch()
    }
}
