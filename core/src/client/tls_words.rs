//! TLS failures in plain words.

use rustls::{AlertDescription, CertificateError, Error};

/// Names the cause of a failed handshake and, where one is known, the remedy.
pub(super) fn explain(error: &Error) -> String {
    match error {
        Error::InvalidCertificate(why) => certificate(why),
        Error::NoCertificatesPresented => "the server shows no certificate".to_owned(),
        Error::PeerIncompatible(_) => {
            "the server supports neither TLS 1.2 nor 1.3 with a cipher that is allowed".to_owned()
        }
        Error::AlertReceived(AlertDescription::ProtocolVersion) => {
            "the server supports neither TLS 1.2 nor 1.3".to_owned()
        }
        Error::AlertReceived(alert) => {
            let name = alert.as_str().map_or_else(|| format!("alert {}", u8::from(*alert)), spaced);
            format!("the server ended the handshake: {name}")
        }
        Error::InvalidMessage(_) => {
            "the server does not answer in TLS: check the host and port of the base URL".to_owned()
        }
        Error::DecryptError | Error::PeerMisbehaved(_) | Error::InappropriateMessage { .. } => {
            "the server breaks the rules of TLS".to_owned()
        }
        _ => "the TLS handshake failed".to_owned(),
    }
}

fn certificate(why: &CertificateError) -> String {
    let plain = match why {
        CertificateError::UnknownIssuer => {
            "the server's certificate is from an authority that is not trusted here: if it is your company's or a proxy's, name its PEM file in `ca_file` or SSL_CERT_FILE"
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "the server's certificate has expired: check the clock of this machine, too"
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "the server's certificate is not valid yet: check the clock of this machine"
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "the server's certificate is for another host name"
        }
        CertificateError::Revoked => "the server's certificate is revoked",
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => {
            "the server's certificate is not meant for servers"
        }
        CertificateError::BadSignature => "the signature of the server's certificate is wrong",
        CertificateError::BadEncoding => "the server's certificate cannot be read",
        // webpki's own error has no other public form.
        CertificateError::Other(other) if format!("{other:?}").contains("CaUsedAsEndEntity") => {
            "the server shows the certificate of an authority (CA) as its own: it needs one that is issued for its host name"
        }
        _ => "the server's certificate is not valid",
    };
    plain.to_owned()
}

/// `HandshakeFailure` as `handshake failure`.
fn spaced(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rustls::OtherError;

    use super::*;

    #[derive(Debug)]
    struct CaUsedAsEndEntity;

    impl std::fmt::Display for CaUsedAsEndEntity {
        fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            std::fmt::Debug::fmt(self, to)
        }
    }

    impl std::error::Error for CaUsedAsEndEntity {}

    #[test]
    fn no_debug_text_is_shown() {
        let other = OtherError(Arc::new(CaUsedAsEndEntity));
        let cases = [
            (CertificateError::UnknownIssuer.into(), "`ca_file` or SSL_CERT_FILE"),
            (CertificateError::Expired.into(), "has expired"),
            (CertificateError::NotValidForName.into(), "another host name"),
            (CertificateError::Other(other).into(), "certificate of an authority (CA)"),
            (CertificateError::UnhandledCriticalExtension.into(), "is not valid"),
            (Error::AlertReceived(AlertDescription::HandshakeFailure), "handshake failure"),
            (Error::AlertReceived(AlertDescription::ProtocolVersion), "TLS 1.2"),
            (Error::InvalidMessage(rustls::InvalidMessage::InvalidContentType), "does not answer in TLS"),
            (Error::General("secret".to_owned()), "the TLS handshake failed"),
        ];
        for (error, expected) in cases {
            let words = explain(&error);
            assert!(words.contains(expected), "{words}");
            let debug = ["Other(", "CaUsed", "UnknownIssuer", "InvalidCertificate", "secret"];
            assert!(!debug.iter().any(|debug| words.contains(debug)), "{words}");
        }
    }
}
