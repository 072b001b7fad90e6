/** What the mail with a sign-in link says. Plain text, like all mail of the desk. */
export interface LinkMail {
  readonly subject: string;
  readonly text: string;
}

type Values = { readonly name: string; readonly client: string; readonly url: string; readonly minutes: number };

const texts: Readonly<Record<string, (values: Values) => LinkMail>> = {
  fi: ({ name, client, url, minutes }) => ({
    subject: `Kirjautumislinkki: ${client}`,
    text: `Hei${name && ` ${name}`},\n\ntällä linkillä pääset omiin tukipyyntöihisi. Se toimii kerran ja ${String(minutes)} minuutin ajan:\n\n${url}\n\nJos et pyytänyt linkkiä, sinun ei tarvitse tehdä mitään.\n\n${client}\n`,
  }),
  sv: ({ name, client, url, minutes }) => ({
    subject: `Inloggningslänk: ${client}`,
    text: `Hej${name && ` ${name}`},\n\nmed den här länken kommer du till dina ärenden. Den fungerar en gång och i ${String(minutes)} minuter:\n\n${url}\n\nOm du inte bad om länken behöver du inte göra något.\n\n${client}\n`,
  }),
  en: ({ name, client, url, minutes }) => ({
    subject: `Sign-in link: ${client}`,
    text: `Hello${name && ` ${name}`},\n\nthis link opens your tickets. It works once, for ${String(minutes)} minutes:\n\n${url}\n\nIf you did not ask for it, there is nothing you need to do.\n\n${client}\n`,
  }),
};

/** In the language of whoever reads it; English when nobody wrote it in theirs. */
export function linkMail(language: string, values: Values): LinkMail {
  const write = Object.hasOwn(texts, language) ? texts[language] : texts['en'];
  // A name may hold anything; a subject is one line.
  const mail = write?.({ ...values, name: values.name.replaceAll(/\s+/g, ' ').trim() }) ?? { subject: '', text: '' };
  return { ...mail, subject: mail.subject.replaceAll(/\s+/g, ' ') };
}
