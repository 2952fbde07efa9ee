/*
id: gcp_instance_serial_port
title: Machine's serial console is open
severity: medium
description: The serial console takes connections from every address, past the firewall.
remediation:
  console: "Compute Engine > machine > Edit: serial ports off."
  cli: gcloud compute instances add-metadata <name> --metadata=serial-port-enable=FALSE
  terraform: |
    metadata = {
      serial-port-enable = "FALSE"
    }
mapped_from: [prowler compute_instance_serial_ports_in_use]
references:
  - https://cloud.google.com/compute/docs/troubleshooting/troubleshooting-using-serial-console
*/
SELECT resource_uid, project, name, metadata
FROM gcp_instance
WHERE any_match(metadata, lambda m : m['key'] = 'serial-port-enable' AND lower(m['value']) IN ('true', '1', 'y', 'yes'))
