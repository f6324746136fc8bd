//! Locks of the kernel: they end with their process, however it ends.

use std::fmt;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::disk;

/// A lock, held as long as it lives.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// A lock that was not taken.
#[derive(Debug)]
#[non_exhaustive]
pub enum LockError {
    /// Another process holds it.
    Held(PathBuf),
    /// The file system failed.
    Io(PathBuf, io::Error),
}

impl fmt::Display for LockError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Held(path) => write!(
                to,
                "another process is applying a plan here (it holds {}): wait for its end",
                path.display()
            ),
            Self::Io(path, error) => write!(to, "the lock {} cannot be taken: {error}", path.display()),
        }
    }
}

impl std::error::Error for LockError {}

impl Lock {
    /// Takes the lock of a file, which is created if missing.
    pub fn take(path: &Path) -> Result<Self, LockError> {
        let failed = |error| LockError::Io(path.to_owned(), error);
        let file = disk::private().read(true).write(true).create(true).truncate(false).open(path);
        let file = file.map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(LockError::Held(path.to_owned())),
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }

    /// Takes the lock of an account, in the user's own folder for such files.
    pub fn of_account(fingerprint: &str) -> Result<Self, LockError> {
        let folder = folder();
        make_private(&folder).map_err(|error| LockError::Io(folder.clone(), error))?;
        Self::take(&folder.join(format!("account-{fingerprint}.lock")))
    }
}

/// The folder of the account locks: in the user's runtime folder, else in the home folder.
fn folder() -> PathBuf {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = variable("XDG_RUNTIME_DIR")
        .or_else(|| Some(variable("HOME").or_else(|| variable("LOCALAPPDATA"))?.join(".cache")))
        .unwrap_or_else(std::env::temp_dir);
    base.join("numplan")
}

fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_are_held_by_one() {
        let path = std::env::temp_dir().join(format!("numplan-lock-{}", std::process::id()));
        let lock = Lock::take(&path).unwrap();
        assert!(matches!(Lock::take(&path), Err(LockError::Held(_))));
        drop(lock);
        assert!(Lock::take(&path).is_ok());
        std::fs::remove_file(&path).unwrap();
    }
}
