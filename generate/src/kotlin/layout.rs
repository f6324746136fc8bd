//! Kotlin: where the sources stand, and how long a line is.

/// The folder of the generated sources.
pub(super) const FOLDER: &str = "uniffi/kotlin/src/main/kotlin/dev/numplan/generated";
/// The longest line.
pub(super) const WIDTH: usize = 110;
