//! THE list of companions: resources that are a setting of another resource, and where in its values that setting is laid. A row is a
//! link; adding one needs no other code than the table's that reads it. Knows no document.
//!
//! Terraform: each provider's page of the resource says which argument names its parent. CloudFormation: the resource type's reference.

mod aws;
mod azurerm;
mod cloudformation;
mod google;

pub use cloudformation::CLOUDFORMATION;

use super::Link;

/// Links of Terraform's resources, all providers.
pub fn terraform() -> impl Iterator<Item = &'static Link> {
    aws::AWS.iter().chain(&azurerm::AZURERM).chain(&google::GOOGLE)
}

#[cfg(test)]
mod tests {
    use super::{CLOUDFORMATION, terraform};

    #[test]
    fn every_link_leads_somewhere() {
        for link in terraform().chain(&CLOUDFORMATION) {
            let shown = format!("{} by {:?}", link.child, link.by);
            assert!(!link.parents.is_empty() && !link.lay.is_empty(), "{shown}");
            assert_eq!(
                link.by.is_empty(),
                link.is_default,
                "{shown}: what holds for all is a default"
            );
            assert!(
                link.by.is_empty() || link.are_siblings || !link.named.is_empty(),
                "{shown}: by what may it be named?"
            );
        }
    }
}
