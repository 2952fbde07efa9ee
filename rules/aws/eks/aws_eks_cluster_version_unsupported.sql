/*
id: aws_eks_cluster_version_unsupported
title: EKS cluster runs a Kubernetes version that is past its standard support
severity: medium
description: Fixes cost extra or do not come at all.
remediation:
  console: EKS > Cluster > Update now.
  cli: aws eks update-cluster-version --name <name> --kubernetes-version <version>
  terraform: Set version.
attack: [T1190]
mapped_from: [prowler eks_cluster_uses_a_supported_version]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html
  - https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
params:
  least: {type: text, default: "1.32", meaning: oldest version that is accepted}
*/
SELECT resource_uid, name, version
FROM aws_eks_cluster
WHERE NOT version_at_least(version, $least)
