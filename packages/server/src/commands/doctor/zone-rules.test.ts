import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  createDesk,
  defineAction,
  definePlugin,
  essentials,
  onlySystem,
  sla,
  slaTicketRows,
  system,
  tickets,
  tzdataVersion,
} from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { readSettings } from '../../config/index.ts';
import { applyPacks } from '../../serve/packs.ts';
import { look } from './finding.ts';
import { checkZoneRules, zoneRules } from './zone-rules.ts';

const now = new Date('2026-11-27T12:00:00Z');
const acme = `client: acme
name: Acme Oy
effective-from: 2026-01-01
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi]
calendars: { always: { zone: Europe/Helsinki, hours: 24x7 } }
sla: [{ name: standard, calendar: always, targets: { normal: { first-response: 4h } } }]
`;

const reckon = defineAction('future.reckon', {
  summary: 'As if a later Node had computed a clock.',
  allow: onlySystem,
  run: (scope) => scope.rows(slaTicketRows).update({ ticketId: 2 }, { zones: '2999a' }),
});
const future = definePlugin({ name: 'future', summary: 'For this test.', needs: [sla], actions: { reckon } });

describe('the time zone rules of a Node', () => {
  it('are well when they are recent, and nothing newer was counted by', () => {
    expect(zoneRules('2026a', [], now)).toBe('the rules of 2026a');
    expect(zoneRules('2025c', ['2025c', '2024b'], now)).toBe('the rules of 2025c, and clocks were computed by none that are newer');
  });
  it('must not be older than those that the desk has counted by', () => {
    expect(() => zoneRules('2025c', ['2025b', '2026a', '2024a'], now)).toThrow(
      'This Node has the time zone rules of 2025c, and the desk has counted with those of 2026a before',
    );
    expect(() => zoneRules('2025b', ['2025c'], now)).toThrow('of 2025c before');
  });
  it('are worth a note when they are older than a year for certain, and not before', () => {
    expect(zoneRules('2024b', ['2024b'], now)).toEqual({
      note: 'The time zone rules of this Node are of 2024b, and some zone changes every year. Update Node: it brings them along.',
    });
    expect(zoneRules('2025a', [], new Date('2026-12-31T23:00:00Z'))).toBe('the rules of 2025a');
    expect(zoneRules('2025a', [], new Date('2027-01-01T00:00:00Z'))).toEqual({ note: expect.stringContaining('2025a') });
  });
  it('that name no edition are worth a note, and what was counted by such ones says nothing', () => {
    expect(zoneRules('icu-78.2', ['2026a'], now)).toEqual({ note: expect.stringContaining('does not say of which edition') });
    expect(zoneRules('2026a', ['icu-78.2'], now)).toBe('the rules of 2026a');
  });
});

eachDatabase(
  (_name, open) => {
    it('a desk that has counted by newer rules is found, with what to do', async () => {
      const { options, name } = await open.database();
      const environment =
        options.type === 'postgres' ? { LUURI_DATABASE_URL: options.url } : { LUURI_DATA: path.dirname(options.database) };
      const settings = readSettings({ environment });
      const checked = () => look('zone rules', 'Run the Node that ran before, or a newer one.', () => checkZoneRules(settings));
      if (name === 'file') expect(await checked()).not.toMatchObject({ how: 'FAIL' }); // nothing there yet

      const desk = await createDesk({ database: options, plugins: [...essentials(), future()] });
      try {
        await applyPacks(desk, [{ file: 'acme.yaml', yaml: acme }], false);
        for (const subject of ['a', 'b']) await desk.as(system).use(tickets).open({ client: 'acme', from: 'ada@acme.example', subject });
        expect(await checked()).toMatchObject({ says: expect.stringContaining(tzdataVersion()) });
        await desk.as(system).use(future).reckon();
        expect(await checked()).toEqual({
          about: 'zone rules',
          how: 'FAIL',
          says: `This Node has the time zone rules of ${tzdataVersion()}, and the desk has counted with those of 2999a before. Run the Node that ran before, or a newer one.`,
        });
      } finally {
        await desk.stop();
      }
    });
  },
  ['file', 'postgres'],
);
