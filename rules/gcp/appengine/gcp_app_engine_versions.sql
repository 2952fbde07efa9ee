/*
id: gcp_app_engine_versions
title: App Engine service sends traffic to many versions
severity: informational
description: Old versions that go on getting traffic keep the holes that newer ones have closed.
remediation:
  console: "App Engine > Versions: send all traffic to one version, delete the others."
  cli: gcloud app services set-traffic <service> --splits=<version>=1
references:
  - https://cloud.google.com/appengine/docs/standard/splitting-traffic
params:
  most: {type: integer, default: 2, meaning: most versions with traffic}
*/
SELECT resource_uid, project, name, versions
FROM gcp_app_engine_service
WHERE array_length(versions) > $most
