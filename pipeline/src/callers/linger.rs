//! The end of a connection: what the other side still sends is read and thrown away for a while, so that it reads our answer and not a
//! reset (RFC 9112, section 9.6). Knows neither what was said nor why it ends.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};
use tokio_util::sync::CancellationToken;

/// How long the other side may neither send nor close.
const PAUSE: Duration = Duration::from_secs(2);

/// So many bytes are thrown away; what sends more than that has been told.
const MOST: usize = 256 << 20;

/// A connection that is shut down in two steps: we end, then the other side does.
pub struct Lingering<S> {
    stream: S,
    hurry: CancellationToken,
    left: usize,
    /// From the moment that our side has ended.
    pause: Option<Pin<Box<Sleep>>>,
}

impl<S> Lingering<S> {
    /// Ends at once where it is to hurry. Whoever cancels polls the connection again.
    pub fn new(stream: S, hurry: CancellationToken) -> Self {
        Self {
            stream,
            hurry,
            left: MOST,
            pause: None,
        }
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Lingering<S> {
    fn poll_farewell(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.pause.is_none() {
            ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
        }
        let pause = self.pause.get_or_insert_with(|| Box::pin(sleep(PAUSE)));
        let mut part = [0; 16 << 10];
        while self.left > 0 && !self.hurry.is_cancelled() {
            let mut read = ReadBuf::new(&mut part);
            match Pin::new(&mut self.stream).poll_read(context, &mut read) {
                Poll::Pending => return pause.as_mut().poll(context).map(Ok),
                Poll::Ready(Ok(())) if !read.filled().is_empty() => {
                    self.left = self.left.saturating_sub(read.filled().len());
                    pause.as_mut().reset(Instant::now() + PAUSE);
                }
                // The other side has ended, or is gone.
                Poll::Ready(_) => break,
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Lingering<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Lingering<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll_farewell(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};

    use super::*;

    async fn pair(hurry: &CancellationToken) -> (Lingering<TcpStream>, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let caller = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (ours, _) = listener.accept().await.unwrap();
        (Lingering::new(ours, hurry.clone()), caller)
    }

    #[tokio::test]
    async fn a_caller_that_still_sends_reads_the_answer() {
        let (mut ours, mut caller) = pair(&CancellationToken::new()).await;
        let caller = tokio::spawn(async move {
            caller.write_all(&vec![7; 32 << 20]).await?;
            let mut answer = String::new();
            caller.read_to_string(&mut answer).await.map(|_| answer)
        });
        ours.write_all(b"enough").await.unwrap();
        ours.shutdown().await.unwrap();
        drop(ours);
        assert_eq!(caller.await.unwrap().unwrap(), "enough");
    }

    #[tokio::test]
    async fn nobody_is_waited_for_without_end() {
        // Neither sends nor closes: the pause ends it. Told to hurry: at once.
        let (mut ours, _caller) = pair(&CancellationToken::new()).await;
        let begun = Instant::now();
        ours.shutdown().await.unwrap();
        assert!(begun.elapsed() >= PAUSE);
        let hurry = CancellationToken::new();
        hurry.cancel();
        let (mut ours, _caller) = pair(&hurry).await;
        let begun = Instant::now();
        ours.shutdown().await.unwrap();
        assert!(begun.elapsed() < PAUSE);
    }

    #[tokio::test]
    async fn a_caller_that_sends_without_end_is_left() {
        let (mut ours, mut caller) = pair(&CancellationToken::new()).await;
        let caller = tokio::spawn(async move { while caller.write_all(&[0; 64 << 10]).await.is_ok() {} });
        ours.shutdown().await.unwrap();
        drop(ours);
        caller.await.unwrap();
    }
}
