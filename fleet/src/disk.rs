//! Files that are written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

/// Creates a file that only its owner can read; it must not exist.
pub(crate) fn create_new(path: &Path) -> io::Result<File> {
    private().write(true).create_new(true).open(path)
}

/// Options under which a new file can be read by its owner only.
pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options
}

/// Writes a file under a temporary name, syncs it, and renames it. On an error the old file stays as it was.
pub(crate) fn replace<T>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<T>,
) -> io::Result<T> {
    let temporary = temporary(path)?;
    // One that a killed process left behind has the same name only if the process id has come around.
    drop(fs::remove_file(&temporary));
    let written = create_new(&temporary).and_then(|file| {
        let mut to = BufWriter::new(file);
        let result = write(&mut to)?;
        to.into_inner()?.sync_all()?;
        fs::rename(&temporary, path)?;
        sync_folder(path)?;
        Ok(result)
    });
    if written.is_err() {
        drop(fs::remove_file(&temporary));
    }
    written
}

fn temporary(path: &Path) -> io::Result<PathBuf> {
    let Some(name) = path.file_name() else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "the path names no file"));
    };
    let mut temporary = std::ffi::OsString::from(".");
    temporary.push(name);
    temporary.push(format!(".{}.tmp", std::process::id()));
    Ok(path.with_file_name(temporary))
}

/// Makes a new or renamed file of the folder last.
#[cfg(unix)]
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or_else(|| Path::new(".")))?.sync_all()
}

/// Folders cannot be synced here.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it fails elsewhere")]
pub(crate) fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}
