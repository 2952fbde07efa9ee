//! The native form: DataFusion parses, types and simplifies; what comes out becomes one graph per (shape, resource type), shared
//! by all rules of the group and evaluated record by record, lazily, over borrowed values. Knows no Arrow batch and no plan.

pub mod budget;
pub mod call;
pub mod compare;
pub mod evidence;
pub mod explain;
pub mod function;
pub mod graph;
pub mod kept;
pub mod machine;
pub mod node;
pub mod pattern;
pub mod print;
pub mod reads;
pub mod scratch;
pub mod translate;
pub mod value;

pub use graph::Graph;
pub use machine::Machine;
pub use node::Id;
pub use print::Print;
pub use scratch::{Memory, Scratch};
