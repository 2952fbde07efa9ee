//! A request as bytes, so that what a finding's first request says is rendered once and kept with it. Knows no template.

use std::borrow::Cow;

use bytes::{Buf, BufMut, Bytes, BytesMut};
use pipeline::delivery::{Method, Request};

const METHODS: [Method; 5] = [Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch];

/// Each part with its length before it.
pub(super) fn pack(request: &Request) -> Vec<u8> {
    let mut frame = BytesMut::with_capacity(request.body.len() + 512);
    let method = METHODS.iter().position(|method| *method == request.method).unwrap_or(2);
    frame.put_u8(u8::try_from(method).unwrap_or(2));
    let mut part = |bytes: &[u8]| {
        frame.put_u32(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        frame.put_slice(bytes);
    };
    part(request.url.as_bytes());
    part(&request.body);
    for (name, value) in &request.headers {
        part(name.as_bytes());
        part(value.as_bytes());
    }
    frame.into()
}

/// `None` where it is no such frame.
pub(super) fn unpack(mut frame: Bytes) -> Option<Request> {
    let method = *METHODS.get(usize::from(frame.has_remaining().then(|| frame.get_u8())?))?;
    let mut part = || -> Option<Bytes> {
        let length = (frame.remaining() >= 4).then(|| frame.get_u32())? as usize;
        (frame.remaining() >= length).then(|| frame.split_to(length))
    };
    let text = |bytes: Bytes| String::from_utf8(bytes.into()).ok();
    let (url, body) = (text(part()?)?, part()?);
    let mut headers = Vec::new();
    while let Some(name) = part() {
        headers.push((Cow::Owned(text(name)?), text(part()?)?));
    }
    Some(Request {
        method,
        url,
        headers,
        body,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_comes_out_as_it_went_in() {
        for method in METHODS {
            let request = Request {
                method,
                url: "https://x.example/?a=ü".to_owned(),
                headers: vec![
                    ("content-type".into(), "application/json".to_owned()),
                    ("x".into(), String::new()),
                ],
                body: Bytes::from_static(b"{\"a\":1}"),
            };
            assert!(unpack(pack(&request).into()) == Some(request));
        }
        assert!(unpack(Bytes::new()).is_none() && unpack(Bytes::from_static(b"\x02\0\0\0\x09")).is_none());
    }
}
