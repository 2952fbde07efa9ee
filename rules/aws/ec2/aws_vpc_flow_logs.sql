/*
id: aws_vpc_flow_logs
title: VPC has no flow logs
severity: medium
description: Nobody can say afterwards who talked to whom in the network.
remediation:
  console: 'VPC > Your VPCs > Flow logs: Create flow log.'
  cli: >-
    aws ec2 create-flow-logs --resource-type VPC --resource-ids <id> --traffic-type ALL --log-destination <arn>
    --log-destination-type s3
  terraform: Add an aws_flow_log with vpc_id.
attack: [T1562.008]
frameworks:
  cis_aws_7.0: ["4.7"]
  nist_800_53_r5: ["ac_4_26", "au_2_b", "au_3_a", "au_3_b", "au_3_c", "au_3_d", "au_3_e", "au_6_3", "au_6_4", "au_6_6",
    "au_6_9", "au_8_b", "au_12_a", "au_12_c", "au_12_1", "au_12_2", "au_12_3", "au_12_4", "au_14_a", "au_14_b", "au_14_3",
    "ca_7_b", "cm_5_1_b", "cm_6_a", "cm_9_b", "ia_3_3_b", "ma_4_1_a", "pm_14_a_1", "pm_14_b", "pm_31", "si_4_17", "si_7_8"]
  nist_csf_2.0: ["po_4", "pt_1", "pt_4", "ae_1", "cm_1"]
  iso27001_2022: ["A.8.15", "A.8.16", "A.8.20", "A.8.21", "A.8.22", "A.8.23"]
  pci_dss_4.0: ["10.2.1", "10.2.2", "10.3.1", "10.6.3", "5.3.4", "A1.2.1.34"]
  hipaa: ["164_308_a_1_ii_d", "164_308_a_3_ii_a", "164_308_a_6_ii", "164_312_b", "164_312_c_2"]
  gdpr: ["article_25", "article_30"]
  soc2: ["cc_7_2", "cc_7_3"]
mapped_from: [prowler vpc_flow_logs_enabled]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
*/
SELECT resource_uid, name, flow_logs
FROM aws_vpc
WHERE NOT flow_logs
