/*
Whether the name of a variable says that it holds the name, address or number of a secret and not the secret.
DB_SECRET_NAME, TOKEN_URL, tokenTtl; the id of an access key is part of the credentials.
  name  of a variable or parameter
*/
CREATE FUNCTION names_no_secret(name VARCHAR) RETURNS BOOLEAN RETURN
  regexp_like(name, '(?i:[_.-](name|id|arn|url|uri|path|file|ttl|seconds|minutes|hours|days|version|length|region|endpoint|issuer|expiry|expiration))$|[a-z](Name|Id|Arn|Url|Uri|Path|File|Ttl|Seconds|Version|Length|Region|Endpoint)$')
    AND NOT regexp_like(name, 'access_?key_?id$', 'i')
