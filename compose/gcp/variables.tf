variable "project" {
  description = "The project that holds topic, subscription and service account, and pays for the calls."
  type        = string
}

variable "organization" {
  description = "Number of the organization to watch; without it and `folder` the project alone."
  type        = string
  default     = null
}

variable "folder" {
  description = "Number of a folder to watch."
  type        = string
  default     = null
}

variable "asset_types" {
  description = "Types of assets, RE2 expressions of Cloud Asset Inventory; all by default."
  type        = list(string)
  default     = [".*.googleapis.com.*"]
}

variable "name" {
  description = "What the names of all of it begin with."
  type        = string
  default     = "tripline"
}

variable "kms_key_name" {
  description = "A Cloud KMS key of your own for the topics; Pub/Sub's service agent needs roles/cloudkms.cryptoKeyEncrypterDecrypter on it."
  type        = string
  default     = null
}

variable "workloads" {
  description = "Who may take the service account: `serviceAccount:PROJECT.svc.id.goog[NAMESPACE/NAME]` of GKE, `principal://…` of workload identity federation."
  type        = list(string)
  default     = []
}

variable "labels" {
  description = "Labels beside `application`."
  type        = map(string)
  default     = {}
}
