//! The handle of a running sandbox.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{fmt, io, thread};

use tokio::runtime::{Builder, Runtime};

use crate::fault::Fault;
use crate::log::Logged;
use crate::options::Options;
use crate::orders::Order;
use crate::providers::{Accounts, Numbers, Stock, flowroute, plivo, wavix};
use crate::record::Due;
use crate::switches::Switches;
use crate::wire::{Port, Shared, accept};

/// A running sandbox. Dropping it stops it.
pub struct Sandbox {
    shared: Arc<Shared>,
    address: SocketAddr,
    /// `None` once the sandbox has stopped.
    runtime: Option<Runtime>,
}

impl Sandbox {
    /// Starts a sandbox on its own thread. It accepts connections when this returns.
    ///
    /// # Errors
    ///
    /// The port is in use, or the thread could not be started.
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

    /// The base URL of all providers: `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Adds a fault to the script.
    pub fn fault(&self, fault: Fault) {
        self.shared.state().script.add(fault);
    }

    /// Removes all faults.
    pub fn clear_faults(&self) {
        self.shared.state().script.clear();
    }

    /// Refuses connections, or accepts them again. Refusing closes idle connections.
    ///
    /// The next connection attempt after this returns is refused (or accepted).
    pub fn refuse_connections(&self, refuse: bool) {
        self.shared.gate.set(!refuse);
        let patience = Instant::now() + Duration::from_secs(5);
        while !self.shared.gate.is_settled() && Instant::now() < patience {
            thread::sleep(Duration::from_micros(100));
        }
    }

    /// The current switches.
    pub fn switches(&self) -> Switches {
        self.shared.state().switches
    }

    /// Replaces the switches.
    pub fn set_switches(&self, switches: Switches) {
        self.shared.state().switches = switches;
    }

    /// The requests so far, oldest first.
    pub fn log(&self) -> Vec<Logged> {
        self.shared.state().log.all()
    }

    /// Clears the log.
    pub fn clear_log(&self) {
        self.shared.state().log.clear();
    }

    /// All numbers with their current values, regardless of read lag.
    pub fn numbers(&self) -> Numbers {
        self.shared.state().numbers()
    }

    /// The orders that were carried out, oldest first, even if their response was lost.
    pub fn orders(&self) -> Vec<Order> {
        self.shared.state().orders.all().to_vec()
    }

    /// The numbers for sale.
    pub fn stock(&self) -> Stock {
        self.shared.state().accounts.stock()
    }

    /// Adds numbers for sale. Existing offers are replaced.
    pub fn add_stock(&self, stock: Stock) {
        self.shared.state().accounts.add_stock(stock);
    }

    /// Adds numbers to the accounts. Existing ones are replaced.
    pub fn add(&self, numbers: Numbers) {
        self.shared.state().accounts.insert(numbers);
    }

    /// The current value of a number at Flowroute, regardless of read lag.
    pub fn flowroute_number(&self, number: &str) -> Option<flowroute::Number> {
        self.settled(|accounts| accounts.flowroute.numbers.get(number).cloned())
    }

    /// Flowroute's provisioning tasks.
    pub fn flowroute_tasks(&self) -> Vec<flowroute::Task> {
        self.settled(|accounts| accounts.flowroute.tasks().cloned().collect())
    }

    /// The current value of a number at Plivo, regardless of read lag.
    pub fn plivo_number(&self, number: &str) -> Option<plivo::Number> {
        self.settled(|accounts| accounts.plivo.numbers.get(number).cloned())
    }

    /// The current value of a number at Wavix by its record id, regardless of read lag.
    pub fn wavix_number(&self, id: u64) -> Option<wavix::Number> {
        self.settled(|accounts| accounts.wavix.numbers.get(&id).cloned())
    }

    /// Reads the accounts after the changes that are due.
    fn settled<T>(&self, read: impl FnOnce(&Accounts) -> T) -> T {
        let mut state = self.shared.state();
        state.settle(Due::ByNow);
        read(&state.accounts)
    }

    /// Completes provisioning tasks, registrations and delayed changes now.
    pub fn complete_tasks(&self) {
        self.shared.state().settle(Due::All);
    }

    /// Restores the initial numbers, stock and switches, and removes faults, orders and log.
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
            // Tests may run inside another runtime, where waiting for this one would panic.
            runtime.shutdown_background();
        }
    }
}
