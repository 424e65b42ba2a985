#!/bin/bash
#
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#     http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.
#
# Makes the database of the first start, as the image "postgres" does with the same variables: POSTGRES_USER,
# POSTGRES_PASSWORD_FILE and the scripts of /docker-entrypoint-initdb.d. Then becomes the server.
set -euo pipefail

export POSTGRES_USER=${POSTGRES_USER:-postgres}

[[ "$1" == postgres ]] || exec "$@"

# Half a database would be taken for a whole one at the next start
remove_draft() {
    pg_ctl --silent --mode=immediate stop 2> /dev/null || true
    rm -rf "${PGDATA:?}"/*
}

if [[ ! -s "$PGDATA/PG_VERSION" ]]; then
    [[ -r "${POSTGRES_PASSWORD_FILE:-}" ]] || { echo "POSTGRES_PASSWORD_FILE has to name a file that user $(id -u) can read" >&2; exit 1; }
    trap remove_draft EXIT
    initdb --username="$POSTGRES_USER" --pwfile="$POSTGRES_PASSWORD_FILE" --encoding=UTF8 --auth-local=trust --auth-host=scram-sha-256
    echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
    # Nobody outside sees the database before its scripts are done
    pg_ctl --wait --silent --options="-c listen_addresses=''" start
    for script in /docker-entrypoint-initdb.d/*.sh; do
        [[ ! -e "$script" ]] || bash "$script"
    done
    pg_ctl --wait --silent --mode=fast stop
    trap - EXIT
fi

exec "$@" -c listen_addresses='*'
