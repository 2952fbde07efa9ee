//! Records that carry only some sections of a resource's state: Cloud Asset Inventory sends a resource and its policy apart,
//! AWS answers one call a property. Knows no rule and no bus. Two settings, two ways to make such records whole:
//!
//! - On the stream ([`sections`]) a resource has one latest state. Every section has a time of its own and the newest of each
//!   stands, so the order in which the messages of one resource arrive does not matter.
//! - In a scan ([`siblings`]) the inputs are files of unknown age, and unrelated ones may share a name. What a record says
//!   itself stands; what it does not say comes from records that do not contradict it. So each record keeps a verdict of its own.

pub mod sections;
pub mod siblings;
