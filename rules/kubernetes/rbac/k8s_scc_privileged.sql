/*
id: k8s_scc_privileged
title: Security context constraint lets pods run privileged containers
severity: high
description: A privileged container is root on its node. Whoever may use the constraint owns the cluster.
remediation:
  console: Make a constraint of your own from restricted-v2, and give it to the service accounts that need more.
attack: [T1611]
references:
  - https://docs.redhat.com/en/documentation/openshift_container_platform/4.21/html/authentication_and_authorization/managing-pod-security-policies
*/
SELECT resource_uid, name, privileged
FROM k8s_security_context_constraints
-- OpenShift's own.
WHERE privileged AND name NOT IN ('privileged', 'hostaccess', 'hostmount-anyuid', 'hostmount-anyuid-v2', 'hostnetwork', 'hostnetwork-v2', 'node-exporter', 'machine-api-termination-handler')
