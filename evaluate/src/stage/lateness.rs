//! Resources whose changes come late again and again: one late change is the way of the world, many in a row mean that a clock
//! or a counter is wrong and that the resource is not judged any more. Counts; decides nothing.

use std::collections::HashMap;

/// Late changes of one resource in a row that are worth a word; every tenfold of it again.
const WORTH_A_WORD: u64 = 5;

/// So many resources are counted; then counting begins anew, for strangers may name as many as they like.
const MOST: usize = 10_000;

/// Late changes in a row, by resource.
#[derive(Debug, Default)]
pub struct Lateness {
    in_a_row: HashMap<String, u64>,
}

impl Lateness {
    /// A change of the resource was late; the count where it is worth a word.
    pub fn late(&mut self, key: &str) -> Option<u64> {
        let count = match self.in_a_row.get_mut(key) {
            Some(count) => {
                *count += 1;
                *count
            }
            None => {
                if self.in_a_row.len() >= MOST {
                    self.in_a_row.clear();
                }
                self.in_a_row.insert(key.to_owned(), 1);
                1
            }
        };
        let mut worth = WORTH_A_WORD;
        while worth < count {
            worth *= 10;
        }
        (worth == count).then_some(count)
    }

    /// A change of the resource was applied.
    pub fn applied(&mut self, key: &str) {
        self.in_a_row.remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::{Lateness, MOST};

    #[test]
    fn many_in_a_row_are_worth_a_word_and_a_current_one_ends_the_row() {
        let mut lateness = Lateness::default();
        let mut said: Vec<u64> = (0..60).filter_map(|_| lateness.late("b")).collect();
        assert_eq!(said, [5, 50]);
        lateness.applied("b");
        said = (0..4).filter_map(|_| lateness.late("b")).collect();
        assert!(said.is_empty());
    }

    #[test]
    fn names_without_end_take_no_memory_without_end() {
        let mut lateness = Lateness::default();
        for (count, kept) in [(MOST - 1, MOST - 1), (MOST, MOST), (MOST + 1, 1)] {
            lateness.in_a_row.clear();
            for number in 0..count {
                lateness.late(&number.to_string());
            }
            assert_eq!(lateness.in_a_row.len(), kept, "{count}");
        }
    }
}
