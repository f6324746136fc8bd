//! Closed lists of names, declared once by `#[string_enum]`.

/// A closed list of names, as data.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumSpec {
    /// What the list is called in Rust: `Toggle`.
    pub name: &'static str,
    /// The Rust module in which it is declared.
    pub module: &'static str,
    /// What the names are.
    pub doc: &'static str,
    /// The names.
    pub words: &'static [&'static str],
    /// What each of them means.
    pub docs: &'static [&'static str],
}

impl EnumSpec {
    /// Its name where the lists of all providers stand side by side: `PlivoToggle`.
    pub fn title(&self) -> String {
        crate::types::export::title(self.module, self.name)
    }
}

/// A closed list of names, declared by `#[string_enum]`.
pub trait StringEnum: Sized {
    /// The names, and what they are.
    const SPEC: &'static EnumSpec;

    /// The one of that name.
    fn from_value(word: &str) -> Option<Self>;

    /// Its name.
    fn word(&self) -> &'static str;
}
