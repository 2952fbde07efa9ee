//! Tables, rules, the compiler, verdicts and the life of findings.
//! Knows neither where records come from nor where findings go. The only place that names DataFusion.

pub mod batch;
pub mod cases;
pub mod catalog;
pub mod compile;
pub mod config;
mod cores;
pub mod dialect;
pub mod difference;
pub mod engine;
pub mod error;
pub mod evidence;
pub mod explain;
pub mod external;
pub mod family;
pub mod fingerprint;
pub mod flatten;
pub mod frameworks;
pub mod functions;
pub mod in_force;
pub mod judge;
pub mod life;
pub mod lint;
pub mod native;
pub mod operators;
pub mod oracle;
pub mod pack;
pub mod parameter;
pub mod partial;
pub mod paths;
pub mod profile;
pub mod reach;
pub mod refuse;
pub mod rule;
pub mod selection;
pub mod stage;
pub mod undecided;

pub use config::Config;
pub use engine::Engine;
pub use error::RuleError;
pub use in_force::{InForce, RuleSet};
pub use judge::{Judge, Judgement};
pub use pack::Pack;
pub use selection::Selection;
pub use stage::Evaluate;
