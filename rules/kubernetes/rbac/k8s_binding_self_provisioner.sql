/*
id: k8s_binding_self_provisioner
title: Binding lets users make projects
severity: low
description: >
  The role self-provisioner lets everybody whom it is bound to make OpenShift projects, without quota or review.
remediation:
  console: Remove the subjects, and set rbac.authorization.kubernetes.io/autoupdate to false on OpenShift's own binding.
references:
  - https://docs.openshift.com/container-platform/latest/applications/projects/configuring-project-creation.html
*/
SELECT resource_uid, namespace, name, role_name, subjects
FROM k8s_role_binding
WHERE role_name = 'self-provisioner' AND array_length(subjects) > 0
