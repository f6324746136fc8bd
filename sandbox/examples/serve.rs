//! A sandbox for tests in other languages. Prints `{"url": "http://127.0.0.1:PORT"}` as its first
//! line and serves until standard input closes.

use std::io;

use numplan_sandbox::{Options, Sandbox};

fn main() -> io::Result<()> {
    let sandbox = Sandbox::start(Options::default())?;
    println!("{}", serde_json::json!({ "url": sandbox.url() }));
    io::copy(&mut io::stdin(), &mut io::sink())?;
    Ok(())
}
