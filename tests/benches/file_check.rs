//! Checking a file of a million numbers: the time it takes, and the most memory that the command ever has.
//!
//! The comparison in the same run is `wc -l` on the file: what reading it costs anybody.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a benchmark may stop at what should not be"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const LINES: u64 = 1_000_000;
const GOAL: u64 = 32 * 1024;

fn main() {
    build();
    let file = numbers();
    let check = |file: &Path| {
        let mut command = cargo();
        command.args(["run", "--quiet", "--release", "-p", "numplan-cli", "--", "check", "--from"]).arg(file);
        command
    };
    // Cargo itself becomes the command: what it needed until then is the process's peak as well.
    let none = file.with_extension("none");
    std::fs::write(&none, "").unwrap();
    let (_, before) = watch(check(&none));
    let (took, peak) = watch(check(&file));
    let mut wc = Command::new("wc");
    let (reading, _) = watch({
        wc.arg("-l").arg(&file);
        wc
    });
    println!(
        "check of {LINES} lines: {:.0} ms ({:.1} x `wc -l`), peak {} KiB, with an empty file {} KiB (goal below {GOAL} KiB)",
        took.as_secs_f64() * 1e3,
        took.as_secs_f64() / reading.as_secs_f64(),
        peak,
        before,
    );
    std::fs::remove_file(&file).unwrap();
    std::fs::remove_file(&none).unwrap();
}

fn cargo() -> Command {
    Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
}

fn build() {
    let built = cargo().args(["build", "--quiet", "--release", "-p", "numplan-cli"]).status().unwrap();
    assert!(built.success());
}

/// Valid and invalid numbers, pasted and plain, each another one.
fn numbers() -> PathBuf {
    let mut text = String::new();
    for index in 0..LINES {
        let (area, exchange, line) = (201 + index % 780, 200 + index / 780 % 800, index % 10_000);
        let written = match index % 4 {
            0 => writeln!(text, "1{area}{exchange}{line:04}"),
            1 => writeln!(text, "({area}) {exchange}-{line:04}"),
            2 => writeln!(text, "+1{area}{exchange}{line:04}"),
            _ => writeln!(text, "{area}-{exchange}-{line:04}"),
        };
        written.unwrap();
    }
    let path = std::env::temp_dir().join(format!("numplan-bench-{}.txt", std::process::id()));
    std::fs::write(&path, text).unwrap();
    path
}

/// How long a command runs, and the most memory that it had resident, in KiB.
fn watch(mut command: Command) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        peak = peak.max(resident(&status).unwrap_or_default());
        std::thread::sleep(Duration::from_millis(1));
    }
    (start.elapsed(), peak)
}

/// The peak that the kernel keeps of a running process.
fn resident(status: &str) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
