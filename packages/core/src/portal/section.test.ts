import { describe, expect, test } from '@jest/globals';
import { readPack } from '../client/index.ts';
import { byPath } from '../fixtures.ts';
import { portalSection, type PortalTerms } from './section.ts';

const head = `client: acme
name: Acme Oy
calendars:
  office: { zone: Europe/Helsinki, hours: { mon-fri: ['08:00-16:00'] } }
`;
const read = (text: string) => readPack(head + text, [portalSection]);
const termsOf = (text: string): PortalTerms | undefined => {
  const found = read(text);
  if ('mistakes' in found) throw new RangeError(JSON.stringify(found.mistakes));
  return found.pack.sections.get('portal') as PortalTerms | undefined;
};
const mistakes = (text: string): Record<string, string> => {
  const found = read(text);
  return 'mistakes' in found ? byPath(found.mistakes) : {};
};

describe('the section portal', () => {
  test('left out, there is no portal; empty, there is one with the client’s name', () => {
    expect(termsOf('')).toBeUndefined();
    expect(termsOf('portal: {}')).toMatchObject({ name: 'Acme Oy', colour: 'blue', welcome: '', kinds: undefined, hours: undefined });
  });

  test('has the colour of the client, unless it names another', () => {
    expect(termsOf('colour: olive\nportal: {}')).toMatchObject({ colour: 'olive' });
    expect(termsOf('colour: olive\nportal: { colour: rose }')).toMatchObject({ colour: 'rose' });
  });

  test('says name, colour, welcome, kinds, hours and telephone', () => {
    const terms = termsOf(`portal:
  name: { fi: Acmen IT-tuki, en: Acme IT help }
  colour: teal
  welcome: Tervetuloa
  hours: office
  phone: '+358 9 1234 5678'
  kinds:
    - broken
    - kind: vpn
      title: { fi: Etäyhteys, en: Remote access }
      ask: { fi: Mitä näet? }
      type: incident
      service: vpn
      fields: [{ name: place, label: { fi: Missä olet? }, choices: [Koti, Muualla], required: true }]
`);
    expect(terms).toMatchObject({ colour: 'teal', hours: 'office', phone: '+358 9 1234 5678', name: { fi: 'Acmen IT-tuki' } });
    expect(terms?.kinds).toEqual([
      'broken',
      {
        ...{ kind: 'vpn', title: { fi: 'Etäyhteys', en: 'Remote access' }, intro: '', ask: { fi: 'Mitä näet?' }, type: 'incident' },
        service: 'vpn',
        fields: [{ name: 'place', label: { fi: 'Missä olet?' }, kind: 'choice', choices: ['Koti', 'Muualla'], required: true }],
      },
    ]);
  });

  test('has questions that wait for an answer to the one before', () => {
    const kind = (when: string) => `portal:
  kinds:
    - kind: vpn
      fields:
        - { name: place, choices: [Home, Elsewhere] }
        - { name: where, label: Where?, when: ${when} }
`;
    const [vpn] = termsOf(kind('{ field: place, is: Elsewhere }'))?.kinds ?? [];
    expect(vpn).toMatchObject({ fields: [{ name: 'place' }, { name: 'where', when: { field: 'place', is: ['Elsewhere'] } }] });
    for (const wrong of ['{ field: where, is: Elsewhere }', '{ field: place, is: Abroad }', '{ field: place, is: [] }', 'Elsewhere'])
      expect(mistakes(kind(wrong))).toEqual({ 'portal.kinds[0].fields[1].when': expect.stringContaining('an earlier field with choices') });
  });

  test('names every mistake by its path', () => {
    expect(
      mistakes(`portal:
  name: 7
  colour: pink
  logo: x
  hours: nights
  phone: 112
  kinds:
    - Not A Name
    - { kind: vpn, title: { de: x }, fields: [{ name: text }, { name: a, choices: [] }, { name: b }] }
    - vpn
`),
    ).toEqual({
      'portal.name': expect.stringContaining('must be a text'),
      'portal.colour': expect.stringContaining('must be one of blue'),
      'portal.logo': expect.stringContaining('is not known here'),
      'portal.hours': expect.stringContaining('(office)'),
      'portal.phone': expect.stringContaining('+358'),
      'portal.kinds[0]': expect.stringContaining('must be the name of a kind'),
      'portal.kinds[1].title': expect.stringContaining('must be a text'),
      'portal.kinds[1].fields': expect.stringContaining('at most 2'),
      'portal.kinds[1].fields[0]': expect.stringContaining('"text" is taken'),
      'portal.kinds[1].fields[1].choices': expect.stringContaining('1 to 30'),
      'portal.kinds[1]': expect.stringContaining('a second time'),
    });
    expect(mistakes('portal: yes')).toEqual({ portal: expect.stringContaining('must be a map') });
    expect(mistakes('portal: { kinds: [] }')).toEqual({ 'portal.kinds': expect.stringContaining('1 to 12') });
  });
});
