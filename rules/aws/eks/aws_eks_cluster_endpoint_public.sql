/*
id: aws_eks_cluster_endpoint_public
title: EKS API server can be reached from the internet
severity: high
description: Stolen credentials and holes in the API server can be used from everywhere.
remediation:
  console: 'EKS > Cluster > Networking > Manage endpoint access: Private.'
  cli: aws eks update-cluster-config --name <name> --resources-vpc-config endpointPublicAccess=false,endpointPrivateAccess=true
  terraform: Set vpc_config { endpoint_public_access = false, endpoint_private_access = true }.
attack: [T1133]
mapped_from: [prowler eks_cluster_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html
*/
SELECT resource_uid, name, public_endpoint, public_cidrs
FROM aws_eks_cluster
WHERE public_endpoint
