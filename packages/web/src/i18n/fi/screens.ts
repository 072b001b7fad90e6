import type { screens as english } from '../en/screens.ts';
import type { Wording } from '../wording.ts';

export const screens: Wording<typeof english> = {
  late: '{{time}} myöhässä',
  left: '{{time}} jäljellä,',
  copy: 'Kopioi',
  copied: 'Kopioitu',
  yes: 'Kyllä',
  no: 'Ei',
  close: 'Sulje',
  cancel: 'Peruuta',
  needed: 'Täytä tämä.',
  sure: 'Olen varma: tätä ei voi perua.',
  shownOnce: 'Kopioi nyt. Tämä näytetään vain kerran, eikä sitä säilytetä.',
  done: '{{what}}: valmis.',
  findPerson: 'Nimi tai osoite',
  nobody: 'Ketään sen nimistä ei ole',
  units: { milliseconds: 'ms', seconds: 's', minutes: 'min' },
};
