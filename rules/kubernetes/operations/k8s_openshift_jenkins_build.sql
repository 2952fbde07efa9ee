/*
id: k8s_openshift_jenkins_build
title: OpenShift builds by the deprecated Jenkins pipeline strategy
severity: low
description: >-
  The strategy has been deprecated since OpenShift 4.2, and its Jenkins runs with rights on the whole project that whoever may start a
  build has then, too.
remediation:
  console: Build by OpenShift Pipelines (Tekton), or let Jenkins stand outside of the build configuration.
references:
  - https://docs.redhat.com/en/documentation/openshift_container_platform/4.21/html/builds_using_buildconfig/build-strategies
*/
SELECT resource_uid, namespace, name, strategy
FROM k8s_build_config
WHERE strategy = 'JenkinsPipeline'
