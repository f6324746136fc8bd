//! The body of a response: whole, byte by byte, or cut off.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// The body of a response as it is sent.
#[derive(Debug)]
pub(super) enum WireBody {
    /// Sent at once.
    Whole(Bytes),
    /// One byte after each pause.
    Drip { bytes: Bytes, pause: Duration, next: Pin<Box<Sleep>> },
    /// Sent in part, then the connection ends. The headers hold the full length.
    Cut { bytes: Bytes, flushed: bool },
}

impl WireBody {
    pub(super) fn drip(bytes: Bytes, pause: Duration) -> Self {
        Self::Drip { bytes, pause, next: Box::pin(sleep(pause)) }
    }

    pub(super) fn cut(bytes: Bytes) -> Self {
        Self::Cut { bytes, flushed: false }
    }
}

impl Body for WireBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match &mut *self {
            Self::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Self::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Self::Drip { bytes, .. } if bytes.is_empty() => Poll::Ready(None),
            Self::Drip { bytes, pause, next } => {
                ready!(next.as_mut().poll(cx));
                *next = Box::pin(sleep(*pause));
                Poll::Ready(Some(Ok(Frame::data(bytes.split_to(1)))))
            }
            Self::Cut { bytes, .. } if !bytes.is_empty() => {
                Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes)))))
            }
            Self::Cut { flushed: true, .. } => Poll::Ready(Some(Err(io::Error::other("cut off by a fault")))),
            Self::Cut { flushed, .. } => {
                // The connection writes the bytes it has while this body is pending.
                *flushed = true;
                cx.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(bytes) | Self::Drip { bytes, .. } => bytes.is_empty(),
            Self::Cut { .. } => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) | Self::Drip { bytes, .. } => SizeHint::with_exact(bytes.len() as u64),
            Self::Cut { .. } => SizeHint::new(),
        }
    }
}
