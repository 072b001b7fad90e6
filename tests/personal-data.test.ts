import { expect, test } from '@jest/globals';
import { columnKit, personalData, type AnyEntity, type Column } from '@luuri/core';
import { openTestApp } from '../packages/server/src/app/fixtures.ts';

/** Tables that keep something of clients' people, with the place that shows and erases it. */
const places: Readonly<Record<string, string>> = {
  ...{ person: 'person', person_address: 'addresses', directory_account: 'directory account' },
  ...{ ticket: 'ticket subjects', ticket_field: 'ticket fields', message: 'messages', attachment: 'attachments', blob: 'attachments' },
  ...{ upload: 'uploads', intake: 'raw mail', delivery: 'outbox', suppressed_address: 'suppressed addresses', sla_ticket: 'clocks' },
  ...{ sla_ledger: 'clocks', hand_off: 'hand-offs', hand_off_score: 'hand-off scores', escalation_notice: 'notices' },
  ...{ audit_line: 'audit', rating: 'ratings', saved_view: 'saved views', sign_in_session: 'sessions', sign_in_link: 'sign-in links' },
  ...{ sign_in_attempt: 'counts of links asked for', desk_event: 'log of facts', phone_person_number: 'telephone numbers' },
  ...{ phone_call: 'telephone calls', phone_call_event: 'words of telephone calls', phone_turn: 'words of telephone calls' },
  ...{ phone_script_run: 'words of telephone calls', phone_promise: 'telephone promises', phone_attempt: 'telephone promises' },
  ...{ phone_appointment: 'appointments', chat: 'chats', chat_pass: 'chats', password_reset: 'password resets' },
  ...{ password_reset_factor: 'password resets', password_reset_self: 'password resets', password_reset_drill: 'password resets' },
  ...{ password_reset_alert: 'password resets', quality_review: 'quality reviews', quality_revision: 'quality reviews' },
  ...{ quality_appeal: 'quality reviews', quality_task: 'quality reviews', quality_pick: 'quality reviews' },
};

/** Tables with texts of which none is of clients' people: names of things, states, hashes that lead nowhere, and what is of those who work here. */
const without = new Set([
  ...['client', 'contract', 'mailbox', 'client_domain', 'directory_sync', 'team', 'agent', 'tier', 'role_permission'],
  ...['ticket_link', 'ticket_import', 'identity_proof', 'signing_key', 'sla_clock', 'escalation_firing', 'escalation_climb'],
  ...['notification_hours', 'maintenance_window', 'waiting_lane', 'routing_turn', 'agent_absence', 'agent_skills', 'macro'],
  ...['ticket_turn', 'ticket_settlement', 'ticket_spent', 'portal_ask', 'audit_link', 'ticket_tally'],
  ...['article', 'article_version', 'article_term', 'article_link', 'host_pulse', 'phone_bridge', 'phone_client_number'],
  ...['api_key', 'sign_in_flow', 'agent_password', 'agent_totp', 'recovery_code', 'passkey', 'outside_identity'],
  ...['phone_agent', 'phone_agent_span', 'phone_banner', 'chat_site', 'chat_line', 'chat_agent'],
  ...['quality_mark', 'quality_draw', 'quality_calibration'],
  // Why something of somebody was erased, or may not be: what stays is the proof.
  ...['legal_hold', 'erasure'],
  // Hashes by the desk's own key, which keep whoever was erased from being taken up again.
  'erasure_mark',
  // Masked, or as hashes, and gone by time: what has to be shown of a reset for as long as the contract says.
  ...['password_reset_evidence', 'password_reset_attempt', 'password_reset_notice', 'password_reset_aftercare'],
]);

const hasTexts = (entity: AnyEntity): boolean =>
  Object.values(entity.columns(columnKit('sqlite')) as Record<string, Column>).some(({ type }) =>
    ['text', 'simple-json', 'blob'].includes(String(type)),
  );

test('every table that keeps texts is shown and erased with a person, or is known to hold nothing of one', async () => {
  const { app, desk } = await openTestApp();
  try {
    const known = desk.get(personalData).map(({ place }) => place);
    const tables = desk.catalogue.entities.filter(hasTexts).map(({ table }) => table);
    expect(tables.filter((table) => !(table in places) && !without.has(table))).toEqual([]);
    expect([...Object.keys(places), ...without].filter((table) => !tables.includes(table) && table !== 'desk_event')).toEqual([]);
    // Places of the core are no plugin's to push; those of plugins are.
    const ofPlugins = Object.entries(places).filter(([table]) => /^(phone|chat|password_reset|quality|sign_in|saved|rating)/.test(table));
    expect(ofPlugins.filter(([, place]) => !known.includes(place))).toEqual([]);
  } finally {
    await app.close();
  }
});
