/** Forms and panels of plugins. Their own words come with them. */
export const screens = {
  late: '{{time}} late',
  left: 'in {{time}},',
  copy: 'Copy',
  copied: 'Copied',
  yes: 'Yes',
  no: 'No',
  close: 'Close',
  cancel: 'Cancel',
  needed: 'Fill this in.',
  sure: 'I am sure: this cannot be taken back.',
  shownOnce: 'Copy it now. It is shown this once, and kept nowhere.',
  done: '{{what}}: done.',
  findPerson: 'Name or address',
  nobody: 'Nobody of that name',
  units: { milliseconds: 'ms', seconds: 's', minutes: 'min' },
};
