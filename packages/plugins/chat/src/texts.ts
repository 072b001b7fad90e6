import type { LineView } from './conversation/lines.ts';

interface Words {
  readonly transcript: (name: string) => string;
  readonly you: string;
  readonly file: (name: string) => string;
  readonly taken: (name: string) => string;
  readonly waiting: string;
  readonly ended: string;
  readonly code: (code: string, minutes: number) => { subject: string; text: string };
}

const spoken: Readonly<Record<string, Words>> = {
  fi: {
    transcript: (name) => `Hei ${name},\n\ntässä on keskustelunne. Voit jatkaa asiaa vastaamalla tähän viestiin.`,
    you: 'Sinä',
    file: (name) => `[tiedosto: ${name}]`,
    taken: (name) => `${name} liittyi keskusteluun.`,
    waiting: 'Keskustelu siirrettiin jonoon.',
    ended: 'Keskustelu päättyi.',
    code: (code, minutes) => ({
      subject: `${code} on chatin vahvistuskoodisi`,
      text: `Kirjoita tämä koodi chat-ikkunaan: ${code}\n\nSe on voimassa ${String(minutes)} minuuttia. Jos et itse avannut chattia, voit jättää tämän viestin huomiotta.`,
    }),
  },
  sv: {
    transcript: (name) => `Hej ${name},\n\nhär är er konversation. Du kan fortsätta ärendet genom att svara på det här meddelandet.`,
    you: 'Du',
    file: (name) => `[fil: ${name}]`,
    taken: (name) => `${name} anslöt till konversationen.`,
    waiting: 'Konversationen flyttades till kön.',
    ended: 'Konversationen avslutades.',
    code: (code, minutes) => ({
      subject: `${code} är din bekräftelsekod för chatten`,
      text: `Skriv den här koden i chattfönstret: ${code}\n\nDen gäller i ${String(minutes)} minuter. Om du inte själv öppnade chatten kan du bortse från det här meddelandet.`,
    }),
  },
  en: {
    transcript: (name) => `Hello ${name},\n\nthis is your conversation. To go on with it, answer this message.`,
    you: 'You',
    file: (name) => `[file: ${name}]`,
    taken: (name) => `${name} joined the conversation.`,
    waiting: 'The conversation went back to the queue.',
    ended: 'The conversation ended.',
    code: (code, minutes) => ({
      subject: `${code} is your code for the chat`,
      text: `Type this code into the chat window: ${code}\n\nIt is good for ${String(minutes)} minutes. If you did not open the chat yourself, you can ignore this message.`,
    }),
  },
};

const english = spoken['en'] as Words;
export const wordsIn = (language: string): Words => spoken[language] ?? english;

const timeIn = (at: Date, { language, zone }: { language: string; zone: string }): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);

function lineText(line: LineView, words: Words): string {
  if (line.kind === 'taken') return words.taken(line.name ?? '');
  if (line.kind !== 'text') return line.kind === 'waiting' ? words.waiting : words.ended;
  const who = line.by === 'visitor' ? words.you : (line.name ?? '');
  const files = line.files.map((file) => words.file(file.name)).join(' ');
  return `${who}: ${[line.text, files].filter(Boolean).join(' ')}`;
}

/** A conversation as a mail tells it, in the visitor's language and the client's time. */
export function transcriptText(lines: readonly LineView[], to: { name: string; language: string; zone: string }): string {
  const words = wordsIn(to.language);
  const told = lines.map((line) => `${timeIn(line.at, to)}  ${lineText(line, words)}`);
  return [words.transcript(to.name), '', ...told].join('\n');
}
