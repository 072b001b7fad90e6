/** A client's calendar, seen as a year. */
export const calendars = {
  title: 'Calendars',
  client: 'Client',
  calendar: 'Calendar',
  before: 'Year before',
  after: 'Next year',
  zone: 'Hours of {{zone}}, by version {{version}} of the contract. Past dates show the hours that held then.',
  none: 'The contract of this client has no calendar.',
  noClient: 'There is no client yet.',
  extra: 'Set apart by the contract',
  kind: { open: 'Open', shortened: 'Shortened', closed: 'Closed', holiday: 'Holiday' },
};
