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
frameworks:
  cis_gcp_5.0: ["4.9"]
  iso27001_2022: [A.8.1]
  pci_dss_4.0: ["1.2.8", "1.4.2", "1.4.5", "3.5.1", A1.1.2, A1.1.3, A3.4.1]
  hipaa: [164_308_a_1_ii_b, 164_310_a_1, 164_312_a_1]
  soc2: [cc_6_6]
mapped_from: [prowler compute_instance_public_ip]
references:
  - https://cloud.google.com/compute/docs/ip-addresses
*/
SELECT resource_uid, project, name, interfaces
FROM gcp_instance
WHERE any_match(interfaces, lambda i : i['external']) AND NOT gke
