import { definePort } from '@luuri/core';
import { IsInt, IsOptional, Min } from 'class-validator';

/** How fast visitors may be. */
export class ChatOptions {
  /** Chats and messages that may begin from one network within ten minutes; 60 when left out. Offices share an address. */
  @IsOptional() @IsInt() @Min(1) startsFromNetwork?: number;
  /** Lines that one visitor may send within half a minute; 20 when left out. */
  @IsOptional() @IsInt() @Min(1) linesOfVisitor?: number;
}

/** What the plugin was installed with. */
export const chatOptions = definePort<ChatOptions>('chat.options', () => new ChatOptions());
