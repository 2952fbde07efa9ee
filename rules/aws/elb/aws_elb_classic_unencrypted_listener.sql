/*
id: aws_elb_classic_unencrypted_listener
title: Classic load balancer takes requests without TLS
severity: medium
description: Passwords and sessions can be read on the way.
remediation:
  console: 'EC2 > Load balancers > Listeners: use HTTPS or SSL.'
  cli: >-
    aws elb create-load-balancer-listeners --load-balancer-name <name> --listeners
    Protocol=HTTPS,LoadBalancerPort=443,InstancePort=80,SSLCertificateId=<arn>
  terraform: Use lb_protocol = "https" in every listener.
attack: [T1040]
frameworks:
  nist_800_53_r5:
    ["ac_4", "ac_4_22", "ac_17_2", "ac_24_1", "au_9_3", "ca_9_b", "ia_5_1_c", "pm_17_b", "sc_7_4_b", "sc_7_4_g", "sc_7_5",
    "sc_8", "sc_8_1", "sc_8_2", "sc_8_3", "sc_8_4", "sc_8_5", "sc_13_a", "sc_23", "sc_23_5", "si_1_a_2"]
  pci_dss_4.0: ["1.2.5", "2.2.5", "2.2.7", "4.2.1.1", "4.2.1", "8.3.2"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_312_e_1", "164_312_e_2_i", "164_312_e_2_ii"]
  gdpr: ["article_32"]
mapped_from: [prowler elb_ssl_listeners]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name
FROM aws_elb_classic
WHERE any_match(listeners, lambda l : l['protocol'] IN ('HTTP', 'TCP'))
