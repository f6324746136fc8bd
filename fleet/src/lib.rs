//! Settings of many phone numbers in several accounts: a file of wanted states, and a plan of every difference.

mod account;
mod client;
mod disk;
pub mod guards;
pub mod observe;
pub mod plan;
pub mod provider;
pub mod render;
pub mod wanted;

pub use account::AccountName;
pub use client::ReadOnlyClient;
