//! Settings of many phone numbers in several accounts: a file of wanted states, a plan of every
//! difference, and an apply that goes on after any interruption.

mod account;
pub mod apply;
mod client;
mod disk;
pub mod execute;
pub mod guards;
pub mod journal;
pub mod lock;
pub mod observe;
pub mod plan;
pub mod provider;
pub mod render;
pub mod run;
pub mod secrets;
pub mod wanted;

pub use account::AccountName;
pub use client::ReadOnlyClient;
