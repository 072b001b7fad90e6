import { definePermission } from '@luuri/core';

export const takeChats = definePermission('chat.take', 'Take chats and talk in them.', ['agent', 'team-lead']);
export const seeChats = definePermission('chat.see', 'See chats, and who is at them.', ['agent', 'team-lead', 'quality']);
