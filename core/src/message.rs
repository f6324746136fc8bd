//! What crosses the wire: the body of a request or an answer, and an answer as it came.

/// The body of a request or an answer.
pub type Body = Vec<u8>;

/// An answer as it came.
pub type Answer = http::Response<Body>;
