//! Places in a file, and the errors that name them.

use std::fmt;
use std::path::Path;

/// One error in a file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct FileError {
    /// The file.
    pub file: String,
    /// The line, from 1; 0: the error is about the whole file.
    pub line: u32,
    /// The column in characters, from 1; 0: the error is about the whole line.
    pub column: u32,
    /// The problem and its remedy.
    pub message: String,
}

impl FileError {
    /// The place of the error: `fleet.csv:3:4`.
    pub fn place(&self) -> String {
        match (self.line, self.column) {
            (0, _) => self.file.clone(),
            (line, 0) => format!("{}:{line}", self.file),
            (line, column) => format!("{}:{line}:{column}", self.file),
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}: {}", self.place(), numplan::text::shown(&self.message))
    }
}

/// All errors of a file. Beyond the first thousand they are counted only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct FileErrors {
    /// The errors, in the order of the file.
    pub errors: Vec<FileError>,
    /// Errors that are not listed.
    pub more: u64,
}

const LISTED: usize = 1000;

impl FileErrors {
    pub(crate) fn of_file(file: &str, message: impl Into<String>) -> Self {
        let error = FileError { file: file.to_owned(), line: 0, column: 0, message: message.into() };
        Self { errors: vec![error], more: 0 }
    }

    pub(crate) fn push(&mut self, file: &str, place: Place, message: impl Into<String>) {
        if self.errors.len() < LISTED {
            let Place { line, column } = place;
            self.errors.push(FileError { file: file.to_owned(), line, column, message: message.into() });
        } else {
            self.more += 1;
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// The number of errors, listed or not.
    pub fn count(&self) -> u64 {
        self.errors.len() as u64 + self.more
    }
}

impl fmt::Display for FileErrors {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.errors.iter().enumerate() {
            if index > 0 {
                to.write_str("\n")?;
            }
            write!(to, "{error}")?;
        }
        if self.more > 0 {
            write!(to, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for FileErrors {}

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Place {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

impl Place {
    pub(crate) fn line(line: u32) -> Self {
        Self { line, column: 0 }
    }

    /// The place of a byte of a text.
    pub(crate) fn of(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count();
        let column = before.get(start..).unwrap_or_default().chars().count();
        Self { line: short(line + 1), column: short(column + 1) }
    }
}

pub(crate) fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Reads a file that must be UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<String, FileErrors> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path)
        .map_err(|error| FileErrors::of_file(&name, format!("cannot be read: {error}")))?;
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(FileErrors::of_file(&name, "is UTF-16: save it as CSV UTF-8"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let place = Place::of(&String::from_utf8_lossy(good), good.len());
        let mut errors = FileErrors::default();
        errors.push(&name, place, "is not UTF-8 here: save the file as CSV UTF-8");
        errors
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters() {
        assert_eq!(Place::of("ab\ncö!", 3), Place { line: 2, column: 1 });
        assert_eq!(Place::of("ab\ncö!", 6), Place { line: 2, column: 3 });
    }
}
