# Sourced by mvnw and orrery: points JAVA_HOME at a JDK 25, wherever one usually lies, because the
# `java` on the PATH is often an older one. Says in one sentence what to install when there is none.
orrery_jdk_release=25

orrery_is_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] &&
    grep -q "^JAVA_VERSION=\"$orrery_jdk_release" "$1/release"
}

orrery_find_jdk() {
  for candidate in "${JAVA_HOME:-}" "${ORRERY_JAVA_HOME:-}"; do
    if [ -n "$candidate" ] && orrery_is_jdk "$candidate"; then echo "$candidate"; return 0; fi
  done
  on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    candidate=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    if orrery_is_jdk "$candidate"; then echo "$candidate"; return 0; fi
  fi
  set +f # mvnw runs without globbing; the search below needs it
  for candidate in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk* \
    "${HOME:-/root}"/.sdkman/candidates/java/* "${HOME:-/root}"/.jdks/* "${HOME:-/root}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if orrery_is_jdk "$candidate"; then echo "$candidate"; return 0; fi
  done
  return 1
}

if JAVA_HOME=$(orrery_find_jdk); then
  export JAVA_HOME
else
  echo "Orrery needs a JDK $orrery_jdk_release and found none: install it (Debian with the Adoptium repository: apt-get install temurin-$orrery_jdk_release-jdk) or set JAVA_HOME to one." >&2
  exit 3
fi
