# Sourced by test.sh: a PostgreSQL server that lives as long as the script, unless METAROUTER_TEST_POSTGRES names one already.
#   start_postgresql    sets METAROUTER_TEST_POSTGRES, or says what to install
#   stop_postgresql     ends the server that was started, and removes its files
postgresql_files=
find_pg_ctl() {
  command -v pg_ctl || find /usr/lib/postgresql /usr/local/opt /opt/homebrew/opt -path '*/bin/pg_ctl' 2>/dev/null | sort -V | tail -n 1 || true
}
# The server refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"); else "$@"; fi; }

start_postgresql() {
  [ -z "${METAROUTER_TEST_POSTGRES:-}" ] || return 0
  local pg_ctl
  pg_ctl=$(find_pg_ctl)
  if [ -z "$pg_ctl" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Debian's postgresql for the tests of the second database (a minute) ..."
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql; } >/tmp/metarouter-apt.log 2>&1 \
      || { tail -n 20 /tmp/metarouter-apt.log >&2; }
    pg_ctl=$(find_pg_ctl)
  fi
  if [ -z "$pg_ctl" ]; then
    echo "The tests need PostgreSQL. Install it (Debian: apt-get install postgresql), or set METAROUTER_TEST_POSTGRES to the connection string of a server" \
      "whose user may create databases, and run this again." >&2
    exit 69
  fi

  postgresql_files=$(mktemp -d)
  printf 'metarouter\n' >"$postgresql_files/password"
  if [ "$(id -u)" = 0 ]; then chown -R postgres "$postgresql_files"; fi
  postgresql_bin=$(dirname "$(readlink -f "$pg_ctl")")
  as_postgres "$postgresql_bin/initdb" -D "$postgresql_files/data" -U postgres -E UTF8 --locale=C -A scram-sha-256 --pwfile="$postgresql_files/password" --no-sync >/dev/null
  # Nothing in it is worth keeping: it need not wait for the disk.
  local port options="-c fsync=off -c full_page_writes=off -c max_connections=300 -c listen_addresses=127.0.0.1 -c unix_socket_directories="
  for _ in 1 2 3 4 5 6 7 8; do
    port=$((20000 + RANDOM % 12000))
    if as_postgres "$postgresql_bin/pg_ctl" start -w -s -t 60 -D "$postgresql_files/data" -l "$postgresql_files/log" -o "$options -p $port" 2>/dev/null; then
      export METAROUTER_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Database=postgres;Username=postgres;Password=metarouter"
      return 0
    fi
  done
  tail -n 20 "$postgresql_files/log" >&2
  echo "The PostgreSQL server for the tests does not start; its last lines stand above." >&2
  exit 69
}

stop_postgresql() {
  [ -n "$postgresql_files" ] || return 0
  as_postgres "$postgresql_bin/pg_ctl" stop -s -m immediate -D "$postgresql_files/data" 2>/dev/null || true
  rm -rf "$postgresql_files"
}
