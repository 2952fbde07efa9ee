//! SQL functions of a pack and the branches of tables: what they give, and what a mistake is told.

use std::path::Path;
use std::sync::Arc;

use evaluate::dialect::function::SqlFunction;
use evaluate::rule::split_header;
use evaluate::{Engine, Judge};
use schemas::Clock;
use schemas::Verdict::{Fail, Pass, Unknown};

use crate::fixture::{self, NOW, change, try_engine, verdict};

fn function(name: &str, sql: &str) -> Result<SqlFunction, evaluate::RuleError> {
    let text = format!("/* {name} */\n{sql}");
    let (documentation, sql) = split_header(&text).unwrap();
    SqlFunction::parse(Path::new(&format!("{name}.sql")), documentation, &sql)
}

fn with(functions: &[(&str, &str)], rule: &str) -> Result<Engine, Vec<evaluate::RuleError>> {
    let mut pack = fixture::pack(&[], &[("rule", rule)]);
    for (name, sql) in functions {
        pack.functions.push(function(name, sql).map_err(|error| vec![error])?);
    }
    Engine::new(&pack, Clock::fixed(NOW))
}

fn judge(functions: &[(&str, &str)], rule: &str) -> Judge {
    Judge::new(Arc::new(with(functions, rule).unwrap()))
}

fn told(functions: &[(&str, &str)], rule: &str) -> String {
    let errors = with(functions, rule).map(|_| "compiles".to_owned());
    errors.unwrap_or_else(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

const HAS: &str =
    "CREATE FUNCTION has(list VARCHAR[], wanted VARCHAR) RETURNS BOOLEAN RETURN any_match(list, lambda e : e = wanted)";

#[test]
fn a_function_stands_in_place_of_its_calls() {
    let twice = "CREATE FUNCTION has_both(list VARCHAR[], a VARCHAR, b VARCHAR) RETURNS BOOLEAN RETURN has(list, a) AND has(list, b)";
    let rule = "SELECT resource_uid FROM changes WHERE has_both(json_texts(configuration, 'names'), 'x', 'y')";
    let judge = judge(&[("has_both", twice), ("has", HAS)], rule);
    let said = |names: &str| verdict(&judge, &change("custom", "thing", &format!(r#"{{"names":{names}}}"#)));
    assert_eq!(said(r#"["x","y"]"#), Some(Fail));
    assert_eq!(said(r#"["x"]"#), Some(Pass));
    assert_eq!(said(r#"["x",null]"#), Some(Unknown));
}

#[test]
fn no_name_of_the_caller_is_captured() {
    // `e` is a variable of the caller and of the function: each element is looked for in the other list.
    let rule = "SELECT resource_uid FROM changes WHERE
        any_match(json_texts(configuration, 'a'), lambda e : has(json_texts(configuration, 'b'), e))";
    let judge = judge(&[("has", HAS)], rule);
    let said = |configuration: &str| verdict(&judge, &change("custom", "thing", configuration));
    assert_eq!(said(r#"{"a":["x"],"b":["y"]}"#), Some(Pass));
    assert_eq!(said(r#"{"a":["x","y"],"b":["y"]}"#), Some(Fail));
}

#[test]
fn mistakes_in_functions_name_the_function() {
    let rule = "SELECT resource_uid FROM changes WHERE has(json_texts(configuration, 'names'), 'x')";
    let check = |sql: &str, expect: &str| {
        let found = told(&[("has", sql)], rule);
        assert!(found.contains(expect), "{found}");
    };
    check(
        "CREATE FUNCTION has(a VARCHAR[], b VARCHAR) RETURN has(a, b)",
        "function `has` calls itself: has → has",
    );
    check(
        "CREATE FUNCTION has(a VARCHAR[]) RETURN array_length(a) > 0",
        "does not fit has(a)",
    );
    check(
        "CREATE FUNCTION has(a VARCHAR[], b VARCHAR) RETURN array_has(a, name)",
        "`name` is no parameter of has(a, b)",
    );
    check(
        "CREATE FUNCTION has(a VARCHAR[], b VARCHAR) RETURN any_match(a, lambda b : b = 'x')",
        "`b` has the name of a parameter",
    );
    check(
        "CREATE FUNCTION has(a VARCHAR[], b VARCHAR) RETURN (SELECT 1)",
        "function `has` reads a table",
    );
    check(
        "CREATE FUNCTION has(a VARCHAR[], b VARCHAR) RETURNS BIGINT RETURN array_has(a, b)",
        "returns BIGINT, and gives true or false",
    );
    check(
        "CREATE FUNCTION has(a VARCHAR[], b VARCHAR) RETURN nonsense(a, b)",
        "has.sql",
    );
    check(
        "CREATE FUNCTION other(a VARCHAR[], b VARCHAR) RETURN array_has(a, b)",
        "is not the file's name `has`",
    );
    let taken = told(&[("lower", "CREATE FUNCTION lower(a VARCHAR) RETURN a")], rule);
    assert!(taken.contains("there is a function `lower` already"), "{taken}");
}

#[test]
fn mistakes_in_branches_name_the_column() {
    let check = |branches: &str, expect: &str| {
        let table = format!("/* things */ CREATE VIEW thing AS {branches}");
        let errors = try_engine(&[("thing", &table)], &[("rule", "SELECT resource_uid FROM thing")]).unwrap_err();
        let found = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(found.contains(expect), "{found}");
    };
    let first = "SELECT resource_uid, json_get_int(configuration, 'port') AS port FROM changes WHERE shape = 'one'";
    check(
        &format!(
            "{first}\nUNION ALL BY NAME\nSELECT resource_uid,\n  configuration ->> 'port' AS port FROM changes WHERE shape = 'two'"
        ),
        "thing.sql:4: column `port` is text here and an integer in thing.sql:1",
    );
    check(
        &format!("{first}\nUNION ALL\nSELECT resource_uid, 1 AS port FROM changes WHERE shape = 'two'"),
        "write UNION ALL BY NAME",
    );
    check(
        &format!(
            "{first}\nUNION ALL BY NAME\nSELECT resource_uid,\n  configuration ->> 'port' FROM changes WHERE shape = 'two'"
        ),
        "thing.sql:4: a column has no name",
    );
}
