//! The short way between Kotlin and the engine, by JNI, for frequent calls: operations and checks of numbers.
//!
//! Values cross as the bytes that uniffi's converters write, so there is one serialization. JNA, on which uniffi's own
//! functions stand, takes microseconds for each of its structures; JNI passes an array of bytes in a fraction of one.
//! Everything else goes through uniffi's functions, to the same engines.

#![expect(elided_lifetimes_in_paths, reason = "bind_java_type! writes such paths")]
#![expect(
    clippy::too_many_arguments,
    reason = "each native method also takes the virtual machine and its class"
)]

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use jni::objects::{JBooleanArray, JByteArray, JClass, JIntArray, JLongArray};
use jni::refs::LoaderContext;
use jni::sys::{jboolean, jint, jlong};
use jni::{Env, JavaVM, bind_java_type};
use numplan::Error;
use numplan::bindings::Hooks;
use numplan::export::Export as _;
use numplan::number::{self, ColumnCell, ColumnCounts, ColumnVisitor, Verdict};
use uniffi::{Handle, Lift, Lower};

use crate::UniFfiTag;
use crate::cancel::FfiOperationHandle;
use crate::engine::FfiEngine;
use crate::failure::FfiFailure;
use crate::input::FfiRequest;
use crate::number::{
    HAS_FINDINGS, cells, ffi_area_rows, ffi_check, ffi_check_typed, ffi_findings, ffi_normalize, ffi_parse,
};
use crate::value::FfiValue;

bind_java_type! {
    Bridge => dev.numplan.internal.Bridge,
    methods {
        static fn done(operation: jlong, result: jbyte[]),
        static fn thread(work: jlong),
    },
    native_methods {
        static extern fn open(arguments: jbyte[]) -> jbyte[],
        static extern fn handle(engine: jlong) -> jlong,
        static extern fn release(engine: jlong),
        static extern fn start(engine: jlong, operation: jlong, request: jbyte[]),
        static extern fn cancel(operation: jlong),
        static extern fn finish(engine: jlong, operation: jlong),
        static extern fn work(work: jlong),
        static extern fn areas() -> jbyte[],
        static extern fn check(text: jbyte[], provider: jbyte[]) -> jbyte[],
        static extern fn check_typed(text: jbyte[], provider: jbyte[]) -> jbyte[],
        static extern fn normalize(text: jbyte[], provider: jbyte[]) -> jbyte[],
        static extern fn parse(text: jbyte[]) -> jbyte[],
        static extern fn check_cells {
            sig = (
                text: jbyte[],
                ends: jint[],
                row: jint,
                numbers: jlong[],
                findings: jint[],
                valid: jboolean[],
            ) -> jbyte[],
        },
    },
}

type Work = Box<dyn FnOnce() + Send>;

/// Rust values that Kotlin knows by number.
struct Table<T>(LazyLock<Mutex<HashMap<jlong, T>>>);

static ENGINES: Table<Arc<FfiEngine>> = Table::new();
static OPERATIONS: Table<Arc<FfiOperationHandle>> = Table::new();
static WORK: Table<Work> = Table::new();

impl<T> Table<T> {
    const fn new() -> Self {
        Self(LazyLock::new(Mutex::default))
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<jlong, T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn insert(&self, number: jlong, value: T) {
        self.entries().insert(number, value);
    }

    fn add(&self, value: T) -> jlong {
        static LAST: AtomicI64 = AtomicI64::new(0);
        let number = LAST.fetch_add(1, Ordering::Relaxed) + 1;
        self.insert(number, value);
        number
    }

    /// Removes a value. The lock is released before the caller drops it.
    fn take(&self, number: jlong) -> Option<T> {
        self.entries().remove(&number)
    }
}

/// Returns the engine that Kotlin knows by `number`.
fn engine(number: jlong) -> Result<Arc<FfiEngine>, FfiFailure> {
    let engine = ENGINES.entries().get(&number).cloned();
    engine.ok_or_else(|| Error::config("the client is closed: create a new one").into())
}

/// Reads the next value of `bytes`.
fn read<T: Lift<UniFfiTag>>(bytes: &mut &[u8]) -> Result<T, FfiFailure> {
    T::try_read(bytes).map_err(|error| {
        let message = format!("the engine and its Kotlin sources have different versions: {error}");
        Error::config(message).into()
    })
}

/// Writes a result: a byte, which is 0 on success, then the value or the failure.
fn written<T: Lower<UniFfiTag>>(result: Result<T, FfiFailure>) -> Vec<u8> {
    written_by(result, T::write)
}

/// Writes a result with a function for its value.
fn written_by<T>(result: Result<T, FfiFailure>, write: impl FnOnce(T, &mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(512);
    match result {
        Ok(value) => {
            bytes.push(0);
            write(value, &mut bytes);
        }
        Err(failure) => {
            bytes.push(1);
            <FfiFailure as Lower<UniFfiTag>>::write(failure, &mut bytes);
        }
    }
    bytes
}

/// Reads a text, which Kotlin always passes as valid UTF-8.
fn text(bytes: &[u8]) -> Result<&str, FfiFailure> {
    std::str::from_utf8(bytes)
        .map_err(|error| Error::config(format!("the text is not UTF-8: {error}")).into())
}

/// Calls into the virtual machine. Threads of the engine belong to it already, see [`start_thread`].
fn with_machine(call: impl FnOnce(&mut Env<'_>) -> jni::errors::Result<()>) -> jni::errors::Result<()> {
    JavaVM::singleton()?.attach_current_thread(call)
}

/// Starts a thread of the virtual machine for an engine. Such a thread need not be attached for each call into Kotlin,
/// and as a daemon it does not keep the virtual machine from ending, which a thread attached by this crate would.
fn start_thread(work: Work) -> Result<(), Error> {
    let number = WORK.add(work);
    with_machine(|env| Bridge::thread(env, number)).map_err(|error| {
        drop(WORK.take(number));
        Error::config(format!("no thread could be started for the client: {error}"))
    })
}

/// The result that Kotlin waits for. One that is dropped without a result reports that the engine stopped.
struct Completion(jlong);

impl Completion {
    fn complete<T: Lower<UniFfiTag>>(self, result: Result<T, FfiFailure>) {
        self.deliver(&written(result));
        std::mem::forget(self);
    }

    fn deliver(&self, result: &[u8]) {
        drop(OPERATIONS.take(self.0));
        // Fails only if the virtual machine is ending or has no memory left.
        let _ = with_machine(|env| {
            let result = env.byte_array_from_slice(result)?;
            Bridge::done(env, self.0, &result)
        });
    }
}

impl Drop for Completion {
    fn drop(&mut self) {
        let stopped = Error::config("the engine stopped while the operation was running");
        self.deliver(&written::<FfiValue>(Err(stopped.into())));
    }
}

/// Opens an engine. The arguments are those of [`FfiEngine::open`], one after the other.
fn open(mut arguments: &[u8]) -> Result<jlong, FfiFailure> {
    let from = &mut arguments;
    let provider: String = read(from)?;
    let (settings, credentials, transport, observer) = (read(from)?, read(from)?, read(from)?, read(from)?);
    let hooks = FfiEngine::hooks(credentials, transport, observer);
    let hooks = Hooks { start_thread: Some(Arc::new(start_thread)), ..hooks };
    Ok(ENGINES.add(FfiEngine::open_with(&provider, settings, hooks)?))
}

/// The checks of some cells of a column, as arrays that the virtual machine copies as they are.
#[derive(Default)]
struct Cells {
    numbers: Vec<jlong>,
    findings: Vec<jint>,
    valid: Vec<jboolean>,
    counts: ColumnCounts,
}

impl ColumnVisitor for Cells {
    fn visit(&mut self, _: ColumnCell<'_>, verdict: Verdict) {
        self.numbers.push(verdict.number_or_zero().cast_signed());
        self.findings.push(verdict.finding_set().bits().cast_signed());
        self.valid.push(verdict.is_valid());
        self.counts.add(verdict);
    }
}

/// Checks a text: a short check, then the findings if there are some.
fn check(text: &str, provider: Option<String>) -> Result<(u64, Option<FfiValue>), FfiFailure> {
    let short = ffi_check(text, provider.clone())?;
    let findings = (short & HAS_FINDINGS != 0).then(|| ffi_findings(text, provider)).transpose()?;
    Ok((short, findings))
}

type Returned<'env> = jni::errors::Result<JByteArray<'env>>;

/// Applies `function` to a text.
fn apply<'env, T: Lower<UniFfiTag>>(
    env: &mut Env<'env>,
    given: JByteArray,
    function: impl FnOnce(&str) -> Result<T, FfiFailure>,
) -> Returned<'env> {
    let given = env.convert_byte_array(given)?;
    env.byte_array_from_slice(&written(text(&given).and_then(function)))
}

/// Applies `function` to a text and the name of a provider, which is null for none.
fn apply_for<'env, T: Lower<UniFfiTag>>(
    env: &mut Env<'env>,
    given: JByteArray,
    provider: JByteArray,
    function: impl FnOnce(&str, Option<String>) -> Result<T, FfiFailure>,
) -> Returned<'env> {
    let provider = named(env, provider)?;
    apply(env, given, |given| function(given, provider))
}

/// Reads the name of a provider.
fn named(env: &Env, provider: JByteArray) -> jni::errors::Result<Option<String>> {
    if provider.is_null() {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&env.convert_byte_array(provider)?).into_owned()))
}

impl BridgeNativeInterface for BridgeAPI {
    type Error = jni::errors::Error;

    fn open<'env>(env: &mut Env<'env>, class: JClass, arguments: JByteArray) -> Returned<'env> {
        // Engine threads call methods of this class, not of one that a context's class loader finds.
        let loader = class.get_class_loader(env)?;
        BridgeAPI::get(env, &LoaderContext::Loader(&loader))?;
        let arguments = env.convert_byte_array(arguments)?;
        env.byte_array_from_slice(&written(open(&arguments)))
    }

    /// Returns a handle of uniffi's for an engine, for its other functions; 0 if there is no such engine.
    fn handle(_: &mut Env, _: JClass, number: jlong) -> Result<jlong, Self::Error> {
        Ok(engine(number).map_or(0, |engine| Handle::from_arc(engine).as_raw().cast_signed()))
    }

    fn release(_: &mut Env, _: JClass, number: jlong) -> Result<(), Self::Error> {
        drop(ENGINES.take(number));
        Ok(())
    }

    fn start(
        env: &mut Env,
        _: JClass,
        number: jlong,
        operation: jlong,
        request: JByteArray,
    ) -> Result<(), Self::Error> {
        let request = env.convert_byte_array(request)?;
        let completion = Completion(operation);
        match read::<FfiRequest>(&mut request.as_slice()).and_then(|request| Ok((engine(number)?, request))) {
            Ok((engine, request)) => {
                let handle = Arc::<FfiOperationHandle>::default();
                OPERATIONS.insert(operation, Arc::clone(&handle));
                handle.attach(&engine.client().start(request.into(), move |result| {
                    let result: Result<FfiValue, FfiFailure> =
                        result.map(|finished| finished.value.into()).map_err(FfiFailure::from);
                    completion.complete(result);
                }));
            }
            Err(failure) => completion.complete::<FfiValue>(Err(failure)),
        }
        Ok(())
    }

    fn cancel(_: &mut Env, _: JClass, operation: jlong) -> Result<(), Self::Error> {
        if let Some(handle) = OPERATIONS.take(operation) {
            // Fails only across uniffi's boundary.
            let _ = handle.cancel();
        }
        Ok(())
    }

    fn finish(_: &mut Env, _: JClass, number: jlong, operation: jlong) -> Result<(), Self::Error> {
        let completion = Completion(operation);
        match engine(number) {
            Ok(engine) => engine.client().start_close(move || completion.complete(Ok(FfiValue::Null))),
            Err(failure) => completion.complete::<FfiValue>(Err(failure)),
        }
        Ok(())
    }

    fn work(_: &mut Env, _: JClass, number: jlong) -> Result<(), Self::Error> {
        if let Some(work) = WORK.take(number) {
            work();
        }
        Ok(())
    }

    fn areas<'env>(env: &mut Env<'env>, _: JClass) -> Returned<'env> {
        env.byte_array_from_slice(&written(ffi_area_rows()))
    }

    fn check<'env>(
        env: &mut Env<'env>,
        _: JClass,
        given: JByteArray,
        provider: JByteArray,
    ) -> Returned<'env> {
        let (given, provider) = (env.convert_byte_array(given)?, named(env, provider)?);
        let checked = text(&given).and_then(|given| check(given, provider));
        env.byte_array_from_slice(&written_by(checked, |(short, findings), bytes| {
            <u64 as Lower<UniFfiTag>>::write(short, bytes);
            if let Some(findings) = findings {
                <FfiValue as Lower<UniFfiTag>>::write(findings, bytes);
            }
        }))
    }

    fn check_typed<'env>(
        env: &mut Env<'env>,
        _: JClass,
        text: JByteArray,
        provider: JByteArray,
    ) -> Returned<'env> {
        apply_for(env, text, provider, ffi_check_typed)
    }

    fn normalize<'env>(
        env: &mut Env<'env>,
        _: JClass,
        text: JByteArray,
        provider: JByteArray,
    ) -> Returned<'env> {
        apply_for(env, text, provider, ffi_normalize)
    }

    fn parse<'env>(env: &mut Env<'env>, _: JClass, text: JByteArray) -> Returned<'env> {
        apply(env, text, ffi_parse)
    }

    /// Checks cells of a column, fills `numbers`, `findings` and `valid` from `row` on, and returns the counts.
    fn check_cells<'env>(
        env: &mut Env<'env>,
        _: JClass,
        given: JByteArray,
        places: JIntArray,
        row: jint,
        numbers: JLongArray,
        findings: JIntArray,
        valid: JBooleanArray,
    ) -> Returned<'env> {
        let given = env.convert_byte_array(given)?;
        let mut ends = vec![0; places.len(env)?];
        places.get_region(env, 0, &mut ends)?;
        let cells = match text(&given) {
            Ok(given) => cells(given, ends.iter().map(|end| usize::try_from(*end).unwrap_or_default())),
            Err(failure) => return env.byte_array_from_slice(&written::<FfiValue>(Err(failure))),
        };
        let mut checked = Cells::default();
        number::visit_column(cells.map(ColumnCell::Text), &mut checked);
        numbers.set_region(env, row, &checked.numbers)?;
        findings.set_region(env, row, &checked.findings)?;
        valid.set_region(env, row, &checked.valid)?;
        env.byte_array_from_slice(&written::<FfiValue>(Ok(checked.counts.export().into())))
    }
}
