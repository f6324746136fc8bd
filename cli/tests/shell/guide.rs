//! The guide `docs/fleets.md`: its shell blocks run as they stand, in one shell, and print what it shows.

use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

/// The fenced blocks of a text: the language, and the lines.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(language), None) => open = Some((language.to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some((_, lines))) => *lines += &[line, "\n"].concat(),
            (None, None) => {}
        }
    }
    blocks
}

const MARK: &str = "== end of a block of the guide";

#[test]
fn fleet_guide_runs_as_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let guide = std::fs::read_to_string(root.join("docs/fleets.md")).unwrap();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let blocks = blocks(&guide.replace("8899", &port.to_string()));
    let mut script =
        "set -euo pipefail\nset -m\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n".to_owned();
    for (_, lines) in blocks.iter().filter(|(language, _)| language == "sh") {
        script += lines;
        if lines.contains("numplan sandbox ") {
            writeln!(script, "until (exec 3<>/dev/tcp/127.0.0.1/{port}) 2>/dev/null; do sleep 0.05; done")
                .unwrap();
        }
        writeln!(script, "echo '{MARK}'").unwrap();
    }
    let folder = std::env::temp_dir().join(format!("numplan-guide-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("examples")).unwrap();
    std::fs::copy(root.join("examples/fleet.csv"), folder.join("examples/fleet.csv")).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_numplan")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.args(["-c", &format!("exec 2>&1\n{script}")]).current_dir(&folder).env("PATH", path);
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    std::fs::remove_dir_all(&folder).unwrap();

    let mut printed = text.split(MARK);
    let mut latest = "";
    let mut shown = 0;
    for (language, lines) in &blocks {
        match language.as_str() {
            "sh" => latest = printed.next().unwrap(),
            "text" => {
                for line in lines.lines() {
                    assert!(
                        latest.contains(line),
                        "the guide shows {line:?}, and the command prints:\n{latest}"
                    );
                    shown += 1;
                }
            }
            // The tests of the language run it.
            "js" | "python" => {}
            other => panic!("a block of the guide is {other:?}"),
        }
    }
    assert!(shown > 8, "{shown}");
}
