/** What the mail about a published review says. */
export interface Published {
  /** Of the agent. */
  readonly name: string;
  readonly ticket: number;
  readonly subject: string;
  /** Of the client. */
  readonly client: string;
  /** Until when it may be appealed, in the words and the zone of whoever reads it; undefined when that is over. */
  readonly until: string | undefined;
}

type Words = (what: Published) => { readonly subject: string; readonly text: string };

const fi: Words = ({ name, ticket, subject, client, until }) => ({
  subject: `Yhteydenottosi on arvioitu: #${String(ticket)} ${subject}`,
  text: `Hei ${name},

yhteydenottosi tiketillä #${String(ticket)} (${client}) on arvioitu. Arviointi on julkaistu, ja voit lukea sen konsolissa: Laatu, Omat arvioinnit.

Aihe: ${subject}
${until === undefined ? '' : `\nJos arviointi ei mielestäsi pidä paikkaansa, voit pyytää siihen oikaisua viimeistään ${until}.\n`}`,
});

const sv: Words = ({ name, ticket, subject, client, until }) => ({
  subject: `Din kontakt har granskats: #${String(ticket)} ${subject}`,
  text: `Hej ${name},

din kontakt i ärende #${String(ticket)} (${client}) har granskats. Granskningen är publicerad, och du kan läsa den i konsolen: Kvalitet, Mina granskningar.

Ämne: ${subject}
${until === undefined ? '' : `\nOm du anser att granskningen inte stämmer kan du överklaga den senast ${until}.\n`}`,
});

const en: Words = ({ name, ticket, subject, client, until }) => ({
  subject: `A contact of yours was reviewed: #${String(ticket)} ${subject}`,
  text: `Hello ${name},

your contact on ticket #${String(ticket)} (${client}) was reviewed. The review is published, and you can read it in the console: Quality, My reviews.

Subject: ${subject}
${until === undefined ? '' : `\nIf you think that it is not right, you may appeal until ${until}.\n`}`,
});

const spoken: Readonly<Record<string, Words>> = { fi, sv, en };

/** In English where the desk does not speak the language. A subject is one line. */
export function publishedMail(language: string, what: Published): ReturnType<Words> {
  const subject = what.subject.replaceAll(/\s+/g, ' ').trim();
  return (spoken[language] ?? en)({ ...what, subject });
}
