import type * as React from 'react';

/** What a part is given each time it is drawn. */
export interface PartProps {
  /** What the panel's action gave; read again after each fact that the panel follows. */
  readonly data: unknown;
  /** What is known where the panel stands, by name: `ticketId`. */
  readonly known: Readonly<Record<string, unknown>>;
  /** `fi`, `sv` or `en`. */
  readonly language: string;
  /**
   * Send one of the forms that the panel offers. What the form fills in and fixes is added, and the panel is read again.
   * @param values inputs of the form's action, by name
   * @throws when the API refuses it; its message is a sentence for people
   */
  readonly send: (form: string, values: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** What the console hands to a part, once: its own React, so that there is one of it on the page. */
export interface PartDesk {
  readonly react: typeof React;
}

/** What the module of a part exports as `part`. */
export type MakePart = (desk: PartDesk) => React.ComponentType<PartProps>;
