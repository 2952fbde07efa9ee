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
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-controller-manager' AND NOT any_match(flags, lambda f : f['name'] = 'service-account-private-key-file')
