//! The session in which rules are planned: functions, operators, `changes` and the tables over it.
//! Plans SQL; decides nothing.

use std::sync::{Arc, OnceLock};

use datafusion::arrow::datatypes::{Schema, SchemaRef};
use datafusion::common::TableReference;
use datafusion::datasource::empty::EmptyTable;
use datafusion::datasource::{TableProvider, ViewTable};
use datafusion::error::DataFusionError;
use datafusion::execution::FunctionRegistry;
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::LogicalPlan;
use datafusion::prelude::{SessionConfig, SessionContext};
use datafusion::sql::parser::Statement as DfStatement;
use futures::executor::block_on;
use schemas::Clock;
use sqlparser::ast::{Query, Statement};

use crate::batch::CHANGES;
use crate::compile::flatten::{self, Tables};
use crate::error::{self, RuleError};
use crate::explain::{Attempt, explain};
use crate::functions;
use crate::operators::JsonOperators;
use crate::pack::Table;
use crate::{batch, dialect, refuse};

/// A planned table.
#[derive(Debug, Clone)]
pub struct PlannedTable {
    /// Name, file and documentation.
    pub table: Table,
    /// Its columns.
    pub schema: SchemaRef,
}

/// Sessions with every table of a pack: one in which tables are names and columns only, which plans a rule in the time that the
/// rule takes, and one in which they are views, made when the first plan needs it.
pub struct Catalog {
    shallow: SessionContext,
    whole: OnceLock<SessionContext>,
    changes: Arc<dyn TableProvider>,
    clock: Clock,
    flat: Tables,
    /// The tables in the order in which they could be planned.
    pub tables: Vec<PlannedTable>,
}

impl std::fmt::Debug for Catalog {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Catalog")
            .field("tables", &self.tables.len())
            .finish_non_exhaustive()
    }
}

impl Catalog {
    /// Plans the tables over a `changes` without rows; who runs a plan puts rows under it.
    ///
    /// # Errors
    /// Every table that cannot be planned.
    pub fn new(tables: &[Table], clock: Clock) -> Result<Self, Vec<RuleError>> {
        Self::over(Arc::new(EmptyTable::new(batch::schema())), tables, clock)
    }

    /// The same over another `changes`: the differential test puts a `MemTable` here.
    ///
    /// # Errors
    /// Every table that cannot be planned.
    pub fn over(changes: Arc<dyn TableProvider>, tables: &[Table], clock: Clock) -> Result<Self, Vec<RuleError>> {
        let failed = |error: DataFusionError| vec![RuleError::sql("", &error)];
        let shallow = session(clock.clone()).map_err(failed)?;
        let columns = Arc::new(EmptyTable::new(batch::schema()));
        shallow.register_table(CHANGES, columns).map_err(failed)?;
        let mut catalog = Self {
            shallow,
            whole: OnceLock::new(),
            changes,
            clock,
            flat: Tables::new(),
            tables: Vec::new(),
        };
        catalog.register(tables)?;
        Ok(catalog)
    }

    /// Tables may read each other: goes round until no further one can be planned.
    fn register(&mut self, tables: &[Table]) -> Result<(), Vec<RuleError>> {
        let mut waiting: Vec<(&Table, Box<Query>)> = Vec::with_capacity(tables.len());
        let mut errors = Vec::new();
        for table in tables {
            match view(table) {
                Ok(query) => waiting.push((table, query)),
                Err(error) => errors.push(error.in_file(&table.file)),
            }
        }
        loop {
            let mut failed = Vec::new();
            let before = waiting.len();
            waiting.retain(|(table, query)| match self.register_one(table, query) {
                Ok(refused) => {
                    errors.extend(refused.map(|error| error.in_file(&table.file)));
                    false
                }
                Err(error) => {
                    failed.push(error);
                    true
                }
            });
            if waiting.len() == before {
                errors.extend(self.unplanned(&waiting, &failed));
                return if errors.is_empty() { Ok(()) } else { Err(errors) };
            }
        }
    }

    /// What is wrong with tables that cannot be planned: not with those that only read another one of them.
    fn unplanned(&self, waiting: &[(&Table, Box<Query>)], failed: &[DataFusionError]) -> Vec<RuleError> {
        let state = self.shallow.state();
        let of_another = |error: &DataFusionError| {
            let text = error::message(error);
            waiting
                .iter()
                .any(|(table, _)| text.contains(&format!("public.{}' not found", table.name)))
        };
        let explained = |(table, query): &(&Table, Box<Query>), error: &DataFusionError| {
            let text = table.sql.as_str();
            explain(
                Attempt {
                    state: &state,
                    text,
                    query,
                },
                error,
            )
            .in_file(&table.file)
        };
        let pairs = || waiting.iter().zip(failed);
        let errors: Vec<RuleError> = pairs()
            .filter(|(_, error)| !of_another(error))
            .map(|(table, error)| explained(table, error))
            .collect();
        if errors.is_empty() {
            return pairs().map(|(table, error)| explained(table, error)).collect();
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

    /// Plans a table. One that is refused is known nevertheless, so that its own mistake is the only one.
    fn register_one(&mut self, table: &Table, query: &Query) -> Result<Option<RuleError>, DataFusionError> {
        let plan = plan(&self.shallow, Statement::Query(Box::new(query.clone())))?;
        let refused = self.refuse(&plan, &table.sql).err();
        let schema = Arc::clone(plan.schema().inner());
        // Without the names of the tables that its columns came from.
        let bare = Arc::new(Schema::new(schema.fields().clone()));
        let provider = Arc::new(EmptyTable::new(bare));
        self.shallow
            .register_table(TableReference::bare(table.name.as_str()), provider)?;
        if let Some(branches) = flatten::flatten_table(&plan, &self.flat) {
            self.flat.insert(table.name.clone(), branches);
        }
        self.tables.push(PlannedTable {
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
        plan(&self.shallow, statement)
    }

    /// The tables that are but expressions over `changes`.
    pub fn flat(&self) -> &Tables {
        &self.flat
    }

    /// Plans a statement down to `changes`, tables as views, and coerces its types; optimises nothing.
    ///
    /// # Errors
    /// Unknown table, column or function, types that do not fit.
    pub fn plan(&self, statement: Statement) -> Result<LogicalPlan, RuleError> {
        let whole = match self.whole.get() {
            Some(whole) => whole,
            None => {
                let made = self.views()?;
                self.whole.get_or_init(|| made)
            }
        };
        plan(whole, statement).map_err(|error| RuleError::sql("", &error))
    }

    fn views(&self) -> Result<SessionContext, RuleError> {
        let failed = |error: DataFusionError| RuleError::sql("", &error);
        let context = session(self.clock.clone()).map_err(failed)?;
        context
            .register_table(CHANGES, Arc::clone(&self.changes))
            .map_err(failed)?;
        for PlannedTable { table, .. } in &self.tables {
            let plan = plan(&context, Statement::Query(view(table)?))
                .map_err(|error| RuleError::sql(&table.sql, &error).in_file(&table.file))?;
            let provider = ViewTable::new(plan, Some(table.sql.trim().to_owned()));
            context
                .register_table(TableReference::bare(table.name.as_str()), Arc::new(provider))
                .map_err(failed)?;
        }
        Ok(context)
    }

    /// The session's state, for expressions and physical plans.
    pub fn state(&self) -> SessionState {
        self.shallow.state()
    }
}

impl refuse::Tables for Catalog {
    fn has(&self, name: &str) -> bool {
        name == CHANGES || self.tables.iter().any(|planned| planned.table.name == name)
    }

    fn makes_rows(&self, name: &str) -> bool {
        name != CHANGES && !self.flat.contains_key(name)
    }
}

/// The query of a table's `CREATE VIEW`.
fn view(table: &Table) -> Result<Box<Query>, RuleError> {
    let Statement::CreateView(view) = dialect::parse(&table.sql, &std::collections::BTreeMap::new())? else {
        return Err(RuleError::new(
            "a table is a view",
            "write CREATE VIEW name AS SELECT …",
        ));
    };
    if view.name.to_string() != table.name {
        return Err(RuleError::new(
            format!("view `{}` is not the file's name `{}`", view.name, table.name),
            "name the file after the view",
        ));
    }
    Ok(view.query)
}

fn plan(context: &SessionContext, statement: Statement) -> Result<LogicalPlan, DataFusionError> {
    let state = context.state();
    let plan = block_on(state.statement_to_plan(DfStatement::Statement(Box::new(statement))))?;
    state
        .analyzer()
        .execute_and_check(plan, state.config_options(), |_, _| {})
}

/// A session with our functions and operators, for plans that run on one thread and are run again.
fn session(clock: Clock) -> Result<SessionContext, DataFusionError> {
    let mut config = SessionConfig::new()
        .with_target_partitions(1)
        .with_information_schema(false);
    let optimizer = &mut config.options_mut().optimizer;
    // With it on, lambdas over JSON functions fail at run time (apache/datafusion#24372).
    optimizer.enable_leaf_expression_pushdown = false;
    // `reset_plan_states` is documented not to reset dynamic filters.
    optimizer.enable_dynamic_filter_pushdown = false;
    let mut context = SessionContext::new_with_config(config);
    functions::register(&context, clock);
    let operators = JsonOperators::new(context.udf("json_get")?, context.udf("json_as_text")?);
    context.register_expr_planner(Arc::new(operators))?;
    Ok(context)
}
