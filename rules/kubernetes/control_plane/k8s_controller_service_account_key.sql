/*
id: k8s_controller_service_account_key
title: Controller manager signs tokens with no key of its own
severity: medium
description: Without --service-account-private-key-file tokens are signed by a key that cannot be rotated by itself.
remediation:
  console: Start kube-controller-manager with --service-account-private-key-file.
mapped_from: [prowler controllermanager_service_account_private_key_file]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_controller_manager
WHERE any_match(commands, lambda c : command_flag(c, 'service-account-private-key-file') = '')
