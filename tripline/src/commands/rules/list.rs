//! `tripline rules list`: rules with severity and title, tables with their columns, functions.

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use evaluate::catalog::PlannedFunction;
use evaluate::explain::spelled;
use evaluate::{Engine, RuleError};
use serde_json::json;

use crate::arguments::{Pack, Profile};
use crate::config::Config;
use crate::error::Error;
use crate::exit::CLEAN;
use crate::pack;
use crate::style::{Style, counted};

/// The rules with severity and title, the tables with their columns, or the functions
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct List {
    /// Which rules
    #[command(flatten)]
    pub pack: Pack,
    /// Those of a profile
    #[command(flatten)]
    pub profile: Profile,
    /// The tables and their columns instead
    #[arg(long, conflicts_with = "functions")]
    pub tables: bool,
    /// The functions instead: those of the pack with what they say, of the others the names
    #[arg(long)]
    pub functions: bool,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Only rules, tables or functions whose name holds one of these words
    pub names: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  tripline rules list s3
  tripline rules list --profile recommended iam
  tripline rules list --tables aws_security_group
  tripline rules list --format json | jq '.[].id'
";

/// Forms of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal
    Text,
    /// JSON
    Json,
}

/// Prints the list.
///
/// # Errors
/// Rules that do not compile, or an output that cannot be written.
pub fn run(arguments: List) -> Result<u8, Error> {
    let loaded = Config::read(arguments.pack.config.as_deref())?;
    let load = if arguments.tables { pack::load_all } else { pack::load };
    let mut pack = load(&arguments.pack, &loaded.config.evaluate)?;
    let told = loaded
        .config
        .rules
        .validate()
        .map_err(|problems| loaded.locate(problems))?;
    told.with(arguments.profile.profile)
        .apply(&mut pack)
        .map_err(Error::Rules)?;
    let engine = if arguments.tables {
        pack::compile_all(&pack)?
    } else {
        pack::compile(&pack)?
    };
    let wanted =
        |name: &str| arguments.names.is_empty() || arguments.names.iter().any(|part| name.contains(part.as_str()));
    let mut out = io::stdout().lock();
    let print = match (arguments.tables, arguments.functions, arguments.format) {
        (true, _, Format::Text) => tables,
        (true, _, Format::Json) => tables_json,
        (false, true, Format::Text) => functions,
        (false, true, Format::Json) => functions_json,
        (false, false, Format::Text) => rules,
        (false, false, Format::Json) => rules_json,
    };
    print(&mut out, &engine, &wanted)?;
    Ok(CLEAN)
}

type Wanted<'a> = &'a dyn Fn(&str) -> bool;

fn rules(out: &mut dyn Write, engine: &Engine, wanted: Wanted) -> io::Result<()> {
    let style = Style::of(&io::stdout());
    let chosen: Vec<_> = engine
        .rules()
        .iter()
        .filter(|rule| rule.is_told && wanted(&rule.info.id))
        .collect();
    let width = chosen.iter().map(|rule| rule.info.id.len()).max().unwrap_or_default();
    for rule in &chosen {
        let severity = style.severity(rule.info.severity, format!("{:<13}", rule.info.severity.as_str()));
        writeln!(out, "{:<width$}  {severity} {}", rule.info.id, rule.info.title)?;
        for (name, parameter) in &rule.header.params {
            let text = format!("{:<width$}  ${name} = {}: {}", "", parameter.default, parameter.meaning);
            writeln!(out, "{}", style.faint(text))?;
        }
    }
    writeln!(out, "{}", style.faint(counted(chosen.len(), "rule")))
}

fn rules_json(out: &mut dyn Write, engine: &Engine, wanted: Wanted) -> io::Result<()> {
    let rules = engine.rules().iter().enumerate();
    let rules = rules
        .filter(|(_, rule)| rule.is_told && wanted(&rule.info.id))
        .map(|(index, rule)| {
            let (info, compiled) = (&rule.info, engine.compiled(index));
            json!({
                "id": info.id,
                "title": info.title,
                "description": info.description,
                "severity": info.severity.as_str(),
                "remediation": info.remediation,
                "attack": info.attack,
                "frameworks": info.frameworks,
                "mapped_from": rule.header.mapped_from,
                "references": info.references,
                "params": rule.header.params,
                "evidence": compiled.map(|compiled| &compiled.evidence),
                "hash": info.hash,
                "file": rule.file,
            })
        });
    serde_json::to_writer_pretty(&mut *out, &rules.collect::<Vec<_>>())?;
    writeln!(out)
}

fn tables(out: &mut dyn Write, engine: &Engine, wanted: Wanted) -> io::Result<()> {
    let style = Style::of(&io::stdout());
    let planned = engine.catalog().planned();
    let tables = planned.tables.iter();
    let mut tables: Vec<_> = tables.filter(|table| wanted(&table.table.name)).collect();
    tables.sort_by(|a, b| a.table.name.cmp(&b.table.name));
    for planned in &tables {
        writeln!(out, "{}", style.strong(&planned.table.name))?;
        for line in planned.table.documentation.lines() {
            writeln!(out, "  {}", style.faint(line.trim_end()))?;
        }
        for column in planned.schema.fields() {
            writeln!(out, "  {:<32} {}", column.name(), spelled(column.data_type()))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", style.faint(counted(tables.len(), "table")))
}

fn tables_json(out: &mut dyn Write, engine: &Engine, wanted: Wanted) -> io::Result<()> {
    let planned = engine.catalog().planned();
    let tables = planned
        .tables
        .iter()
        .filter(|table| wanted(&table.table.name))
        .map(|planned| {
            let columns = planned.schema.fields().iter();
            let columns = columns.map(|column| json!({"name": column.name(), "type": column.data_type().to_string()}));
            json!({
                "name": planned.table.name,
                "documentation": planned.table.documentation,
                "columns": columns.collect::<Vec<_>>(),
                "file": planned.table.file,
            })
        });
    serde_json::to_writer_pretty(&mut *out, &tables.collect::<Vec<_>>())?;
    writeln!(out)
}

fn planned_functions(engine: &Engine) -> io::Result<Vec<PlannedFunction>> {
    let first = |errors: Vec<RuleError>| errors.into_iter().next().map(|error| error.to_string());
    let planned = engine.catalog().functions(|_| true);
    planned.map_err(|errors| io::Error::other(first(errors).unwrap_or_default()))
}

fn functions(out: &mut dyn Write, engine: &Engine, wanted: Wanted) -> io::Result<()> {
    let style = Style::of(&io::stdout());
    for planned in planned_functions(engine)? {
        let function = &planned.function;
        if !wanted(&function.name) {
            continue;
        }
        let returns = planned
            .returns
            .as_ref()
            .map(|kind| format!(" → {}", spelled(kind)))
            .unwrap_or_default();
        writeln!(out, "{}{returns}", style.strong(function.signature()))?;
        for line in function.documentation.lines() {
            writeln!(out, "  {}", style.faint(line.trim_end()))?;
        }
        writeln!(out)?;
    }
    let of_program = evaluate::functions::names();
    let of_program: Vec<&str> = of_program
        .iter()
        .map(String::as_str)
        .filter(|name| wanted(name))
        .collect();
    match of_program.as_slice() {
        [] => Ok(()),
        names => writeln!(
            out,
            "{} {}",
            style.faint("and, in docs/functions.md:"),
            names.join(", ")
        ),
    }
}

fn functions_json(out: &mut dyn Write, engine: &Engine, wanted: Wanted) -> io::Result<()> {
    let functions = planned_functions(engine)?;
    let functions = functions
        .iter()
        .filter(|planned| wanted(&planned.function.name))
        .map(|planned| {
            let function = &planned.function;
            let parameters = function.parameters.iter();
            let parameters =
                parameters.map(|(name, kind)| json!({"name": name, "type": kind.as_ref().map(ToString::to_string)}));
            json!({
                "name": function.name,
                "parameters": parameters.collect::<Vec<_>>(),
                "returns": planned.returns.as_ref().map(ToString::to_string),
                "documentation": function.documentation,
                "file": function.file,
            })
        });
    serde_json::to_writer_pretty(&mut *out, &functions.collect::<Vec<_>>())?;
    writeln!(out)
}
