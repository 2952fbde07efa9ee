/*
id: k8s_apiserver_service_account_plugin
title: API server gives pods no service account
severity: medium
description: Without the plugin ServiceAccount pods run without an identity of their own.
remediation:
  console: Take ServiceAccount out of --disable-admission-plugins.
mapped_from: [prowler apiserver_service_account_plugin]
references:
  - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_lists(c, 'disable-admission-plugins', 'ServiceAccount'))
