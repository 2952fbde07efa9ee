# Who reads: one service account without a key. A workload takes it by workload identity (`workloads`), or is attached to it.

resource "google_service_account" "reader" {
  project      = var.project
  account_id   = "${var.name}-reader"
  display_name = "Tripline"
  description  = "Reads changes and lists assets; changes nothing"
}

resource "google_service_account_iam_member" "workloads" {
  for_each           = toset(var.workloads)
  service_account_id = google_service_account.reader.name
  role               = "roles/iam.workloadIdentityUser"
  member             = each.value
}

resource "google_pubsub_subscription_iam_member" "reader" {
  project      = var.project
  subscription = google_pubsub_subscription.changes.name
  role         = "roles/pubsub.subscriber"
  member       = google_service_account.reader.member
}

# First sync: list what is there. `cloudasset.viewer` sees configurations, not contents.
resource "google_organization_iam_member" "reader" {
  count  = var.organization == null ? 0 : 1
  org_id = var.organization
  role   = "roles/cloudasset.viewer"
  member = google_service_account.reader.member
}

resource "google_folder_iam_member" "reader" {
  count  = var.folder == null ? 0 : 1
  folder = "folders/${var.folder}"
  role   = "roles/cloudasset.viewer"
  member = google_service_account.reader.member
}

resource "google_project_iam_member" "reader" {
  count   = var.organization == null && var.folder == null ? 1 : 0
  project = var.project
  role    = "roles/cloudasset.viewer"
  member  = google_service_account.reader.member
}

# The project that pays for the calls (`x-goog-user-project`).
resource "google_project_iam_member" "quota" {
  project = var.project
  role    = "roles/serviceusage.serviceUsageConsumer"
  member  = google_service_account.reader.member
}
