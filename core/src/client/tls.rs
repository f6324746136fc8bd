//! TLS, decided in one place: rustls with ring, TLS 1.2 or newer, the system's roots where there are any.

use std::path::Path;
use std::sync::Arc;

use crate::types::error::Error;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

/// The one TLS configuration. `ca_files`: files of certificates to trust, with the names of their settings. `local`:
/// requests stay on this machine in plain http, so no roots are loaded.
///
/// No process-wide crypto provider is installed or asked for: another library's choice does not matter here.
pub(super) fn config(ca_files: &[(&'static str, &Path)], local: bool) -> Result<ClientConfig, Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::config(format!("TLS cannot be set up: {error}")))?;
    let mut own = Vec::new();
    for (named_by, path) in ca_files {
        own.extend(read_certificates(named_by, path)?);
    }
    if local && own.is_empty() {
        return Ok(builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth());
    }
    check_variables()?;
    // The verifier of Android needs the app's Java side; bundled roots do without.
    #[cfg(not(target_os = "android"))]
    if (own.is_empty() || has_system_roots(&provider))
        && let Ok(verifier) =
            rustls_platform_verifier::Verifier::new_with_extra_roots(own.iter().cloned(), provider)
    {
        let builder = builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier));
        return Ok(builder.with_no_client_auth());
    }
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    roots.add_parsable_certificates(own);
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

/// Whether the platform brings roots. With certificates of one's own beside none, the verifier would trust
/// those alone, and a slim container would reach no other host.
#[cfg(not(target_os = "android"))]
fn has_system_roots(provider: &Arc<rustls::crypto::CryptoProvider>) -> bool {
    rustls_platform_verifier::Verifier::new(Arc::clone(provider)).is_ok()
}

/// Checks the files that `SSL_CERT_FILE` and `SSL_CERT_DIR` name. The verifier would skip an unreadable one, and other
/// roots would be trusted instead.
fn check_variables() -> Result<(), Error> {
    let named = |variable| std::env::var_os(variable).filter(|value| !value.is_empty());
    if let Some(path) = named("SSL_CERT_FILE") {
        read_certificates("SSL_CERT_FILE", Path::new(&path))?;
    }
    if let Some(paths) = named("SSL_CERT_DIR") {
        for path in std::env::split_paths(&paths).filter(|path| !path.as_os_str().is_empty()) {
            std::fs::read_dir(&path).map_err(|error| unusable("SSL_CERT_DIR", &path, &error.to_string()))?;
        }
    }
    Ok(())
}

fn unusable(named_by: &str, path: &Path, why: &str) -> Error {
    Error::config(format!("{named_by} names {}, which cannot be used: {why}", path.display()))
}

/// Reads a file of certificates. `named_by`: the setting or variable that names it.
pub(super) fn read_certificates(named_by: &str, path: &Path) -> Result<Vec<CertificateDer<'static>>, Error> {
    let unusable = |why: String| unusable(named_by, path, &why);
    let read = CertificateDer::pem_file_iter(path).map_err(|error| unusable(error.to_string()))?;
    let certificates: Result<Vec<_>, _> = read.collect();
    let certificates = certificates.map_err(|error| unusable(error.to_string()))?;
    if certificates.is_empty() {
        return Err(unusable("it has no certificate in PEM".to_owned()));
    }
    Ok(certificates)
}
