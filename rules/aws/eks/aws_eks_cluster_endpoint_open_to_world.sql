/*
id: aws_eks_cluster_endpoint_open_to_world
title: EKS API server accepts connections from every address
severity: high
description: Stolen credentials and holes in the API server can be used from everywhere.
remediation:
  console: 'EKS > Cluster > Networking > Manage endpoint access > Advanced settings: name your ranges.'
  cli: aws eks update-cluster-config --name <name> --resources-vpc-config publicAccessCidrs=203.0.113.0/24
  terraform: Set vpc_config { public_access_cidrs = […] }.
attack: [T1133]
mapped_from: [prowler eks_cluster_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html
*/
SELECT resource_uid, name, public_endpoint, public_cidrs
FROM aws_eks_cluster
WHERE public_endpoint AND cidrs_open(public_cidrs)
