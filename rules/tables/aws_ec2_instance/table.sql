/*
EC2 instances.
  imds_tokens             required (IMDSv2 only), optional; NULL in templates that leave it to the image and the account; plans:
                          optional unless set
  imds_endpoint           enabled, disabled; templates: enabled unless set
  hop_limit               hops that the answer of the metadata service may take; NULL: not said
  public_ip               it has a public address; NULL where a template leaves that to the
                          subnet
  monitoring              detailed monitoring
  ebs_optimized           EBS optimized
  profile                 its instance profile; empty: none; not known: a template gives one whose name is open
  user_data               the script, in base64 or as text
  key_name                its SSH key; empty: none
  image                   the AMI
  instance_type           such as t3.micro; the empty text: not said
  tenancy                 default, dedicated, host
  vpc                     its VPC; NULL in templates
  state                   running, stopped, …; NULL in templates
  launched                RFC 3339; NULL in templates
  block_devices           list of {device, encrypted}; encrypted NULL where the record names the volume only
  network_interfaces      how many; NULL: not said
  security_groups         names of its security groups; NULL in templates, which name them by id
  source_dest_check       traffic that is not its own is dropped
  termination_protection  the API refuses to end it; NULL: not in the record
*/
