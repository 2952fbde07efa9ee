//! What a panic says, where one record must not be the end of the stream. Knows no record.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Does the work, or says why it panicked. What it touched may be half done.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| reason(&*panic))
}

/// The panic's own words.
fn reason(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a panic without words".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_in_its_own_words() {
        assert_eq!(caught(|| 3), Ok(3));
        assert_eq!(
            caught(|| -> i32 { panic!("as a stage might") }),
            Err("as a stage might".to_owned())
        );
        let number = 7;
        assert_eq!(caught(|| -> i32 { panic!("on {number}") }), Err("on 7".to_owned()));
    }
}
