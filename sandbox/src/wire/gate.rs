//! The port, which can be shut so that connections are refused by the system, honestly.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr, SocketAddrV4},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    net::{TcpListener, TcpSocket},
    sync::watch,
    time::sleep,
};

use super::Shared;

const BACKLOG: u32 = 1024;

/// Whether connections are taken: as wanted, and as it is.
#[derive(Debug)]
pub(crate) struct Gate {
    wanted: watch::Sender<bool>,
    listening: AtomicBool,
    /// Connections that have no request under way.
    idle: AtomicUsize,
}

impl Gate {
    pub(crate) fn new() -> Self {
        Self { wanted: watch::Sender::new(true), listening: AtomicBool::new(true), idle: AtomicUsize::new(0) }
    }

    /// Asks for the port to be opened or shut.
    pub(crate) fn set(&self, open: bool) {
        self.wanted.send_replace(open);
    }

    /// Whether the port is as it was asked for; if shut, with no idle connection left that a client
    /// could use.
    pub(crate) fn is_settled(&self) -> bool {
        match (*self.wanted.borrow(), self.listening.load(Ordering::SeqCst)) {
            (true, listening) => listening,
            (false, true) => false,
            (false, false) => self.idle.load(Ordering::SeqCst) == 0,
        }
    }

    /// Shuts the port and opens it again after a while. When this returns it is shut.
    pub(crate) async fn shut_for(&self, shared: &Arc<Shared>, time: Duration) {
        self.set(false);
        while !self.is_settled() {
            sleep(Duration::from_millis(1)).await;
        }
        let shared = Arc::clone(shared);
        tokio::spawn(async move {
            sleep(time).await;
            shared.gate.set(true);
        });
    }

    /// Until somebody wants the port to be open or shut.
    pub(super) async fn until(&self, open: bool) {
        let mut wanted = self.wanted.subscribe();
        // Fails only if the sender is gone, and that is this gate.
        drop(wanted.wait_for(|wanted| *wanted == open).await);
    }

    /// Notes that the port is open or shut now.
    pub(super) fn is(&self, open: bool) {
        self.listening.store(open, Ordering::SeqCst);
    }
}

/// A connection, for as long as it is there.
#[derive(Debug)]
pub(super) struct ConnectionGuard(Arc<Shared>);

impl ConnectionGuard {
    pub(super) fn new(shared: &Arc<Shared>) -> Self {
        shared.gate.idle.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(shared))
    }
}

impl Drop for ConnectionGuard {
    fn drop(&mut self) {
        self.0.gate.idle.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A request under way: its connection is not idle meanwhile.
#[derive(Debug)]
pub(super) struct RequestGuard(Arc<Shared>);

impl RequestGuard {
    pub(super) fn new(shared: &Arc<Shared>) -> Self {
        shared.gate.idle.fetch_sub(1, Ordering::SeqCst);
        Self(Arc::clone(shared))
    }
}

impl Drop for RequestGuard {
    fn drop(&mut self) {
        self.0.gate.idle.fetch_add(1, Ordering::SeqCst);
    }
}

/// A port of the loopback interface.
#[derive(Debug)]
pub(crate) struct Port {
    pub(crate) address: SocketAddr,
    /// Bound and never listening: while the port is shut nobody else is given it. Elsewhere than on
    /// Linux two sockets cannot be bound so, and the port is simply free while it is shut.
    _held: Option<TcpSocket>,
}

impl Port {
    /// Takes a port, 0 for any, and listens.
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

    /// Listens again after the port was shut.
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
    // Elsewhere it would let another process listen on the same port.
    if cfg!(unix) {
        socket.set_reuseaddr(true)?;
    }
    socket.bind(address)?;
    Ok(socket)
}
