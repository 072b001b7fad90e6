import { agentRows, clientRows, messageRows, ticketRows, out, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { chatRows, chatStates, endings, lineRows, type Chat, type ChatState, type EndedBy } from '../entities.ts';

/** A chat as agents see it. */
export class ChatView {
  @out.integer readonly id!: number;
  /** Short name of the client. */
  @out.text readonly client!: string;
  @out.text readonly clientName!: string;
  @out.orNull(out.integer) readonly ticketId!: number | null;
  @out.orNull(out.text) readonly subject!: string | null;
  @out.oneOf(...chatStates) readonly state!: ChatState;
  @out.text readonly language!: string;
  /** As the visitor gave them; `verified` says how far that goes: `none`, `mail`, `portal`. */
  @out.text readonly name!: string;
  @out.text readonly address!: string;
  @out.text readonly verified!: string;
  @out.orNull(out.integer) readonly personId!: number | null;
  @out.orNull(out.text) readonly page!: string | null;
  @out.orNull(out.integer) readonly agentId!: number | null;
  @out.orNull(out.text) readonly agentName!: string | null;
  @out.orNull(out.integer) readonly teamId!: number | null;
  @out.instant readonly startedAt!: Date;
  @out.orNull(out.instant) readonly queuedAt!: Date | null;
  @out.orNull(out.instant) readonly takenAt!: Date | null;
  @out.orNull(out.instant) readonly endedAt!: Date | null;
  @out.orNull(out.oneOf(...endings)) readonly endedBy!: EndedBy | null;
  @out.integer readonly lastSeq!: number;
  @out.integer readonly visitorRead!: number;
  @out.integer readonly agentRead!: number;
  /** Lines of the visitor that the agent has not read. */
  @out.integer readonly unread!: number;
  /** What was said last. */
  @out.orNull(out.text) readonly lastText!: string | null;
  @out.instant readonly saidAt!: Date;
  /** True once its visitor ended it, or somebody else did. */
  @out.flag readonly over!: boolean;
}

/** How much of the last words a list shows. */
const GLIMPSE = 200;

async function unreadOf(scope: Scope, chats: readonly Chat[]): Promise<Map<number, number>> {
  const query = scope.rows(lineRows).query('line').select('line.chatId', 'chat').addSelect('COUNT(*)', 'many');
  query.innerJoin(chatRows.table, 'chat', 'chat.id = line.chatId AND line.seq > chat.agentRead');
  query.andWhere("line.by = 'visitor' AND line.kind = 'text' AND line.chatId IN (:...ids)", { ids: chats.map((chat) => chat.id) });
  const rows = await query.groupBy('line.chatId').getRawMany<{ chat: number | string; many: number | string }>();
  return new Map(rows.map(({ chat, many }) => [Number(chat), Number(many)]));
}

async function lastWords(scope: Scope, chats: readonly Chat[]): Promise<Map<number, string>> {
  const last = `SELECT MAX(l.id) FROM ${scope.sql.table(lineRows)} l WHERE l.chat_id = chat.id AND l.kind = 'text'`;
  const query = scope.rows(chatRows).query('chat').select('chat.id', 'chat').addSelect(`(${last})`, 'line');
  const rows = await query
    .andWhere('chat.id IN (:...ids)', { ids: chats.map((chat) => chat.id) })
    .getRawMany<{ chat: number; line: number | string | null }>();
  const lineIds = rows.flatMap(({ line }) => (line === null ? [] : [Number(line)]));
  const lines = lineIds.length === 0 ? [] : await scope.rows(lineRows).find({ where: { id: lineIds } });
  const messageIds = lines.flatMap((line) => (line.messageId === null ? [] : [line.messageId]));
  const said = messageIds.length === 0 ? [] : await scope.rows(messageRows).find({ where: { id: messageIds } });
  return new Map(lines.map((line) => [line.chatId, said.find((message) => message.id === line.messageId)?.text.slice(0, GLIMPSE) ?? '']));
}

const found = (ids: readonly (number | null)[]): number[] => [...new Set(ids.flatMap((id) => (id === null ? [] : [id])))];

/** Chats that the actor sees, with what belongs to them. */
export async function viewsOf(scope: Scope, chats: readonly Chat[]): Promise<ChatView[]> {
  if (chats.length === 0) return [];
  const desk = kept(scope);
  const ticketIds = found(chats.map((chat) => chat.ticketId));
  const agentIds = found(chats.map((chat) => chat.agentId));
  const clients = await desk.rows(clientRows).find({ where: { id: found(chats.map((chat) => chat.clientId)) } });
  const tickets = ticketIds.length === 0 ? [] : await desk.rows(ticketRows).find({ where: { id: ticketIds } });
  const agents = agentIds.length === 0 ? [] : await desk.rows(agentRows).find({ where: { id: agentIds } });
  const [unread, words] = [await unreadOf(scope, chats), await lastWords(scope, chats)];
  return chats.map((chat) => {
    const { id, ticketId, state, language, name, address, verified, personId, page, agentId, teamId } = chat;
    const { startedAt, queuedAt, takenAt, endedAt, endedBy, lastSeq, visitorRead, agentRead, saidAt } = chat;
    const client = clients.find((one) => one.id === chat.clientId);
    return {
      ...{ id, ticketId, state, language, name, address, verified, personId, page, agentId, teamId },
      ...{ startedAt, queuedAt, takenAt, endedAt, endedBy, lastSeq, visitorRead, agentRead, saidAt },
      ...{ client: client?.slug ?? '', clientName: client?.name ?? '' },
      subject: tickets.find((one) => one.id === ticketId)?.subject ?? null,
      agentName: agents.find((one) => one.id === agentId)?.name ?? null,
      ...{ unread: unread.get(chat.id) ?? 0, lastText: words.get(chat.id) ?? null, over: chat.state === 'ended' },
    };
  });
}

export async function viewOf(scope: Scope, chat: Chat): Promise<ChatView> {
  const [view] = await viewsOf(scope, [chat]);
  return view as ChatView;
}
