//! Proxies and certificate files that the environment names: used, or a `config` error.
//!
//! Each case runs in a process of its own, since it changes the environment.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what should not be")]

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use numplan::flowroute::{Flowroute, GetNumber, KeyPair};
use numplan::{Builder, Error};
use numplan_tests::nanp;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::{Value, json};

const HOST: &str = "provider.numplan-test.com";
const NUMBER: &str = r#"{"data":{"attributes":{"value":"12065551234"},"id":"12065551234","type":"number"}}"#;
/// Set for the process of a case: the name of the client.
const CASE: &str = "NUMPLAN_TEST_PROXY";

/// A proxy that gives a tunnel to a TLS server, or answers with a status.
struct Proxy {
    port: u16,
    /// The heads of the requests for a tunnel.
    heads: Arc<Mutex<Vec<String>>>,
    requests: Arc<AtomicUsize>,
    authority: std::path::PathBuf,
}

impl Proxy {
    fn start(name: &str, status: &'static str) -> Self {
        let made = rcgen::generate_simple_self_signed([HOST.to_owned()]).unwrap();
        let authority = std::env::temp_dir().join(format!("numplan-proxy-{}-{name}.pem", std::process::id()));
        std::fs::write(&authority, made.cert.pem()).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (heads, requests) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
        let (config, seen, counted) = (Arc::new(config), Arc::clone(&heads), Arc::clone(&requests));
        std::thread::spawn(move || {
            for mut socket in listener.incoming().flatten() {
                seen.lock().unwrap().push(head(&mut socket));
                let _ = write!(socket, "HTTP/1.1 {status}\r\n\r\n");
                if status.starts_with("200") {
                    let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
                    let mut stream = StreamOwned::new(connection, socket);
                    let mut request = [0; 4096];
                    if matches!(stream.read(&mut request), Ok(length) if length > 0) {
                        counted.fetch_add(1, Ordering::SeqCst);
                        let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length:";
                        let _ = write!(stream, "{head} {}\r\n\r\n{NUMBER}", NUMBER.len());
                        stream.conn.send_close_notify();
                        let _ = stream.flush();
                    }
                }
            }
        });
        Self { port, heads, requests, authority }
    }

    fn tunnels(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.authority);
    }
}

/// Reads a request without a body.
fn head(socket: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && matches!(socket.read(&mut byte), Ok(1)) {
        head.push(byte[0]);
    }
    String::from_utf8_lossy(&head).into_owned()
}

/// The body of a case's process: prints the result of one read.
#[test]
fn case_of_another_process() {
    let Ok(client) = std::env::var(CASE) else { return };
    println!("\n{}", read(&client).map_or_else(|error| json!(error), |value| json!({ "value": value })));
}

fn read(client: &str) -> Result<Option<String>, Error> {
    let builder = Builder::<Flowroute>::default()
        .credentials(KeyPair::new("access-key", "secret-key")?)
        .base_url(format!("https://{HOST}"));
    let get = GetNumber::new(nanp("12065551234")?);
    let number = if client == "async" {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async { builder.build()?.run(get).await })?
    } else {
        builder.blocking()?.run(get)?
    };
    Ok(number.value)
}

/// Runs the case with these variables and no other proxy, with both clients.
fn both(variables: &[(&str, &str)]) -> Vec<Value> {
    let run = |client: &str| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["case_of_another_process", "--exact", "--nocapture"]).env(CASE, client);
        let names = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"];
        for name in names.iter().chain(&["SSL_CERT_FILE", "SSL_CERT_DIR"]) {
            command.env_remove(name);
        }
        let output = command.envs(variables.iter().copied()).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = text.lines().find(|line| line.starts_with('{'));
        serde_json::from_str(line.unwrap_or_else(|| panic!("{text}"))).unwrap()
    };
    vec![run("blocking"), run("async")]
}

#[test]
fn named_proxy_is_used_with_its_password() {
    let proxy = Proxy::start("used", "200 OK");
    let authority = proxy.authority.to_str().unwrap();
    let url = format!("http://DOM\\bob:p@ss@127.0.0.1:{}", proxy.port);
    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        // `REQUEST_METHOD` is what a CGI server sets.
        let variables = [(name, url.as_str()), ("SSL_CERT_FILE", authority), ("REQUEST_METHOD", "GET")];
        for result in both(&variables) {
            assert_eq!(result, json!({ "value": "12065551234" }), "{name}");
        }
    }
    assert_eq!((proxy.tunnels().len(), proxy.requests()), (8, 8));
    for head in proxy.tunnels() {
        assert!(head.starts_with(&format!("CONNECT {HOST}:443 HTTP/1.1\r\n")), "{head}");
        // DOM\bob:p@ss in Base64.
        assert!(head.contains("Basic RE9NXGJvYjpwQHNz\r\n"), "{head}");
    }
}

#[test]
fn refusal_of_proxy_is_final() {
    for (status, named) in [("407 Authentication Required", "(407)"), ("403 Forbidden", "(403)")] {
        let proxy = Proxy::start(&named[1..4], status);
        let url = format!("http://bob:hunter2@127.0.0.1:{}", proxy.port);
        for error in both(&[("HTTPS_PROXY", &url)]) {
            let message = error["message"].as_str().unwrap();
            assert_eq!((&error["code"], &error["sent"]), (&json!("config"), &json!("no")), "{error}");
            assert!(message.contains(&format!("127.0.0.1:{}", proxy.port)), "{message}");
            assert!(message.contains(named), "{message}");
            assert!(!error.to_string().contains("hunter2"), "{error}");
        }
        // reqwest tells 407 only; other statuses are asked for once more.
        let asked = if named == "(407)" { 2 } else { 4 };
        assert_eq!(proxy.tunnels().len(), asked, "{status}");
    }
}

#[test]
fn failure_of_proxy_is_retried() {
    let proxy = Proxy::start("failing", "503 Service Unavailable");
    for error in both(&[("HTTPS_PROXY", &format!("127.0.0.1:{}", proxy.port))]) {
        assert_eq!((&error["code"], &error["attempts"]), (&json!("network"), &json!(3)), "{error}");
        assert!(error["message"].as_str().unwrap().contains("(503)"), "{error}");
    }
}

#[test]
fn unreachable_proxy_is_named() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    for error in both(&[("HTTPS_PROXY", &format!("http://bob:hunter2@127.0.0.1:{closed}"))]) {
        let message = error["message"].as_str().unwrap();
        assert_eq!(error["code"], "network", "{error}");
        assert!(message.contains(&format!("through the proxy 127.0.0.1:{closed}")), "{message}");
        assert!(!message.contains("hunter2"), "{message}");
    }
}

#[test]
fn unusable_environment_is_config() {
    let cases = [
        ("HTTPS_PROXY", "http://bob:hunter2@ho st:1", "HTTPS_PROXY"),
        ("ALL_PROXY", "socks5://bob:hunter2@host:1", "SOCKS"),
        ("SSL_CERT_FILE", "/no/such/file.pem", "/no/such/file.pem"),
        ("SSL_CERT_DIR", "/no/such/folder", "/no/such/folder"),
    ];
    for (name, value, says) in cases {
        for error in both(&[(name, value)]) {
            let message = error["message"].as_str().unwrap();
            assert_eq!(error["code"], "config", "{error}");
            assert!(message.contains(says) && message.contains(name), "{message}");
            assert!(!message.contains("hunter2"), "{message}");
        }
    }
}

#[test]
fn untrusted_authority_is_explained() {
    let proxy = Proxy::start("stranger", "200 OK");
    for error in both(&[("HTTPS_PROXY", &format!("http://127.0.0.1:{}", proxy.port))]) {
        let message = error["message"].as_str().unwrap();
        assert!(message.contains("SSL_CERT_FILE"), "{message}");
        assert!(!message.contains("UnknownIssuer"), "{message}");
    }
    assert_eq!(proxy.requests(), 0);
}
