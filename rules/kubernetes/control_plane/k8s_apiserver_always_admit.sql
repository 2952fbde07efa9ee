/*
id: k8s_apiserver_always_admit
title: API server admits everything
severity: critical
description: The plugin AlwaysAdmit lets every request pass admission.
remediation:
  console: Take AlwaysAdmit out of --enable-admission-plugins.
mapped_from: [prowler apiserver_no_always_admit_plugin]
references:
  - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver'
  AND any_match(flags, lambda f : f['name'] = 'enable-admission-plugins' AND f['value'] LIKE '%AlwaysAdmit%')
