import { createTable, defineMigration, sql } from '../kernel/index.ts';
import { settlementRows, spentRows, ticketTurnRows } from './entities.ts';

/** What was so before there were turns: the log says it. Who had the ticket then is not known, so it is who has it now. */
const turns = (category: string, from: string, past: string) => `
  INSERT INTO "ticket_turn" ("ticket_id", "client_id", "kind", "at", "tier", "team_id", "channel")
  SELECT t."id", t."client_id",
    CASE WHEN ${category} = 'resolved' OR (${category} = 'closed' AND ${from} <> 'resolved') THEN 'solved' WHEN ${category} = 'cancelled' THEN 'called-off'
      WHEN ${from} = 'cancelled' THEN 'restored' ELSE 'reopened' END,
    ${past}, t."tier", t."team_id", t."channel"
  FROM "desk_event" e JOIN "ticket" t ON e."about" = 'ticket:' || t."id"
  WHERE e."event" = 'ticket.moved' AND
    (CASE WHEN ${category} IN ('resolved', 'closed') THEN 1 WHEN ${category} = 'cancelled' THEN 2 ELSE 0 END)
    <> (CASE WHEN ${from} IN ('resolved', 'closed') THEN 1 WHEN ${from} = 'cancelled' THEN 2 ELSE 0 END)
  ORDER BY e."id"`;

export const migrations = [
  defineMigration('create-report', [
    createTable(ticketTurnRows),
    createTable(settlementRows),
    createTable(spentRows),
    sql({
      sqlite: turns(
        `json_extract(e."payload", '$.category')`,
        `json_extract(e."payload", '$.fromCategory')`,
        `coalesce(replace(substr(json_extract(e."payload", '$.past'), 1, 23), 'T', ' '), e."at")`,
      ),
      postgres: turns(`e."payload"->>'category'`, `e."payload"->>'fromCategory'`, `coalesce((e."payload"->>'past')::timestamptz, e."at")`),
    }),
  ]),
];
