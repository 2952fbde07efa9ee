//! Columns that have one value in every record of a group.

use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::error::Result;
use datafusion::logical_expr::{Expr, lit};

/// Shape and type, `None` where they are not known.
#[derive(Debug, Clone, Copy, Default)]
pub struct Constants<'a> {
    /// The shape.
    pub shape: Option<&'a str>,
    /// The resource type.
    pub resource_type: Option<&'a str>,
}

impl Constants<'_> {
    /// The expression with the constants written into it.
    ///
    /// # Errors
    /// DataFusion cannot walk it.
    pub fn write(self, expr: &Expr) -> Result<Expr> {
        let written = expr.clone().transform_up(|node| {
            let value = match &node {
                Expr::Column(column) if column.name == "shape" => self.shape,
                Expr::Column(column) if column.name == "resource_type" => self.resource_type,
                _ => None,
            };
            Ok(match value {
                Some(value) => Transformed::yes(lit(value)),
                None => Transformed::no(node),
            })
        })?;
        Ok(written.data)
    }
}
