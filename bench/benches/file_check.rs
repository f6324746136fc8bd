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
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const LINES: u64 = 1_000_000;
const GOAL: u64 = 32 * 1024;

fn main() {
    let command = build();
    let file = numbers();
    let (took, peak) = watch(Command::new(command).args(["check", "--from"]).arg(&file));
    let (reading, _) = watch(Command::new("wc").arg("-l").arg(&file));
    println!(
        "check of {LINES} lines: {:.0} ms ({:.1} x `wc -l`), peak {peak} KiB (goal below {GOAL} KiB)",
        took.as_secs_f64() * 1e3,
        took.as_secs_f64() / reading.as_secs_f64(),
    );
    std::fs::remove_file(&file).unwrap();
}

/// Builds the command as it is shipped, and says where it is.
fn build() -> PathBuf {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet", "--release", "-p", "numplan-cli", "--message-format=json"]);
    let built = command.stderr(Stdio::inherit()).output().unwrap();
    assert!(built.status.success());
    let lines = String::from_utf8(built.stdout).unwrap();
    let messages = lines.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let mut programs = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
    programs.find(|path| path.file_stem().is_some_and(|name| name == "numplan")).expect("a program")
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
fn watch(command: &mut Command) -> (Duration, u64) {
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
