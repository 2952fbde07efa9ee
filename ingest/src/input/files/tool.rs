//! Files from which another tool makes records: what they are, and the command that does it. Knows names, no content.

/// A tool's own form of infrastructure, which is rendered before it can be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// Terraform and OpenTofu.
    Terraform,
    /// Terragrunt.
    Terragrunt,
    /// Bicep.
    Bicep,
    /// A chart of Helm.
    Chart,
    /// Kustomize.
    Kustomization,
    /// AWS CDK.
    Cdk,
    /// Serverless Framework.
    Serverless,
}

impl Tool {
    /// What a file of that name is, if it is one.
    pub fn of(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        match name.as_str() {
            "terragrunt.hcl" => Some(Self::Terragrunt),
            "chart.yaml" => Some(Self::Chart),
            "kustomization.yaml" | "kustomization.yml" => Some(Self::Kustomization),
            "cdk.json" => Some(Self::Cdk),
            "serverless.yml" | "serverless.yaml" => Some(Self::Serverless),
            _ if ends(&[".tf", ".tf.json", ".tofu"]) => Some(Self::Terraform),
            _ if ends(&[".bicep"]) => Some(Self::Bicep),
            _ => None,
        }
    }

    /// One of it, in words.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Terraform => "Terraform file",
            Self::Terragrunt => "Terragrunt file",
            Self::Bicep => "Bicep file",
            Self::Chart => "Helm chart",
            Self::Kustomization => "kustomization",
            Self::Cdk => "CDK app",
            Self::Serverless => "Serverless service",
        }
    }

    /// The command that renders it, run in its folder; `file` is its name.
    pub fn command(self, file: &str) -> String {
        match self {
            Self::Terraform => {
                "terraform plan -out plan.bin && terraform show -json plan.bin | tripline scan -".to_owned()
            }
            Self::Terragrunt => {
                "terragrunt plan -out plan.bin && terragrunt show -json plan.bin | tripline scan -".to_owned()
            }
            Self::Bicep => format!("bicep build {file} --stdout | tripline scan -"),
            Self::Chart => "helm template . | tripline scan -".to_owned(),
            Self::Kustomization => "kubectl kustomize . | tripline scan -".to_owned(),
            Self::Cdk => "cdk synth --quiet && tripline scan cdk.out".to_owned(),
            Self::Serverless => "serverless package && tripline scan .serverless".to_owned(),
        }
    }
}
