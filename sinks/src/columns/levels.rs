//! Repetition and definition levels as runs (Parquet's RLE/bit-packing hybrid, of which runs are enough).

/// Runs of equal levels, with their length in bytes before them; nothing where there is but one level.
pub(super) fn encode(levels: &[u8], most: u8) -> Vec<u8> {
    if most == 0 {
        return Vec::new();
    }
    let mut runs = Vec::new();
    for run in levels.chunk_by(|one, other| one == other) {
        let mut header = (run.len() as u64) << 1;
        while header >= 0x80 {
            runs.push((header & 0x7f) as u8 | 0x80);
            header >>= 7;
        }
        runs.push(header as u8);
        // Levels are few: one byte holds each.
        runs.push(run[0]);
    }
    let length = u32::try_from(runs.len()).unwrap_or(u32::MAX);
    [length.to_le_bytes().as_slice(), &runs].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_levels_are_one_run() {
        assert_eq!(encode(&[1, 1, 1, 0], 1), [4, 0, 0, 0, 6, 1, 2, 0]);
        assert_eq!(encode(&[2; 100], 3), [3, 0, 0, 0, 0xc8, 0x01, 2]);
        assert!(encode(&[0; 9], 0).is_empty());
    }
}
