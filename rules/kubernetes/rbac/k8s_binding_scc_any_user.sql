/*
id: k8s_binding_scc_any_user
title: Binding gives a security context constraint that lets pods run as any user
severity: high
description: Pods of the account may run as root, or privileged, in a cluster of OpenShift that would else refuse it.
remediation:
  console: "Bind system:openshift:scc:restricted-v2 or a constraint of your own."
attack: [T1611]
references:
  - https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/authentication_and_authorization/managing-pod-security-policies
params:
  roles:
    type: text_list
    default: ["system:openshift:scc:anyuid", "system:openshift:scc:privileged", "system:openshift:scc:hostaccess", "system:openshift:scc:hostmount-anyuid"]
    meaning: cluster roles of constraints that let pods run as any user
*/
SELECT resource_uid, namespace, name, role_name, subjects
FROM k8s_role_binding
WHERE role_name IN ($roles)
