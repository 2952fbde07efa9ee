/*
Whether a resource of a policy is every resource: *, and what says the same (**, arn:aws:*, arn:aws:*:*:*:*).
  resource  as iam_policy_statements gives it
*/
CREATE FUNCTION iam_any_resource(resource VARCHAR) RETURNS BOOLEAN RETURN
  regexp_like(resource, '^(\*+|arn:\*+|arn:[a-z*-]+(:\*+)+)$')
