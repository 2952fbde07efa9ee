//! The rules of an engine as far as they are compiled, and which of them a record can concern. Evaluates nothing.

use std::sync::OnceLock;

use super::plans::Plans;
use crate::catalog::Catalog;
use crate::compile::routes::Routes;
use crate::compile::{Compiled, compile_all};
use crate::error::RuleError;
use crate::rule::Rule;

/// By the index of the rule.
#[derive(Debug)]
pub struct Rules {
    reach: Vec<Vec<Routes>>,
    compiled: Vec<OnceLock<Result<Compiled, String>>>,
    /// The physical plans of those that need one.
    pub plans: Plans,
}

impl Rules {
    /// None compiled.
    ///
    /// # Errors
    /// No environment for plans.
    pub fn new(reach: Vec<Vec<Routes>>) -> Result<Self, RuleError> {
        Ok(Self {
            compiled: reach.iter().map(|_| OnceLock::new()).collect(),
            reach,
            plans: Plans::new()?,
        })
    }

    /// The rules that a record of a shape and type can concern.
    pub fn reach(&self, shape: &str, resource_type: &str) -> Vec<usize> {
        let admits = |routes: &Vec<Routes>| routes.iter().any(|routes| routes.admit(shape, resource_type));
        let rules = self.reach.iter().enumerate();
        rules
            .filter(|(_, routes)| admits(routes))
            .map(|(index, _)| index)
            .collect()
    }

    /// Compiles those that are not; gives what is wrong with them.
    pub fn compile(&self, catalog: &Catalog, rules: &[Rule], wanted: &[usize]) -> Vec<RuleError> {
        let waiting = wanted.iter().copied().filter(|index| self.get(*index).is_none());
        let waiting: Vec<usize> = waiting.collect();
        let texts: Vec<&Rule> = waiting.iter().map(|index| &rules[*index]).collect();
        let mut errors = Vec::new();
        for (index, compiled) in waiting.into_iter().zip(compile_all(catalog, &texts)) {
            let compiled = compiled.and_then(|compiled| {
                self.plans.add(catalog, index, &compiled).map_err(|error| vec![error])?;
                Ok(compiled)
            });
            let kept = match compiled {
                Ok(compiled) => Ok(compiled),
                Err(wrong) => {
                    let words: Vec<String> = wrong.iter().map(ToString::to_string).collect();
                    let words = words.join("\n");
                    tracing::error!(rule = rules[index].info.id, error = words, "rule does not compile");
                    errors.extend(wrong);
                    Err(words)
                }
            };
            // Another thread may have been as quick.
            let _ = self.compiled[index].set(kept);
        }
        errors
    }

    /// A rule; `None`: nobody compiled it yet.
    pub fn get(&self, index: usize) -> Option<&Result<Compiled, String>> {
        self.compiled.get(index).and_then(OnceLock::get)
    }
}
