//! A provider's whole inventory, part by part and page by page: what is new or another than it was is handed over, what a whole part no
//! longer has is ended. Knows no provider.
//!
//! What was listed stands with the records on the bus (`object/PART/ID`), and which parts were listed to their end (`part/PART`). So a
//! restart begins with the part that was under way, and nothing is handed over again that is as it was.

mod inventory;
mod under_way;
mod walk;

pub(super) use inventory::{Fetched, Inventory, Listed, Paged, Part, Recent, digest};
pub(super) use under_way::is_remembered;
pub(super) use walk::{Habit, Listing};
