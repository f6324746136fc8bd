//! Closed lists of names, declared once by `#[string_enum]`.

/// A closed list of names, as data.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumSpec {
    /// The name of the enum in Rust, such as `Toggle`.
    pub name: &'static str,
    /// The Rust module in which it is declared.
    pub module: &'static str,
    /// The documentation of the enum.
    pub doc: &'static str,
    /// The values on the wire.
    pub words: &'static [&'static str],
    /// The documentation of each value.
    pub docs: &'static [&'static str],
}

/// A closed list of names, declared by `#[string_enum]`.
pub trait StringEnum: Sized {
    /// The values and their documentation.
    const SPEC: &'static EnumSpec;

    /// Parses a value of the wire.
    fn from_value(word: &str) -> Option<Self>;

    /// The value on the wire.
    fn word(&self) -> &'static str;
}
