/*
id: k8s_controller_root_ca
title: Pods get no certificate to check the API server by
severity: medium
description: Without --root-ca-file pods take any server for the API server.
remediation:
  console: Start kube-controller-manager with --root-ca-file.
attack: [T1557]
mapped_from: [prowler controllermanager_root_ca_file_set]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_controller_manager
WHERE any_match(commands, lambda c : command_flag(c, 'root-ca-file') = '')
