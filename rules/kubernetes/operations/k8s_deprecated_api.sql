/*
id: k8s_deprecated_api
title: Object uses an API version that Kubernetes has removed
severity: low
description: After an upgrade the object can no longer be read or changed, and a manifest of it fails.
remediation:
  console: "Move the manifest to the current version of the API: kubectl convert shows it."
references:
  - https://kubernetes.io/docs/reference/using-api/deprecation-guide/
*/
SELECT resource_uid, namespace, name, resource_type, api_version
FROM k8s_object
WHERE CASE
  WHEN resource_type IN ('CronJob') THEN api_version IN ('batch/v1beta1', 'batch/v2alpha1')
  WHEN resource_type IN ('Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet', 'NetworkPolicy')
    THEN api_version IN ('extensions/v1beta1', 'apps/v1beta1', 'apps/v1beta2')
  WHEN resource_type IN ('Ingress', 'IngressClass') THEN api_version IN ('extensions/v1beta1', 'networking.k8s.io/v1beta1')
  WHEN resource_type IN ('PodDisruptionBudget', 'PodSecurityPolicy') THEN api_version IN ('policy/v1beta1', 'extensions/v1beta1')
  WHEN resource_type = 'HorizontalPodAutoscaler' THEN api_version IN ('autoscaling/v2beta1', 'autoscaling/v2beta2')
  ELSE api_version IN (
    'discovery.k8s.io/v1beta1', 'events.k8s.io/v1beta1', 'node.k8s.io/v1beta1', 'apiextensions.k8s.io/v1beta1',
    'admissionregistration.k8s.io/v1beta1', 'certificates.k8s.io/v1beta1', 'coordination.k8s.io/v1beta1',
    'rbac.authorization.k8s.io/v1beta1', 'rbac.authorization.k8s.io/v1alpha1', 'scheduling.k8s.io/v1beta1',
      'storage.k8s.io/v1beta1', 'authentication.k8s.io/v1beta1',
    'authorization.k8s.io/v1beta1', 'apiregistration.k8s.io/v1beta1', 'flowcontrol.apiserver.k8s.io/v1beta1',
    'flowcontrol.apiserver.k8s.io/v1beta2', 'flowcontrol.apiserver.k8s.io/v1beta3')
END
