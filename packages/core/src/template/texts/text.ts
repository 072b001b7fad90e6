/** A mail as a template: subject and text, with Handlebars marks. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** The mails that the desk writes by itself. */
export const templateNames = ['confirmation', 'clock-warned', 'clock-breached', 'rule-fired', 'mentioned', 'digest', 'rating'] as const;
export type TemplateName = (typeof templateNames)[number];

export type Texts = Readonly<Record<TemplateName, MailText>>;
