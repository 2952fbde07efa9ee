//! `tripline rules`: list, check and test them.

pub mod cases;
pub mod check;
mod frameworks;
pub mod list;
pub mod test;
