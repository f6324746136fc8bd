//! Accepts and serves connections, and closes them when the port is closed.

use std::{pin::pin, sync::Arc};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::select;

use super::gate::{IdleGuard, Port};
use super::perform::ConnectionContext;
use super::service::serve;
use super::shared::Shared;
use super::stream::{Reset, Stream};

/// Accepts connections until the runtime ends.
pub(crate) async fn accept(shared: Arc<Shared>, port: Port, mut listener: TcpListener) {
    let mut connection = 0;
    loop {
        loop {
            select! {
                accepted = listener.accept() => if let Ok((tcp, _)) = accepted {
                    connection += 1;
                    let connected = IdleGuard::connection(&shared.gate);
                    tokio::spawn(keep(Arc::clone(&shared), connected, tcp, connection));
                },
                () = shared.gate.until(false) => break,
            }
        }
        drop(listener);
        shared.gate.is(false);
        shared.gate.until(true).await;
        listener = port.listen().await;
        shared.gate.is(true);
    }
}

/// Serves a connection. When the port closes, the connection ends after its current request.
async fn keep(shared: Arc<Shared>, _connected: IdleGuard, tcp: TcpStream, connection: u64) {
    // Without this, small responses would wait for acknowledgements. A failure only costs time.
    drop(tcp.set_nodelay(true));
    let reset = Reset::default();
    let cx = ConnectionContext { shared: Arc::clone(&shared), connection, reset: reset.clone() };
    let service = service_fn(|request| serve(cx.clone(), request));
    let stream = TokioIo::new(Stream::new(tcp, reset));
    let mut served = pin!(http1::Builder::new().serve_connection(stream, service));
    // How a connection ends concerns only its client.
    select! {
        ended = served.as_mut() => return drop(ended),
        () = shared.gate.until(false) => served.as_mut().graceful_shutdown(),
    }
    drop(served.await);
}
