//! An HTTP client on a plain socket, which exposes resets, connection reuse and missing bytes.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use numplan_sandbox::{
    FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY, Options, PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, Sandbox, Switches,
    WAVIX_API_KEY,
};
use serde_json::Value;

/// A sandbox with these switches, whose tasks complete only on demand.
pub(crate) fn sandbox(switches: Switches) -> Sandbox {
    let options = Options { switches, ..Options::default() };
    Sandbox::start(options.task_time(Duration::from_secs(600))).unwrap()
}

/// Waits for a condition.
pub(crate) fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    let patience = Instant::now() + Duration::from_secs(10);
    while !condition() {
        assert!(Instant::now() < patience, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// A client with one persistent connection.
pub(crate) struct Client {
    address: String,
    authorization: String,
    connection: Option<BufReader<TcpStream>>,
}

impl Client {
    pub(crate) fn new(sandbox: &Sandbox, authorization: &str) -> Self {
        Self {
            address: sandbox.url().trim_start_matches("http://").to_owned(),
            authorization: authorization.to_owned(),
            connection: None,
        }
    }

    pub(crate) fn flowroute(sandbox: &Sandbox) -> Self {
        Self::new(sandbox, &basic(FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY))
    }

    pub(crate) fn plivo(sandbox: &Sandbox) -> Self {
        Self::new(sandbox, &basic(PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN))
    }

    pub(crate) fn wavix(sandbox: &Sandbox) -> Self {
        Self::new(sandbox, &format!("Bearer {WAVIX_API_KEY}"))
    }

    pub(crate) fn get(&mut self, path: &str) -> Response {
        self.send("GET", path, &Value::Null)
    }

    pub(crate) fn patch(&mut self, path: &str, body: &Value) -> Response {
        self.send("PATCH", path, body)
    }

    pub(crate) fn post(&mut self, path: &str, body: &Value) -> Response {
        self.send("POST", path, body)
    }

    /// A request with JSON, or without a body for `null`.
    pub(crate) fn send(&mut self, method: &str, path: &str, body: &Value) -> Response {
        let response = match body {
            Value::Null => self.try_send(method, path, "", ""),
            body => self.try_send(method, path, "application/json", &body.to_string()),
        };
        response.unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    pub(crate) fn try_send(
        &mut self,
        method: &str,
        path: &str,
        content_type: &str,
        body: &str,
    ) -> io::Result<Response> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.connect()?,
        };
        let content_type = match content_type {
            "" => String::new(),
            it => format!("Content-Type: {it}\r\n"),
        };
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: {}\r\n{content_type}\
             Content-Length: {}\r\n\r\n{body}",
            self.address,
            self.authorization,
            body.len(),
        );
        connection.get_mut().write_all(request.as_bytes())?;
        let response = Response::read(&mut connection)?;
        if response.header("connection") != Some("close") && response.missing == 0 {
            self.connection = Some(connection);
        }
        Ok(response)
    }

    fn connect(&self) -> io::Result<BufReader<TcpStream>> {
        let stream = TcpStream::connect(&self.address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        Ok(BufReader::new(stream))
    }

    /// Sets the read timeout from the next request on.
    pub(crate) fn patience(&mut self, time: Duration) {
        let connection = self.connect().unwrap();
        connection.get_ref().set_read_timeout(Some(time)).unwrap();
        self.connection = Some(connection);
    }
}

pub(crate) fn basic(name: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{name}:{password}")))
}

/// A response as received.
#[derive(Debug, PartialEq)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// The number of bytes missing from the body.
    pub(crate) missing: usize,
}

impl Response {
    fn read(from: &mut impl BufRead) -> io::Result<Self> {
        let status_line = line(from)?;
        let status = status_line.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap();
        let mut headers = Vec::new();
        loop {
            let line = line(from)?;
            let Some((name, value)) = line.split_once(": ") else { break };
            headers.push((name.to_lowercase(), value.to_owned()));
        }
        let mut response = Self { status, headers, body: Vec::new(), missing: 0 };
        let length = response.header("content-length").map_or(0, |it| it.parse().unwrap());
        from.take(length as u64).read_to_end(&mut response.body)?;
        response.missing = length - response.body.len();
        Ok(response)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Reads a line of the head. The end of the connection is an error.
fn line(from: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    match from.read_line(&mut line)? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(line.trim_end().to_owned()),
    }
}
