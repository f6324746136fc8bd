//! The streams of a command: data goes to standard output, messages to standard error.

use std::collections::HashSet;
use std::io::{self, BufRead, Write};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use indicatif::{ProgressBar, ProgressStyle};
use numplan::{Error, text};
use serde::Serialize;

use crate::exit::Outcomes;
use crate::process::{self, Environment, Process, Terminal};
use crate::style::{Paint, Tone};

/// Why a command stops early.
#[derive(Debug)]
pub(crate) enum CommandError {
    /// The command line is wrong; the message says what to do.
    Usage(String),
    /// The core refused the operation or it failed.
    Refused(Error),
    /// Reading or writing failed on this machine.
    Broken(io::Error),
}

/// The result of a command or of a part of one.
pub(crate) type Result<T = (), E = CommandError> = std::result::Result<T, E>;

/// The error of a command line or an input that is wrong; the message says what to do.
pub(crate) fn usage(message: impl Into<String>) -> CommandError {
    CommandError::Usage(message.into())
}

impl From<Error> for CommandError {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

/// The streams, environment and outcome of a running command.
pub(crate) struct Context {
    pub(crate) input: Box<dyn BufRead + Send>,
    pub(crate) variable: Environment,
    pub(crate) terminal: Terminal,
    pub(crate) paint: Paint,
    pub(crate) messages: Messages,
    output: Box<dyn Write + Send>,
    pub(crate) outcomes: Outcomes,
    stop: Option<Arc<AtomicBool>>,
}

/// Whether notes are written, and whether in color.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct OutputOptions {
    pub(crate) color: Option<bool>,
    pub(crate) quiet: bool,
}

impl Context {
    pub(crate) fn new(process: Process, options: OutputOptions) -> Self {
        let Process { input, output, errors, variable, terminal, stop } = process;
        let wanted = |name: &str| variable(name).filter(|value| !value.is_empty());
        let plain = wanted("NO_COLOR").is_some() || wanted("TERM").is_some_and(|term| term == "dumb");
        let paint = |is_terminal: bool| Paint(options.color.unwrap_or(is_terminal && !plain));
        let messages = Messages {
            shared: Arc::new(Mutex::new(Sink { to: errors, bar: ProgressBar::hidden() })),
            paint: paint(terminal.errors),
            quiet: options.quiet,
            live: terminal.errors,
        };
        let paint = paint(terminal.output);
        Self { input, variable, terminal, paint, messages, output, outcomes: Outcomes::default(), stop }
    }

    /// Writes a line of data.
    pub(crate) fn line(&mut self, line: &str) -> io::Result<()> {
        let output = &mut self.output;
        if !self.terminal.output {
            return writeln!(output, "{line}");
        }
        // A terminal shows both streams: flushing keeps their lines in order.
        self.messages.aside(|_| {
            writeln!(output, "{line}")?;
            output.flush()
        })
    }

    /// Writes an object as one line of JSON.
    pub(crate) fn json(&mut self, object: &impl Serialize) -> io::Result<()> {
        let line = serde_json::to_string(object)?;
        self.line(&line)
    }

    /// Returns standard output.
    pub(crate) fn output(&mut self) -> &mut dyn Write {
        &mut self.output
    }

    /// Flushes the output, so that a reader sees each number when it is done.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        let output = &mut self.output;
        self.messages.aside(|_| output.flush())
    }

    /// Takes standard input; a second call gets an empty one.
    pub(crate) fn take_input(&mut self) -> Box<dyn BufRead + Send> {
        std::mem::replace(&mut self.input, Box::new(io::empty()))
    }

    /// Returns a flag that is set when the user wants the command to stop. From now on the first Ctrl-C sets it.
    pub(crate) fn stop_flag(&mut self) -> Arc<AtomicBool> {
        Arc::clone(self.stop.get_or_insert_with(process::stop_on_interrupt))
    }
}

/// Standard error, shared with the observer of attempts.
#[derive(Clone)]
pub(crate) struct Messages {
    shared: Arc<Mutex<Sink>>,
    pub(crate) paint: Paint,
    quiet: bool,
    live: bool,
}

struct Sink {
    to: Box<dyn Write + Send>,
    /// Hidden unless a command shows one.
    bar: ProgressBar,
}

impl Messages {
    /// Writes an error on one line; several refused fields, and fields that the provider names, follow on lines of
    /// their own.
    pub(crate) fn error(&self, error: &Error) {
        let (message, list): (_, Vec<String>) = if error.fields.len() > 1 {
            // A field may break several rules.
            let fields: HashSet<&str> = error.fields.iter().map(|wrong| wrong.field.as_str()).collect();
            let fields = if fields.len() == 1 {
                "a field was".into()
            } else {
                format!("{} fields were", fields.len())
            };
            let wrong = format!("{fields} refused; nothing was sent");
            (wrong, error.fields.iter().map(ToString::to_string).collect())
        } else {
            let said = error.server_errors.iter().filter_map(|said| {
                let (field, words) = (said.field.as_ref()?, said.text()?);
                Some(format!("`{field}` {words}"))
            });
            (error.message.clone(), said.collect())
        };
        let list = list.iter().map(|line| format!("\n  {}", text::shown(line)));
        self.say(Tone::Bad, "error", &format!("{}{}", text::shown(&message), list.collect::<String>()));
    }

    /// Writes an error message.
    pub(crate) fn failure(&self, message: &str) {
        self.say(Tone::Bad, "error", &text::shown(message));
    }

    /// Writes a warning.
    pub(crate) fn warning(&self, message: &str) {
        self.say(Tone::Open, "warning", &text::shown(message));
    }

    /// Writes a note, unless `--quiet` is given.
    pub(crate) fn note(&self, message: &str) {
        if !self.quiet {
            self.say(Tone::Quiet, "note", &text::shown(message));
        }
    }

    /// Writes a line that a question or refusal depends on, also with `--quiet`.
    pub(crate) fn tell(&self, line: &str) {
        self.aside(|to| drop(writeln!(to, "{}", text::shown(line))));
    }

    /// Writes a question; the answer is typed on the same line.
    pub(crate) fn ask(&self, question: &str) {
        self.aside(|to| drop(write!(to, "{question} ").and_then(|()| to.flush())));
    }

    fn say(&self, tone: Tone, word: &str, message: &str) {
        let word = self.paint.tone(tone, &format!("{word}:"));
        // A failure to write standard error cannot be reported anywhere.
        self.aside(|to| drop(writeln!(to, "{word} {message}")));
    }

    /// Runs `act` with the progress bar hidden.
    pub(crate) fn aside<T>(&self, act: impl FnOnce(&mut dyn Write) -> T) -> T {
        let mut shared = self.sink();
        let bar = shared.bar.clone();
        bar.suspend(|| act(&mut shared.to))
    }

    /// Shows a bar for `many` steps at a terminal, unless they are few, until it is dropped.
    pub(crate) fn progress(&self, many: usize) -> Progress<'_> {
        const WORTH_A_BAR: usize = 4;
        let steps = u64::try_from(many).unwrap_or(u64::MAX);
        self.show_bar(many >= WORTH_A_BAR, Some(steps), STEPS)
    }

    /// Shows a bar for a list of unknown length at a terminal, until it is dropped.
    pub(crate) fn paging(&self) -> Progress<'_> {
        self.show_bar(true, None, "{spinner} {pos} so far")
    }

    /// Shows how far a file is read at a terminal, until it is dropped.
    pub(crate) fn reading(&self, bytes: Option<u64>) -> Progress<'_> {
        let template = bytes.map_or(MESSAGE, |_| "{bar:30} {percent}%, {msg}, {eta} left");
        self.show_bar(true, bytes, template)
    }

    /// Shows how far the command is on a line at a terminal, until it is dropped.
    pub(crate) fn status_line(&self) -> Progress<'_> {
        self.show_bar(true, None, MESSAGE)
    }

    /// Shows a bar if it is worth one, and a person sees it.
    fn show_bar(&self, is_worth_it: bool, length: Option<u64>, template: &str) -> Progress<'_> {
        if self.live && !self.quiet && is_worth_it {
            let bar = length.map_or_else(ProgressBar::no_length, ProgressBar::new);
            self.sink().bar = bar.with_style(style(template));
        }
        Progress(self)
    }

    /// Moves the bar, if there is one. The remaining time is shown once the total is known.
    pub(crate) fn reach(&self, done: u64, of: Option<u64>) {
        let bar = &self.sink().bar;
        if bar.length() != of
            && let Some(of) = of
        {
            bar.set_style(style(STEPS));
            bar.set_length(of);
        }
        bar.set_position(done);
    }

    fn sink(&self) -> MutexGuard<'_, Sink> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The template of a bar that counts steps.
const STEPS: &str = "{bar:30} {pos} of {len}, {eta} left";
/// The template of a text that changes.
const MESSAGE: &str = "{spinner} {msg}";

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// A progress bar; dropping it removes it.
pub(crate) struct Progress<'a>(&'a Messages);

impl Progress<'_> {
    /// Shows a text in the place of the one before.
    pub(crate) fn show(&self, text: &str) {
        let bar = &self.0.sink().bar;
        bar.set_message(text.to_owned());
        bar.tick();
    }

    /// Counts one step.
    pub(crate) fn step(&self) {
        self.0.sink().bar.inc(1);
    }

    /// Shows how many bytes and rows are read.
    pub(crate) fn read(&self, bytes: u64, rows: usize) {
        let bar = &self.0.sink().bar;
        #[expect(clippy::cast_precision_loss, reason = "a rate for people")]
        let rate = rows as f64 / bar.elapsed().as_secs_f64().max(0.001);
        bar.set_message(format!("{rows} rows, {rate:.0} a second"));
        bar.set_position(bytes);
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        std::mem::replace(&mut self.0.sink().bar, ProgressBar::hidden()).finish_and_clear();
    }
}
