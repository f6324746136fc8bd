//! The sandbox as tests hold it.

use std::{
    fmt, io,
    net::SocketAddr,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use tokio::runtime::{Builder, Runtime};

use crate::{
    fault::Fault,
    flowroute,
    log::Logged,
    numbers::Numbers,
    options::Options,
    orders::Order,
    plivo,
    record::Due,
    stock::Stock,
    switches::Switches,
    wavix,
    wire::{Port, Shared, accept},
};

/// A running sandbox. It stops when it is dropped.
pub struct Sandbox {
    shared: Arc<Shared>,
    address: SocketAddr,
    /// Taken when the sandbox stops.
    runtime: Option<Runtime>,
}

impl Sandbox {
    /// Starts a sandbox on a thread of its own. When this returns it takes connections.
    ///
    /// # Errors
    ///
    /// The port is taken, or the thread could not be started.
    pub fn start(options: Options) -> io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("numplan-sandbox")
            .enable_all()
            .build()?;
        let (port, listener) = {
            let _inside = runtime.enter();
            Port::take(options.port)?
        };
        let address = port.address;
        let shared = Arc::new(Shared::new(options));
        runtime.spawn(accept(Arc::clone(&shared), port, listener));
        Ok(Self { shared, address, runtime: Some(runtime) })
    }

    /// The base URL of all three providers: `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Adds a fault to the script.
    pub fn fault(&self, fault: Fault) {
        self.shared.state().script.add(fault);
    }

    /// Forgets all faults.
    pub fn clear_faults(&self) {
        self.shared.state().script.clear();
    }

    /// Refuses connections, or takes them again. Idle connections are closed.
    ///
    /// When this returns, the next connection that is tried is refused (or taken).
    pub fn refuse_connections(&self, refuse: bool) {
        self.shared.gate.set(!refuse);
        let patience = Instant::now() + Duration::from_secs(5);
        while !self.shared.gate.is_settled() && Instant::now() < patience {
            thread::sleep(Duration::from_micros(100));
        }
    }

    /// How the documentation's gaps are read.
    pub fn switches(&self) -> Switches {
        self.shared.state().switches
    }

    /// Reads the documentation's gaps in another way from now on.
    pub fn set_switches(&self, switches: Switches) {
        self.shared.state().switches = switches;
    }

    /// The requests so far, the oldest first.
    pub fn log(&self) -> Vec<Logged> {
        self.shared.state().log.all()
    }

    /// Forgets the requests so far.
    pub fn clear_log(&self) {
        self.shared.state().log.clear();
    }

    /// All numbers as they are, whatever readers see.
    pub fn numbers(&self) -> Numbers {
        self.shared.state().numbers()
    }

    /// The orders that were carried out, the oldest first, answered or not.
    pub fn orders(&self) -> Vec<Order> {
        self.shared.state().orders.all().to_vec()
    }

    /// What is for sale.
    pub fn stock(&self) -> Stock {
        self.shared.state().stock()
    }

    /// Puts numbers up for sale; offers that are there already are replaced.
    pub fn add_stock(&self, stock: Stock) {
        self.shared.state().add_stock(stock);
    }

    /// Adds numbers; those that are there already are replaced.
    pub fn add(&self, numbers: Numbers) {
        self.shared.state().insert(numbers);
    }

    /// A number at Flowroute as it is, whatever readers see.
    pub fn flowroute_number(&self, number: &str) -> Option<flowroute::Number> {
        let mut state = self.shared.state();
        state.settle(Due::ByNow);
        state.flowroute.number(number).cloned()
    }

    /// Flowroute's provisioning tasks.
    pub fn flowroute_tasks(&self) -> Vec<flowroute::Task> {
        let mut state = self.shared.state();
        state.settle(Due::ByNow);
        state.flowroute.tasks().cloned().collect()
    }

    /// A number at Plivo as it is, whatever readers see.
    pub fn plivo_number(&self, number: &str) -> Option<plivo::Number> {
        let mut state = self.shared.state();
        state.settle(Due::ByNow);
        state.plivo.number(number).cloned()
    }

    /// A number at Wavix as it is, by its record id, whatever readers see.
    pub fn wavix_number(&self, id: u64) -> Option<wavix::Number> {
        let mut state = self.shared.state();
        state.settle(Due::ByNow);
        state.wavix.number(id).cloned()
    }

    /// Ends everything that takes time: provisioning tasks, registrations, changes applied later.
    pub fn complete_tasks(&self) {
        self.shared.state().settle(Due::All);
    }

    /// Puts numbers, stock and switches back to where they started, and forgets faults, orders and log.
    pub fn reset(&self) {
        self.shared.reset();
        self.refuse_connections(false);
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox").field("url", &self.url()).finish_non_exhaustive()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Waiting for the runtime is not allowed inside another one, where tests may be.
            runtime.shutdown_background();
        }
    }
}
