//! Several servers that are one destination: a request goes to the one that answered last, and on to the next where that is away or
//! busy. Keeps the cookies of each, by which a balancer before several machines finds the same one again. Knows no destination.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures::FutureExt;
use futures::future::BoxFuture;
use pipeline::delivery::{Request, Response, Transport, TransportError};

/// On a request the one endpoint that it is for, on a response the one that it is from. Never leaves this machine.
pub(crate) const ENDPOINT: &str = "x-tripline-endpoint";

/// A transport to the first of these that is well.
pub(crate) struct Endpoints {
    inner: Arc<dyn Transport>,
    /// Without a slash at the end. Requests are made for the first.
    bases: Vec<String>,
    current: AtomicUsize,
    cookies: Vec<Mutex<BTreeMap<String, String>>>,
}

impl Endpoints {
    pub(crate) fn new(inner: Arc<dyn Transport>, bases: Vec<String>) -> Self {
        Self {
            inner,
            cookies: bases.iter().map(|_| Mutex::default()).collect(),
            bases,
            current: AtomicUsize::new(0),
        }
    }

    /// The request as that endpoint gets it.
    fn addressed(&self, request: &Request, number: usize) -> Request {
        let mut request = request.clone();
        request.headers.retain(|(name, _)| name.as_ref() != ENDPOINT);
        if let (Some(first), Some(base)) = (self.bases.first(), self.bases.get(number))
            && let Some(path) = request.url.strip_prefix(first.as_str())
        {
            request.url = format!("{base}{path}");
        }
        let cookies = self
            .cookies
            .get(number)
            .map(|kept| kept.lock().unwrap_or_else(PoisonError::into_inner));
        let pairs: Vec<String> = cookies
            .iter()
            .flat_map(|kept| kept.iter().map(|(name, value)| format!("{name}={value}")))
            .collect();
        if !pairs.is_empty() {
            request.headers.push(("cookie".into(), pairs.join("; ")));
        }
        request
    }

    async fn ask(&self, request: &Request, number: usize) -> Result<Response, TransportError> {
        let mut response = self.inner.send(self.addressed(request, number)).await?;
        if let Some(cookies) = self.cookies.get(number) {
            let mut kept = cookies.lock().unwrap_or_else(PoisonError::into_inner);
            let set = response
                .headers
                .iter()
                .filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
            for (name, value) in set.filter_map(|(_, cookie)| cookie.split(';').next()?.split_once('=')) {
                kept.insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
        response.headers.insert(0, (ENDPOINT.to_owned(), number.to_string()));
        Ok(response)
    }
}

/// Away or busy, and none of the request was taken.
fn is_away(asked: &Result<Response, TransportError>) -> bool {
    match asked {
        Err(_) => true,
        Ok(response) => {
            let counted = response.body.windows(PARTLY.len()).any(|window| window == PARTLY);
            matches!(response.status, 502..=504) && !counted
        }
    }
}

/// A collector that is busy says by this how much of a request it took.
const PARTLY: &[u8] = b"invalid-event-number";

impl Transport for Endpoints {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        async move {
            if let Some(number) = request.header(ENDPOINT).and_then(|number| number.parse().ok()) {
                return self.ask(&request, number).await;
            }
            let (count, start) = (self.bases.len(), self.current.load(Ordering::Relaxed));
            let mut asked = self.ask(&request, start).await;
            for step in 1..count {
                if !is_away(&asked) {
                    break;
                }
                let number = (start + step) % count;
                let next = self.ask(&request, number).await;
                if !is_away(&next) {
                    self.current.store(number, Ordering::Relaxed);
                    return next;
                }
                asked = next;
            }
            asked
        }
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use bytes::Bytes;
    use pipeline::delivery::Method;

    use super::*;

    /// Answers by the host.
    struct Hosts(Mutex<Vec<(String, Option<String>)>>);

    impl Transport for Hosts {
        fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
            let cookie = request.header("cookie").map(str::to_owned);
            self.0.lock().unwrap().push((request.url.clone(), cookie));
            let answer = |status, body: &'static str| {
                let headers = vec![("Set-Cookie".to_owned(), "node=7; Path=/".to_owned())];
                Ok(Response {
                    status,
                    headers,
                    body: Bytes::from_static(body.as_bytes()),
                })
            };
            let response = match request.url.as_str() {
                url if url.starts_with("https://away") => Err(TransportError::NoAnswer("away".to_owned())),
                url if url.starts_with("https://busy") => answer(503, "{}"),
                url if url.starts_with("https://part") => answer(503, r#"{"invalid-event-number":3}"#),
                _ => answer(200, ""),
            };
            async move { response }.boxed()
        }
    }

    async fn check(hosts: &[&str], pinned: Option<&str>, expect: &[&str], status: Option<u16>) {
        let inner = Arc::new(Hosts(Mutex::default()));
        let bases = hosts.iter().map(|host| format!("https://{host}")).collect();
        let endpoints = Endpoints::new(Arc::clone(&inner) as Arc<dyn Transport>, bases);
        let headers = pinned
            .map(|number| (ENDPOINT.into(), number.to_owned()))
            .into_iter()
            .collect();
        let url = format!("https://{}/e", hosts[0]);
        let request = Request {
            method: Method::Post,
            url,
            headers,
            body: Bytes::new(),
        };
        let response = endpoints.send(request.clone()).await;
        assert_eq!(
            response.as_ref().ok().map(|response| response.status),
            status,
            "{hosts:?}"
        );
        let asked: Vec<String> = inner.0.lock().unwrap().drain(..).map(|(url, _)| url).collect();
        let expect: Vec<String> = expect.iter().map(|host| format!("https://{host}/e")).collect();
        assert_eq!(asked, expect);
        if status == Some(200) {
            let last = asked.last().unwrap();
            endpoints.send(request).await.unwrap();
            let again = inner.0.lock().unwrap().remove(0);
            assert_eq!(
                again,
                (last.clone(), Some("node=7".to_owned())),
                "whoever was well, with its cookie"
            );
        }
    }

    #[tokio::test]
    async fn the_next_takes_what_one_cannot() {
        check(&["well", "other"], None, &["well"], Some(200)).await;
        check(&["away", "busy", "well"], None, &["away", "busy", "well"], Some(200)).await;
        check(&["away", "busy"], None, &["away", "busy"], Some(503)).await;
        check(&["part", "well"], None, &["part"], Some(503)).await;
        check(&["well", "other"], Some("1"), &["other"], Some(200)).await;
        check(&["well", "away"], Some("1"), &["away"], None).await;
    }
}
