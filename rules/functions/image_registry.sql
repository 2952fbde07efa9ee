/*
The registry in the name of an image; docker.io where none is named, and by Docker Hub's other names.
  image  as a pod names it
https://github.com/distribution/reference/blob/main/normalize.go
*/
CREATE FUNCTION image_registry(image VARCHAR) RETURNS VARCHAR RETURN
  CASE
    WHEN regexp_like(image, '^([^/]*[.:][^/]*|localhost)/') THEN CASE
      WHEN lower(split_part(image, '/', 1)) IN ('index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com') THEN 'docker.io'
      ELSE lower(split_part(image, '/', 1)) END
    WHEN image IS NOT NULL THEN 'docker.io' END
