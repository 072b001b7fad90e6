import { can, defineForm, definePanel, settingsPage, say } from '@luuri/core';
import { listLines, setExtension, setOwnState } from '../agent/actions.ts';
import { setBanner } from '../agent/calls.ts';
import { connectSystem, disconnectSystem, listSystems } from '../calls/systems.ts';
import { agentStateChanged } from '../events.ts';
import { leadCalls } from '../permissions.ts';
import { states, systemKinds } from './words.ts';

const stateForm = defineForm('phone.state', {
  title: say('Oma tila', 'Eget läge', 'Your state'),
  button: say('Vaihda', 'Byt', 'Change'),
  submits: setOwnState,
  fields: [
    {
      ...{ name: 'state', kind: 'choice', label: say('Tila', 'Läge', 'State') },
      choices: states.filter(({ value }) => value === 'ready' || value === 'break' || value === 'away'),
    },
    { name: 'reason', kind: 'text', label: say('Tauon syy', 'Varför paus', 'Why a break'), when: { field: 'state', is: 'break' } },
  ],
});

const bannerForm = defineForm('phone.banner', {
  title: say('Häiriötiedote', 'Driftstörning', 'Outage banner'),
  intro: say(
    'Se, minkä jokainen lukee ensin tämän asiakkaan puheluissa. Ilman tekstiä tiedote poistuu.',
    'Det som alla läser först i kundens samtal. Utan text tas det bort.',
    "What everybody reads first on this client's calls. Without a text it is taken down.",
  ),
  button: say('Tallenna', 'Spara', 'Save'),
  submits: setBanner,
  stands: [settingsPage],
  fields: [
    { name: 'client', kind: 'client', label: say('Asiakas', 'Kund', 'Client') },
    { name: 'text', kind: 'long-text', label: say('Teksti', 'Text', 'Text') },
    { name: 'until', kind: 'date-time', label: say('Asti', 'Till', 'Until') },
  ],
});

const extensionForm = defineForm('phone.set-extension', {
  title: say('Alaliittymä', 'Anknytning', 'Extension'),
  button: say('Tallenna', 'Spara', 'Save'),
  submits: setExtension,
  fills: { agentId: 'row.agentId' },
  fields: [
    {
      ...{ name: 'extension', kind: 'text', label: say('Alaliittymä', 'Anknytning', 'Extension') },
      hint: say('Numero, nimi tai tunnus.', 'Nummer, namn eller inloggning.', 'A number, a name or a login.'),
    },
  ],
});

export const agentsPanel = definePanel('phone.agents', {
  title: say('Puhelimessa', 'Vid telefonen', 'At the telephone'),
  icon: 'headset',
  stands: [settingsPage],
  reads: listLines,
  allow: can(leadCalls),
  shows: 'rows',
  rowsAt: 'items',
  fields: [
    { name: 'agentId', kind: 'agent', label: say('Kuka', 'Vem', 'Who') },
    { name: 'state', kind: 'choice', label: say('Tila', 'Läge', 'State'), choices: states },
    { name: 'since', kind: 'date-time', label: say('Alkaen', 'Sedan', 'Since') },
    { name: 'extension', kind: 'text', label: say('Alaliittymä', 'Anknytning', 'Extension') },
  ],
  empty: say('Kukaan ei ole vielä ollut puhelimessa.', 'Ingen har varit vid telefonen än.', 'Nobody has been at the telephone yet.'),
  follows: [agentStateChanged],
  rowForms: [extensionForm],
});

const connectForm = defineForm('phone.connect', {
  title: say('Liitä puhelinjärjestelmä', 'Anslut en växel', 'Connect a telephone system'),
  button: say('Liitä', 'Anslut', 'Connect'),
  submits: connectSystem,
  fields: [
    {
      name: 'name',
      kind: 'text',
      label: say('Nimi', 'Namn', 'Name'),
      hint: say('Esimerkiksi asterisk.', 'Till exempel asterisk.', 'For example asterisk.'),
    },
    { name: 'kind', kind: 'choice', label: say('Tapa', 'Sätt', 'Way'), choices: systemKinds, initial: 'cti' },
    {
      ...{ name: 'client', kind: 'client', label: say('Vain asiakkaalle', 'Endast för kunden', 'Only for the client') },
      hint: say('Kaikki, jos tyhjä.', 'Alla, om tomt.', 'All of them, when empty.'),
    },
  ],
  shows: [
    { name: 'path', kind: 'secret', label: say('Osoite, /api sen eteen', 'Adress, /api framför', 'Address, with /api before it') },
    { name: 'secret', kind: 'secret', label: say('Salaisuus', 'Hemlighet', 'Secret') },
  ],
});

const disconnectForm = defineForm('phone.disconnect', {
  title: say('Irrota', 'Koppla från', 'Disconnect'),
  button: say('Irrota', 'Koppla från', 'Disconnect'),
  submits: disconnectSystem,
  fills: { name: 'row.name' },
  grave: true,
  fields: [],
});

export const systemsPanel = definePanel('phone.systems', {
  title: say('Puhelinjärjestelmät', 'Växlar', 'Telephone systems'),
  icon: 'plug',
  stands: [settingsPage],
  reads: listSystems,
  shows: 'rows',
  fields: [
    { name: 'name', kind: 'text', label: say('Nimi', 'Namn', 'Name') },
    { name: 'kind', kind: 'choice', label: say('Tapa', 'Sätt', 'Way'), choices: systemKinds },
    { name: 'clientId', kind: 'client', label: say('Asiakas', 'Kund', 'Client') },
    { name: 'active', kind: 'yes-no', label: say('Käytössä', 'I bruk', 'In use') },
  ],
  empty: say('Puhelinjärjestelmää ei ole liitetty.', 'Ingen växel är ansluten.', 'No telephone system is connected.'),
  forms: [connectForm],
  rowForms: [disconnectForm],
});

export const settingForms = [stateForm, bannerForm, extensionForm, connectForm, disconnectForm];
