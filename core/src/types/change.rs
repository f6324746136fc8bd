//! The three states of a field in an update: kept, cleared, set.
//!
//! "Only the provided fields are changed", and a field can be emptied: an `Option` cannot say both.

/// What an update does to one field.
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
    /// The field is left out of the request: the provider keeps what it has.
    #[default]
    Keep,
    /// The field is emptied. What that sends is the provider's word (`null`, `""` or `[]`); a field that
    /// cannot be emptied is refused as `unsupported` before anything is sent.
    Clear,
    /// The field gets this value.
    Set(T),
}

impl<T> Change<T> {
    /// Whether the field is left alone.
    pub const fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// The value that is to be set, if one is.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }

    /// The same change, of a reference.
    pub const fn as_ref(&self) -> Change<&T> {
        match self {
            Self::Keep => Change::Keep,
            Self::Clear => Change::Clear,
            Self::Set(value) => Change::Set(value),
        }
    }

    /// The same change, of another value.
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
