//! Cost of a hostile or slow provider, and of a long life: memory, time, file descriptors, threads.
//!
//! A cost is measured in a process of its own, where nothing but the client runs: the test starts itself again, with the
//! address of the sandbox. The system counts, in `/proc`; without it these tests are not
//! compiled.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what should not be")]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::time::{Duration, Instant};

use numplan::exchange::Limits;
use numplan::flowroute::{Flowroute, GetNumber, Number};
use numplan::{Builder, Error, ErrorCode};
use numplan_sandbox::{Action, Fault, Options, Sandbox};
use numplan_tests::nanp;

const NUMBER: &str = "12065551234";

fn get() -> GetNumber {
    GetNumber::new(nanp(NUMBER).unwrap())
}

fn client(url: &str, limits: Limits) -> Builder<Flowroute> {
    numplan_tests::flowroute(url).unwrap().limits(limits)
}

/// One operation, blocking and async.
fn both(url: &str, limits: Limits, mut ended: impl FnMut(Result<Number, Error>, Duration)) {
    let start = Instant::now();
    let end = client(url, limits).blocking().unwrap().run(get());
    ended(end, start.elapsed());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let start = Instant::now();
    let end = runtime.block_on(async { client(url, limits).build().unwrap().run(get()).await });
    ended(end, start.elapsed());
}

fn meets_the_deadline(url: &str) {
    let limit = Duration::from_millis(900);
    both(url, Limits { timeout: limit, ..Limits::default() }, |end, took| {
        assert_eq!(end.unwrap_err().code, ErrorCode::Timeout);
        assert!(took >= limit && took < limit + Duration::from_secs(1), "{took:?}");
    });
}

#[test]
fn a_server_whose_body_drips_meets_the_deadline() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    sandbox.fault(Fault::new(Action::Drip { every_ms: 20 }).always());
    meets_the_deadline(&sandbox.url());
}

#[test]
fn a_server_whose_head_drips_meets_the_deadline() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    // The server ends with the test's process.
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            std::thread::spawn(move || {
                let _ = stream.read(&mut [0; 4096]);
                let head = b"HTTP/1.1 200 OK\r\nx: ".iter().chain(std::iter::repeat(&b'x'));
                for byte in head {
                    std::thread::sleep(Duration::from_millis(20));
                    if stream.write_all(&[*byte]).is_err() {
                        return;
                    }
                }
            });
        }
    });
    meets_the_deadline(&url);
}

#[cfg(target_os = "linux")]
mod measured {
    use std::env;
    use std::fs;
    use std::process::Command;
    use std::thread;

    use super::*;

    /// Where the process that is measured finds its server.
    const SERVER: &str = "NUMPLAN_TEST_SERVER";
    const CALLS: usize = 10_000;
    /// Maximum memory of a bomb.
    const BOMB: u64 = 16 * 1024;
    /// So many again, several times, to see what each time adds.
    const AGAIN: usize = 2_500;
    /// Less than a hundred bytes for each of these.
    const LEFT: u64 = 256;

    /// Does `work` in a process of its own, with a sandbox in this one.
    fn in_a_process_of_its_own(test: &str, sandbox: impl FnOnce() -> Sandbox, work: impl FnOnce(&str)) {
        if let Ok(url) = env::var(SERVER) {
            return work(&url);
        }
        let sandbox = sandbox();
        let name = format!("measured::{test}");
        let mut itself = Command::new(env::current_exe().unwrap());
        itself.args(["--exact", &name, "--nocapture", "--test-threads=1"]).env(SERVER, sandbox.url());
        let output = itself.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.contains("1 passed"), "{said}{errors}");
        print!("{said}");
    }

    /// A line of the process's status, in kB.
    fn status(name: &str) -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim_start_matches(':').trim_end_matches("kB").trim().parse().unwrap()
    }

    /// How many entries a folder of the process has.
    fn count(of: &str) -> usize {
        fs::read_dir(format!("/proc/self/{of}")).unwrap().count()
    }

    /// Waits until there are no more of something than there were: what ends on its own thread ends soon, or never.
    fn until_none_is_left(of: &str, before: usize) {
        let patience = Instant::now() + Duration::from_secs(10);
        while count(of) > before {
            assert!(Instant::now() < patience, "{of}: {} are left of {before}", count(of));
            thread::yield_now();
        }
    }

    /// A sandbox whose second answer and all after it are such.
    fn after_the_first(action: Action) -> Sandbox {
        let sandbox = Sandbox::start(Options::default()).unwrap();
        sandbox.fault(Fault::new(action).nth(2).always());
        sandbox
    }

    fn cheap_and_refused(url: &str) {
        // Making a bomb takes a server without optimisation its time.
        let limits = Limits {
            attempt_timeout: Duration::from_secs(100),
            timeout: Duration::from_secs(100),
            ..Limits::default()
        };
        // Memory of a first operation does not count.
        assert!(client(url, limits).blocking().unwrap().run(get()).is_ok());
        let before = status("VmRSS");
        both(url, limits, |end, _| {
            let error = end.unwrap_err();
            assert_eq!(error.code, ErrorCode::BadResponse, "{error:?}");
            let cost = status("VmHWM").saturating_sub(before);
            println!("it costs {cost} kB");
            assert!(cost < BOMB, "{cost} kB");
        });
    }

    #[test]
    fn a_bomb_costs_less_than_16_mib() {
        let sandbox = || after_the_first(Action::Bomb { megabytes: 256, commit: false });
        in_a_process_of_its_own("a_bomb_costs_less_than_16_mib", sandbox, cheap_and_refused);
    }

    #[test]
    fn deep_json_costs_less_than_16_mib() {
        let sandbox = || after_the_first(Action::DeepJson { depth: 200_000, commit: false });
        in_a_process_of_its_own("deep_json_costs_less_than_16_mib", sandbox, cheap_and_refused);
    }

    /// Runs many operations, and then some more several times. An allocator keeps what it was once given, in its own ways; a
    /// leak adds something every time. In the end nothing is open or running that was not before.
    fn leaves_nothing(work: impl FnOnce(&mut dyn FnMut())) {
        let (files, threads) = (count("fd"), count("task"));
        let mut sizes = Vec::new();
        work(&mut || sizes.push(status("VmRSS")));
        let added = sizes.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).min().unwrap();
        println!("{added} kB are added each time: {sizes:?}");
        assert!(added < LEFT, "{added} kB are left of {AGAIN} operations: {sizes:?}");
        until_none_is_left("fd", files);
        until_none_is_left("task", threads);
    }

    const ROUNDS: [usize; 5] = [CALLS, AGAIN, AGAIN, AGAIN, AGAIN];

    fn plain() -> Sandbox {
        Sandbox::start(Options::default()).unwrap()
    }

    #[test]
    fn ten_thousand_sequential_operations_leak_nothing() {
        in_a_process_of_its_own("ten_thousand_sequential_operations_leak_nothing", plain, |url| {
            leaves_nothing(|round| {
                let client = client(url, Limits::default()).blocking().unwrap();
                for calls in ROUNDS {
                    (0..calls).for_each(|_| drop(client.run(get()).unwrap()));
                    round();
                }
            });
        });
    }

    #[test]
    fn ten_thousand_concurrent_operations_leak_nothing() {
        in_a_process_of_its_own("ten_thousand_concurrent_operations_leak_nothing", plain, |url| {
            leaves_nothing(|round| {
                let runtime =
                    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
                let runtime = runtime.unwrap();
                // All of them wait in line for a place, and for each other.
                let limits = Limits { timeout: Duration::from_secs(300), ..Limits::default() };
                let client = client(url, limits).build().unwrap();
                for calls in ROUNDS {
                    let calls: Vec<_> = (0..calls)
                        .map(|_| {
                            let client = client.clone();
                            runtime.spawn(async move { client.run(get()).await })
                        })
                        .collect();
                    for call in calls {
                        runtime.block_on(call).unwrap().unwrap();
                    }
                    round();
                }
            });
        });
    }
}
