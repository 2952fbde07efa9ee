/*
The tag in the name of an image; the empty text: none.
  image  as a pod names it
*/
CREATE FUNCTION image_tag(image VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN regexp_like(split_part(image, '@', 1), ':[^/:]+$') THEN regexp_replace(split_part(image, '@', 1), '^.*:', '')
    WHEN image IS NOT NULL THEN '' END
