//! A plan's `configuration`: what authors wrote, by address, and what references in it name, through variables of modules, outputs and
//! `for_each`. Knows no value and no provider.
//!
//! Document: Terraform, "JSON Output Format", configuration and expression representation. `dynamic` blocks are not in it.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// Bytes of the names that one plan may resolve: a variable may stand for many, each time it is named.
const BUDGET: usize = 64 << 20;
/// What a name takes beside its bytes.
const NAME: usize = 64;
/// How deep variables may lead.
const DEEPEST: usize = 16;

/// What is written in a plan's modules.
pub(super) struct Configuration<'a> {
    resources: BTreeMap<String, Written<'a>>,
    modules: BTreeMap<String, Module<'a>>,
    left: Cell<usize>,
}

/// What is written of one resource.
#[derive(Clone)]
pub(super) struct Written<'a> {
    pub expressions: &'a Map<String, Value>,
    for_each: Option<&'a Value>,
    module: String,
}

struct Module<'a> {
    /// Where the module is called, and with what.
    parent: String,
    given: Option<&'a Map<String, Value>>,
    outputs: Option<&'a Map<String, Value>>,
}

impl<'a> Configuration<'a> {
    pub(super) fn new(configuration: Option<&'a Value>) -> Self {
        let mut read = Self {
            resources: BTreeMap::new(),
            modules: BTreeMap::new(),
            left: Cell::new(BUDGET),
        };
        if let Some(root) = configuration.and_then(|configuration| configuration.get("root_module")) {
            read.module(String::new(), String::new(), None, root);
        }
        read
    }

    fn module(&mut self, prefix: String, parent: String, given: Option<&'a Map<String, Value>>, module: &'a Value) {
        for resource in module.get("resources").and_then(Value::as_array).into_iter().flatten() {
            let address = resource.get("address").and_then(Value::as_str);
            let expressions = resource.get("expressions").and_then(Value::as_object);
            if let (Some(address), Some(expressions)) = (address, expressions) {
                let written = Written {
                    expressions,
                    for_each: resource.get("for_each_expression"),
                    module: prefix.clone(),
                };
                self.resources.insert(format!("{prefix}{}", bare(address)), written);
            }
        }
        let calls = module.get("module_calls").and_then(Value::as_object);
        for (name, call) in calls.into_iter().flatten() {
            if let Some(inner) = call.get("module") {
                let given = call.get("expressions").and_then(Value::as_object);
                self.module(format!("{prefix}module.{name}."), prefix.clone(), given, inner);
            }
        }
        let outputs = module.get("outputs").and_then(Value::as_object);
        let module = Module { parent, given, outputs };
        self.modules.insert(prefix, module);
    }

    /// What is written of the resource at the address; `None` where the plan does not say.
    pub(super) fn of(&self, address: &str) -> Option<&Written<'a>> {
        self.resources.get(&bare(address))
    }

    /// Resources, and attributes of them, that an expression of the resource names.
    pub(super) fn names(&self, written: &Written<'a>, expression: &Value) -> Vec<String> {
        let mut names = Vec::new();
        let each = written.for_each;
        self.collect(&written.module, each, expression, DEEPEST, &mut names);
        names.dedup();
        names
    }

    fn collect(&self, module: &str, each: Option<&Value>, expression: &Value, deep: usize, names: &mut Vec<String>) {
        let references = expression.get("references").and_then(Value::as_array);
        for name in references.into_iter().flatten().filter_map(Value::as_str) {
            if deep == 0 || !self.spend(module.len() + name.len()) {
                return;
            }
            self.resolve(module, each, name, deep - 1, names);
        }
    }

    /// Whether there is room for a name of so many bytes.
    fn spend(&self, bytes: usize) -> bool {
        let left = self.left.get().checked_sub(NAME + bytes);
        self.left.set(left.unwrap_or_default());
        left.is_some()
    }

    /// `var`, outputs and `each.value` lead to what they were given; `local`, `each.key`, `count`, `path`, `self` and `terraform` name no
    /// resource that the document would tell.
    fn resolve(&self, module: &str, each: Option<&Value>, name: &str, deep: usize, names: &mut Vec<String>) {
        let mut parts = name.splitn(3, ['.', '[']);
        let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        match first {
            "var" => {
                let scope = self.modules.get(module);
                let given = scope.and_then(|scope| Some((&scope.parent, scope.given?.get(second)?)));
                if let Some((parent, expression)) = given {
                    self.collect(parent, None, expression, deep, names);
                }
            }
            "module" => {
                let bare = bare(name);
                let output = bare.split('.').nth(2).unwrap_or_default();
                let scope = format!("{module}module.{}.", bare.split('.').nth(1).unwrap_or_default());
                let outputs = self.modules.get(&scope).and_then(|inner| inner.outputs);
                if let Some(expression) = outputs.and_then(|outputs| outputs.get(output)?.get("expression")) {
                    self.collect(&scope, None, expression, deep, names);
                }
            }
            "each" if second == "value" => {
                let mut from = Vec::new();
                if let Some(each) = each {
                    self.collect(module, None, each, deep, &mut from);
                }
                let rest = name.strip_prefix("each.value").unwrap_or_default();
                let fits = |from: &String| self.spend(from.len() + rest.len());
                names.extend(from.into_iter().take_while(fits).map(|from| format!("{from}{rest}")));
            }
            "local" | "each" | "count" | "path" | "self" | "terraform" => {}
            _ if name.contains('.') => names.push(format!("{module}{name}")),
            _ => {}
        }
    }
}

/// `module.a.module.b.` of `module.a.module.b.aws_x.y`.
pub(super) fn module_of(address: &str) -> &str {
    let mut end = 0;
    while address[end..].starts_with("module.") {
        let name = end + "module.".len();
        match address[name..].find('.') {
            Some(dot) => end = name + dot + 1,
            None => break,
        }
    }
    &address[..end]
}

/// The address without the indexes of `count` and `for_each`: `module.a["x.y"].aws_x.y[0]` → `module.a.aws_x.y`.
pub(super) fn bare(address: &str) -> String {
    let (mut out, mut quoted, mut depth) = (String::with_capacity(address.len()), false, 0usize);
    let mut escaped = false;
    for char in address.chars() {
        match char {
            '"' if depth > 0 && !escaped => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth = depth.saturating_sub(1),
            other if depth == 0 => out.push(other),
            _ => {}
        }
        escaped = quoted && char == '\\' && !escaped;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn addresses_lose_their_indexes() {
        assert_eq!(bare("module.a[\"x].y\\\"[\"].aws_x.y[0]"), "module.a.aws_x.y");
        assert_eq!(bare("aws_x.y"), "aws_x.y");
        assert_eq!(module_of("module.a.module.b.aws_x.y"), "module.a.module.b.");
        assert_eq!(module_of("aws_x.y"), "");
        assert_eq!(module_of("module.a"), "");
    }

    #[test]
    fn references_lead_through_modules_and_loops() {
        let key = json!({"references": ["aws_kms_key.k.arn", "aws_kms_key.k"]});
        let inner = json!({"resources": [
            {"address": "aws_x.y", "expressions": {"key": {"references": ["var.key"]}, "log": {"references": ["module.l.arn", "module.l"]}}},
            {"address": "aws_x.each", "expressions": {"bucket": {"references": ["each.value.id", "each.value"]}},
                "for_each_expression": {"references": ["aws_s3_bucket.b"]}}],
            "module_calls": {"l": {"module": {"outputs": {"arn": {"expression": {"references": ["aws_log.g.arn"]}}}}}}});
        let plan = json!({"root_module": {"module_calls": {"m": {"expressions": {"key": key}, "module": inner}}}});
        let configuration = Configuration::new(Some(&plan));
        let names = |address: &str, attribute: &str| {
            let written = configuration.of(address).unwrap();
            configuration.names(written, &written.expressions[attribute])
        };
        assert_eq!(
            names("module.m[0].aws_x.y", "key"),
            ["aws_kms_key.k.arn", "aws_kms_key.k"]
        );
        assert_eq!(names("module.m.aws_x.y", "log"), ["module.m.module.l.aws_log.g.arn"]);
        assert_eq!(
            names("module.m.aws_x.each[\"a\"]", "bucket"),
            ["module.m.aws_s3_bucket.b.id", "module.m.aws_s3_bucket.b"]
        );
    }
}
