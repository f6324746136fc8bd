//! Sample numbers.

/// The n-th number in stock with this prefix: twenty per exchange, from exchange 550 on.
pub(crate) fn stock_number(prefix: &str, n: u32) -> String {
    format!("{prefix}{}{:04}", 550 + n / 20, 1000 + 37 * (n % 20))
}
