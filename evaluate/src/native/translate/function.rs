//! Functions of plans as nodes.

use datafusion::arrow::datatypes::DataType;
use datafusion::logical_expr::Expr;
use datafusion::logical_expr::expr::ScalarFunction;

use super::Translator;
use super::unsupported::Unsupported;
use crate::functions::json;
use crate::native::function::{Edges, Function};
use crate::native::node::{Constant, Id, Json, Node, PatternKind, Step};

impl Translator<'_> {
    pub(super) fn function(&mut self, function: &ScalarFunction) -> Result<Id, Unsupported> {
        let node = match json::reads(&function.func) {
            Some((kind, absence)) => self.json(kind, absence, &function.args)?,
            None => match function.func.name() {
                "coalesce" | "nvl" => Node::Coalesce(self.all(&function.args)?),
                "named_struct" => self.named_struct(&function.args)?,
                "get_field" => return self.get_field(&function.args),
                "regexp_like" => return self.regexp_like(&function.args),
                "regexp_match" | "regexp_replace" => self.regexp(function)?,
                "arrow_cast" => return Err("arrow_cast to this type has no native form".to_owned()),
                name => {
                    let known = Function::named(name).ok_or_else(|| format!("function {name} has no native form"))?;
                    Node::Call(known, self.all(&function.args)?)
                }
            },
        };
        Ok(self.graph.add(node))
    }

    fn all(&mut self, args: &[Expr]) -> Result<Box<[Id]>, Unsupported> {
        args.iter().map(|arg| self.translate(arg)).collect()
    }

    fn json(&mut self, kind: json::read::Kind, absence: json::Absence, args: &[Expr]) -> Result<Node, Unsupported> {
        let leading = usize::from(absence == json::Absence::Default);
        let (before, after) = args.split_at_checked(leading).ok_or("no document")?;
        let (document, steps) = after.split_first().ok_or("no document")?;
        let default = before.first().map(|default| self.translate(default)).transpose()?;
        let document = self.translate(document)?;
        let mut path = Vec::with_capacity(steps.len());
        for step in steps {
            let step = self.translate(step)?;
            path.push(match self.graph.node(step) {
                Node::Constant(Constant::Text(name)) => Step::Member(name.clone()),
                Node::Constant(Constant::Int(position)) => Step::Position(*position),
                _ => Step::Computed(step),
            });
        }
        Ok(Node::Json(Json {
            kind,
            absence,
            default,
            document,
            steps: path.into(),
        }))
    }

    fn named_struct(&mut self, args: &[Expr]) -> Result<Node, Unsupported> {
        let (mut names, mut members) = (Vec::new(), Vec::new());
        for pair in args.chunks(2) {
            let [name, member] = pair else {
                return Err("named_struct takes pairs".to_owned());
            };
            names.push(self.name(name)?);
            members.push(self.translate(member)?);
        }
        Ok(Node::Struct(names.into(), members.into()))
    }

    fn get_field(&mut self, args: &[Expr]) -> Result<Id, Unsupported> {
        let (of, names) = args.split_first().ok_or("get_field takes a struct")?;
        if !matches!(self.data_type(of)?, DataType::Struct(_)) {
            return Err("a member of a map has no native form".to_owned());
        }
        let mut found = self.translate(of)?;
        for name in names {
            let name = self.name(name)?;
            found = self.member(found, name);
        }
        Ok(found)
    }

    /// A member of a struct that is written in place is the member itself.
    fn member(&mut self, of: Id, name: u32) -> Id {
        if let Node::Struct(names, members) = self.graph.node(of)
            && let Some(position) = names.iter().position(|known| *known == name)
        {
            return members[position];
        }
        self.graph.add(Node::Field(of, name))
    }

    fn name(&mut self, expr: &Expr) -> Result<u32, Unsupported> {
        let text = self.constant_text(expr)?;
        Ok(self.graph.name(&text))
    }

    fn constant_text(&mut self, expr: &Expr) -> Result<Box<str>, Unsupported> {
        let id = self.translate(expr)?;
        match self.graph.node(id) {
            Node::Constant(Constant::Text(text)) => Ok(text.clone()),
            _ => Err("a name, pattern or flag that is computed has no native form".to_owned()),
        }
    }

    fn regexp_like(&mut self, args: &[Expr]) -> Result<Id, Unsupported> {
        match args {
            [text, pattern] => self.matches(PatternKind::Regex { any_case: false }, text, pattern),
            [text, pattern, flags] => {
                let (pattern, flags) = (self.constant_text(pattern)?, self.constant_text(flags)?);
                let text = self.translate(text)?;
                let kind = PatternKind::Regex { any_case: false };
                let pattern = self.graph.pattern(kind, &format!("(?{flags}){pattern}"))?;
                Ok(self.graph.add(Node::Matches(text, pattern)))
            }
            _ => Err("regexp_like takes two or three arguments".to_owned()),
        }
    }

    /// Flags stand before the pattern; `g` is not one of the pattern's but says how often.
    fn regexp(&mut self, function: &ScalarFunction) -> Result<Node, Unsupported> {
        let replace = function.func.name() == "regexp_replace";
        let (text, pattern, replacement, flags) = match (function.args.as_slice(), replace) {
            ([text, pattern], false) => (text, pattern, None, None),
            ([text, pattern, flags], false) => (text, pattern, None, Some(flags)),
            ([text, pattern, replacement], true) => (text, pattern, Some(replacement), None),
            ([text, pattern, replacement, flags], true) => (text, pattern, Some(replacement), Some(flags)),
            _ => return Err(format!("{} takes other arguments", function.func.name())),
        };
        let flags = flags.map(|flags| self.constant_text(flags)).transpose()?;
        let flags = flags.as_deref().unwrap_or_default();
        let (all, others) = (flags.contains('g'), flags.replace('g', ""));
        let pattern = self.constant_text(pattern)?;
        let pattern = if others.is_empty() {
            pattern.into_string()
        } else {
            format!("(?{others}){pattern}")
        };
        let pattern = self.graph.pattern(PatternKind::Regex { any_case: false }, &pattern)?;
        let mut arguments = vec![self.translate(text)?];
        Ok(match replacement {
            Some(replacement) => {
                let replacement = posix_groups(&self.constant_text(replacement)?);
                let replacement = Node::Constant(Constant::Text(replacement.into()));
                arguments.push(self.graph.add(replacement));
                Node::Call(Function::RegexpReplace { pattern, all }, arguments.into())
            }
            None => Node::Call(Function::RegexpMatch { pattern }, arguments.into()),
        })
    }

    /// `CAST(decode(text, 'base64') AS text)`; bytes are no value of ours, so that it is one function.
    pub(super) fn decoded(&mut self, inner: &Expr, to: &DataType, safe: bool) -> Result<Option<Id>, Unsupported> {
        let Expr::ScalarFunction(function) = inner else {
            return Ok(None);
        };
        if function.func.name() != "decode" || !to.is_string() {
            return Ok(None);
        }
        let [of, encoding] = function.args.as_slice() else {
            return Ok(None);
        };
        if &*self.constant_text(encoding)? != "base64" {
            return Err("decode of anything but base64 has no native form".to_owned());
        }
        let of = match of {
            Expr::Cast(cast) if cast.field.data_type().is_binary() => cast.expr.as_ref(),
            other => other,
        };
        let of = self.translate(of)?;
        Ok(Some(
            self.graph
                .add(Node::Call(Function::DecodeBase64 { safe }, Box::new([of]))),
        ))
    }
}

impl Function {
    /// The function of a plan that this one stands for; those with patterns are told elsewhere.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "arn_part" => Self::ArnPart,
            "wildcard_match" => Self::WildcardMatch,
            "version_at_least" => Self::VersionAtLeast,
            "cidr_is_any" => Self::CidrIsAny,
            "cidr_is_public" => Self::CidrIsPublic,
            "cidr_contains" => Self::CidrContains,
            "cidrs_open" => Self::CidrsOpen,
            "access_list_open" => Self::AccessListOpen,
            "port_in" => Self::PortIn,
            "port_in_ranges" => Self::PortInRanges,
            "iam_policy_public" => Self::IamPolicyPublic,
            "iam_policy_any_subject" => Self::IamPolicyAnySubject,
            "iam_condition_limits" => Self::IamConditionLimits,
            "iam_policy_accounts" => Self::IamPolicyAccounts,
            "iam_policy_statements" => Self::IamPolicyStatements,
            "days_since" => Self::DaysSince,
            "lower" => Self::Lower,
            "upper" => Self::Upper,
            "starts_with" => Self::StartsWith,
            "ends_with" => Self::EndsWith,
            "contains" => Self::Contains,
            "split_part" => Self::SplitPart,
            "replace" => Self::Replace,
            "btrim" | "trim" => Self::Trim(Edges::Both),
            "ltrim" => Self::Trim(Edges::Start),
            "rtrim" => Self::Trim(Edges::End),
            "substr" => Self::Substr,
            "strpos" => Self::Strpos,
            "character_length" => Self::CharacterLength,
            "concat" => Self::Concat,
            "string_to_array" => Self::StringToArray,
            "array_to_string" => Self::ArrayToString,
            "array_length" => Self::Length,
            "array_element" => Self::ElementAt,
            "make_array" => Self::MakeArray,
            "array_concat" => Self::ArrayConcat,
            "array_append" => Self::ArrayAppend,
            "flatten" => Self::Flatten,
            "array_min" => Self::Least,
            "array_max" => Self::Greatest,
            "array_remove" => Self::ArrayRemove,
            "array_has_all" => Self::HasAll,
            "array_has_any" => Self::HasAny,
            "nullif" => Self::NullIf,
            _ => return None,
        })
    }
}

/// `\1` names a group in PostgreSQL, `${1}` in the engine.
fn posix_groups(replacement: &str) -> String {
    let mut out = String::with_capacity(replacement.len());
    let mut rest = replacement;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let slashes = if rest[at + 1..].starts_with('\\') { 2 } else { 1 };
        let after = &rest[at + slashes..];
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 {
            out.push_str("${");
            out.push_str(&after[..digits]);
            out.push('}');
            rest = &after[digits..];
        } else {
            out.push('\\');
            rest = &rest[at + 1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::posix_groups;

    #[test]
    fn groups_are_named_as_the_engine_names_them() {
        for (replacement, expect) in [
            (r"\1", "${1}"),
            (r"a\\2b", "a${2}b"),
            (r"\x", r"\x"),
            ("plain", "plain"),
        ] {
            assert_eq!(posix_groups(replacement), expect, "{replacement}");
        }
    }
}
