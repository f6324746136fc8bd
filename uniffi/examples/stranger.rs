//! An HTTPS server with a self-signed certificate, for the tests in Swift and Kotlin. Prints `{"url", "authority"}` (the
//! certificate as PEM) as its first line, returns the same number for every request, and exits when standard input closes.

use std::error::Error;
use std::io::{self, Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

const NUMBER: &str = r#"{"data":{"attributes":{"value":"12065551234"},"id":"12065551234","type":"number"}}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()])?;
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)?;
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("https://{}", listener.local_addr()?);
    println!("{}", serde_json::json!({ "url": url, "authority": made.cert.pem() }));
    thread::spawn(move || {
        for socket in listener.incoming().flatten() {
            let Ok(connection) = ServerConnection::new(Arc::clone(&config)) else { continue };
            let mut stream = StreamOwned::new(connection, socket);
            let mut request = [0; 4096];
            // Some tests expect the handshake to fail.
            if matches!(stream.read(&mut request), Ok(length) if length > 0) {
                let length = NUMBER.len();
                let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length:";
                let _ = write!(stream, "{head} {length}\r\n\r\n{NUMBER}");
                stream.conn.send_close_notify();
                let _ = stream.flush();
            }
        }
    });
    io::copy(&mut io::stdin(), &mut io::sink())?;
    Ok(())
}
