import type { audit as english } from '../en/audit.ts';
import type { Wording } from '../wording.ts';

/** The audit, in the settings. */
export const audit: Wording<typeof english> = {
  title: 'Granskningslogg',
  about: 'Vem som gjorde vad, och när; även det som nekades. Rader läggs bara till, och förseglas i en kedja som visar om någon rör dem.',
  csv: 'Hämta som CSV',
  none: 'Ingen rad passar. Ta bort något ur urvalet.',
  head: { open: 'Öppna', when: 'När', who: 'Vem', what: 'Vad', outcome: 'Utfall' },
  outcome: { done: 'Gjort', refused: 'Nekat' },
  filter: {
    label: 'Vilka rader',
    any: 'Alla',
    who: 'Vem',
    nobody: 'Ingen inloggad',
    desk: 'Servicedesken själv',
    what: 'Vad',
    client: 'Kund',
    outcome: 'Utfall',
    from: 'Från',
    to: 'Till och med',
  },
  line: {
    open: 'Rad {{number}}',
    at: 'När',
    address: 'Från adress',
    via: 'Kom in med',
    request: 'Begäran',
    code: 'Felkod',
    given: 'Vad som angavs',
  },
  change: { where: 'Inställning', before: 'Före', after: 'Efter', nothing: 'Inget som kan visas blev annorlunda.' },
  chain: {
    verify: 'Kontrollera kedjan',
    holds: 'Kedjan håller: {{links}} rader förseglade, {{erased}} av dem raderade, {{unsealed}} ännu inte förseglade.',
    head: 'Slut: {{head}}',
    broken: 'Kedjan brister vid länk {{number}}, rad {{line}}. De {{links}} länkarna före håller.',
  },
};
