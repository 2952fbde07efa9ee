/*
Compute Engine machines, and in Terraform the templates out of which groups make them. Old exports name lists in the singular.
Defaults: https://cloud.google.com/compute/docs/reference/rest/v1/instances and
https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
  name, project, zone
  template             it is a template
  can_ip_forward, deletion_protection, preemptible   false by default
  automatic_restart    true by default
  host_maintenance     MIGRATE by default, TERMINATE
  interfaces           list of {network, external}: external whether it has an external address
  accounts             list of {email, scopes}; scopes as the record has them: URLs, or gcloud's aliases
  metadata             list of {key, value}
  secure_boot          false by default
  vtpm, integrity      true by default in Terraform's block; NULL where there is none, for then the image decides
  confidential         false by default
  disks                list of {name, kms_key, customer_key, auto_delete}; kms_key the empty text: none; customer_key: encrypted
                       with a key that the customer supplies
  gke, dataflow        made by these services, which set them up
*/
