//! Why an error happened, down to its first cause, in one line. Knows no kind of error.

use std::error::Error;

/// The error and its causes: `error sending request: connection refused`.
pub fn chain(error: &(dyn Error + 'static)) -> String {
    join(Some(error))
}

/// The causes without the error itself, whose text may hold what nobody is to read: an HTTP client names the URL with its query.
pub fn below(error: &(dyn Error + 'static)) -> String {
    join(error.source())
}

/// What to do where an address cannot be listened on.
pub fn of_listening(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::AddrNotAvailable => {
            "this machine has no such address: write one of its own, \"127.0.0.1\" or \"[::1]\", or \"0.0.0.0\" or \"[::]\" for all of them"
        }
        std::io::ErrorKind::PermissionDenied => "ports below 1024 are for root: choose a higher one",
        _ => "another process may be there",
    }
}

/// A cause that only repeats what stands before it is left out.
fn join(first: Option<&(dyn Error + 'static)>) -> String {
    let mut causes: Vec<String> = Vec::new();
    let mut next = first;
    while let Some(error) = next {
        let text = error.to_string();
        if !causes.last().is_some_and(|last| last.ends_with(&text)) {
            causes.push(text);
        }
        next = error.source();
    }
    causes.join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("{0}")]
    struct Layer(&'static str, #[source] Option<Box<Layer>>);

    #[test]
    fn causes_stand_in_one_line() {
        let layer = |text, source| Layer(text, Some(Box::new(source)));
        let error = layer(
            "https://host/?token=1",
            layer("connect", layer("tcp", Layer("tcp", None))),
        );
        assert_eq!(chain(&error), "https://host/?token=1: connect: tcp");
        assert_eq!(below(&error), "connect: tcp");
        assert_eq!(below(&Layer("alone", None)), "");
    }
}
