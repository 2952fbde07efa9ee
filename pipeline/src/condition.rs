//! A condition in SQL over a finding and its resource: what filters of destinations and scopes of exceptions are written in.
//! Knows neither.

mod read;
mod row;
mod tree;

pub use read::Written;

use schemas::Finding;

impl Written {
    /// Whether it holds; `None` where the finding does not say.
    pub fn holds(&self, finding: &Finding) -> Option<bool> {
        self.condition().holds(finding)
    }

    /// Whether it asks for a column.
    pub fn asks_for(&self, column: &str) -> bool {
        self.condition().asks_for(column)
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        self.text()
    }
}
