/** The parts of the screen, with the permission that each takes. */
export const tabs = [
  { tab: 'to-review', needs: 'quality.review' },
  { tab: 'reviews', needs: 'quality.lead' },
  { tab: 'appeals', needs: 'quality.lead' },
  { tab: 'calibration', needs: 'quality.review' },
  { tab: 'feedback', needs: 'quality.lead' },
  { tab: 'coaching', needs: 'quality.lead' },
  { tab: 'my-reviews', needs: 'quality.own' },
  { tab: 'my-feedback', needs: 'quality.own' },
  { tab: 'my-tasks', needs: 'quality.own' },
] as const;
export type Tab = (typeof tabs)[number]['tab'];
