//! Access tokens of Entra ID. Knows no API.
//!
//! Documents: Microsoft identity platform, "OAuth 2.0 client credentials flow" (secret, and federated credential, RFC 7523); Managed
//! identities for Azure resources, "Get a token using HTTP".

use std::time::Duration;

use reqwest::{Client, RequestBuilder};
use tokio::time::Instant;

use super::account::Account;
use crate::source::{Fault, oauth};

const AUTHORITY: &str = "https://login.microsoftonline.com";
const METADATA: &str = "http://169.254.169.254/metadata/identity/oauth2/token";
/// What stands for an assertion (RFC 7523, section 2.2).
const BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// A token is replaced so long before it ends.
const EARLY: Duration = Duration::from_secs(120);
const FIX: &str = "check `identity`: tenant, client and secret, or run it where Azure gives it a managed identity";

/// Tokens for one API.
pub(in crate::source) struct Tokens {
    account: Account,
    /// `https://management.azure.com`
    resource: String,
    client: Client,
    current: Option<(String, Instant)>,
}

impl Tokens {
    pub(in crate::source) fn new(account: &Account, resource: &str, client: Client) -> Self {
        Self {
            account: account.clone(),
            resource: resource.to_owned(),
            client,
            current: None,
        }
    }

    /// A token that holds now.
    pub(in crate::source) async fn get(&mut self) -> Result<String, Fault> {
        if let Some((token, until)) = &self.current
            && Instant::now() < *until
        {
            return Ok(token.clone());
        }
        let (token, lasts) = self.grant().await?;
        self.current = Some((token.clone(), Instant::now() + lasts.saturating_sub(EARLY)));
        Ok(token)
    }

    /// After a refusal the secret is read anew.
    pub(in crate::source) fn forget(&mut self) {
        self.current = None;
    }

    /// A new token, and how long it lasts.
    pub(in crate::source) async fn grant(&self) -> Result<(String, Duration), Fault> {
        let request = match self.account.is_application() {
            true => self.application()?,
            false => self.machine(),
        };
        oauth::grant(request, FIX).await
    }

    fn application(&self) -> Result<RequestBuilder, Fault> {
        let exposed = |key: &str, secret: &pipeline::config::Secret| {
            let said = secret.expose().map(|said| said.trim().to_owned());
            said.map_err(|what| Fault::refused(format!("`identity.{key}`: {what}"), FIX))
        };
        let account = &self.account;
        let mut form = vec![
            ("grant_type", "client_credentials".to_owned()),
            ("client_id", account.client_id.clone().unwrap_or_default()),
            ("scope", format!("{}/.default", self.resource)),
        ];
        if let Some(secret) = &account.client_secret {
            form.push(("client_secret", exposed("client_secret", secret)?));
        }
        if let Some(token) = &account.federated_token {
            form.push(("client_assertion_type", BEARER.to_owned()));
            form.push(("client_assertion", exposed("federated_token", token)?));
        }
        let authority = account.authority.as_deref().unwrap_or(AUTHORITY).trim_end_matches('/');
        let tenant = account.tenant_id.as_deref().unwrap_or_default();
        let url = format!("{authority}/{tenant}/oauth2/v2.0/token");
        Ok(self.client.post(url).form(&form))
    }

    fn machine(&self) -> RequestBuilder {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("api-version", "2018-02-01");
        query.append_pair("resource", &self.resource);
        if let Some(client) = &self.account.client_id {
            query.append_pair("client_id", client);
        }
        let request = self.client.get(format!("{METADATA}?{}", query.finish()));
        request.header("metadata", "true").timeout(Duration::from_secs(5))
    }
}
