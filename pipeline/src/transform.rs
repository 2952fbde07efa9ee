//! The transform loop: poll, process, commit outputs with state and offsets in one atomic step, again.

mod broken;
mod metrics;
mod progress;
mod run;
mod settings;
mod stage;

pub use progress::{Progress, State};
pub use run::run;
pub use settings::Settings;
pub use stage::Stage;
