# Sourced by `run`, `test` and what they call: where everything lives that is built or fetched. Outside the clone, so that a clean
# checkout compiles only our crates.
export TRIPLINE_CACHE=${TRIPLINE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tripline}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$TRIPLINE_CACHE/target}
export PATH=$TRIPLINE_CACHE/tools/bin:$HOME/.cargo/bin:$PATH
