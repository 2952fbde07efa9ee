//! IAM policies as SQL sees them. What a policy means is in `statement` and `public`; this file makes columns of it.

mod account;
pub mod condition;
mod federation;
pub mod public;
pub mod statement;

use std::sync::Arc;

use datafusion::arrow::array::{ArrayBuilder, ArrayRef, ListBuilder, StringArray, StringBuilder, StructBuilder};
use datafusion::arrow::datatypes::{DataType, Field, Fields};
use datafusion::error::Result;
use datafusion::logical_expr::ScalarUDF;

use super::scalar::{Rows, at, booleans, text_list};
use statement::{Statement, parse};

/// The functions of this file.
pub fn functions() -> Vec<ScalarUDF> {
    vec![
        Rows::function("iam_policy_public", 1, DataType::Boolean, |args, rows| {
            Ok(booleans(rows, |row| public::is_public(&parse(at(&args[0], row)?)?)))
        }),
        Rows::function("iam_policy_any_subject", 1, DataType::Boolean, |args, rows| {
            Ok(booleans(rows, |row| public::any_subject(&parse(at(&args[0], row)?)?)))
        }),
        Rows::function("iam_condition_limits", 1, DataType::Boolean, |args, rows| {
            Ok(booleans(rows, |row| public::condition_limits(at(&args[0], row)?)))
        }),
        Rows::function("iam_policy_accounts", 1, text_list(), accounts),
        Rows::function("iam_policy_statements", 1, statement_list(), statements),
    ]
}

/// The lists of a statement: its members are two texts, these, and a text.
pub const LISTS: [&str; 6] = [
    "principals",
    "not_principals",
    "actions",
    "not_actions",
    "resources",
    "not_resources",
];

fn statement_fields() -> Fields {
    let text = |name| Field::new(name, DataType::Utf8, true);
    let list = |name: &&str| Field::new(*name, text_list(), true);
    let fields = [text("sid"), text("effect")]
        .into_iter()
        .chain(LISTS.iter().map(list))
        .chain([text("condition")]);
    fields.collect()
}

fn statement_list() -> DataType {
    DataType::List(Arc::new(Field::new("item", DataType::Struct(statement_fields()), true)))
}

fn statements(args: &[StringArray], rows: usize) -> Result<ArrayRef> {
    let mut list = ListBuilder::new(StructBuilder::from_fields(statement_fields(), rows));
    for row in 0..rows {
        let policy = at(&args[0], row).and_then(parse);
        for statement in policy.iter().flatten() {
            append(list.values(), statement.as_ref());
        }
        list.append(policy.is_some());
    }
    Ok(Arc::new(list.finish()))
}

fn append(members: &mut StructBuilder, statement: Option<&Statement>) {
    let texts = [
        (0, statement.and_then(|statement| statement.sid.clone())),
        (1, statement.and_then(|statement| statement.effect.clone())),
        (
            2 + LISTS.len(),
            statement.and_then(|statement| statement.condition.as_ref().map(ToString::to_string)),
        ),
    ];
    for (index, text) in texts {
        if let Some(column) = members.field_builder::<StringBuilder>(index) {
            column.append_option(text);
        }
    }
    for index in 0..LISTS.len() {
        if let Some(column) = members.field_builder::<ListBuilder<Box<dyn ArrayBuilder>>>(2 + index) {
            let items = statement.and_then(|statement| statement.list(index));
            for item in items.into_iter().flatten() {
                if let Some(values) = column.values().as_any_mut().downcast_mut::<StringBuilder>() {
                    values.append_option(item.as_deref());
                }
            }
            column.append(items.is_some());
        }
    }
    members.append(statement.is_some());
}

fn accounts(args: &[StringArray], rows: usize) -> Result<ArrayRef> {
    let mut list = ListBuilder::new(StringBuilder::new());
    for row in 0..rows {
        let policy = at(&args[0], row).and_then(parse);
        for account in policy
            .iter()
            .flatten()
            .flat_map(|statement| statement::accounts(statement.as_ref()))
        {
            list.values().append_option(account);
        }
        list.append(policy.is_some());
    }
    Ok(Arc::new(list.finish()))
}
