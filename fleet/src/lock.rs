//! Locks of the kernel: they end with their process, however it ends.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::disk;
use crate::error::FleetError;

/// A lock, held as long as it lives.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a file, which is created if missing.
    pub fn take(path: &Path) -> Result<Self, FleetError> {
        let file = disk::private().read(true).write(true).create(true).truncate(false).open(path);
        let file = file.map_err(|error| failed(path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(FleetError::Refused(format!(
                "another process is applying a plan here (it holds {}): wait for its end",
                path.display()
            ))),
            Err(TryLockError::Error(error)) => Err(failed(path, &error)),
        }
    }

    /// Takes the lock of an account, in the user's own folder for such files.
    pub fn of_account(fingerprint: &str) -> Result<Self, FleetError> {
        let folder = folder();
        make_private(&folder).map_err(|error| failed(&folder, &error))?;
        Self::take(&folder.join(format!("account-{fingerprint}.lock")))
    }
}

fn failed(path: &Path, error: &io::Error) -> FleetError {
    FleetError::Refused(format!("the lock {} cannot be taken: {error}", path.display()))
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
        assert!(Lock::take(&path).unwrap_err().to_string().contains("another process"));
        drop(lock);
        assert!(Lock::take(&path).is_ok());
        std::fs::remove_file(&path).unwrap();
    }
}
