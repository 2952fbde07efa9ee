/*
id: gcp_instance_external_ip
title: Machine has an external address
severity: medium
description: A machine with an external address is one firewall rule away from the internet.
remediation:
  console: >
    Compute Engine > machine > Edit > Network interfaces: external address none; use Cloud NAT and a load balancer.
  cli: gcloud compute instances delete-access-config <name> --zone <zone>
  terraform: |
    network_interface {
      network = "shop"
      # no access_config
    }
attack: [T1190]
mapped_from: [prowler compute_instance_public_ip]
references:
  - https://cloud.google.com/compute/docs/ip-addresses
*/
SELECT resource_uid, project, name, interfaces
FROM gcp_instance
WHERE any_match(interfaces, lambda i : i['external']) AND NOT gke
