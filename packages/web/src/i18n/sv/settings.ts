import type { settings as english } from '../en/settings.ts';
import type { Wording } from '../wording.ts';

export const settings: Wording<typeof english> = {
  title: 'Inställningar',
  section: {
    clients: 'Kunder',
    calendars: 'Kalendrar',
    macros: 'Makron',
    agents: 'Personer',
    teams: 'Team',
    roles: 'Roller',
    keys: 'API-nycklar',
    templates: 'Mallar',
    mailboxes: 'Brevlådor',
    plugins: 'Tillägg',
    jobs: 'Jobb',
    audit: 'Händelselogg',
  },
  about: {
    clients: 'Vilka som betjänas, och vad som avtalats med var och en.',
    calendars: 'Varje kunds öppettider och helgdagar, sedda som ett år.',
    macros: 'Vad handläggare ofta säger och gör, på en gång.',
    agents: 'Vilka som arbetar här, och i vilken roll.',
    teams: 'Vilka som arbetar tillsammans, på vilken nivå och för vilka kunder.',
    roles: 'Vad varje roll får göra.',
    keys: 'Med vad program kommer in.',
    templates: 'Orden i de brev som skickas automatiskt.',
    mailboxes: 'Var post kommer in och går ut, med ett prov.',
    plugins: 'Vad allt består av.',
    jobs: 'Vad som ska göras senare, och vad som inte gick.',
    audit: 'Vem som gjorde vad, och när.',
  },
};
