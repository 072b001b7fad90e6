import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Length, Min, ValidateNested } from 'class-validator';
import { out } from '../kernel/index.ts';
import { priorities, type Priority } from '../ticket/index.ts';

/** Changes that one can make to a ticket in one go; each is left out where nothing is to change. */
export class Changes {
  /** State to move to. */
  @IsOptional() @IsString() @Length(1, 60) state?: string;
  @IsOptional() @IsIn(priorities) priority?: Priority;
  /** Values by the keys of the client's own fields; `null` takes one away. */
  @IsOptional() @IsObject() fields?: Record<string, unknown>;
  /** Agent to give it to. */
  @IsOptional() @IsInt() agentId?: number;
  /** True for whoever acts to take it. */
  @IsOptional() @IsBoolean() takeIt?: boolean;
  /** Tier to hand it on to, with the note as the packet: its team gets it. */
  @IsOptional() @IsInt() @Min(1) toTier?: number;
}

/** What is said to the requester, by language. HTML, or plain text, which becomes paragraphs. */
export class ReplyTexts {
  @IsOptional() @IsString() @Length(1, 20_000) fi?: string;
  @IsOptional() @IsString() @Length(1, 20_000) sv?: string;
  @IsOptional() @IsString() @Length(1, 20_000) en?: string;
}

/** What a macro does, in this order: reply, note, and the changes. */
export class Steps extends Changes {
  @IsOptional() @ValidateNested() @Type(() => ReplyTexts) reply?: ReplyTexts;
  /** For colleagues; plain text. */
  @IsOptional() @IsString() @Length(1, 4000) note?: string;
}

/** The changes of a macro as the outside sees them. */
export class ChangesView {
  @out.optional(out.text) state?: string;
  @out.optional(out.oneOf(...priorities)) priority?: Priority;
  @out.optional(out.record(out.json)) fields?: Record<string, unknown>;
  @out.optional(out.integer) agentId?: number;
  @out.optional(out.flag) takeIt?: boolean;
  @out.optional(out.integer) toTier?: number;
}
/** Replies by language, as sanitised HTML. */
export class ReplyTextsView {
  @out.optional(out.text) fi?: string;
  @out.optional(out.text) sv?: string;
  @out.optional(out.text) en?: string;
}
/** The steps of a macro as the outside sees them. */
export class StepsView extends ChangesView {
  @out.optional(out.one(ReplyTextsView)) reply?: ReplyTextsView;
  @out.optional(out.text) note?: string;
}

/** The changes alone, those that there are. */
export const changesOf = ({ state, priority, fields, agentId, takeIt, toTier }: Changes): ChangesView => ({
  ...(state === undefined ? {} : { state }),
  ...(priority === undefined ? {} : { priority }),
  ...(fields === undefined ? {} : { fields }),
  ...(agentId === undefined ? {} : { agentId }),
  ...(takeIt ? { takeIt } : {}),
  ...(toTier === undefined ? {} : { toTier }),
});
