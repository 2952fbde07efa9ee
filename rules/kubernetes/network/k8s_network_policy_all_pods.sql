/*
id: k8s_network_policy_all_pods
title: Network policy opens every pod of its namespace
severity: low
description: Rules that let traffic in or out for every pod open more than the one pod that needs them.
remediation:
  console: >
    Name the pods in spec.podSelector. A policy that denies everything has no rules, and is about every pod with good reason.
references:
  - https://kubernetes.io/docs/concepts/services-networking/network-policies/
*/
SELECT resource_uid, namespace, name, policy_types, ingress, egress
FROM k8s_network_policy
WHERE selects_all AND (array_length(ingress) > 0 OR array_length(egress) > 0)
