//! Words by which infrastructure is told from other files where a text cannot be read. Knows no provider's form.

/// Words that stand in documents of the known shapes and hardly anywhere else.
const WORDS: [&[u8]; 14] = [
    b"AWSTemplateFormatVersion",
    b"AWS::",
    b"apiVersion",
    b"resource_changes",
    b"planned_values",
    b"terraform_version",
    b"eploymentTemplate",
    b"eploymentParameters",
    b"Microsoft.",
    b"configurationItem",
    b"resourceType",
    b"ResourceType",
    b"assetType",
    b"asset_type",
];

/// Whether bytes that cannot be read are some other file: not empty, and without any of the words.
pub(super) fn is_foreign(bytes: &[u8]) -> bool {
    let holds = |word: &&[u8]| bytes.windows(word.len()).any(|window| window == *word);
    !bytes.trim_ascii().is_empty() && !WORDS.iter().any(holds)
}

#[cfg(test)]
mod tests {
    use super::is_foreign;

    #[test]
    fn infrastructure_is_told_by_its_words() {
        for (text, expect) in [
            ("// a comment\n{\"compilerOptions\": {}}", true),
            ("apiVersion: v1\nkind: [", false),
            ("{\"Resources\": {\"a\": {\"Type\": \"AWS::S3::Bucket\"", false),
            ("", false),
            (" \n", false),
        ] {
            assert_eq!(is_foreign(text.as_bytes()), expect, "{text}");
        }
    }
}
