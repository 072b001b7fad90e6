/** Loaded with the first appointment. */
const library = () => import('ical-generator');

/** What stands in a calendar. */
export interface Invitation {
  readonly uid: string;
  readonly sequence: number;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly now: Date;
  readonly summary: string;
  readonly place: string | null;
  readonly organizer: { readonly name: string; readonly email: string };
  readonly attendee: { readonly name: string; readonly email: string } | undefined;
  readonly cancelled: boolean;
}

/** An iCalendar invitation, or its cancellation, in UTC: every calendar shows it in its own zone. */
export async function invitationText(invitation: Invitation): Promise<string> {
  const { default: ical, ICalCalendarMethod, ICalEventStatus } = await library();
  const { uid, sequence, startAt, endAt, now, summary, place, organizer, attendee, cancelled } = invitation;
  const calendar = ical({ prodId: '//luuri//desk//EN', method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST });
  const event = calendar.createEvent({
    ...{ id: uid, sequence, start: startAt, end: endAt, stamp: now, summary, organizer },
    ...(place === null ? {} : { location: place }),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  if (attendee) event.createAttendee({ name: attendee.name, email: attendee.email, rsvp: true });
  return calendar.toString();
}
