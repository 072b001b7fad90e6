import { agentRows, clientRows, messageRows, out, ticketRows, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { chatRows, chatStates, endings, lineRows, type Chat, type ChatState, type EndedBy } from '../entities.ts';

/** A chat as agents see it. */
export class ChatView {
  @out.integer id!: number;
  /** Short name of the client. */
  @out.text client!: string;
  @out.text clientName!: string;
  @out.orNull(out.integer) ticketId!: number | null;
  @out.orNull(out.text) subject!: string | null;
  @out.oneOf(...chatStates) state!: ChatState;
  @out.text language!: string;
  /** As the visitor gave them; `verified` says how far that goes: `none`, `mail`, `portal`. */
  @out.text name!: string;
  @out.text address!: string;
  @out.text verified!: string;
  @out.orNull(out.integer) personId!: number | null;
  @out.orNull(out.text) page!: string | null;
  @out.orNull(out.integer) agentId!: number | null;
  @out.orNull(out.text) agentName!: string | null;
  @out.orNull(out.integer) teamId!: number | null;
  @out.instant startedAt!: Date;
  @out.orNull(out.instant) queuedAt!: Date | null;
  @out.orNull(out.instant) takenAt!: Date | null;
  @out.orNull(out.instant) endedAt!: Date | null;
  @out.orNull(out.oneOf(...endings)) endedBy!: EndedBy | null;
  @out.integer lastSeq!: number;
  @out.integer visitorRead!: number;
  @out.integer agentRead!: number;
  /** Lines of the visitor that the agent has not read. */
  @out.integer unread!: number;
  /** What was said last. */
  @out.orNull(out.text) lastText!: string | null;
  @out.instant saidAt!: Date;
  /** Since when the visitor waits for a word: the first of their lines that nobody has answered. Null when it is their turn. */
  @out.orNull(out.instant) owedSince!: Date | null;
  /** When the next promise of its ticket falls due; null when none runs. */
  @out.orNull(out.instant) dueAt!: Date | null;
  /** When the visitor was asked to show that they read mail of their address. */
  @out.orNull(out.instant) proofAskedAt!: Date | null;
  /** True for one that is over, until its agent said what it came to. */
  @out.flag toWrapUp!: boolean;
  @out.orNull(out.list(out.text)) codes!: readonly string[] | null;
  /** True once its visitor ended it, or somebody else did. */
  @out.flag over!: boolean;
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

/** When the visitor said the first of what nobody has answered, by chat. */
async function owedSince(scope: Scope, chats: readonly Chat[]): Promise<Map<number, Date>> {
  const lines = scope.sql.table(lineRows);
  const answered = `SELECT MAX(a.seq) FROM ${lines} a WHERE a.chat_id = line.chat_id AND a.kind = 'text' AND a.by = 'agent'`;
  const query = scope.rows(lineRows).query('line');
  query.andWhere("line.by = 'visitor' AND line.kind = 'text' AND line.chatId IN (:...ids)", { ids: chats.map((chat) => chat.id) });
  const owed = await query.andWhere(`line.seq > COALESCE((${answered}), 0)`).orderBy('line.seq', 'DESC').getMany();
  return new Map(owed.map(({ chatId, at }) => [chatId, at]));
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
  const [unread, words, owed] = [await unreadOf(scope, chats), await lastWords(scope, chats), await owedSince(scope, chats)];
  return chats.map((chat) => {
    const { id, ticketId, state, language, name, address, verified, personId, page, agentId, teamId, proofAskedAt, toWrapUp, codes } = chat;
    const { startedAt, queuedAt, takenAt, endedAt, endedBy, lastSeq, visitorRead, agentRead, saidAt } = chat;
    const client = clients.find((one) => one.id === chat.clientId);
    const ticket = tickets.find((one) => one.id === ticketId);
    return {
      ...{ id, ticketId, state, language, name, address, verified, personId, page, agentId, teamId, proofAskedAt, toWrapUp, codes },
      ...{ startedAt, queuedAt, takenAt, endedAt, endedBy, lastSeq, visitorRead, agentRead, saidAt },
      ...{ client: client?.slug ?? '', clientName: client?.name ?? '' },
      subject: ticket?.subject ?? null,
      dueAt: ticket?.dueAt ?? null,
      owedSince: chat.state === 'ended' ? null : (owed.get(chat.id) ?? null),
      agentName: agents.find((one) => one.id === chat.agentId)?.name ?? null,
      ...{ unread: unread.get(chat.id) ?? 0, lastText: words.get(chat.id) ?? null, over: chat.state === 'ended' },
    };
  });
}

export async function viewOf(scope: Scope, chat: Chat): Promise<ChatView> {
  const [view] = await viewsOf(scope, [chat]);
  return view as ChatView;
}
