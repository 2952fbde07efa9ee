//! An XML document against an XML schema, as far as JUnit's goes: elements in sequences and choices, attributes, simple types. Knows no
//! JUnit.

use roxmltree::{Document, Node};

/// What is wrong with the document.
pub fn wrong(schema: &str, document: &str) -> Vec<String> {
    let (schema, document) = (Document::parse(schema).unwrap(), Document::parse(document).unwrap());
    let root = document.root_element();
    let check = Check {
        schema: schema.root_element(),
    };
    let declared = named(check.schema, "element", root.tag_name().name());
    let mut wrong = Vec::new();
    match declared {
        Some(declared) => check.element(root, declared, &mut wrong),
        None => wrong.push(format!("root {}", root.tag_name().name())),
    }
    wrong
}

struct Check<'s, 'd> {
    schema: Node<'s, 'd>,
}

fn named<'s, 'd>(parent: Node<'s, 'd>, kind: &str, name: &str) -> Option<Node<'s, 'd>> {
    children(parent, kind).find(|child| child.attribute("name") == Some(name))
}

fn children<'s, 'd>(parent: Node<'s, 'd>, kind: &str) -> impl Iterator<Item = Node<'s, 'd>> {
    let kind = kind.to_owned();
    parent.children().filter(move |child| child.tag_name().name() == kind)
}

impl<'s, 'd> Check<'s, 'd> {
    fn element(&self, node: Node, declared: Node<'s, 'd>, wrong: &mut Vec<String>) {
        let Some(complex) = self.complex(declared) else { return };
        let (mut attributes, mut content) = (Vec::new(), None);
        self.collect(complex, &mut attributes, &mut content);
        let name = node.tag_name().name();
        for attribute in node.attributes() {
            match attributes
                .iter()
                .find(|it| it.attribute("name") == Some(attribute.name()))
            {
                None => wrong.push(format!("{name}/@{} is not declared", attribute.name())),
                Some(it) if !fits(*it, attribute.value()) => {
                    wrong.push(format!("{name}/@{}: {:?}", attribute.name(), attribute.value()));
                }
                Some(_) => {}
            }
        }
        for it in attributes.iter().filter(|it| it.attribute("use") == Some("required")) {
            let required = it.attribute("name").unwrap();
            if node.attribute(required).is_none() {
                wrong.push(format!("{name}/@{required} is missing"));
            }
        }
        let mut rest: Vec<Node> = node.children().filter(Node::is_element).collect();
        if let Some(content) = content {
            self.content(content, &mut rest, wrong);
        }
        wrong.extend(
            rest.iter()
                .map(|left| format!("{name}/{} is not declared there", left.tag_name().name())),
        );
    }

    /// The complex type of an element, its own or a named one.
    fn complex(&self, declared: Node<'s, 'd>) -> Option<Node<'s, 'd>> {
        let own = children(declared, "complexType").next();
        own.or_else(|| named(self.schema, "complexType", declared.attribute("type")?))
    }

    /// Attributes and content of a type and of what it extends.
    fn collect(&self, of: Node<'s, 'd>, attributes: &mut Vec<Node<'s, 'd>>, content: &mut Option<Node<'s, 'd>>) {
        for child in of.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "attribute" => attributes.push(child),
                "sequence" | "choice" => *content = Some(child),
                "complexContent" | "simpleContent" => self.collect(child, attributes, content),
                "extension" => {
                    if let Some(base) = named(self.schema, "complexType", child.attribute("base").unwrap()) {
                        self.collect(base, attributes, content);
                    }
                    self.collect(child, attributes, content);
                }
                other => panic!("the schema has {other}, which this does not read"),
            }
        }
    }

    /// Takes what a sequence or a choice allows from the front.
    fn content(&self, content: Node<'s, 'd>, rest: &mut Vec<Node>, wrong: &mut Vec<String>) {
        let is_choice = content.tag_name().name() == "choice";
        for declared in children(content, "element") {
            let name = declared.attribute("name").unwrap();
            let most = if declared.attribute("maxOccurs") == Some("unbounded") {
                usize::MAX
            } else {
                1
            };
            let mut taken = 0;
            while taken < most && rest.first().is_some_and(|node| node.tag_name().name() == name) {
                self.element(rest.remove(0), declared, wrong);
                taken += 1;
            }
            if is_choice && taken > 0 {
                return;
            }
            if !is_choice && taken == 0 && declared.attribute("minOccurs") != Some("0") {
                wrong.push(format!("{name} is missing"));
            }
        }
    }
}

/// Whether a value is of the attribute's simple type.
fn fits(attribute: Node, value: &str) -> bool {
    match attribute.attribute("type") {
        Some("xs:int") => value.parse::<i32>().is_ok(),
        Some("xs:decimal") => value.parse::<f64>().is_ok(),
        // White space of a token is collapsed before it is looked at.
        Some("xs:token" | "xs:string") => true,
        Some("ISO8601_DATETIME_PATTERN") => {
            let shape: String = value
                .chars()
                .map(|c| if c.is_ascii_digit() { '0' } else { c })
                .collect();
            shape == "0000-00-00T00:00:00"
        }
        None => !value.trim().is_empty(),
        Some(other) => panic!("the schema has {other}, which this does not read"),
    }
}
