import type { screens as english } from '../en/screens.ts';
import type { Wording } from '../wording.ts';

export const screens: Wording<typeof english> = {
  late: '{{time}} för sent',
  left: '{{time}} kvar,',
  copy: 'Kopiera',
  copied: 'Kopierat',
  yes: 'Ja',
  no: 'Nej',
  close: 'Stäng',
  cancel: 'Avbryt',
  needed: 'Fyll i detta.',
  sure: 'Jag är säker: detta kan inte ångras.',
  shownOnce: 'Kopiera nu. Det visas bara en gång och sparas ingenstans.',
  done: '{{what}}: klart.',
  findPerson: 'Namn eller adress',
  nobody: 'Ingen med det namnet',
  units: { milliseconds: 'ms', seconds: 's', minutes: 'min' },
};
