/*
id: k8s_controller_kubelet_rotation
title: Controller manager does not rotate server certificates of kubelets
severity: medium
description: With the feature RotateKubeletServerCertificate off, kubelets keep certificates that they have signed themselves.
remediation:
  console: Take RotateKubeletServerCertificate=false out of --feature-gates.
mapped_from: [prowler controllermanager_rotate_kubelet_server_cert]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_controller_manager
WHERE any_match(commands, lambda c : command_lists(c, 'feature-gates', 'RotateKubeletServerCertificate=false'))
