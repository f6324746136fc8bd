//! The names that most commands need: `use crate::prelude::*`.

pub(crate) use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
pub(crate) use numplan::Error;

pub(crate) use crate::connection::{self, Connection, Session};
pub(crate) use crate::exit::{self, Exit};
pub(crate) use crate::flags::{self, JSON, YES, option, switch};
pub(crate) use crate::io::{CommandError, Context, Result, usage};
pub(crate) use crate::operation;
pub(crate) use crate::provider::CliProvider;
pub(crate) use crate::source;
pub(crate) use crate::style::Tone;
pub(crate) use crate::target::{self, Target};
