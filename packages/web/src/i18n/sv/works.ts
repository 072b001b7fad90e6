import type { works as english } from '../en/works.ts';
import type { Wording } from '../wording.ts';

/** Plugins and jobs, in the settings. */
export const works: Wording<typeof english> = {
  plugins: {
    title: 'Tillägg',
    about: 'Vad servicedesken består av, vad varje del tillför och hur den mår.',
    own: 'Tillägg',
    core: 'Kärnan: varje servicedesk har den',
    noVersion: 'säger ingen version',
    needs: 'Bygger på',
    actions: 'Vad som kan anropas',
    permissions: 'Behörigheter',
    sections: 'Vad varje avtal kan ställa in',
    screens: 'Formulär och paneler',
    events: 'Händelser som det berättar om',
    jobs: 'Arbete som det gör av sig själv',
  },
  health: { well: 'Mår bra', idle: 'Har inget att göra', troubled: 'Behöver ses över' },
  jobs: {
    title: 'Jobb',
    about:
      'Vad servicedesken gör av sig själv: tidtagare, post på väg, det som följer av händelser. Försenat arbete görs i den ordning som det förföll.',
    behind: 'Servicedesken ligger {{time}} efter: arbete har förfallit och görs inte. Är en process igång som arbetar?',
    keepsUp: 'Servicedesken håller jämna steg.',
    nothingDue: 'Inget jobb väntar.',
    nextDue: 'Nästa jobb förfaller:',
    waiting: 'Väntar',
    inHand: 'Görs nu',
    failing: 'Försöks igen',
    laidAside: 'Lagda åt sidan',
    undelivered: 'Meddelanden som inte levererats ännu',
    unreadable: 'Inkommande som inte förstods',
    kinds: 'Jobb efter slag',
    kind: 'Slag',
    none: 'Det finns inget att göra.',
  },
  letters: {
    title: 'Lagda åt sidan',
    none: 'Inget: inget jobb har misslyckats på sitt sista försök.',
    about: 'Gäller',
    attempts: 'Försök',
    error: 'Vad som gick fel',
    do: 'Vad som ska göras',
    retry: 'Kör igen',
    tried: 'Det körs igen från sitt första försök.',
    drop: 'Släpp',
    dropTitle: 'Släppa {{job}}?',
    dropText: 'Det som skulle göras görs aldrig. Granskningsloggen behåller vad det var, och ditt skäl.',
    reason: 'Varför ingen behöver det längre',
    dropped: 'Det är släppt.',
  },
};
