//! How a path is read. Knows neither tables nor expressions.

use std::collections::BTreeSet;

/// How a path is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The tables that read it; none where only a rule does, out of `changes`.
    pub tables: BTreeSet<String>,
    /// The functions that read it.
    pub functions: BTreeSet<String>,
    /// Texts with which it is compared.
    pub compared: BTreeSet<String>,
    /// Texts with which it is compared without case.
    pub compared_any_case: BTreeSet<String>,
    /// What is taken where it is absent.
    pub defaults: BTreeSet<String>,
}
