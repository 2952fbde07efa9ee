# The feeds, at the level that is asked for. They send what changes from now on; what is there is listed by the first sync.

resource "google_cloud_asset_organization_feed" "changes" {
  for_each        = var.organization == null ? [] : local.contents
  billing_project = var.project
  org_id          = var.organization
  feed_id         = "${var.name}-${lower(replace(each.value, "_", "-"))}"
  content_type    = each.value
  asset_types     = var.asset_types
  feed_output_config {
    pubsub_destination {
      topic = google_pubsub_topic.changes.id
    }
  }
  depends_on = [google_pubsub_topic_iam_member.feeds_publish]
}

resource "google_cloud_asset_folder_feed" "changes" {
  for_each        = var.folder == null ? [] : local.contents
  billing_project = var.project
  folder          = var.folder
  feed_id         = "${var.name}-${lower(replace(each.value, "_", "-"))}"
  content_type    = each.value
  asset_types     = var.asset_types
  feed_output_config {
    pubsub_destination {
      topic = google_pubsub_topic.changes.id
    }
  }
  depends_on = [google_pubsub_topic_iam_member.feeds_publish]
}

resource "google_cloud_asset_project_feed" "changes" {
  for_each        = var.organization == null && var.folder == null ? local.contents : []
  project         = var.project
  billing_project = var.project
  feed_id         = "${var.name}-${lower(replace(each.value, "_", "-"))}"
  content_type    = each.value
  asset_types     = var.asset_types
  feed_output_config {
    pubsub_destination {
      topic = google_pubsub_topic.changes.id
    }
  }
  depends_on = [google_pubsub_topic_iam_member.feeds_publish]
}
