/** The audit, in the settings. */
export const audit = {
  title: 'Audit',
  about:
    'Who did what, and when; refusals too. Lines are only ever added, and sealed into a chain that shows if anybody tampers with them.',
  csv: 'Download as CSV',
  none: 'No line fits. Take something out of the filter.',
  head: { open: 'Unfold', when: 'When', who: 'Who', what: 'What', outcome: 'Outcome' },
  outcome: { done: 'Done', refused: 'Refused' },
  filter: {
    label: 'Which lines',
    any: 'All',
    who: 'Who',
    nobody: 'Nobody signed in',
    desk: 'The desk itself',
    what: 'What',
    client: 'Client',
    outcome: 'Outcome',
    from: 'From',
    to: 'Up to and with',
  },
  line: {
    open: 'Line {{number}}',
    at: 'When',
    address: 'From address',
    via: 'Came in by',
    request: 'Request',
    code: 'Error code',
    given: 'What was given',
  },
  change: { where: 'Setting', before: 'Before', after: 'After', nothing: 'Nothing that can be shown became another.' },
  chain: {
    verify: 'Verify the chain',
    holds: 'The chain holds: {{links}} lines sealed, {{erased}} of them erased, {{unsealed}} not sealed yet.',
    head: 'Head: {{head}}',
    broken: 'The chain is broken at link {{number}}, line {{line}}. The {{links}} links before it hold.',
  },
} as const;
