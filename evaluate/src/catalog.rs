//! The session in which rules are planned: functions, operators, `changes` and the tables over it.
//! Plans SQL; decides nothing.

pub(crate) mod branches;
mod by_name;
mod function;
mod session;

use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use datafusion::arrow::datatypes::{Schema, SchemaRef};
use datafusion::common::TableReference;
use datafusion::datasource::empty::EmptyTable;
use datafusion::datasource::{TableProvider, ViewTable};
use datafusion::error::DataFusionError;
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::LogicalPlan;
use datafusion::prelude::SessionContext;
use schemas::Clock;
use sqlparser::ast::{Query, Statement};

use crate::batch;
use crate::batch::CHANGES;
use crate::cores;
use crate::dialect::function::SqlFunction;
use crate::dialect::inline::SqlFunctions;
use crate::error::{self, RuleError};
use crate::explain::{Attempt, explain};
use crate::flatten::Tables;
use crate::pack::{Pack, Reading, Table};
use crate::refuse;
use branches::Branch;
pub use function::PlannedFunction;
use session::{plan, session};

/// A planned table.
#[derive(Debug, Clone)]
pub struct PlannedTable {
    /// Name, file and documentation.
    pub table: Table,
    /// Its columns.
    pub schema: SchemaRef,
}

/// A table whose turn has not come, and its branches.
type Waiting<'a> = (&'a Table, Vec<Branch<'a>>);

/// Why a table cannot be planned now.
struct Failed {
    branch: usize,
    error: DataFusionError,
}

/// Sessions with the tables of a pack, each planned when something first reads it: one in which tables are names and columns only,
/// which plans a rule in the time that the rule takes, and one in which they are views, made when the first plan needs it.
pub struct Catalog {
    shallow: SessionContext,
    /// Of `shallow`, which sees tables that are registered later: to copy its functions for each plan costs more than a rule.
    state: SessionState,
    views: Mutex<Option<Views>>,
    changes: Arc<dyn TableProvider>,
    clock: Clock,
    pack: Arc<Pack>,
    reading: Reading,
    written: SqlFunctions,
    planned: RwLock<PlannedTables>,
    /// Held by who plans tables: one after the other.
    turn: Mutex<()>,
}

/// The tables that were planned.
#[derive(Debug, Default)]
pub struct PlannedTables {
    /// Those that are but expressions over `changes`.
    pub flat: Tables,
    /// All, in the order in which they could be planned.
    pub tables: Vec<PlannedTable>,
}

/// A session in which tables are views.
struct Views {
    context: SessionContext,
    /// So many of the planned tables are in it.
    tables: usize,
}

impl std::fmt::Debug for Catalog {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Catalog")
            .field("tables", &self.planned().tables.len())
            .finish_non_exhaustive()
    }
}

impl Catalog {
    /// The tables of a pack over a `changes` without rows; who runs a plan puts rows under it.
    ///
    /// # Errors
    /// None that is known: the session's own functions.
    pub fn new(pack: Arc<Pack>, clock: Clock) -> Result<Self, RuleError> {
        Self::over(Arc::new(EmptyTable::new(batch::schema())), pack, clock)
    }

    /// The same over another `changes`: the differential test puts a `MemTable` here.
    ///
    /// # Errors
    /// None that is known: the session's own functions.
    pub fn over(changes: Arc<dyn TableProvider>, pack: Arc<Pack>, clock: Clock) -> Result<Self, RuleError> {
        let failed = |error: DataFusionError| RuleError::sql("", &error);
        let shallow = session(clock.clone()).map_err(failed)?;
        let columns = Arc::new(EmptyTable::new(batch::schema()));
        shallow.register_table(CHANGES, columns).map_err(failed)?;
        Ok(Self {
            state: shallow.state(),
            shallow,
            views: Mutex::default(),
            changes,
            clock,
            reading: Reading::of(&pack),
            written: SqlFunctions::new(&pack.functions),
            pack,
            planned: RwLock::default(),
            turn: Mutex::default(),
        })
    }

    /// Plans the functions that are `wanted`, by name.
    ///
    /// # Errors
    /// Every function that cannot be planned.
    pub fn functions(&self, wanted: impl Fn(&SqlFunction) -> bool) -> Result<Vec<PlannedFunction>, Vec<RuleError>> {
        function::plan_all(&self.shallow, &self.written, wanted)
    }

    /// Plans the tables that are `wanted`, and those that they read.
    ///
    /// # Errors
    /// Every table that cannot be planned.
    pub fn plan_tables(&self, wanted: impl Fn(&Table) -> bool) -> Result<(), Vec<RuleError>> {
        let wanted = self.pack.tables.iter().filter(|table| wanted(table));
        let names: Vec<&str> = wanted.map(|table| table.name.as_str()).collect();
        self.need_all(&names.join(" "))
    }

    /// Plans the tables that a text reads, where they are not.
    ///
    /// # Errors
    /// The first of them that cannot be planned.
    pub fn need(&self, text: &str) -> Result<(), RuleError> {
        let first = |errors: Vec<RuleError>| errors.into_iter().next();
        match self.need_all(text).map_err(first) {
            Err(Some(error)) => Err(error),
            _ => Ok(()),
        }
    }

    fn need_all(&self, text: &str) -> Result<(), Vec<RuleError>> {
        let names = self.reading.names(&self.pack, text);
        let missing = || -> Vec<&Table> {
            let tables = self.reading.tables(&self.pack, &names).into_iter();
            let planned = self.planned();
            tables.filter(|table| !planned.has(&table.name)).collect()
        };
        if missing().is_empty() {
            return Ok(());
        }
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.register(&missing())
    }

    /// The tables that were planned so far.
    pub fn planned(&self) -> RwLockReadGuard<'_, PlannedTables> {
        self.planned.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tables may read each other: goes round until no further one can be planned.
    fn register(&self, tables: &[&Table]) -> Result<(), Vec<RuleError>> {
        let mut waiting: Vec<Waiting> = Vec::with_capacity(tables.len());
        let mut errors = Vec::new();
        for table in tables {
            match branches::branches(table, &self.written) {
                Ok(branches) => waiting.push((table, branches)),
                Err(error) => errors.push(error.in_file(&table.file)),
            }
        }
        loop {
            let mut failed = Vec::new();
            let (before, plans) = (waiting.len(), self.plans(&waiting));
            let mut plans = plans.into_iter();
            waiting.retain(|(table, branches)| {
                let plans = plans.by_ref().take(branches.len());
                match self.register_one(table, branches, plans.collect()) {
                    Ok(refused) => {
                        errors.extend(refused.map(|error| error.in_file(&table.file)));
                        false
                    }
                    Err(error) => {
                        failed.push(error);
                        true
                    }
                }
            });
            if waiting.len() == before {
                errors.extend(self.unplanned(&waiting, &failed));
                return if errors.is_empty() { Ok(()) } else { Err(errors) };
            }
        }
    }

    /// The plans of all branches, one after the other, made on all cores.
    fn plans(&self, waiting: &[Waiting]) -> Vec<Result<LogicalPlan, DataFusionError>> {
        let branches: Vec<&Branch> = waiting.iter().flat_map(|(_, branches)| branches).collect();
        cores::each(&branches, |branch| plan(&self.state, branch.statement()))
    }

    /// Writes the functions of the pack in place of their calls.
    ///
    /// # Errors
    /// A call with another number of arguments than the function has.
    pub fn inline(&self, query: &mut Query) -> Result<(), RuleError> {
        self.written.inline(query)
    }

    /// What is wrong with tables that cannot be planned: not with those that only read another one of them.
    fn unplanned(&self, waiting: &[Waiting], failed: &[Failed]) -> Vec<RuleError> {
        let state = &self.state;
        let of_another = |failed: &Failed| {
            let text = error::message(&failed.error);
            waiting
                .iter()
                .any(|(table, _)| text.contains(&format!("public.{}' not found", table.name)))
        };
        let explained = |(_, branches): &Waiting, failed: &Failed| {
            let branch = &branches[failed.branch];
            let attempt = Attempt {
                state,
                text: branch.sql,
                query: &branch.query,
            };
            let mistakes = explain(attempt, &failed.error).into_iter();
            mistakes.map(|error| error.in_file(branch.file)).collect::<Vec<_>>()
        };
        let pairs = || waiting.iter().zip(failed);
        let errors: Vec<RuleError> = pairs()
            .filter(|(_, failed)| !of_another(failed))
            .flat_map(|(table, failed)| explained(table, failed))
            .collect();
        if errors.is_empty() {
            return pairs().flat_map(|(table, failed)| explained(table, failed)).collect();
        }
        errors
    }

    /// Refuses what cannot be right of one record.
    ///
    /// # Errors
    /// The first such thing.
    pub fn refuse(&self, plan: &LogicalPlan, text: &str) -> Result<(), RuleError> {
        refuse::refuse(plan, self, text)
    }

    /// Takes up a table by the plans of its branches; gives what is wrong with it that planning another one cannot mend. One that is
    /// refused is known nevertheless, so that its own mistake is the only one.
    fn register_one(
        &self,
        table: &Table,
        branches: &[Branch],
        plans: Vec<Result<LogicalPlan, DataFusionError>>,
    ) -> Result<Option<RuleError>, Failed> {
        let mut refused = None;
        let mut planned = Vec::with_capacity(branches.len());
        for (number, (branch, plan)) in branches.iter().zip(plans).enumerate() {
            let plan = plan.map_err(|error| Failed { branch: number, error })?;
            let mistake = self.refuse(&plan, branch.sql).err();
            refused = refused.or(mistake.map(|error| error.in_file(branch.file)));
            planned.push((branch.clone(), plan));
        }
        let plan = match by_name::join(planned) {
            Ok(plan) => plan,
            Err(error) => return Ok(Some(error)),
        };
        let schema = Arc::clone(plan.schema().inner());
        // Without the names of the tables that its columns came from.
        let bare = Arc::new(Schema::new(schema.fields().clone()));
        let provider = Arc::new(EmptyTable::new(bare));
        self.shallow
            .register_table(TableReference::bare(table.name.as_str()), provider)
            .map_err(|error| Failed { branch: 0, error })?;
        let mut planned = self.planned.write().unwrap_or_else(PoisonError::into_inner);
        planned.flat.insert(&table.name, &plan);
        planned.tables.push(PlannedTable {
            table: table.clone(),
            schema,
        });
        Ok(refused)
    }

    /// Plans a statement over the tables as they are named and coerces its types; optimises nothing.
    ///
    /// # Errors
    /// Unknown table, column or function, types that do not fit.
    pub fn plan_over_tables(&self, statement: Statement) -> Result<LogicalPlan, DataFusionError> {
        plan(&self.state, statement)
    }

    /// Plans a statement down to `changes`, tables as views, and coerces its types; optimises nothing.
    ///
    /// # Errors
    /// Unknown table, column or function, types that do not fit.
    pub fn plan(&self, mut statement: Statement) -> Result<LogicalPlan, RuleError> {
        self.need(&statement.to_string())?;
        self.written.inline(&mut statement)?;
        let state = self.over_views()?;
        plan(&state, statement).map_err(|error| RuleError::sql("", &error))
    }

    /// The state of the session in which every table that is planned is a view.
    fn over_views(&self) -> Result<SessionState, RuleError> {
        let failed = |error: DataFusionError| RuleError::sql("", &error);
        let mut made = self.views.lock().unwrap_or_else(PoisonError::into_inner);
        let mut views = match made.take() {
            Some(views) => views,
            None => {
                let context = session(self.clock.clone()).map_err(failed)?;
                let changes = Arc::clone(&self.changes);
                context.register_table(CHANGES, changes).map_err(failed)?;
                Views { context, tables: 0 }
            }
        };
        for PlannedTable { table, .. } in self.planned().tables.iter().skip(views.tables) {
            let plan = view(&views.context, table, &self.written).map_err(|error| error.in_file(&table.file))?;
            let provider = ViewTable::new(plan, None);
            views
                .context
                .register_table(TableReference::bare(table.name.as_str()), Arc::new(provider))
                .map_err(failed)?;
            views.tables += 1;
        }
        let state = views.context.state();
        *made = Some(views);
        Ok(state)
    }

    /// The session's state, for expressions and physical plans.
    pub fn state(&self) -> SessionState {
        self.state.clone()
    }
}

impl PlannedTables {
    fn has(&self, name: &str) -> bool {
        self.tables.iter().any(|planned| planned.table.name == name)
    }
}

impl refuse::Tables for Catalog {
    fn has(&self, name: &str) -> bool {
        name == CHANGES || self.planned().has(name)
    }

    fn makes_rows(&self, name: &str) -> bool {
        name != CHANGES && !self.planned().flat.has(name)
    }
}

/// The plan of a table: that of its branches, joined by the names of their columns.
fn view(context: &SessionContext, table: &Table, functions: &SqlFunctions) -> Result<LogicalPlan, RuleError> {
    let state = context.state();
    let branches = branches::branches(table, functions)?.into_iter().map(|branch| {
        let plan = plan(&state, branch.statement())
            .map_err(|error| RuleError::sql(branch.sql, &error).in_file(branch.file))?;
        Ok((branch, plan))
    });
    by_name::join(branches.collect::<Result<_, RuleError>>()?)
}
