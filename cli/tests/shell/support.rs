//! Shared parts of the tests: runs of the command with their own streams, and scratch files.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use numplan_cli::{Process, Terminal};
use numplan_sandbox::{Logged, Options, Sandbox};
use serde_json::Value;

/// The result of a run.
pub(crate) struct Ran {
    pub(crate) exit: u8,
    pub(crate) out: String,
    pub(crate) err: String,
    /// The environment variables that it read.
    pub(crate) asked: Vec<String>,
}

/// A run to be started.
#[derive(Default)]
pub(crate) struct Run {
    input: String,
    environment: Vec<(String, String)>,
    terminal: Terminal,
    stop: Option<Arc<AtomicBool>>,
}

impl Run {
    pub(crate) fn input(mut self, input: &str) -> Self {
        input.clone_into(&mut self.input);
        self
    }

    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Stops once the flag is set, as Ctrl-C does.
    pub(crate) fn stop(mut self, flag: &Arc<AtomicBool>) -> Self {
        self.stop = Some(Arc::clone(flag));
        self
    }

    pub(crate) fn at_a_terminal(mut self) -> Self {
        self.terminal = Terminal { input: true, output: true, errors: true };
        self
    }

    pub(crate) fn numplan(self, args: &[&str]) -> Ran {
        let (out, err, asked) = (Stream::default(), Stream::default(), Arc::new(Mutex::new(Vec::new())));
        let (environment, noted) = (self.environment, Arc::clone(&asked));
        let around = Process {
            input: Box::new(io::Cursor::new(self.input.into_bytes())),
            output: Box::new(out.clone()),
            errors: Box::new(err.clone()),
            variable: Box::new(move |wanted| {
                noted.lock().unwrap().push(wanted.to_owned());
                environment.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone())
            }),
            terminal: self.terminal,
            stop: self.stop,
        };
        let exit = numplan_cli::run(["numplan"].iter().chain(args), around).code();
        let asked = asked.lock().unwrap().clone();
        Ran { exit, out: out.text(), err: err.text(), asked }
    }
}

/// Runs the command with no input and no environment.
pub(crate) fn numplan(args: &[&str]) -> Ran {
    Run::default().numplan(args)
}

impl Ran {
    /// The lines of standard output, each of which is JSON.
    pub(crate) fn json(&self) -> Vec<Value> {
        let lines =
            self.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}")));
        lines.collect()
    }

    #[track_caller]
    pub(crate) fn exits(self, code: u8) -> Self {
        assert_eq!(self.exit, code, "stdout:\n{}stderr:\n{}", self.out, self.err);
        self
    }

    /// Whether a line of `text` has all of `parts`.
    #[track_caller]
    pub(crate) fn says(self, parts: &[&str]) -> Self {
        let text = format!("{}{}", self.out, self.err);
        let has = text.lines().any(|line| parts.iter().all(|part| line.contains(part)));
        assert!(has, "no line has {parts:?}:\n{text}");
        self
    }
}

#[derive(Clone, Default)]
struct Stream(Arc<Mutex<Vec<u8>>>);

impl Stream {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A sandbox, and the flag that leads to it.
pub(crate) fn sandbox() -> (Sandbox, String) {
    sandbox_with(Options::default())
}

pub(crate) fn sandbox_with(options: Options) -> (Sandbox, String) {
    let sandbox = Sandbox::start(options).unwrap();
    let flag = format!("--sandbox={}", sandbox.url());
    (sandbox, flag)
}

/// The requests that change something.
pub(crate) fn writes(sandbox: &Sandbox) -> Vec<Logged> {
    sandbox.log().into_iter().filter(|request| request.method != "GET").collect()
}

/// A file of this test run, readable by its owner.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("numplan-cli-{}-{name}", std::process::id()));
        std::fs::write(&path, text).unwrap();
        let scratch = Self(path);
        scratch.mode(0o600);
        scratch
    }

    pub(crate) fn mode(&self, mode: u32) {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            std::fs::set_permissions(&self.0, std::fs::Permissions::from_mode(mode)).unwrap();
        }
        #[cfg(not(unix))]
        let _ = mode;
    }

    pub(crate) fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}
