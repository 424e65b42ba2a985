// The rows of queries/<name>.sql, as an array of objects. Where the server is, and who asks: environment variables, see README.md.
import {readFileSync} from "node:fs";
import {parseArgs} from "node:util";
import {Trino} from "trino-client";

const {name} = parseArgs({options: {name: {type: "string"}}}).values;

const trino = Trino.create({
  server: process.env.TRINO_SERVER ?? "http://127.0.0.1:8080",
  catalog: process.env.TRINO_CATALOG ?? "memory",
  schema: process.env.TRINO_SCHEMA ?? "reports",
  source: "tributary-dashboard",
  extraHeaders: {"X-Trino-User": process.env.TRINO_USER ?? "dashboard"}
});

const rows = [];
for await (const page of await trino.query(readFileSync(`queries/${name}.sql`, "utf8"))) {
  // The client does not throw where a query fails
  if (page.error) {
    throw new Error(`queries/${name}.sql: ${page.error.message}`);
  }
  for (const values of page.data ?? []) {
    rows.push(Object.fromEntries(page.columns.map((column, index) => [column.name, values[index]])));
  }
}
process.stdout.write(JSON.stringify(rows));
