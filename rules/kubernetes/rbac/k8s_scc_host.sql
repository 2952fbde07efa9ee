/*
id: k8s_scc_host
title: Security context constraint lets pods share their node
severity: high
description: Pods see the node's network, processes or files, and through them other pods.
remediation:
  console: Make a constraint of your own from restricted-v2, and give it to the service accounts that need more.
attack: [T1611]
references:
  - https://docs.redhat.com/en/documentation/openshift_container_platform/4.21/html/authentication_and_authorization/managing-pod-security-policies
*/
SELECT resource_uid, name, host
FROM k8s_security_context_constraints
-- OpenShift's own.
WHERE host AND name NOT IN ('privileged', 'hostaccess', 'hostmount-anyuid', 'hostmount-anyuid-v2', 'hostnetwork', 'hostnetwork-v2', 'node-exporter', 'machine-api-termination-handler')
