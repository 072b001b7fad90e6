import { IsInt, IsString, Length } from 'class-validator';
import { can, defineAction, defineOutsideAction, Download } from '../../kernel/index.ts';
import { seeTickets } from '../../ticket/index.ts';
import { messageRows } from '../entities.ts';
import { pictureRefused } from '../errors.ts';
import { fetchPicture, remoteRules } from './fetch.ts';
import { remoteIn } from './addresses.ts';

export class ByPicture {
  @IsInt() messageId!: number;
  /** Where the message says that the picture is. */
  @IsString() @Length(1, 4_000) address!: string;
}

/** Not for the wire. What the desk asks another site for, a message that the actor sees must show: it is no proxy for anything else. */
export const lookForPicture = defineAction('message.look-for-picture', {
  summary: 'See whether a message shows a picture of another site.',
  allow: can(seeTickets),
  input: ByPicture,
  reads: true,
  async run(scope, { messageId, address }): Promise<void> {
    const { html } = await scope.rows(messageRows).get(messageId);
    if (html === null || !remoteIn(html).has(address)) throw pictureRefused({ why: 'the message shows none there' });
  },
});

export const readRemotePicture = defineOutsideAction('message.picture', {
  summary: 'A picture of another site that a message shows, fetched by the desk: the site learns nothing of who looks.',
  allow: can(seeTickets),
  http: 'GET /messages/:messageId/picture',
  input: ByPicture,
  output: Download,
  reads: true,
  async reach({ own, get }, { messageId, address }): Promise<Download> {
    await own.run(lookForPicture, { messageId, address });
    const { mediaType, bytes } = await fetchPicture(address, get(remoteRules));
    return new Download({ name: `picture.${mediaType.replace('image/', '')}`, mediaType, bytes });
  },
});
