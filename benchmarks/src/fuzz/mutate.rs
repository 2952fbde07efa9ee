//! New inputs out of old ones, the same for the same seed. Knows no form but the words of JSON, templates and SQL.

/// What is put in where a form has its edges.
const WORDS: [&str; 46] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    ":",
    ",",
    "null",
    "true",
    "-1",
    "1e999",
    "99999999999999999999",
    "\u{0}",
    "\u{feff}",
    "\\ud800",
    "{}",
    "[]",
    "[{}]",
    "\"$unknown\"",
    "[parameters('a')]",
    "[concat('a',",
    "[resourceId(",
    "['a']",
    "!Sub ${a}",
    "{\"Ref\":\"A\"}",
    "{\"Fn::Join\":[\"\",[",
    "{\"Fn::If\":[",
    "&a ",
    "*a",
    "<<: ",
    "---\n",
    "\n",
    "0.0.0.0/0",
    "::/0",
    "*",
    "${aws:username}",
    "'",
    "(",
    " AND ",
    "unnest(",
    "repeat(configuration, 9999)",
    "lambda e : ",
    " || ",
    "any_match(json_get_array(configuration, 'a'), lambda e : ",
    "(SELECT * FROM changes)",
];

/// Makes inputs.
pub struct Mutator {
    state: u64,
    seeds: Vec<Vec<u8>>,
}

impl Mutator {
    /// Out of these seeds; there is at least one.
    pub fn new(seed: u64, seeds: Vec<Vec<u8>>) -> Self {
        Self { state: seed | 1, seeds }
    }

    /// Below a bound: xorshift64*, for inputs need no better chance.
    fn below(&mut self, bound: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let number = self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).unwrap_or_default() % bound.max(1)
    }

    /// The next input.
    pub fn next(&mut self) -> Vec<u8> {
        let at = self.below(self.seeds.len());
        let mut input = self.seeds.get(at).cloned().unwrap_or_default();
        for _ in 0..=self.below(6) {
            self.change(&mut input);
        }
        input
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let (from, to) = (self.below(input.len() + 1), self.below(input.len() + 1));
        let (from, to) = (from.min(to), from.max(to));
        match self.below(8) {
            0 => input.truncate(to),
            1 => drop(input.drain(from..to.min(from + 64))),
            2 => {
                let word = WORDS[self.below(WORDS.len())];
                input.splice(from..from, word.bytes());
            }
            3 => {
                let (word, times) = (WORDS[self.below(WORDS.len())], 1 << self.below(13));
                input.splice(from..from, word.repeat(times).into_bytes());
            }
            4 => {
                let part = input[from..to.min(from + 256)].repeat(1 << self.below(4));
                input.splice(from..from, part);
            }
            5 => {
                let other = self.below(self.seeds.len());
                let other = self.seeds[other].clone();
                let cut = self.below(other.len() + 1);
                input.splice(from..to, other[cut..].iter().copied().take(512));
            }
            6 => {
                let word = WORDS[self.below(WORDS.len())];
                input.splice(from..to.min(from + word.len()), word.bytes());
            }
            _ => {
                let byte = u8::try_from(self.below(256)).unwrap_or_default();
                if let Some(place) = input.get_mut(from) {
                    *place = byte;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_its_inputs() {
        let inputs = |seed| {
            let mut mutator = Mutator::new(seed, vec![b"{\"a\": 1}".to_vec(), Vec::new()]);
            (0..50).map(|_| mutator.next()).collect::<Vec<_>>()
        };
        assert_eq!(inputs(7), inputs(7));
        assert_ne!(inputs(7), inputs(9));
    }
}
