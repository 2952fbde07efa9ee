//! Frameworks as who publishes them writes them: their names, and the ids of requirements where a mapping has a form of its own.

/// Id and name.
const TABLE: &str = include_str!("frameworks.tsv");

/// The name of a framework; its id where the name is not known.
pub fn name(id: &str) -> &str {
    let rows = TABLE.lines().filter(|row| !row.starts_with('#'));
    let named = rows
        .filter_map(|row| row.split_once('\t'))
        .find(|(known, _)| *known == id);
    named.map_or(id, |(_, name)| name)
}

/// A requirement's id as the framework prints it: `AC-2(1)` of `ac_2_1`, `CM-2b.2` of `cm_2_b_2`, `164.308(a)(3)(i)` of `164_308_a_3_i`, `Article 25` of
/// `article_25`. Others stand as they are.
pub fn requirement(framework: &str, id: &str) -> String {
    let parts: Vec<&str> = id.split('_').collect();
    let in_brackets = |parts: &[&str]| parts.iter().map(|part| format!("({part})")).collect::<String>();
    match (framework, parts.as_slice()) {
        ("nist_800_53_r5", [family, number, rest @ ..]) => {
            let is_enhancement = rest.first().is_some_and(|part| part.parse::<u8>().is_ok());
            let rest = if is_enhancement {
                in_brackets(rest)
            } else {
                rest.join(".")
            };
            format!("{}-{number}{rest}", family.to_uppercase())
        }
        ("hipaa", [part, section, rest @ ..]) => format!("{part}.{section}{}", in_brackets(rest)),
        ("gdpr", ["article", number]) => format!("Article {number}"),
        ("soc2", ["cc", series @ ("a" | "c"), rest @ ..]) | ("soc2", [series, rest @ ..]) => {
            format!("{}{}", series.to_uppercase(), rest.join("."))
        }
        _ => id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_ids_are_those_of_the_publisher() {
        assert_eq!(
            name("cis_aws_7.0"),
            "CIS Amazon Web Services Foundations Benchmark v7.0.0"
        );
        assert_eq!(name("our_own_1"), "our_own_1");
        for (framework, id, expect) in [
            ("nist_800_53_r5", "ac_2_1", "AC-2(1)"),
            ("nist_800_53_r5", "ac_6", "AC-6"),
            ("nist_800_53_r5", "sc_7_24_b", "SC-7(24)(b)"),
            ("nist_800_53_r5", "cm_2_b_2", "CM-2b.2"),
            ("soc2", "cc_6_1", "CC6.1"),
            ("soc2", "cc_a_1_1", "A1.1"),
            ("soc2", "pi_1_2", "PI1.2"),
            ("hipaa", "164_308_a_3_i", "164.308(a)(3)(i)"),
            ("gdpr", "article_25", "Article 25"),
            ("cis_aws_7.0", "2.1.4", "2.1.4"),
            ("iso27001_2022", "A.8.3", "A.8.3"),
        ] {
            assert_eq!(requirement(framework, id), expect, "{framework} {id}");
        }
    }
}
