/*
Whether a live record's state says that the resource is being ended or has ended: nothing of it can be changed any more.
  state  the service's word; NULL: not said, which is no
*/
CREATE FUNCTION is_going(state VARCHAR) RETURNS BOOLEAN RETURN
  coalesce(lower(state) IN ('deleting', 'deleted', 'delete_in_progress', 'delete_complete', 'deletion_in_progress', 'inactive',
    'pendingdeletion', 'pendingreplicadeletion', 'shutting-down', 'terminated', 'terminated_with_errors', 'terminating'), false)
