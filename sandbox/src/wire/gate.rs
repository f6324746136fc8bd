//! The port, which can be closed so that the operating system refuses connections.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicIsize, Ordering};
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::watch;
use tokio::time::sleep;

const BACKLOG: u32 = 1024;

/// Whether connections are accepted: the requested and the current state.
#[derive(Debug)]
pub(crate) struct Gate {
    wanted: watch::Sender<bool>,
    listening: AtomicBool,
    /// The number of connections without a current request.
    idle: AtomicIsize,
}

impl Gate {
    pub(crate) fn new() -> Self {
        Self { wanted: watch::Sender::new(true), listening: AtomicBool::new(true), idle: AtomicIsize::new(0) }
    }

    /// Requests that the port open or close.
    pub(crate) fn set(&self, open: bool) {
        self.wanted.send_replace(open);
    }

    /// Whether the port is in the requested state. A closed port also has no idle connection left
    /// that a client could use.
    pub(crate) fn is_settled(&self) -> bool {
        match (*self.wanted.borrow(), self.listening.load(Ordering::SeqCst)) {
            (true, listening) => listening,
            (false, true) => false,
            (false, false) => self.idle.load(Ordering::SeqCst) == 0,
        }
    }

    /// Closes the port and opens it again after `time`. The port is closed when this returns.
    pub(crate) async fn shut_for(self: &Arc<Self>, time: Duration) {
        self.set(false);
        while !self.is_settled() {
            sleep(Duration::from_millis(1)).await;
        }
        let gate = Arc::clone(self);
        tokio::spawn(async move {
            sleep(time).await;
            gate.set(true);
        });
    }

    /// Waits until the port is requested to be open or closed.
    pub(super) async fn until(&self, open: bool) {
        let mut wanted = self.wanted.subscribe();
        // Fails only if the sender is dropped, and this gate owns it.
        drop(wanted.wait_for(|wanted| *wanted == open).await);
    }

    /// Records that the port is open or closed.
    pub(super) fn is(&self, open: bool) {
        self.listening.store(open, Ordering::SeqCst);
    }
}

/// A change of the number of idle connections, until dropped.
#[derive(Debug)]
pub(super) struct IdleGuard {
    gate: Arc<Gate>,
    change: isize,
}

impl IdleGuard {
    /// Counts an open connection.
    pub(super) fn connection(gate: &Arc<Gate>) -> Self {
        Self::new(gate, 1)
    }

    /// Marks a connection as busy with a request.
    pub(super) fn request(gate: &Arc<Gate>) -> Self {
        Self::new(gate, -1)
    }

    fn new(gate: &Arc<Gate>, change: isize) -> Self {
        gate.idle.fetch_add(change, Ordering::SeqCst);
        Self { gate: Arc::clone(gate), change }
    }
}

impl Drop for IdleGuard {
    fn drop(&mut self) {
        self.gate.idle.fetch_sub(self.change, Ordering::SeqCst);
    }
}

/// A port of the loopback interface.
#[derive(Debug)]
pub(crate) struct Port {
    pub(crate) address: SocketAddr,
    /// Bound but never listening, so that no other process gets the port while it is closed. Only
    /// Linux allows two such sockets; elsewhere the port is free while it is closed.
    _held: Option<TcpSocket>,
}

impl Port {
    /// Listens on a port. 0 takes any free port.
    pub(crate) fn take(port: u16) -> io::Result<(Self, TcpListener)> {
        let wanted = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::LOCALHOST, port));
        if cfg!(target_os = "linux") {
            let held = bind(wanted)?;
            let address = held.local_addr()?;
            let listener = bind(address)?.listen(BACKLOG)?;
            return Ok((Self { address, _held: Some(held) }, listener));
        }
        let listener = bind(wanted)?.listen(BACKLOG)?;
        Ok((Self { address: listener.local_addr()?, _held: None }, listener))
    }

    /// Listens again after the port was closed.
    pub(super) async fn listen(&self) -> TcpListener {
        loop {
            match bind(self.address).and_then(|socket| socket.listen(BACKLOG)) {
                Ok(listener) => return listener,
                Err(_) => sleep(Duration::from_millis(5)).await,
            }
        }
    }
}

fn bind(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    // On other systems this option would let another process listen on the same port.
    if cfg!(unix) {
        socket.set_reuseaddr(true)?;
    }
    socket.bind(address)?;
    Ok(socket)
}
