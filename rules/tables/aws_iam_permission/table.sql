/*
Whatever gives permissions in IAM: users, roles and groups with their inline policies, inline policies that are resources of
their own, managed policies.
  holder            user, role, group; inline: a policy document by itself that is put into one of them; managed: a customer
                    managed policy; aws: a managed policy of AWS
  policies          list of policy documents (JSON) that the resource holds itself; NULL: not in the record
  managed_policies  list of ARNs (Panther: names) of managed policies that are attached; NULL: not in the record
  users             list of users to whom a policy is attached; NULL: not said
*/
