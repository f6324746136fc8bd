//! The change of one field: keep, clear or set.
//!
//! An update leaves absent fields unchanged, and a field can be emptied. An `Option` cannot express both.

/// The change of one field in an update.
///
/// ```
/// use numplan::Change;
///
/// let keep: Change<String> = Change::default();
/// let set: Change<String> = "NYC Number".into();
/// assert_eq!(keep, Change::Keep);
/// assert_eq!(set, Change::Set("NYC Number".to_owned()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Change<T> {
    /// Leaves the field out of the request: the provider keeps its value.
    #[default]
    Keep,
    /// Empties the field. The wire form depends on the provider (`null`, `""` or `[]`). A field that cannot be
    /// emptied is refused as `unsupported` before anything is sent.
    Clear,
    /// Sets the field to this value.
    Set(T),
}

impl<T> Change<T> {
    /// Whether the field stays unchanged.
    pub const fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// The value to set, if any.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }

    /// The change with a reference to its value.
    pub const fn as_ref(&self) -> Change<&T> {
        match self {
            Self::Keep => Change::Keep,
            Self::Clear => Change::Clear,
            Self::Set(value) => Change::Set(value),
        }
    }

    /// The change with its value converted by `with`.
    pub fn map<U>(self, with: impl FnOnce(T) -> U) -> Change<U> {
        match self {
            Self::Keep => Change::Keep,
            Self::Clear => Change::Clear,
            Self::Set(value) => Change::Set(with(value)),
        }
    }
}

impl<T> From<T> for Change<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

impl From<&str> for Change<String> {
    fn from(value: &str) -> Self {
        Self::Set(value.to_owned())
    }
}
