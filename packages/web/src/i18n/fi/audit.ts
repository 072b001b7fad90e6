import type { audit as english } from '../en/audit.ts';
import type { Wording } from '../wording.ts';

/** The audit, in the settings. */
export const audit: Wording<typeof english> = {
  title: 'Tapahtumaloki',
  about:
    'Kuka teki mitä ja milloin, myös kielletyt yritykset. Rivejä vain lisätään, ja ne sinetöidään ketjuksi, josta näkyy, jos joku kajoaa niihin.',
  csv: 'Lataa CSV',
  none: 'Mikään rivi ei sovi. Väljennä rajausta.',
  head: { open: 'Avaa', when: 'Milloin', who: 'Kuka', what: 'Mitä', outcome: 'Tulos' },
  outcome: { done: 'Tehty', refused: 'Kielletty' },
  filter: {
    label: 'Mitkä rivit',
    any: 'Kaikki',
    who: 'Kuka',
    nobody: 'Kirjautumaton',
    desk: 'Palvelupiste itse',
    what: 'Mitä',
    client: 'Asiakas',
    outcome: 'Tulos',
    from: 'Alkaen',
    to: 'Päättyen',
  },
  line: {
    open: 'Rivi {{number}}',
    at: 'Milloin',
    address: 'Mistä osoitteesta',
    via: 'Tuli sisään',
    request: 'Kutsu',
    code: 'Virhekoodi',
    given: 'Mitä annettiin',
  },
  change: { where: 'Asetus', before: 'Ennen', after: 'Jälkeen', nothing: 'Mikään näytettävissä oleva ei muuttunut.' },
  chain: {
    verify: 'Tarkista ketju',
    holds: 'Ketju pitää: {{links}} riviä sinetöity, niistä {{erased}} poistettu, {{unsealed}} vielä sinetöimättä.',
    head: 'Pää: {{head}}',
    broken: 'Ketju katkeaa lenkissä {{number}}, rivillä {{line}}. Sitä edeltävät {{links}} lenkkiä pitävät.',
  },
};
