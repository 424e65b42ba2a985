// Asks the server whose address is the only argument, by trino-client, and fails where an answer is not as it should be.
import assert from "node:assert/strict";
import {Trino} from "trino-client";

const trino = Trino.create({
  server: process.argv[2],
  catalog: "journeys",
  schema: "tiny",
  source: "node",
  // Without the second one, times come in milliseconds, whatever their precision
  extraHeaders: {"X-Trino-User": "node", "X-Trino-Client-Capabilities": "PARAMETRIC_DATETIME"}
});

async function ask(sql) {
  const rows = [];
  for await (const page of await trino.query(sql)) {
    if (page.error) {
      throw Object.assign(new Error(page.error.message), {name: page.error.errorName});
    }
    rows.push(...(page.data ?? []));
  }
  return rows;
}

const events = `FROM (VALUES
    ('🛒 shop', TIMESTAMP '2026-01-01 10:00:00', CAST(NULL AS decimal(10, 2))),
    ('email', TIMESTAMP '2026-01-03 10:00:00', NULL),
    (NULL, TIMESTAMP '2026-01-04 10:00:00', DECIMAL '10.01')) AS event (channel, event_time, value)`;

// A row is an array in the order of its fields, and a decimal is a text
assert.deepEqual(await ask(`SELECT attribution_agg(ARRAY['linear'], channel, event_time, value) ${events}`), [
  [[["linear", "🛒 shop", 1, 0.5, "5.01"], ["linear", "email", 1, 0.5, "5.00"]]]
]);

assert.deepEqual(await ask("SELECT true, 4, 2.5e0, DECIMAL '12.34', DATE '2026-01-02', TIMESTAMP '2026-03-29 02:30:00.123456', TIMESTAMP '2026-03-29 03:30:00 Europe/Berlin', INTERVAL '2' DAY, MAP(ARRAY['a'], ARRAY[1]), X'01FF', NULL"), [
  [true, 4, 2.5, "12.34", "2026-01-02", "2026-03-29 02:30:00.123456", "2026-03-29 03:30:00 Europe/Berlin", "2 00:00:00.000", {a: 1}, "Af8=", null]
]);

// Parameters, in a statement that the client keeps
await ask(`PREPARE credit FROM SELECT attribute_linear(value IS NOT NULL, event_time, ? * INTERVAL '1' DAY, ?) OVER (ORDER BY event_time) ${events}`);
assert.deepEqual(await ask("EXECUTE credit USING 2, 'shared'"), [[0], [1], [0]]);
assert.deepEqual(await ask("EXECUTE credit USING 30, 'shared'"), [[0.5], [0.5], [0]]);

// All pages of a large result
const [[count]] = await ask("SELECT count(*) FROM event WHERE customer IS NOT NULL");
const credits = await ask("SELECT attribute_linear(conversion, event_time) OVER (PARTITION BY customer ORDER BY event_time) FROM event WHERE customer IS NOT NULL");
assert.equal(credits.length, count);
const credit = credits.reduce((sum, [value]) => sum + value, 0);
assert.ok(Math.abs(credit - Math.round(credit)) < 1e-6, `${credit}`);

await assert.rejects(ask(`SELECT attribution_agg(ARRAY['liner'], channel, event_time, value) ${events}`), {
  name: "INVALID_FUNCTION_ARGUMENT",
  message: /Unknown model 'liner'/
});

// The client tells the id of a query only with its first rows: the server knows it before
const long = await trino.query("SELECT count(credits) AS node_query FROM (SELECT attribution_agg(ARRAY['linear'], channel, event_time, conversion) AS credits FROM journeys.sf100.event GROUP BY customer)");
const end = long.next();
let running = [];
while (running.length === 0) {
  running = await ask("SELECT query_id FROM system.runtime.queries WHERE query LIKE '%AS node_query %' AND query NOT LIKE '%runtime%' AND state = 'RUNNING'");
}
await trino.cancel(running[0][0]);
assert.equal((await end).value.error.errorName, "USER_CANCELED");

console.log("node: every answer is right");
