import { Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { callEventKinds, type CallEventKind } from '../rules/event.ts';

/** What a telephone system tells of agents rather than of calls. */
export const agentKinds = ['wrapup.started', 'wrapup.ended', 'agent.state', 'callback.requested'] as const;
export type NativeKind = CallEventKind | (typeof agentKinds)[number];

/** An event of a telephone system, in our own form. */
export class NativeEvent {
  /** The sender's own id of it, the same however often it is sent. */
  @IsString() @Length(1, 200) id!: string;
  /** What happened. */
  @IsIn([...callEventKinds, ...agentKinds]) event!: NativeKind;
  /** When, as an instant. */
  @Type(() => Date) @IsDate() at!: Date;
  /** This part of the call. */
  @IsOptional() @IsString() @Length(1, 200) callId?: string;
  /** The whole contact, where a transfer makes another part; `callId` when left out. */
  @IsOptional() @IsString() @Length(1, 200) linkedId?: string;
  /** Short name of the client, where the system knows it. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** The number that was called; decides the client when `client` is left out. */
  @IsOptional() @IsString() @Length(1, 100) dialledNumber?: string;
  @IsOptional() @IsString() @Length(0, 100) from?: string;
  @IsOptional() @IsString() @Length(0, 100) to?: string;
  @IsOptional() @IsIn(['in', 'out']) direction?: 'in' | 'out';
  @IsOptional() @IsString() @Length(1, 100) queue?: string;
  /** Extension, name or login of the agent. */
  @IsOptional() @IsString() @Length(1, 100) agentExt?: string;
  /** `blind` or `warm`, of a transfer. */
  @IsOptional() @IsIn(['blind', 'warm']) kind?: string;
  /** Who ended it: `caller`, `agent`. */
  @IsOptional() @IsString() @Length(1, 100) by?: string;
  @IsOptional() @IsString() @Length(1, 200) reason?: string;
  /** Seconds that who gave up had waited. */
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000) waitSec?: number;
  /** State of the agent, of `agent.state`. */
  @IsOptional() @IsIn(['ready', 'break', 'away']) state?: 'ready' | 'break' | 'away';
  /** Wrap-up code, of `wrapup.ended`. */
  @IsOptional() @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/) code?: string;
  @IsOptional() @IsString() @Length(1, 500) recordingRef?: string;
}
