//! One text, many times a second: the calls whose work is smaller than the usual way into them.
//!
//! In one run on one machine a call of these took 51–66 ns; made by napi's attribute, 157 with a text that is borrowed,
//! 194 with one of its own, 164 with an integer in the place of the text: of which the check is 10. So these two read
//! their argument by hand, into the stack. It is the only hand-written `unsafe` of the workspace.

#![allow(unsafe_code)]

use std::ptr;

use napi::bindgen_prelude::{Function, JsObjectValue, Object};
use napi::{Env, Result, sys};
use napi_derive::napi;
use numplan::number::{Verdict, verdict};

/// Longer texts than any number are read in the usual way.
const ROOM: usize = 64;

/// Adds them to the module.
#[napi(module_exports)]
pub fn exports(mut exports: Object<'_>, env: Env) -> Result<()> {
    let glance: Function<'_, (), ()> = env.create_function("glance", glance)?;
    exports.set_named_property("glance", glance)?;
    let is_valid: Function<'_, (), ()> = env.create_function("isValid", is_valid)?;
    exports.set_named_property("isValid", is_valid)
}

/// The area code of a text that is eleven digits of which there is nothing to say; else 0: ask `check`. `undefined`
/// for what is no text, or a longer one.
unsafe extern "C" fn glance(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    let of = |verdict: Verdict, text: &str| match verdict.number() {
        Some(number) if verdict.finding_set().is_empty() && number.as_str() == text => number.npa().into(),
        _ => 0,
    };
    let mut result = ptr::null_mut();
    // SAFETY: see `argument`; `result` is a place for one value, and the number is passed by value.
    unsafe {
        if let Some(area) = argument(env, info, of) {
            sys::napi_create_uint32(env, area, &raw mut result);
        }
    }
    result
}

/// Whether calls take a text as it is. `undefined` for what is no text, or a longer one.
unsafe extern "C" fn is_valid(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    let mut result = ptr::null_mut();
    // SAFETY: see `argument`; `result` is a place for one value, and the flag is passed by value.
    unsafe {
        if let Some(valid) = argument(env, info, |verdict, _| verdict.is_valid()) {
            sys::napi_get_boolean(env, valid, &raw mut result);
        }
    }
    result
}

/// Judges the first argument, if it is a text with room to spare.
///
/// # Class
///
/// `env` and `info` are those with which Node has called a native function.
unsafe fn argument<T>(
    env: sys::napi_env,
    info: sys::napi_callback_info,
    of: impl Fn(Verdict, &str) -> T,
) -> Option<T> {
    let (mut count, mut value) = (1, ptr::null_mut());
    let (mut text, mut length) = ([0_u8; ROOM], 0);
    // SAFETY: `count` says that there is room for one value. Of the text Node writes at most ROOM bytes, the last of
    // them a zero, and says in `length` how many before it; where the value is no text it writes nothing.
    unsafe {
        sys::napi_get_cb_info(env, info, &raw mut count, &raw mut value, ptr::null_mut(), ptr::null_mut());
        let read =
            sys::napi_get_value_string_utf8(env, value, text.as_mut_ptr().cast(), ROOM, &raw mut length);
        if read != sys::Status::napi_ok {
            return None;
        }
    }
    // A text that fills the room may have been cut, by up to the length of one letter.
    let text = text.get(..length).filter(|text| text.len() < ROOM - 4)?;
    let text = std::str::from_utf8(text).ok()?;
    Some(of(verdict(text), text))
}
