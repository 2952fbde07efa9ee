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
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_lists(c, 'enable-admission-plugins', 'AlwaysAdmit'))
