//! TLS, against a server with a certificate of its own making: refused unless its authority is trusted, and a
//! refusal proves that nothing was sent.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what should not be")]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use numplan::flowroute::{GetNumber, NumberChanges, UpdateNumber};
use numplan::{ErrorCode, Sent};
use numplan_tests::{flowroute, nanp};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

const NUMBER: &str = r#"{"data":{"attributes":{"value":"12065551234"},"id":"12065551234","type":"number"}}"#;

/// A server on this machine that speaks TLS and answers every request with the same number.
struct Server {
    url: String,
    authority: PathBuf,
    requests: Arc<AtomicUsize>,
}

impl Server {
    fn start(name: &str, versions: &[&'static rustls::SupportedProtocolVersion]) -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let authority = std::env::temp_dir().join(format!("numplan-test-{}-{name}.pem", std::process::id()));
        std::fs::write(&authority, made.cert.pem()).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(versions)
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let requests = Arc::new(AtomicUsize::new(0));
        let (config, counted) = (Arc::new(config), Arc::clone(&requests));
        std::thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
                let mut stream = StreamOwned::new(connection, socket);
                let mut request = [0; 4096];
                // A handshake that fails is what some of the tests are about.
                if matches!(stream.read(&mut request), Ok(length) if length > 0) {
                    counted.fetch_add(1, Ordering::SeqCst);
                    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length:";
                    let _ = write!(stream, "{head} {}\r\n\r\n{NUMBER}", NUMBER.len());
                    stream.conn.send_close_notify();
                    let _ = stream.flush();
                }
            }
        });
        Self { url, authority, requests }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.authority);
    }
}

#[test]
fn unknown_certificate_is_rejected_before_sending() {
    let server = Server::start("stranger", rustls::ALL_VERSIONS);
    let client = flowroute(&server.url).unwrap().blocking().unwrap();
    let update =
        UpdateNumber::new(nanp("12065551234").unwrap(), NumberChanges::new().messaging_enabled(true));
    let error = client.run(update).unwrap_err();
    assert_eq!((error.code, error.sent), (ErrorCode::Network, Sent::No), "{error:?}");
    assert!(error.message.contains("no secure connection"), "{error}");
    assert_eq!(server.requests.load(Ordering::SeqCst), 0);
}

#[test]
fn an_authority_from_a_file_is_trusted() {
    for (name, versions) in [("tls12", &[&rustls::version::TLS12]), ("tls13", &[&rustls::version::TLS13])] {
        let server = Server::start(name, versions);
        let client = flowroute(&server.url).unwrap().ca_file(&server.authority).blocking().unwrap();
        let number = client.run(GetNumber::new(nanp("12065551234").unwrap())).unwrap();
        assert_eq!(number.value.as_deref(), Some("12065551234"), "{name}");
    }
}

#[test]
fn a_certificate_for_another_host_is_refused() {
    let server = Server::start("host", rustls::ALL_VERSIONS);
    let url = server.url.replace("localhost", "127.0.0.1");
    let client = flowroute(&url).unwrap().ca_file(&server.authority).blocking().unwrap();
    let error = client.run(GetNumber::new(nanp("12065551234").unwrap())).unwrap_err();
    assert_eq!(error.code, ErrorCode::Network, "{error:?}");
}

#[test]
fn invalid_ca_file_is_a_config_error() {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md");
    for path in ["/no/such/file.pem", readme] {
        let client = flowroute("https://localhost:1").unwrap().ca_file(path).blocking();
        assert_eq!(client.map(drop).map_err(|error| error.code), Err(ErrorCode::Config), "{path}");
    }
}
