# syntax=docker/dockerfile:1
# The image of Tripline: the binary and the libraries that it is linked to, nothing else that runs; no shell, not root, nothing written
# but /var/lib/tripline. compose/image/check.sh assembles the same files without a container engine and runs the binary in them.
#
#   docker build --build-arg COMMIT=$(git rev-parse --short=9 HEAD) -t tripline .
#   docker run --rm --read-only -v tripline:/var/lib/tripline -p 127.0.0.1:8088:8088 -e TRIPLINE_TOKEN=… tripline
ARG DEBIAN=bookworm
ARG RUST=1.95

FROM rust:${RUST}-slim-${DEBIAN} AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends build-essential cmake pkg-config libssl-dev zlib1g-dev \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
ARG COMMIT=""
RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/src/target \
    if [ -n "$COMMIT" ]; then export TRIPLINE_COMMIT="$COMMIT"; fi \
 && cargo build --release --locked -p tripline \
 && cp target/release/tripline /usr/local/bin/tripline
# What the final image is made of, put together by the script that the check runs too.
RUN compose/image/assemble.sh /usr/local/bin/tripline /image

FROM scratch
ARG COMMIT=""
ARG VERSION=""
LABEL org.opencontainers.image.title="Tripline" \
      org.opencontainers.image.description="Cloud configuration changes in, OCSF findings out" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${COMMIT}"
COPY --from=build /image /
ENV PATH=/usr/bin \
    SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt \
    TRIPLINE_TELEMETRY=0.0.0.0:9464
USER 65532:65532
WORKDIR /var/lib/tripline
VOLUME ["/var/lib/tripline", "/tmp"]
# 8088: records; 9464: /metrics, /healthz, /readyz.
EXPOSE 8088 9464
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["/usr/bin/tripline", "probe"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/bin/tripline"]
CMD ["run"]
