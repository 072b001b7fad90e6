/** The frame of the settings. What a section says stands in an area of its own. */
export const settings = {
  title: 'Settings',
  section: {
    clients: 'Clients',
    calendars: 'Calendars',
    agents: 'People',
    teams: 'Teams',
    roles: 'Roles',
    templates: 'Templates',
    mailboxes: 'Mailboxes',
    plugins: 'Plugins',
    jobs: 'Jobs',
    audit: 'Audit',
  },
  about: {
    clients: 'Whom the desk serves, and what was agreed with each.',
    calendars: 'Open hours and holidays of each client, seen as a year.',
    agents: 'Who works in the desk, and as what.',
    teams: 'Who works together, at which tier, for which clients.',
    roles: 'What each role may do.',
    templates: 'The words of the mails that the desk writes by itself.',
    mailboxes: 'Where mail comes in and goes out, with a test.',
    plugins: 'What the desk is made of.',
    jobs: 'What is to be done later, and what could not be done.',
    audit: 'Who did what, and when.',
  },
};
