/*
Whether a resource of a policy is every role, user, group or policy, or all that there is in IAM.
  resource  as iam_policy_statements gives it
*/
CREATE FUNCTION iam_every_identity(resource VARCHAR) RETURNS BOOLEAN RETURN
  regexp_like(resource, '^arn:aws[a-z-]*:iam::(\*|[0-9]{12}|[$]\{[A-Za-z:]+\}):(\*|(role|user|group|policy)/\*)$')
