/*
Whether the sites from which an API key works keep anybody out: it names some, and none that stands for all of them or for a top-level domain.
  referrers  as the key lists them: shop.example.org/*, *.example.org
https://cloud.google.com/docs/authentication/api-keys#adding-application-restrictions
*/
CREATE FUNCTION api_key_sites_limit(referrers VARCHAR[]) RETURNS BOOLEAN RETURN
  any_match(referrers, lambda r : r <> '')
    AND NOT any_match(referrers, lambda r : regexp_like(lower(r), '^(https?://|\*://)?(\*|\*?\.[a-z]{2,}|\*\.\*)?(:\*)?(/\*?)?$') AND r <> '')
