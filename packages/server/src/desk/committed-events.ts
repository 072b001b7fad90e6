import { definePlugin, log, within, type AnyEvent, type Desk, type EventType, type Installed } from '@luuri/core';

/** What a handler is told beside the payload. */
export interface EventNote {
  /** The event's number in the log; undefined for events that are not logged. */
  readonly eventId: number | undefined;
}

type Hear = (event: string, payload: object, note: EventNote) => void;

/** Tells the host of events once they are committed. It hears of each exactly when it happens; what must survive a crash is a job. */
export interface CommittedEvents {
  /** Put it after the plugins whose events it tells of. */
  readonly plugin: (plugins: readonly Installed[]) => Installed;
  /** From now on, `hear` is told. What it throws is logged by the desk and hurts nobody. */
  readonly connect: (desk: Pick<Desk, 'get'>, hear: Hear) => void;
}

export function committedEvents(): CommittedEvents {
  let hear: Hear = () => undefined;
  const telling = (type: AnyEvent) =>
    within(type as EventType<object>, async (scope, payload: object) => {
      const { eventId } = scope;
      scope.onCommit(() => {
        hear(type.event, payload, { eventId });
      });
    });
  return {
    plugin: (plugins) =>
      definePlugin({
        name: 'committed-events',
        summary: 'Tells the host of what was committed.',
        listeners: plugins.flatMap(({ spec }) => spec.events ?? []).map(telling),
      })(),
    connect(desk, wanted) {
      hear = (event, payload, note) => {
        try {
          wanted(event, payload, note);
        } catch (e) {
          desk.get(log).error({ err: e, event }, 'A listener of the host failed.');
        }
      };
    },
  };
}
