/*
id: aws_eks_cluster_logging_disabled
title: EKS control plane does not send all its logs to CloudWatch
severity: medium
description: Who did what to the cluster leaves no trace.
remediation:
  console: EKS > Cluster > Observability > Manage logging.
  cli: >-
    aws eks update-cluster-config --name <name> --logging
    '{"clusterLogging":[{"types":["api","audit","authenticator","controllerManager","scheduler"],"enabled":true}]}'
  terraform: Set enabled_cluster_log_types.
attack: [T1562]
mapped_from: [prowler eks_control_plane_logging_all_types_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html
params:
  types: {type: text_list, default: [api, audit, authenticator, controllerManager, scheduler], meaning: logs that must be on}
*/
SELECT resource_uid, name, logs
FROM aws_eks_cluster
WHERE NOT all_match($types, lambda t : array_has(logs, t))
