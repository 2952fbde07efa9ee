//! What the config names outside of itself, looked at without changing anything: secrets, files, folders, ports, rules. All that is
//! wrong at once. Contacts nobody.

mod files;
mod named;
mod ports;
mod secrets;

use pipeline::config::{Loaded, Problem};

use crate::config::Config;
use crate::settings::Settings;

pub use named::rules;

/// All that is wrong with what a config names; with `settings` where it is right in itself. `is_running`: a process of this config
/// answers, so that its ports are taken by it.
pub fn problems(loaded: &Loaded<Config>, settings: Option<&Settings>, is_running: bool) -> Vec<Problem> {
    let config = &loaded.config;
    let mut problems = secrets::problems(loaded);
    problems.extend(files::problems(config));
    problems.extend(ports::problems(config, is_running));
    if let Some(settings) = settings {
        let said = |problem: &Problem, of: &[Problem]| of.iter().any(|other| other.key.starts_with(&problem.key));
        for problem in files::opened(settings) {
            // A secret that is missing is no second fault of its destination.
            if !said(&problem, &problems) {
                problems.push(problem);
            }
        }
    }
    problems
}
